// Runs every case's variants through the rules and counts where what must hold does not.
import type { EvalCase } from '../../src/evals/case.ts';
import { type Policies, snapshotOf } from '../../src/evals/scene.ts';
import { clusteredError, meanOf, rateBound } from '../../src/evals/statistics.ts';
import { type Variant, variantsOf } from '../../src/evals/variants.ts';
import { decide } from '../../src/routing/decide.ts';
import { settle } from '../../src/routing/settle.ts';

type Tried = { kind: Variant['kind']; cluster: string; value: number; detail: string };

/** Who gets a case by the rules alone. */
export function choiceOf(one: EvalCase, policies: Policies): string | null {
  const evaluation = decide(snapshotOf(one, policies));
  const outcome = { kind: 'not_asked', because: 'mode_off' } as const;
  return settle(evaluation, outcome, { id: 'eval', dryRun: true }).rep?.id ?? null;
}

/** Every variant of every case; `value` 1 is a violation. */
export function tryVariants(cases: readonly EvalCase[], policies: Policies): Tried[] {
  return cases.flatMap((one) => {
    const pick = choiceOf(one, policies);
    return variantsOf(one, pick).map(({ kind, holds, one: changed }) => {
      const now = choiceOf(changed, policies);
      const violated = holds === 'same' ? now !== pick : now === pick;
      const detail = `${one.id}: ${pick} → ${now}`;
      return { kind, cluster: one.id, value: Number(violated), detail };
    });
  });
}

/** Violation rates by kind of variant, with errors clustered by case. */
export function variantReport(cases: readonly EvalCase[], policies: Policies): string {
  const tried = tryVariants(cases, policies);
  const kinds = [...new Set(tried.map(({ kind }) => kind))];
  const lines = kinds.map((kind) => {
    const own = tried.filter((one) => one.kind === kind);
    const broken = own.filter(({ value }) => value === 1);
    const share = (100 * meanOf(own.map(({ value }) => value))).toFixed(1);
    const error =
      broken.length === 0
        ? `at most ${(100 * rateBound(new Set(own.map(({ cluster }) => cluster)).size)).toFixed(1)} % of cases`
        : `± ${(196 * clusteredError(own)).toFixed(1)}`;
    const named = broken.slice(0, 4).map(({ detail }) => `\n    ${detail}`);
    return `${kind.padEnd(11)} ${String(broken.length).padStart(4)} of ${own.length} broken, ${share} % (${error})${named.join('')}`;
  });
  return `Variants, rules alone\n${lines.join('\n')}\n`;
}
