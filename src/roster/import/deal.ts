// One row of opportunity history as a deal: who had it, with whom, how it ended and when.

import { type CellHabits, instantCell, numberCell } from '../../leads/import/cell.ts';
import type { FileRow, RowError } from '../../leads/import/columns.ts';
import { own } from '../../leads/text/by-name.ts';
import { normaliseMoney } from '../../leads/values/money.ts';
import type { HistoryMapping, HistoryValue } from './history-mapping.ts';

/** Raw texts as the export writes them; empty means that it does not say. */
export type Deal = {
  id: string;
  rep: string;
  account: string;
  industry: string;
  size: string;
  region: string;
  source: string;
  stage: string;
  outcome: 'won' | 'lost' | 'open';
  amountUsd: number | null;
  receivedAt: string | null;
  engagedAt: string | null;
  firstTouchAt: string | null;
  closedAt: string | null;
  levels: Record<string, string>;
  of: {
    team: string;
    manager: string;
    industry: string;
    employees: string;
    country: string;
    parent: string;
  };
};

type ReadDeal =
  | { kind: 'deal'; deal: Deal }
  | { kind: 'skipped'; because: string }
  | { kind: 'refused'; errors: RowError[] };

/** Side tables by name: rows as they come from their files. */
export type SideTables = Readonly<Record<string, Iterable<FileRow>>>;

export type DealReader = {
  read(row: FileRow, number: number): ReadDeal;
  /** What the joined tables say of everybody in `table`, with the name there. */
  listed(table: string): { name: string; of: Deal['of'] }[];
};

/** @throws Error when the mapping speaks of a table that is not given. */
export function dealReader(mapping: HistoryMapping, tables: SideTables): DealReader {
  const joined = joinTables(mapping, tables);
  const values = new Map(
    Object.entries(mapping.values).map(([column, by]) => [column, new Map(Object.entries(by))]),
  );
  const skip = Object.entries(mapping.skip).map(
    ([column, cells]) => [column, new Set(cells)] as const,
  );
  const stages = new Map<string, Deal['outcome']>();
  for (const outcome of ['won', 'lost', 'open'] as const)
    for (const name of mapping.stage[outcome]) stages.set(name.trim().toLowerCase(), outcome);
  const habits: CellHabits = { dates: mapping.dates, shares: null, listSeparator: null };

  const cellsOf =
    (row: FileRow) =>
    (column: string): string => {
      const written = cellOf(row, column, joined, values);
      return values.get(column)?.get(written) ?? written;
    };
  const read = (row: FileRow, number: number): ReadDeal => {
    const cell = cellsOf(row);
    for (const [column, cells] of skip)
      if (cells.has(cell(column)))
        return { kind: 'skipped', because: `${column} is "${cell(column)}"` };
    const errors: RowError[] = [];
    const refuse = (column: string, expected: string): null => {
      errors.push({ row: number, column, value: cell(column), expected });
      return null;
    };
    const instant = (column: string | undefined): string | null => {
      if (column === undefined || cell(column) === '') return null;
      const read = instantCell(cell(column), habits);
      return read.ok ? read.value : refuse(column, read.expected);
    };
    const value = (from: HistoryValue | undefined): string =>
      from === undefined ? '' : valueFrom(from, cell);
    const stage = cell(mapping.stage.column);
    const outcome =
      stages.get(stage.toLowerCase()) ??
      // "Closed won (Sales Pipeline)"
      stages.get(stage.toLowerCase().replace(/ \([^()]*\)$/, '')) ??
      (mapping.stage.otherwise === 'open' && stage !== '' ? 'open' : null) ??
      refuse(mapping.stage.column, `one of ${[...stages.keys()].join(', ')}`);
    const rep =
      value(mapping.rep) || refuse(typeof mapping.rep === 'string' ? mapping.rep : 'rep', 'a rep');
    const deal = {
      id: value(mapping.id) || String(number),
      account: value(mapping.account),
      industry: value(mapping.industry),
      size: value(mapping.size),
      region: value(mapping.region),
      source: value(mapping.source),
      stage,
      amountUsd: amountOf(mapping, cell, habits, refuse),
      receivedAt: instant(mapping.receivedAt),
      engagedAt: instant(mapping.engagedAt),
      firstTouchAt: instant(mapping.firstTouchAt),
      closedAt: instant(mapping.closedAt),
      levels: Object.fromEntries(
        Object.entries(mapping.levels).map(([name, from]) => [name, value(from)]),
      ),
      of: attributesOf(mapping, cell),
    };
    if (rep === null || outcome === null || errors.length > 0) return { kind: 'refused', errors };
    return { kind: 'deal', deal: { ...deal, rep, outcome } };
  };
  return {
    read,
    listed(name) {
      const table = joined.get(name);
      if (table === undefined)
        throw new Error(`the mapping lists from a table "${name}", which it does not join`);
      return [...table.rows.keys()].map((key) => ({
        name: key,
        of: attributesOf(mapping, cellsOf({ [table.by]: key })),
      }));
    },
  };
}

