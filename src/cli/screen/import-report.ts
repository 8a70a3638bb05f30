// What became of an import: counts first, then every bad row by number, column and what is expected.
import { changedFields } from '../../flows/roster/changed-fields.ts';
import type { HistoryImported } from '../../flows/roster/import-history.ts';
import type { LeadsReport } from '../../flows/roster/import-leads.ts';
import type { ImportReport, ImportRow, RefusedRow } from '../../flows/roster/import-report.ts';
import type { RowError } from '../../leads/import/columns.ts';
import type { History } from '../../roster/import/history.ts';
import type { Terminal } from '../../terminal.ts';

const TOLD = 40;

export function printReport(
  terminal: Terminal,
  what: string,
  report: ImportReport,
  dryRun: boolean,
): void {
  const { created, updated, unchanged, refused } = report;
  const counts = `${created} new, ${updated} changed, ${unchanged} as before, ${refused} refused`;
  terminal.print(`${report.total} ${what}: ${counts}${ending(dryRun, report.applied)}`);
  printRows(terminal, 'red', report.problems);
  printRows(terminal, 'yellow', report.warnings);
  if (dryRun) printChanges(terminal, report.changes);
}

const FIRST = 3;

/** The first rows of a file as they were read, so that a person sees whether the columns are what they are. */
export function printFirst({ print, paint }: Terminal, rows: readonly ImportRow[]): void {
  for (const { row, value } of rows.slice(0, FIRST)) {
    const fields = changedFields({}, value).map(
      ({ path, to }) => `${path.slice(1).replaceAll('/', '.')}: ${shown(to)}`,
    );
    print(`  ${paint('cyan', `row ${row}`)} ${fields.join('; ')}`);
  }
}

const WIDEST = 60;

/** A row that changes something, and below it each field from what to what. */
function printChanges({ print, paint }: Terminal, changes: ImportReport['changes']): void {
  for (const { row, id, fields } of changes.slice(0, TOLD)) {
    print(`  ${paint('cyan', `row ${row}`)} ${id}`);
    for (const { path, from, to } of fields) {
      print(`    ${path.slice(1).replaceAll('/', '.')}: ${shown(from)} → ${shown(to)}`);
    }
  }
  if (changes.length > TOLD) print(`  and ${changes.length - TOLD} more; all of them with --json`);
}

function shown(value: unknown): string {
  if (value === null) return '(none)';
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) {
    return value.length === 0 ? '(none)' : shortened(value.join('; '));
  }
  return shortened(typeof value === 'string' ? value : JSON.stringify(value));
}

function shortened(text: string): string {
  return text.length <= WIDEST ? text : `${text.slice(0, WIDEST)}…`;
}

export function printLeads(terminal: Terminal, report: LeadsReport, dryRun: boolean): void {
  const { total, assigned, queued, declined, unchanged, refused, warnings } = report;
  const counts = `${assigned} assigned, ${queued} queued, ${declined > 0 ? `${declined} declined, ` : ''}${unchanged} as before, ${refused} refused`;
  terminal.print(`${total} leads: ${counts}${ending(dryRun, report.applied)}`);
  printRows(terminal, 'red', report.problems);
  if (warnings.length === 0) return;
  terminal.print(`Of ${warnings.length} something could not be used:`);
  printRows(terminal, 'yellow', warnings);
}

export function printHistory(
  terminal: Terminal,
  { report, records }: History,
  imported: HistoryImported,
  dryRun: boolean,
): void {
  const { print } = terminal;
  const { rows, won, lost, open, errors } = report;
  const skipped = report.skipped.reduce((sum, { count }) => sum + count, 0);
  const overall = records[0];
  print(
    `${rows} rows: ${won} won, ${lost} lost, ${open} open, ${skipped} skipped, ${errors.length} faults`,
  );
  if (report.from && report.to) print(`from ${day(report.from)} to ${day(report.to)}`);
  if (overall) {
    print(`The team won ${((100 * overall.won) / overall.n).toFixed(1)} % of ${overall.n} closed.`);
  }
  for (const { because, count } of report.skipped) print(`  skipped ${count}: ${because}`);
  for (const { id, names } of report.merged)
    print(`  taken for one account, ${id}: ${names.join(', ')}`);
  for (const unmapped of report.unmapped.slice(0, TOLD)) {
    print(`  kept as written: ${unmapped.field} "${unmapped.raw}" (${unmapped.count} times)`);
  }
  printRowErrors(terminal, errors);
  printReport(terminal, 'reps', imported.reps, dryRun);
  printReport(terminal, 'accounts', imported.accounts, dryRun);
  if (imported.deals > 0 && !dryRun) {
    print(`${imported.deals} finished deals kept for learning: see pointsman learn.`);
  }
}

export function printRowErrors({ print, paint }: Terminal, errors: readonly RowError[]): void {
  for (const { row, column, value, expected } of errors.slice(0, TOLD)) {
    print(`  ${paint('red', `row ${row}`)}  ${column}: "${value}" – expected ${expected}`);
  }
  if (errors.length > TOLD) print(`  and ${errors.length - TOLD} more`);
}

function printRows(
  { print, paint }: Terminal,
  colour: 'red' | 'yellow',
  told: readonly RefusedRow[],
): void {
  for (const { row, id, problems } of told.slice(0, TOLD)) {
    const [first] = problems;
    const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
    const name = id === null ? '' : ` ${id}`;
    print(
      `  ${paint(colour, `row ${row}`)}${name}  ${first?.path ?? ''}: ${first?.message ?? ''}${more}`,
    );
  }
  if (told.length > TOLD) print(`  and ${told.length - TOLD} more`);
}

function ending(dryRun: boolean, applied: boolean): string {
  if (dryRun) return '. Dry run: nothing was stored.';
  return applied ? '.' : '. Nothing was stored.';
}

function day(instant: string): string {
  return instant.slice(0, 10);
}
