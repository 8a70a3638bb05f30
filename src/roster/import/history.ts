// Opportunity history becomes a roster: reps with their records, accounts, and outcomes to learn from.
// Nothing is invented: no speciality, territory or owner that the export does not state.
import type { AccountInput } from '../../leads/account.ts';
import type { FileRow, RowError } from '../../leads/import/columns.ts';
import type { Readers } from '../../leads/values/readers.ts';
import type { RepInput } from '../rep.ts';
import { accountBook } from './account-book.ts';
import { dealReader, type SideTables } from './deal.ts';
import type { HistoryMapping } from './history-mapping.ts';
import { type HistoryOutcome, outcomeOf } from './history-outcome.ts';
import { repBook } from './rep-book.ts';
import { scopeReader, type Unmapped } from './scopes.ts';
import { type Tally, tallies } from './tally.ts';

type HistoryReport = {
  rows: number;
  won: number;
  lost: number;
  open: number;
  skipped: { because: string; count: number }[];
  errors: RowError[];
  /** Values that no rule of ours fits, with how often they came; they are kept as their own slug. */
  unmapped: Unmapped[];
  /** Spellings that were taken for one account. */
  merged: { id: string; names: string[] }[];
  from: string | null;
  to: string | null;
};

export type History = {
  reps: RepInput[];
  accounts: AccountInput[];
  /** What the whole team won, by scope: the baseline that later results are held against. */
  records: Tally[];
  outcomes: HistoryOutcome[];
  report: HistoryReport;
};

/** Takes rows one by one, for files that are read as a stream. */
export type HistoryReader = {
  /** `number` is the row's place in the file; left out, rows follow one another from 2 on. */
  add(row: FileRow, number?: number): void;
  finish(): History;
};

/** Whom and which company a text names, of those that are stored; null for strangers. */
export type Known = {
  repId(written: string): string | null;
  accountId(written: string): string | null;
  /** How words are read, where the user has taught some. */
  words?: Readers;
};
const NOBODY: Known = { repId: () => null, accountId: () => null };

/** All rows at once; see `historyReader`. */
export function historyToRoster(
  rows: Iterable<FileRow>,
  mapping: HistoryMapping,
  tables: SideTables = {},
): History {
  const reader = historyReader(mapping, tables);
  for (const row of rows) reader.add(row);
  return reader.finish();
}

/**
 * Reads the rows of an export. Rows count as in a spreadsheet, the header being row 1; a row with an error is left out
 * whole and named in the report.
 * @throws Error when the mapping joins a table that is not given.
 */
export function historyReader(
  mapping: HistoryMapping,
  tables: SideTables,
  known: Known = NOBODY,
): HistoryReader {
  const deals = dealReader(mapping, tables);
  const scopes = scopeReader(known.words);
  const reps = repBook(known.repId);
  const accounts = accountBook(mapping.accounts.owner, scopes, known.accountId);
  const team = tallies();
  const outcomes: HistoryOutcome[] = [];
  const skipped = new Map<string, number>();
  const report: HistoryReport = {
    rows: 0,
    won: 0,
    lost: 0,
    open: 0,
    skipped: [],
    errors: [],
    unmapped: [],
    merged: [],
    from: null,
    to: null,
  };
  if (mapping.reps.table !== undefined)
    for (const { name, of } of deals.listed(mapping.reps.table)) reps.meet(name, of);
  if (mapping.accounts.table !== undefined)
    for (const { name, of } of deals.listed(mapping.accounts.table)) accounts.meet(name, of);

  return {
    add(row, number = report.rows + 2) {
      report.rows += 1;
      const read = deals.read(row, number);
      if (read.kind === 'skipped') skipped.set(read.because, (skipped.get(read.because) ?? 0) + 1);
      else if (read.kind === 'refused') report.errors.push(...read.errors);
      else {
        const { deal } = read;
        report[deal.outcome] += 1;
        report.from = earliest(report.from, deal.engagedAt ?? deal.closedAt);
        report.to = latest(report.to, deal.closedAt ?? deal.engagedAt);
        const words = scopes.of(deal);
        const outcome = outcomeOf(
          deal,
          words,
          accounts.meet(deal.account, deal.of),
          reps.idOf(deal.rep),
        );
        reps.add(deal, outcome);
        accounts.add(outcome, deal.outcome);
        if (deal.outcome === 'open') return;
        team.add(words, outcome.won, outcome.closedAt);
        outcomes.push(outcome);
      }
    },
    finish() {
      report.skipped = [...skipped]
        .map(([because, count]) => ({ because, count }))
        .sort((a, b) => b.count - a.count);
      report.unmapped = scopes.unmapped();
      report.merged = accounts.merged();
      return { reps: reps.all(), accounts: accounts.all(), records: team.all(), outcomes, report };
    },
  };
}

function earliest(a: string | null, b: string | null): string | null {
  return a === null || (b !== null && b < a) ? b : a;
}

function latest(a: string | null, b: string | null): string | null {
  return a === null || (b !== null && b > a) ? b : a;
}
