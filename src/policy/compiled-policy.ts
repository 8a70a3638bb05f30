// A policy's conditions compiled once per document, so that a lead pays for evaluation only.

import { type Keeper, memoByObject } from '../leads/text/memo-by-key.ts';
import { type Condition, compileCondition } from './conditions/expressions.ts';
import { tierOfOthers, tierRules } from './made-rules.ts';
import type { Must } from './must/must.ts';
import { conditionsOf } from './placed.ts';
import type { PolicyDocument } from './policy.ts';
import { mustInWords } from './rule-words.ts';

type Tier = PolicyDocument['tiers'][number];
type Prefer = PolicyDocument['prefer'][number];
type Guards = { when: Condition | null; unless: Condition | null };

/** Of a document; other rooms keep here what they work out from one. */
export type CompiledPolicy = Keeper & {
  document: PolicyDocument;
  guards(rule: Pick<Must, 'when' | 'unless'>): Guards;
  tierWhen(tier: Tier): Condition;
  /** The tier of leads that no tier takes, where the policy names one. */
  tierOfOthers: Tier | null;
  /** The must-rules that hold for a tier's leads: its roles and teams. */
  tierRules(tier: Tier): readonly Must[];
  /** A must-rule as a sentence. */
  mustInWords(rule: Must): string;
  /** A condition of the document by its text. */
  condition(source: string): Condition;
  preference(prefer: Prefer): Condition;
  /** Every condition with its place in the document, as a JSON pointer. */
  placed(): readonly { path: string; condition: Condition }[];
};

/**
 * The compiled form of a document that was checked when it was published. Found by the document itself, as
 * needs, plans and what-ifs make documents by the dozen, and a document is stored as it is.
 */
export const compiled: (document: PolicyDocument) => CompiledPolicy = memoByObject(compile);

function compile(document: PolicyDocument): CompiledPolicy {
  const bySource = new Map<string, Condition>();
  const once = (source: string): Condition => {
    const condition = bySource.get(source) ?? compileCondition(source);
    bySource.set(source, condition);
    return condition;
  };
  return {
    kept: new Map(),
    document,
    guards: memoByObject((rule) => ({
      when: rule.when === undefined ? null : once(rule.when),
      unless: rule.unless === undefined ? null : once(rule.unless),
    })),
    tierWhen: memoByObject((tier) => once(tier.when)),
    tierOfOthers: tierOfOthers(document),
    tierRules: memoByObject(tierRules),
    mustInWords: memoByObject(mustInWords),
    condition: once,
    preference: memoByObject((prefer) => once(prefer.if)),
    placed: () =>
      conditionsOf(document).map(({ path, source }) => ({ path, condition: once(source) })),
  };
}
