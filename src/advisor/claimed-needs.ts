// What the needs that a model claims may do together. Each counts once; one that must be served is the
// only way past the margin, and preferences settle close calls: they never carry a lead beyond it.

import { decide, type Evaluation } from '../selection/decide.ts';
import {
  languageAsked,
  meaningOf,
  type Need,
  needCheck,
  withNeeds,
} from '../selection/free-text/needs.ts';
import { freeTexts } from '../selection/free-text/orders.ts';
import { isUnfit } from '../selection/free-text/quotable.ts';
import { repsNamedIn } from '../selection/free-text/redact.ts';
import type { Answer } from './answer.ts';
import { type AdviceKey, wordsGiven } from './brief.ts';

/** Claims that are looked at; no lead states more. */
const MOST_CLAIMS = 8;

export type NeedsInForce = {
  needs: Need[];
  /** Why a claim does not count, for the log. */
  doubts: string[];
  /** What holds with the needs in force. */
  evaluation: Evaluation;
  /** Within the margin, with the claimed preferences and without them. */
  mayBeChosen(repId: string): boolean;
};

/** The claims that hold beside the needs that were known before, and what they do. */
export function claimedNeeds(claims: Answer['needs'], key: AdviceKey): NeedsInForce {
  const { needs, doubts } = verified(claims, key);
  // What was known before, or what the lead's own words ask for, binds like a rule of the policy.
  const asked = languageAsked(key.snapshot);
  const isClaimedAlone = (need: Need) =>
    !key.needs.includes(need) && (asked === null || meaningOf(asked) !== meaningOf(need));
  const setsNothingAside = (some: readonly Need[]) => {
    const musts = some.filter(isMust);
    const { relaxed, snapshot } = evaluationWith(musts, key);
    const made = snapshot.policy.document.must.slice(key.snapshot.policy.document.must.length);
    const claimed = musts.flatMap((need, i) => (isClaimedAlone(need) ? (made[i] ?? []) : []));
    return relaxed.every(
      (code) => claimed.some((rule) => rule.code === code) || key.evaluation.relaxed.includes(code),
    );
  };
  const served = notedUnless(needs, 'must', setsNothingAside);
  const ruled = evaluationWith(served.filter(isMust), key);
  const staysWithin = (some: readonly Need[]) => {
    const [first] = evaluationWith(some, key).order;
    return first === undefined || ruled.withinMargin.includes(first);
  };
  const bounded = notedUnless(served, 'prefer', staysWithin);
  const evaluation = evaluationWith(bounded, key);
  return {
    needs: bounded,
    doubts,
    evaluation,
    mayBeChosen: (id) => [evaluation, ruled].every(({ withinMargin }) => withinMargin.includes(id)),
  };
}

function verified(claims: Answer['needs'], key: AdviceKey): { needs: Need[]; doubts: string[] } {
  const needs: Need[] = [...key.needs];
  const doubts: string[] = [];
  const verify = claims.length > 0 ? needCheck(wordsGiven(key), key.snapshot) : null;
  const counted = new Set(needs.map(meaningOf));
  for (const claim of claims.slice(0, MOST_CLAIMS)) {
    const repId = claim.kind === 'named_person' ? namedPerson(claim, key) : null;
    const found = verify?.({ ...claim, repId });
    if (found === undefined) continue;
    if (isUnfit(claim.quote) || isUnfit(claim.value))
      doubts.push('need: its quote is nothing to show');
    else if ('because' in found) doubts.push(`need: ${found.because}`);
    else if (!counted.has(meaningOf(found.need))) {
      counted.add(meaningOf(found.need));
      needs.push(found.need);
    }
  }
  return { needs, doubts };
}

/** The rep whose alias stands in both the claim and the quote, and whom the lead did name. */
function namedPerson({ value, quote }: { value: string; quote: string }, key: AdviceKey) {
  const alias = /\bR[1-8]\b/.exec(value)?.[0] ?? /\bR[1-8]\b/.exec(quote)?.[0];
  if (alias === undefined || !new RegExp(`\\b${alias}\\b`).test(quote)) return null;
  const { lead, roster } = key.snapshot;
  const repId = key.aliases.repOf(alias);
  return freeTexts(lead).some((text) => repsNamedIn(text, roster).includes(repId ?? ''))
    ? repId
    : null;
}

/**
 * The needs, with those of one effect only noted that would break what must hold: a must may not set
 * aside a rule that binds without it (a language that the lead asks for), and a preference may put
 * nobody first who lies beyond the margin, so that the rules' own pick, too, stays within it.
 */
function notedUnless(
  needs: readonly Need[],
  effect: Need['effect'],
  holds: (some: readonly Need[]) => boolean,
): Need[] {
  if (!needs.some((need) => need.effect === effect) || holds(needs)) return [...needs];
  const kept = needs.map((need) => (need.effect === effect ? asNote(need) : need));
  for (const [i, need] of needs.entries()) {
    if (need.effect !== effect) continue;
    kept[i] = need;
    if (!holds(kept)) kept[i] = asNote(need);
  }
  return kept;
}

function isMust({ effect }: Need): boolean {
  return effect === 'must';
}

function asNote(need: Need): Need {
  return { ...need, effect: 'note' };
}

/** What holds with these needs; the brief's own evaluation where they do no more than it knew. */
function evaluationWith(needs: readonly Need[], key: AdviceKey): Evaluation {
  const acting = needs.filter(isActing);
  const before = key.needs.filter(isActing);
  const asBefore = acting.length === before.length && acting.every((need, i) => need === before[i]);
  return asBefore ? key.evaluation : decide(withNeeds(key.snapshot, needs));
}

function isActing({ effect }: Need): boolean {
  return effect === 'must' || effect === 'prefer';
}
