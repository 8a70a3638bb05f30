// The complete reasoning without a model: why this lead, why this rep, what to say first, what to do
// by when and who takes over, from parts and facts alone. The same input gives the same words.

import { capitalised, figure, listed, shortened } from '../leads/values/wording.ts';
import { closed } from '../policy/rule-words.ts';
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
import { byPoints, type Grounds, whatDecided } from './templates/what-decided.ts';

export type PlainAdvice = {
  summary: string;
  reasons: Cited[];
  talkingPoints: Cited[];
  nextSteps: Cited[];
  /** Those of the next steps that stand whoever writes the others. */
  firstSteps: Cited[];
  backup: { repId: string; when: string } | null;
};

/**
 * Advice for `pickId`, one of the shortlist (or a rep outside it whom ownership names). `facts` are
 * those of `gatherFacts` for the same snapshot and shortlist, and for `leftOut` behind it: a rep outside
 * the shortlist whom people will ask about. `grounds` say what decided where the score did not. Every
 * sentence cites at least one fact.
 */
export function plainAdvice(
  given: Snapshot,
  shortlist: readonly Candidate[],
  facts: readonly Fact[],
  pickId: string,
  leftOut: Candidate | null = null,
  grounds: Grounds = {},
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
  const decided = pick === null ? null : whatDecided(pick, others, grounds, find);
  const claimed = Boolean(grounds.claim) || advantages[0]?.weight === CLAIM_WEIGHT;
  // Under a claim the records of others are beside the point; elsewhere they come behind what decided.
  const told = grounds.claim ? [] : advantages.slice(0, decided === null ? 2 : 1);
  const { mayTake = () => true } = grounds;
  const steps = nextSteps(snapshot, pick, interest, reading, find, { spoken, mayTake });
  return {
    summary: summary(
      snapshot,
      pick,
      decided === null && pick
        ? whyThisRep(pick, others, advantages, grounds)
        : `, ${decided?.clause}`,
      interest,
      reading,
    ),
    reasons: present([
      askedByName(pick, reading, find),
      decided?.told ?? null,
      ...told.map(({ sentence, facts: ids }) => cited(sentence, ids)),
      pick && decided === null && advantages.length === 0
        ? byPoints(pick, others, grounds, find)
        : null,
      ...(pick ? setting(pick, grounds, decided?.told?.text ?? '', find) : []),
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

/** What else of the policy and of the moment led here. */
function setting(
  { rep: { name, id } }: Figures,
  { unkept, tierBecause, passedOver = [] }: Grounds,
  before: string,
  find: Citing,
): (Cited | null)[] {
  const facts = [...find.ids('score', id), ...find.ids('role', id)];
  return [
    unkept
      ? cited(closed(unkept), find.ids('account_owner'), find.ids('account_csm'), facts)
      : null,
    passedOver.length > 0
      ? cited(
          `${listed(passedOver)} came before ${name}, and took another lead in that moment.`,
          facts,
        )
      : null,
    tierBecause && !before.includes(tierBecause) ? cited(closed(tierBecause), facts) : null,
  ];
}

const MOST_REASONS = 6;

/** Why this rep, in words without figures; then what says most about the lead. */
function summary(
  snapshot: Snapshot,
  pick: Figures | null,
  why: string,
  interest: Interest,
  reading: Reading,
): string {
  const who = leadName(snapshot);
  const first = pick
    ? `${who} goes to ${pick.rep.name}${why}.`
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
  { chosenBy }: Grounds,
): string {
  const [first, second] = advantages;
  if (first) return `, who ${second ? joined(first, second) : first.clause}`;
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
