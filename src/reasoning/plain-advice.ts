// The complete reasoning without a model: why this lead, why this rep, what to say first, what to do
// by when and who takes over, from parts and facts alone. The same input gives the same words.

import { capitalised, figure, listed, shortened } from '../leads/values/wording.ts';
import { languageAsked } from '../selection/free-text/needs.ts';
import { quotableSnapshot } from '../selection/free-text/quotable.ts';
import type { Candidate } from '../selection/scene/candidate.ts';
import type { Snapshot } from '../selection/scene/snapshot.ts';
import type { Cited, Fact } from './facts/fact.ts';
import { type Advantage, advantagesOf, CLAIM_WEIGHT } from './templates/advantages.ts';
import { backupFor } from './templates/backup.ts';
import { callLanguage } from './templates/call-language.ts';
import { type Citing, cited, citing, present } from './templates/citing.ts';
import { type Figures, figuresOf } from './templates/comparison.ts';
import { type Interest, interestOf, scoreWords } from './templates/interest.ts';
import { leadName } from './templates/lead-name.ts';
import { leftOutWords } from './templates/left-out.ts';
import { nextSteps } from './templates/next-steps.ts';
import { type Reading, readingOf } from './templates/reading.ts';
import { inQuotes } from './templates/saying-back.ts';
import { talkingPoints } from './templates/talking-points.ts';
import { tradeOff } from './templates/trade-off.ts';

export type PlainAdvice = {
  summary: string;
  reasons: Cited[];
  talkingPoints: Cited[];
  nextSteps: Cited[];
  /** Those of the next steps that stand whoever writes the others. */
  firstSteps: Cited[];
  backup: { repId: string; when: string } | null;
};

/** Who chose the pick: where nothing sets it apart, its place says why only when it went by place. */
export type ChosenBy = 'rules' | 'model';

/**
 * Advice for `pickId`, one of the shortlist (or a rep outside it whom ownership names). `facts` are
 * those of `gatherFacts` for the same snapshot and shortlist, and for `leftOut` behind it: a rep outside
 * the shortlist whom people will ask about. Every sentence cites at least one fact.
 */
export function plainAdvice(
  given: Snapshot,
  shortlist: readonly Candidate[],
  facts: readonly Fact[],
  pickId: string,
  leftOut: Candidate | null = null,
  chosenBy: ChosenBy = 'rules',
): PlainAdvice {
  const snapshot = quotableSnapshot(given);
  const find = citing(facts);
  const figures = figuresOf(snapshot, shortlist);
  const pick = figures.find(({ rep }) => rep.id === pickId) ?? null;
  const others = figures.filter(({ rep }) => rep.id !== pickId);
  const interest = interestOf(snapshot.lead, find);
  const reading = readingOf(snapshot);
  const { lead, account } = snapshot;
  const asked = languageAsked(snapshot)?.value ?? null;
  const spoken = callLanguage(lead, asked, find);
  const advantages =
    pick === null ? [] : advantagesOf({ lead, account, asked, pick, others, find });
  const claimed = advantages[0]?.weight === CLAIM_WEIGHT;
  const steps = nextSteps(snapshot, pick, interest, reading, find, { spoken });
  return {
    summary: summary(snapshot, pick, others, advantages, interest, reading, chosenBy),
    reasons: present([
      askedByName(pick, reading, find),
      ...advantages.slice(0, 2).map(({ sentence, facts: ids }) => cited(sentence, ids)),
      advantages.length === 0 ? placeInOrder(pick, others, find, chosenBy) : null,
      whyThisLead(interest, reading, find),
      // Whoever owns the account gets the lead whatever others would bring.
      leftOutWords(snapshot, leftOut, find),
      pick && !claimed ? tradeOff(pick, others, find) : null,
    ]).slice(0, MOST_REASONS),
    talkingPoints: talkingPoints(lead, account, reading, find, spoken),
    nextSteps: [...steps.first, ...steps.rest],
    firstSteps: steps.first,
    backup: backupFor(pick, others, shortlist, pickId, account),
  };
}

function askedByName(pick: Figures | null, { asksFor }: Reading, find: Citing): Cited | null {
  if (pick === null || !asksFor?.repIds.includes(pick.rep.id)) return null;
  return cited(`They ask for ${pick.rep.name} by name.`, find.one('message', asksFor.piece));
}

const MOST_REASONS = 5;

