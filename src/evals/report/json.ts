// The report for machines: the frame, the verdict, the figures and every graded answer.
import type { Verdict } from '../gate.ts';
import { CONTESTANTS, type EvalRun } from '../run.ts';
import { summaryOf } from '../summary.ts';

/** One JSON document; `simulated` stands at the top. */
export function jsonReport({ frame, runs }: EvalRun, verdict: Verdict): string {
  const summaries = CONTESTANTS.map((contestant) => summaryOf(runs, contestant));
  return `${JSON.stringify({ simulated: frame.simulated, frame, verdict, summaries, runs }, null, 1)}\n`;
}