function attributesOf(
  { reps, accounts }: HistoryMapping,
  cell: (column: string) => string,
): Deal['of'] {
  const value = (from: HistoryValue | undefined): string =>
    from === undefined ? '' : valueFrom(from, cell);
  return {
    team: value(reps.team),
    manager: value(reps.manager),
    industry: value(accounts.industry),
    employees: value(accounts.employees),
    country: value(accounts.country),
    parent: value(accounts.parent),
  };
}

type Joined = ReadonlyMap<string, { by: string; rows: ReadonlyMap<string, FileRow> }>;

function joinTables(mapping: HistoryMapping, tables: SideTables): Joined {
  return new Map(
    Object.entries(mapping.tables).map(([name, { by, key }]) => {
      const rows = own(tables, name);
      if (rows === undefined)
        throw new Error(`the mapping joins a table "${name}", which is not given`);
      return [name, { by, rows: new Map([...rows].map((row) => [textAt(row, key), row])) }];
    }),
  );
}

/** "accounts.sector" looks into a joined table, anything else into the row itself. */
function cellOf(
  row: FileRow,
  column: string,
  joined: Joined,
  values: ReadonlyMap<string, ReadonlyMap<string, string>>,
): string {
  const dot = column.indexOf('.');
  const table = dot > 0 ? joined.get(column.slice(0, dot)) : undefined;
  if (table === undefined) return textAt(row, column);
  const key = textAt(row, table.by);
  const found = table.rows.get(values.get(table.by)?.get(key) ?? key);
  return found === undefined ? '' : textAt(found, column.slice(dot + 1));
}

function textAt(row: FileRow, column: string): string {
  return (own(row, column) ?? '').trim();
}

function valueFrom(from: HistoryValue, cell: (column: string) => string): string {
  if (typeof from === 'string') return cell(from);
  const written = from.column === undefined ? '' : cell(from.column);
  if (from.bands !== undefined) return written === '' ? '' : bandOf(Number(written), from.bands);
  if (from.whenFilled !== undefined || from.whenEmpty !== undefined)
    return (written === '' ? from.whenEmpty : from.whenFilled) ?? '';
  return written === '' ? (from.constant ?? '') : written;
}

function bandOf(value: number, ends: readonly number[]): string {
  if (Number.isNaN(value)) return '';
  const at = ends.findIndex((end) => value <= end);
  if (at === 0) return `up to ${ends[0]}`;
  return at < 0 ? `over ${ends.at(-1)}` : `${ends[at - 1]} to ${ends[at]}`;
}

function amountOf(
  { amount }: HistoryMapping,
  cell: (column: string) => string,
  habits: CellHabits,
  refuse: (column: string, expected: string) => null,
): number | null {
  if (amount === undefined || cell(amount.column) === '') return null;
  const written = cell(amount.column);
  const stated = amount.currencyColumn === undefined ? '' : cell(amount.currencyColumn);
  const currency = /^[A-Z]{3}$/.test(stated) ? stated : amount.currency;
  const read = numberCell(written, habits);
  if (read.ok && read.value >= 0)
    return normaliseMoney({ amount: read.value, currency }, 'unknown').value;
  // "USD 12,000.00", "€ 4.500,00"
  const money = read.ok ? null : normaliseMoney(written, 'unknown');
  return money?.known ? money.value : refuse(amount.column, 'an amount, 0 or more');
}
