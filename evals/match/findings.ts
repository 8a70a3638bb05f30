// All that one run measured: what the reports are made of, and what is kept as JSON.
import type { MatrixResult } from './matrix.ts';
import type { Predicted } from './prediction.ts';
import type { Match, PolicyName } from './route-sim/tournament.ts';
import { type Spread, spread } from './spread.ts';

export interface Findings {
  /** Day of the run, "2026-11-23". */
  date: string;
  command: string;
  node: string;
  /** Null where the real data are absent. */
  prediction: Predicted[] | null;
  matrix: MatrixResult | null;
  /** First 12 digits of the SHA-256 of each data file read. */
  hashes: Record<string, string>;
  /** The regimes by which the method was built. */
  matches: Match[];
  /** Seeds and regimes by which nothing was chosen. */
  unseen: Match[];
}

/** Regimes in the order in which they were played. */
export function regimesOf(matches: readonly Match[]): string[] {
  return [...new Set(matches.map(({ regime }) => regime))];
}

export function inRegime(matches: readonly Match[], regime: string): Match[] {
  return matches.filter((match) => match.regime === regime);
}

/** Share of the clairvoyant over the seeds. */
export function shareOf(matches: readonly Match[], name: PolicyName): Spread {
  return spread(matches.map(({ results }) => results[name].share));
}

/** Points between two policies on the same worlds: paired, so its error is smaller than either's. */
export function leadOver(matches: readonly Match[], name: PolicyName, other: PolicyName): Spread {
  return spread(matches.map(({ results }) => results[name].share - results[other].share));
}

/** Largest deviation of a rep's share of the leads from their share of the slots, over the seeds. */
export function deviationOf(matches: readonly Match[], name: PolicyName): Spread {
  return spread(matches.map(({ results }) => results[name].deviation));
}
