// One reason why a rep's chance differs from the team's, in log-odds, for every rep at once.
import type { LogOddsPart } from './net-value.ts';

/** A term over the whole roster. `key` names the lead's values it depends on; null: never kept. */
export type Term = {
  part: LogOddsPart;
  code: string;
  key: string | null;
  /** What the column depends on besides: a trained model. */
  of?: object;
  logOdds(i: number): number;
  describe(i: number): { label: string; evidence: string };
};
