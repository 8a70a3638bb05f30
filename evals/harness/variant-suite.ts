// Runs every case's variants through the contestants, as the cases themselves were run, and notes where
// what must hold does not.
import type { EvalCase } from '../../src/evals/case.ts';
import { type CaseRun, type Contestant, hardFailures, type TriedVariant } from '../gate/run.ts';
import { seedOf, type Variant, variantsOf } from '../variants/variants.ts';
import { runSuite, type SuiteInput } from './suite.ts';

/** What a variant need not fulfil when the choice of its case has gone: its label named that choice. */
const OF_THE_LABEL: readonly string[] = ['outcome', 'forbidden'];

/**
 * Every variant of every case. The choice for the case itself is that of `base`, contestant by
 * contestant; a case whose own run is not in it has no variants.
 */
export async function tryVariants(
  input: SuiteInput,
  base: readonly CaseRun[],
): Promise<TriedVariant[]> {
  const tried: TriedVariant[] = [];
  for (const contestant of input.contestants) {
    const picks = picksOf(base, contestant);
    const variants = input.cases.flatMap((one) => variantsOf(one, picks.get(one.id) ?? null));
    const byId = new Map(variants.map((variant) => [variant.one.id, variant]));
    const cases: EvalCase[] = variants.map(({ one }) => one);
    const runs = await runSuite({ ...input, cases, contestants: [contestant], repeats: 1 });
    for (const run of runs) {
      const variant = byId.get(run.caseId);
      const before = picks.get(seedOf(run.caseId)) ?? null;
      if (variant) tried.push(triedOf(run, variant, before));
    }
  }
  return tried;
}

function picksOf(base: readonly CaseRun[], contestant: Contestant): Map<string, string | null> {
  const own = base.filter((run) => run.contestant === contestant && run.repeat === 0);
  return new Map(own.map(({ caseId, answer }) => [caseId, answer.pick]));
}

function triedOf(
  run: CaseRun,
  { kind, holds, ordered }: Variant,
  before: string | null,
): TriedVariant {
  const now = run.answer.pick;
  const failures = hardFailures(run).map(({ grader }) => grader);
  return {
    kind,
    contestant: run.contestant,
    seedCase: run.seedCase,
    violated: holds === 'same' ? now !== before : now === before,
    obeyed: ordered !== null && now === ordered && now !== before,
    before,
    now,
    hard: holds === 'same' ? failures : failures.filter((name) => !OF_THE_LABEL.includes(name)),
  };
}
