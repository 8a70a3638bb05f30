// Outcomes counted by cell: all deals that share the same rep, segment and response factor are one row.

/** Which value each attribute had ("industry": "Software", "rep": "u7"); unknown ones are left out. */
export type Levels = Readonly<Record<string, string>>;

export interface Cell {
  levels: Levels;
  n: number;
  won: number;
  /** How much each deal of the cell counts in the fit, for time decay; 1 when left out. */
  weight?: number;
  /** First-response factor the deals had, in (0, 1]; 1 when left out or unknown. */
  response?: number;
}

/** One finished deal. Round `weight` and `response` (two decimals do): each value makes its own cell. */
export interface Outcome {
  levels: Levels;
  won: boolean;
  weight?: number;
  response?: number;
}

/** A rate that somebody states without its sample counts as this many deals. */
const STATED_DEALS = 20;

/** Counts outcomes by cell, in the order in which cells first appear. */
export function toCells(outcomes: Iterable<Outcome>): Cell[] {
  const cells = new Map<string, Cell>();
  for (const outcome of outcomes) {
    const key = cellKey(outcome);
    const cell = cells.get(key);
    if (cell) {
      cell.n += 1;
      cell.won += outcome.won ? 1 : 0;
    } else {
      const { levels, weight, response } = outcome;
      cells.set(key, {
        levels,
        n: 1,
        won: outcome.won ? 1 : 0,
        ...(weight === undefined ? {} : { weight }),
        ...(response === undefined ? {} : { response }),
      });
    }
  }
  return [...cells.values()];
}

/** A stated win rate as a cell: `n` deals, or 20 when the source did not say how many. */
export function statedCell(levels: Levels, rate: number, n: number | null): Cell {
  const deals = n ?? STATED_DEALS;
  return { levels, n: deals, won: Math.min(1, Math.max(0, rate)) * deals };
}

function cellKey(outcome: Outcome): string {
  let key = `${outcome.weight ?? 1} ${outcome.response ?? 1}`;
  for (const attribute of Object.keys(outcome.levels).sort()) {
    const value = outcome.levels[attribute] ?? '';
    // Lengths make the joined key unambiguous whatever characters the values hold.
    key += ` ${attribute.length}:${attribute}${value.length}:${value}`;
  }
  return key;
}
