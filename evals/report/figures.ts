// How every report writes its figures, and what it says before any of them.
import type { Contestant, RunFrame } from '../gate/run.ts';
import type { Share } from '../gate/summary.ts';

/** "93.8%", or a dash where nothing was scored. */
export function percent(share: number | null): string {
  return share === null ? '–' : `${(100 * share).toFixed(1)}%`;
}

/** "45/48 93.8% (83–98)". */
export function shareText({ passed, of, share, interval }: Share): string {
  const whole = (value: number) => Math.round(100 * value);
  return `${passed}/${of} ${percent(share)} (${whole(interval.low)}–${whole(interval.high)})`;
}

/** US dollars, or that no price is known. */
export function moneyText(usd: number | null): string {
  if (usd === null) return 'no price';
  return usd === 0 ? '$0' : `$${usd.toFixed(usd < 1 ? 3 : 2)}`;
}

export const NAMES: Readonly<Record<Contestant, string>> = {
  scorer: 'rules alone',
  pipeline: 'rules and advisor',
  bare: 'bare model',
};

/** What was run; simulated answers are called so in every report. */
export function frameLines(frame: RunFrame): string[] {
  const { date, provider, model, simulated, prompt, caseSetHash, repeats } = frame;
  const who = simulated
    ? 'SIMULATED answers: a stand-in with fixed rules, not a model. Its scores say nothing about any model.'
    : `Answers of ${model} (${provider}).`;
  return [
    who,
    `${date} · prompt ${prompt.id} (${prompt.hash.slice(0, 12)}) · cases ${caseSetHash.slice(0, 12)} · ${repeats} ${repeats === 1 ? 'run' : 'runs'} per case`,
  ];
}
