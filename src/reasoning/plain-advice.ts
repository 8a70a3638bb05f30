// The complete reasoning without a model: why this lead, why this rep, what to say first, what to do
// by when and who takes over, from parts and facts alone. The same input gives the same words.

import { shortened } from '../leads/values/wording.ts';
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
import type { Texts } from './texts/en.ts';
import { textsOf } from './texts/texts.ts';

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
  const texts = textsOf(snapshot);
  const find = citing(facts, texts);
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
        ? whyThisRep(pick, others, advantages, grounds, texts)
        : texts.reasons.byDeciding(decided?.clause ?? ''),
      interest,
      reading,
      texts,
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
    backup: backupFor(pick, others, shortlist, pickId, account, texts),
  };
}

function askedByName(pick: Figures | null, { asksFor }: Reading, find: Citing): Cited | null {
  if (pick === null || !asksFor?.repIds.includes(pick.rep.id)) return null;
  return cited(find.texts.reasons.askedByName(pick.rep.name), find.one('message', asksFor.piece));
}

/** What else of the policy and of the moment led here. */
function setting(
  { rep: { name, id } }: Figures,
  { unkept, tierBecause, passedOver = [] }: Grounds,
  before: string,
  find: Citing,
): (Cited | null)[] {
  const { reasons, decided, words } = find.texts;
  const facts = [...find.ids('score', id), ...find.ids('role', id)];
  return [
    unkept
      ? cited(decided.unkept(unkept), find.ids('account_owner'), find.ids('account_csm'), facts)
      : null,
    passedOver.length > 0 ? cited(reasons.passedOver(words.listed(passedOver), name), facts) : null,
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
  texts: Texts,
): string {
  const { reasons } = texts;
  const who = leadName(snapshot);
  const first = pick ? reasons.goesTo(who, pick.rep.name, why) : reasons.stays(who);
  return [first, whatTheyWant(interest, reading, texts)]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function whatTheyWant(
  interest: Interest,
  { point, notBuying, givesOrders, note }: Reading,
  texts: Texts,
): string {
  const { reasons } = texts;
  const said = notBuying ?? point;
  if (said !== null) {
    const quote = inQuotes(shortened(said.text, 130), { texts });
    const rest = givesOrders ? reasons.restWithheld : '';
    return `${reasons.theyWrite(quote, said.isQuestion)}${rest}`;
  }
  if (givesOrders) return reasons.withheld;
  if (note !== null) return reasons.noted(inQuotes(shortened(note.text, 130), { texts }));
  const { level, words } = interest;
  return words === '' ? '' : reasons.they[level](words);
}

function whyThisRep(
  pick: Figures,
  others: readonly Figures[],
  advantages: readonly Advantage[],
  { chosenBy }: Grounds,
  { reasons, words }: Texts,
): string {
  const [first, second] = advantages;
  if (first) return reasons.byAdvantages(first, second);
  if (chosenBy === 'model') return reasons.byAdvisor(others.length + 1);
  const { score } = pick.candidate;
  return score === null ? '' : reasons.byScore(others.length + 1, words.figure(score, 1));
}

/** The signs of interest that the summary has not told, and the score; null where that would only fill a line. */
function whyThisLead(
  interest: Interest,
  { point, notBuying, note }: Reading,
  find: Citing,
): Cited | null {
  const { reasons, words } = find.texts;
  const score = scoreWords(interest, find.texts);
  const wrote = point !== null || notBuying !== null || note !== null;
  if (interest.words === '') {
    if (score !== '') {
      return cited(reasons.scoreOnly(score), interest.scoreFacts);
    }
    return wrote ? null : cited(reasons.nothingKnown, find.ids('unknown'));
  }
  // Whoever wrote has told more than a form that was filled in.
  const first = wrote && interest.weight > 0 ? [interest.words] : [];
  const signs = words.listed([...first, ...interest.others.words]);
  if (signs !== '') {
    return cited(
      wrote ? reasons.signs(interest.level, signs, score) : reasons.also(signs, score),
      interest.facts,
      interest.others.facts,
      interest.scoreFacts,
    );
  }
  return score === '' || interest.level === 'medium'
    ? null
    : cited(reasons.scoreAlone(score), interest.scoreFacts);
}
