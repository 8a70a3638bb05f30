// Outcomes counted by cell: all deals that share the same rep, segment and response factor are one row.
import { own } from '../leads/text/by-name.ts';

/** Which value each attribute had ("industry": "Software", "rep": "u7"); unknown ones are left out. */
export type Levels = Readonly<Record<string, string>>;

export interface Cell {
  levels: Levels;
  n: number;
  won: number;
  /** What the deals weigh in the fit, where old ones weigh less; `n` and `won` when left out. */
  weighed?: { n: number; won: number };
  /** First-response factor the deals had, in (0, 1]; 1 when left out or unknown. */
  response?: number;
}

/** One finished deal. Round `response` (two decimals do): each value makes its own cell. */
export interface Outcome {
  levels: Levels;
  won: boolean;
  /** How much it counts, for time decay; 1 when left out. */
  weight?: number;
  response?: number;
}

/** A rate that somebody states without its sample counts as this many deals. */
const STATED_DEALS = 20;

/** Counts outcomes by cell, in the order in which cells first appear. */
export function toCells(outcomes: Iterable<Outcome>): Cell[] {
  const cells = new Map<string, Cell>();
  for (const outcome of outcomes) {
    const { levels, won, weight, response } = outcome;
    const key = cellKey(outcome);
    let cell = cells.get(key);
    if (!cell) {
      cell = { levels, n: 0, won: 0, ...(response === undefined ? {} : { response }) };
      cells.set(key, cell);
    }
    if (weight !== undefined || cell.weighed) {
      const before = cell.weighed ?? { n: cell.n, won: cell.won };
      const counts = weight ?? 1;
      cell.weighed = { n: before.n + counts, won: before.won + (won ? counts : 0) };
    }
    cell.n += 1;
    cell.won += won ? 1 : 0;
  }
  return [...cells.values()];
}

/** A stated win rate as a cell: `n` deals, or 20 when the source did not say how many. */
export function statedCell(levels: Levels, rate: number, n: number | null): Cell {
  const deals = n ?? STATED_DEALS;
  return { levels, n: deals, won: Math.min(1, Math.max(0, rate)) * deals };
}

function cellKey(outcome: Outcome): string {
  let key = `${outcome.response ?? 1}`;
  for (const attribute of Object.keys(outcome.levels).sort()) {
    const value = own(outcome.levels, attribute) ?? '';
    // Lengths make the joined key unambiguous whatever characters the values hold.
    key += ` ${attribute.length}:${attribute}${value.length}:${value}`;
  }
  return key;
}
