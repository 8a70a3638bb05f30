// Who may take the lead: the must-rules that apply to it, held against every rep at once.
import { byName } from '../../leads/text/by-name.ts';
import { compiled } from '../../policy/compiled-policy.ts';
import { withDeclines } from '../../policy/made-rules.ts';
import { kindOf, type Must } from '../../policy/must/must.ts';
import { markRows } from '../../policy/must/must-kind.ts';
import type { PolicyDocument } from '../../policy/policy.ts';
import type { Exclusion } from '../scene/candidate.ts';
import type { Scene } from '../scene/scene.ts';
import { anyOf, type Verdict, verdictColumn } from './verdict.ts';

export type Eligibility = {
  /** All verdicts of rules that apply to this lead, in the policy's order, tiers last. */
  verdicts: readonly Verdict[];
  /** Codes relaxed by the fallback order, in that order. */
  relaxed: readonly string[];
  /** 1 where the rep may take the lead. */
  may: Uint8Array;
  count: number;
};

/**
 * Applies `rules`; when nobody is left, relaxes one more rule of the fallback order at a time until
 * somebody is. Rules that may never be relaxed are not, whatever the policy lists.
 */
export function eligibility(scene: Scene, rules: readonly Must[]): Eligibility {
  const verdicts = withDeclines(rules, scene.declinedBy)
    .filter((rule) => applies(rule, scene))
    .map((rule) => judge(rule, scene));
  const { fallback } = scene.snapshot.policy.document;
  const relaxed: string[] = [];
  let may = intersect(verdicts, relaxed, scene.columns.reps.length);
  for (const { relax } of fallback) {
    if (may.count > 0) break;
    if (!verdicts.some((v) => v.rule.code === relax && kindOf(v.rule).relaxable)) continue;
    relaxed.push(relax);
    may = intersect(verdicts, relaxed, scene.columns.reps.length);
  }
  return { verdicts, relaxed, ...may };
}

/** Every rule that rep `i` breaks and that was not relaxed. */
export function exclusionsOf(result: Eligibility, i: number): Exclusion[] {
  return result.verdicts
    .filter((v) => v.fails[i] === 1 && !result.relaxed.includes(v.rule.code))
    .map((v) => described(v, i));
}

/** Kept beside the verdict column: a column that is kept says the same of a rep for every lead. */
function described({ told, describe }: Verdict, i: number): Exclusion {
  const known = told.get(i) ?? describe(i);
  told.set(i, known);
  return known;
}

/** How many reps each rule excludes; a rep who breaks two counts under both. */
export function excludedByRule(result: Eligibility): Record<string, number> {
  const byRule = byName<number>();
  for (const { rule, count } of result.verdicts) {
    if (result.relaxed.includes(rule.code)) continue;
    if (count > 0) byRule[rule.code] = (byRule[rule.code] ?? 0) + count;
  }
  return byRule;
}

function applies(rule: Must, scene: Scene): boolean {
  const { when, unless } = compiled(scene.snapshot.policy.document).guards(rule);
  if (when && !when.holds(scene.leadSide)) return false;
  return !unless?.holds(scene.leadSide);
}

function judge(rule: Must, scene: Scene): Verdict {
  const kind = kindOf(rule);
  const column = verdictColumn(
    scene,
    rule,
    { key: kind.key(rule, scene), of: kind.readsLoads ? scene.loads : scene.columns },
    (fails) =>
      kind.mark
        ? kind.mark(rule, scene, fails)
        : markRows(fails, (i) => !kind.passes(rule, scene, i)),
  );
  return {
    rule,
    ...column,
    describe: (i) => ({
      rule: rule.code,
      because: compiled(scene.snapshot.policy.document).mustInWords(rule),
      ...kind.found(rule, scene, i),
    }),
  };
}

function intersect(
  verdicts: readonly Verdict[],
  relaxed: readonly string[],
  n: number,
): { may: Uint8Array; count: number } {
  const bind = verdicts.filter(({ rule }) => !relaxed.includes(rule.code));
  const columns = bind.filter((v) => v.count > 0).map(({ fails }) => fails);
  const may = anyOf(columns, n);
  let count = 0;
  for (let i = 0; i < n; i++) {
    may[i] = 1 - (may[i] as number);
    count += may[i] as number;
  }
  return { may, count };
}

/** The must-rules of a policy and those that a tier adds. */
export function rulesFor(document: PolicyDocument, tier: PolicyDocument['tiers'][number] | null) {
  return tier === null ? document.must : [...document.must, ...compiled(document).tierRules(tier)];
}
