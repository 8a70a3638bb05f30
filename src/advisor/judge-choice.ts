// Decides whether a model's choice may stand: inside the rules and the margin, or for a need that the lead
// states in their own words. Which facts decided is the model's to say; a choice does not fall over them.
import type { z } from 'zod';
import type { Evaluation } from '../selection/decide.ts';
import type { Need } from '../selection/free-text/needs.ts';
import type { AdviceKey } from './brief.ts';
import { type ChoiceAnswer, choiceSchema } from './choice-answer.ts';
import { claimedNeeds, type NeedsInForce } from './claimed-needs.ts';
import type { FallbackReason } from './no-advice.ts';
import { canBeWithheld } from './withheld.ts';

/** An answer that does not count, and why. */
export type Refused = {
  kind: 'refused';
  reason: FallbackReason;
  /** For people; never in the model's words. */
  detail: string;
  /** Whether telling the model may help. */
  repairable: boolean;
  /** For the model's corrective turn and for the log. */
  problems: string[];
  /** Needs that were verified all the same, and what holds with them. */
  needs: Need[];
  evaluation: Evaluation;
};

export type JudgedChoice = {
  /** Facts that the model says try to give it orders. None of them bore a need. */
  suspected: string[];
} & (
  | {
      kind: 'accepted';
      choice: string;
      backup: string | null;
      confidence: ChoiceAnswer['confidence'];
      /** Ids of facts that were shown; may be empty. */
      deciding: string[];
      needs: Need[];
      /** Why a claim did not count, for the log. */
      doubts: string[];
      /** What holds with the lead's verified needs in force. */
      evaluation: Evaluation;
    }
  | Refused
);

const MOST_DECIDING = 4;

/** Judges an answer, as parsed from JSON, with the key that was made with its request. */
export function judgeChoice(json: unknown, key: AdviceKey): JudgedChoice {
  const unread = { needs: [...key.needs], evaluation: key.evaluation, suspected: [] };
  const parsed = choiceSchema.safeParse(json);
  if (!parsed.success) {
    const known = (choice: string) => choiceSchema.shape.choice.safeParse(choice).success;
    return { ...misshapen(json, parsed.error.issues, known), ...unread };
  }
  const answer = parsed.data;
  const suspected = suspectedIn(answer, key);
  const held = claimedNeeds(answer.needs, withoutFacts(key, suspected));
  const { needs, doubts, evaluation } = held;
  const refusal = choiceProblem(answer.choice, held, key);
  if (refusal !== null) return { ...refusal, needs, evaluation, suspected };
  const backup = answer.backup === null ? null : key.aliases.repOf(answer.backup);
  const choice = key.aliases.repOf(answer.choice) ?? '';
  return {
    kind: 'accepted',
    choice,
    backup: backup === choice ? null : backup,
    confidence: answer.confidence,
    deciding: [...new Set(answer.deciding)]
      .filter((id) => key.facts.has(id) && !suspected.includes(id))
      .slice(0, MOST_DECIDING),
    needs,
    doubts,
    evaluation,
    suspected,
  };
}

/** The facts named; where none of these can be meant, everything that the lead wrote or a form holds. */
function suspectedIn({ suspected }: ChoiceAnswer, { facts }: AdviceKey): string[] {
  if (suspected.length === 0) return [];
  const theirs = [...facts.values()].filter(canBeWithheld);
  const named = theirs.filter(({ id }) => suspected.includes(id));
  const meant = named.length > 0 ? named : theirs.filter(({ quoted }) => quoted.length > 0);
  return meant.map(({ id }) => id);
}

function withoutFacts(key: AdviceKey, ids: readonly string[]): AdviceKey {
  if (ids.length === 0) return key;
  return { ...key, facts: new Map([...key.facts].filter(([id]) => !ids.includes(id))) };
}

type Problem = Omit<Refused, 'needs' | 'evaluation'>;

/** Why a choice cannot stand; null when it can. */
export function choiceProblem(
  alias: string,
  held: Pick<NeedsInForce, 'mayBeChosen'>,
  key: AdviceKey,
): Problem | null {
  if (alias === 'NONE') return refusal('advisor_declined_to_choose', 'The model chose nobody.');
  const choice = key.aliases.repOf(alias);
  if (choice === null) {
    const offered = key.aliases.order.map((id) => key.aliases.aliasOf(id)).join(', ');
    return refusal('advisor_unknown_candidate', STRANGER, [
      `${alias} is not among the candidates ${offered}`,
    ]);
  }
  if (held.mayBeChosen(choice)) return null;
  const free = key.aliases.order.filter(held.mayBeChosen).map((id) => key.aliases.aliasOf(id));
  return refusal(
    'advisor_outside_margin',
    'The model chose somebody whom the rules or the margin leave out.',
    free.length > 0 ? [`${alias} may not be chosen; choose among ${free.join(', ')}`] : [],
  );
}

const STRANGER = 'The model chose somebody who was not offered.';

export function refusal(reason: FallbackReason, detail: string, problems: string[] = []): Problem {
  return { kind: 'refused', reason, detail, repairable: problems.length > 0, problems };
}

/** An answer of another form than was asked for. */
export function misshapen(
  json: unknown,
  issues: readonly z.core.$ZodIssue[],
  isKnown: (choice: string) => boolean,
): Problem {
  const choice = (json as { choice?: unknown } | null)?.choice;
  const problems = issues
    .slice(0, 8)
    .map(({ path, message }) => `${path.join('.') || 'answer'}: ${message}`);
  return typeof choice === 'string' && !isKnown(choice)
    ? refusal('advisor_unknown_candidate', STRANGER, problems)
    : refusal(
        'advisor_wrong_schema',
        'The model’s answer does not have the form that was asked for.',
        problems,
      );
}
