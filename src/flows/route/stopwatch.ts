// Milliseconds by stage of one request, stored with its decision.
import { byName } from '../../leads/text/by-name.ts';
import type { Clock } from '../ports.ts';

export type Stopwatch = {
  /** Ends a stage that began where the one before ended. */
  lap(stage: string): void;
  /** Every stage so far and `total`, from arrival to now. */
  timings(): Record<string, number>;
};

/** Starts at the arrival of the request. */
export function stopwatch(clock: Clock, arrivedAtMs: number): Stopwatch {
  const laps = byName<number>();
  let last = arrivedAtMs;
  const since = (from: number) => Math.max(0, Math.round((clock.now() - from) * 1000) / 1000);
  return {
    lap: (stage) => {
      laps[stage] = (laps[stage] ?? 0) + since(last);
      last = clock.now();
    },
    timings: () => ({ ...laps, total: since(arrivedAtMs) }),
  };
}
