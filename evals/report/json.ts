// The report for machines: the frame, the verdict, the figures and every graded answer.

import { billsOf, contestsOf } from '../gate/contest.ts';
import type { Verdict } from '../gate/gate.ts';
import { CONTESTANTS, type EvalRun } from '../gate/run.ts';
import { summaryOf } from '../gate/summary.ts';
import { orderFlips, variantRates } from '../variants/variant-rates.ts';

/** One JSON document; `simulated` stands at the top. */
export function jsonReport({ frame, runs, variants = [] }: EvalRun, verdict: Verdict): string {
  const summaries = CONTESTANTS.map((contestant) => summaryOf(runs, contestant));
  return `${JSON.stringify({ simulated: frame.simulated, frame, verdict, summaries, contests: contestsOf(runs), bills: billsOf(runs), variants: variantRates(variants), orderFlips: orderFlips(variants), runs }, null, 1)}\n`;
}