/** Why this rep, in words without figures; then what says most about the lead. */
function summary(
  snapshot: Snapshot,
  pick: Figures | null,
  others: readonly Figures[],
  advantages: readonly Advantage[],
  interest: Interest,
  reading: Reading,
  chosenBy: ChosenBy,
): string {
  const who = leadName(snapshot);
  const first = pick
    ? `${who} goes to ${pick.rep.name}${whyThisRep(pick, others, advantages, chosenBy)}.`
    : `${who} stays with its present owner.`;
  return [first, whatTheyWant(interest, reading)].filter((sentence) => sentence !== '').join(' ');
}

function whatTheyWant(
  interest: Interest,
  { point, notBuying, givesOrders, note }: Reading,
): string {
  const said = notBuying ?? point;
  if (said !== null) {
    const rest = givesOrders ? ' The rest of it gives orders to the routing and is withheld.' : '';
    return `They ${said.isQuestion ? 'ask' : 'write'}: ${inQuotes(shortened(said.text, 130))}${rest}`;
  }
  if (givesOrders)
    return 'Their message is withheld: it gives orders to the routing, and counted for nothing.';
  if (note !== null) return `A colleague noted: ${inQuotes(shortened(note.text, 130))}`;
  const { level, words } = interest;
  if (words === '') return '';
  const heat = { high: ': act at once', medium: '', low: '; no hurry shown yet', unknown: '' };
  return `They ${words}${heat[level]}.`;
}

function whyThisRep(
  pick: Figures,
  others: readonly Figures[],
  advantages: readonly Advantage[],
  chosenBy: ChosenBy,
): string {
  const [first, second] = advantages;
  if (first) return `, who ${second ? joined(first, second) : first.clause}`;
  if (others.length === 0) return ', the only one whom the rules leave';
  if (chosenBy === 'model') return `, whom the advisor chose of ${others.length + 1}`;
  const { score } = pick.candidate;
  return score === null ? '' : `, first of ${others.length + 1} with ${figure(score, 1)} points`;
}

/** "specialises in retail" and "specialises in SAP" make one clause. */
function joined(first: Advantage, second: Advantage): string {
  const { specialises: also } = second;
  if (first.specialises === undefined || also === undefined) {
    return `${first.clause} and ${second.clause}`;
  }
  return `${first.clause}${also.includes(' and ') ? ',' : ' and'} ${also}`;
}

/** What stands in for advantages when nothing sets the pick apart. */
function placeInOrder(
  pick: Figures | null,
  others: readonly Figures[],
  find: Citing,
  chosenBy: ChosenBy,
): Cited | null {
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
  if (chosenBy === 'model') {
    return cited(
      `The advisor chose ${name} among ${others.length + 1} candidates${words === '' ? '' : `; ${name} comes in${words}`}.`,
      find.ids('score', id),
      find.ids('role', id),
    );
  }
  return cited(
    `Little sets the reps apart here; ${name} ranks first of ${others.length + 1}${words}.`,
    find.ids('score', id),
    find.ids('role', id),
  );
}

/** The signs of interest that the summary has not told, and the score; null where that would only fill a line. */
function whyThisLead(
  interest: Interest,
  { point, notBuying, note }: Reading,
  find: Citing,
): Cited | null {
  const score = scoreWords(interest);
  const wrote = point !== null || notBuying !== null || note !== null;
  if (interest.words === '') {
    if (score !== '') {
      return cited(`${capitalised(score)}; what they looked at is not known.`, interest.scoreFacts);
    }
    return wrote
      ? null
      : cited('Nothing is known yet of what they looked at or want.', find.ids('unknown'));
  }
  // Whoever wrote has told more than a form that was filled in.
  const first = wrote && interest.weight > 0 ? [interest.words] : [];
  const signs = listed([...first, ...interest.others.words]);
  const heat = wrote
    ? {
        high: 'Act at once: they ',
        medium: 'They ',
        low: 'No hurry shown yet: they ',
        unknown: 'They ',
      }[interest.level]
    : 'They also ';
  if (signs !== '') {
    return cited(
      `${heat}${signs}${score === '' ? '' : `; ${score}`}.`,
      interest.facts,
      interest.others.facts,
      interest.scoreFacts,
    );
  }
  return score === '' || interest.level === 'medium'
    ? null
    : cited(`${capitalised(score)}.`, interest.scoreFacts);
}
