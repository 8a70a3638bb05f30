// The complete reasoning without a model: why this lead, why this rep, what to say first, what to do
// by when and who takes over, from parts and facts alone. The same input gives the same words.
import type { Candidate } from './candidate.ts';
import type { Cited, Fact } from './fact.ts';
import { counted, figure, money, slugWords } from './facts/wording.ts';
import { type Advantage, advantagesOf } from './plain/advantages.ts';
import { backupFor } from './plain/backup.ts';
import { type Citing, cited, citing, present } from './plain/citing.ts';
import { type Interest, interestOf, scoreWords } from './plain/interest.ts';
import { nextSteps } from './plain/next-steps.ts';
import { type Figures, figuresOf } from './plain/standing.ts';
import { talkingPoints } from './plain/talking-points.ts';
import { tradeOff } from './plain/trade-off.ts';
import type { Snapshot } from './snapshot.ts';

export type PlainAdvice = {
  summary: string;
  reasons: Cited[];
  talkingPoints: Cited[];
  nextSteps: Cited[];
  backup: { repId: string; when: string } | null;
};

/**
 * Advice for `pickId`, one of the shortlist (or a rep outside it whom ownership names). `facts` are
 * those of `gatherFacts` for the same snapshot and shortlist. Every sentence cites at least one fact.
 */
export function plainAdvice(
  snapshot: Snapshot,
  shortlist: readonly Candidate[],
  facts: readonly Fact[],
  pickId: string,
): PlainAdvice {
  const find = citing(facts);
  const figures = figuresOf(snapshot, shortlist);
  const pick = figures.find(({ rep }) => rep.id === pickId) ?? null;
  const others = figures.filter(({ rep }) => rep.id !== pickId);
  const interest = interestOf(snapshot.lead, find);
  const { lead, account } = snapshot;
  const advantages = pick === null ? [] : advantagesOf({ lead, account, pick, others, find });
  return {
    summary: summary(snapshot, pick, others, advantages, interest),
    reasons: present([
      ...advantages.slice(0, 3).map(({ sentence, facts: ids }) => cited(sentence, ids)),
      advantages.length === 0 ? standing(pick, others, find) : null,
      whyThisLead(snapshot, interest, find),
      pick && tradeOff(pick, others, find),
    ]),
    talkingPoints: talkingPoints(lead, account, find),
    nextSteps: nextSteps(snapshot, pick, interest, find),
    backup: backupFor(pick, others, shortlist, pickId),
  };
}

function summary(
  snapshot: Snapshot,
  pick: Figures | null,
  others: readonly Figures[],
  advantages: readonly Advantage[],
  interest: Interest,
): string {
  const who = leadName(snapshot);
  const why = pick ? whyThisRep(pick, others, advantages) : '';
  const what = [interest.words, scoreWords(interest)].filter((words) => words !== '').join('; ');
  const heat = { high: 'Hot lead', medium: 'Fair interest', low: 'Early interest', unknown: '' };
  const second = what === '' ? '' : `${heat[interest.level]}: ${what}.`;
  const first = pick
    ? `${who} goes to ${pick.rep.name}${why}.`
    : `${who} stays with its present owner.`;
  return [first, second].filter((sentence) => sentence !== '').join(' ');
}

function whyThisRep(
  pick: Figures,
  others: readonly Figures[],
  advantages: readonly Advantage[],
): string {
  const clauses = advantages.slice(0, 2).map(({ clause }) => clause);
  if (clauses.length > 0) return `: ${clauses.join(' and ')}`;
  if (others.length === 0) return ', the only one whom the rules leave';
  const { score } = pick.candidate;
  return score === null ? '' : `, first of ${others.length + 1} with ${figure(score, 1)} points`;
}

function leadName({ lead, account }: Snapshot): string {
  const domain = lead.domain === null || lead.freeMail ? null : `The lead from ${lead.domain}`;
  const name = lead.companyName ?? account?.name ?? domain;
  const about = [
    lead.industry === 'unknown' ? null : slugWords(lead.industry),
    lead.employees === null ? null : counted(figure(lead.employees, 0), 'employee'),
    lead.revenueUsd === null ? null : `${money(lead.revenueUsd)} revenue`,
  ].filter((part) => part !== null);
  const details = about.length > 0 ? ` (${about.join(', ')})` : '';
  return `${name ?? 'This lead'}${details}`;
}

/** What stands in for advantages when nothing sets the pick apart. */
function standing(pick: Figures | null, others: readonly Figures[], find: Citing): Cited | null {
  if (pick === null) return null;
  const { name, id } = pick.rep;
  const score = pick.candidate.score;
  if (others.length === 0) {
    return cited(
      `${name} is the only one whom the rules leave for this lead.`,
      find.ids('score', id),
      find.ids('role', id),
    );
  }
  const words = score === null ? '' : ` with ${figure(score, 1)} points`;
  return cited(
    `Little sets the reps apart here; ${name} ranks first of ${others.length + 1}${words}.`,
    find.ids('score', id),
    find.ids('role', id),
  );
}

function whyThisLead(snapshot: Snapshot, interest: Interest, find: Citing): Cited | null {
  const who = snapshot.lead.companyName ?? 'The lead';
  const score = scoreWords(interest);
  if (interest.words === '') {
    return score === ''
      ? cited('Nothing is known yet of what they looked at or want.', find.ids('unknown'))
      : cited(`Nothing is known of what they looked at; ${score}.`, interest.scoreFacts);
  }
  const heat = { high: 'Act at once: ', medium: '', low: 'No hurry shown yet: ', unknown: '' };
  const text = `${heat[interest.level]}${who} ${interest.words}${score === '' ? '' : `; ${score}`}.`;
  return cited(text, interest.facts, interest.scoreFacts);
}
