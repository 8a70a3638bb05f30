// pointsman audit: what is missing, twice, unread, stale or dangling in the data that decisions rest on.
import type { Command } from 'commander';
import type { ExitCode } from '../failures.ts';
import { auditStoredData } from '../flows/roster/audit-data.ts';
import type { DataAudit } from '../roster/audit/audit.ts';
import { columns, jsonText, type Terminal } from '../terminal.ts';
import type { Does } from './call.ts';
import { type Call, withCore } from './call.ts';

const TOLD = 20;

export function addAudit(program: Command, does: Does): void {
  program
    .command('audit')
    .summary('how clean the data is that decisions rest on')
    .description(
      'Looks at the roster, the accounts and the newest 2,000 decisions and lists fields that are rarely\n' +
        'filled, duplicates, values that no rule reads, reps and records that have gone stale, names\n' +
        'that lead nowhere, and open leads of reps who have left.',
    )
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExample:\n  pointsman audit --json | jq .duplicates')
    .action(does(audit));
}

function audit(call: Call, options: { json?: boolean }): Promise<ExitCode> {
  return withCore(call, async (deps) => {
    const found = await auditStoredData(deps);
    if (options.json) call.terminal.print(jsonText(found, 2));
    else printAudit(call.terminal, found);
    return 0;
  });
}

function printAudit(terminal: Terminal, found: DataAudit): void {
  const { leads, reps, accounts } = found.counts;
  terminal.print(`${leads} leads, ${reps} reps, ${accounts} accounts`);
  const gaps = found.completeness.filter(({ share, of }) => of > 0 && share < 1);
  section(
    terminal,
    'Rarely filled',
    gaps
      .toSorted((a, b) => a.share - b.share)
      .map(({ subject, field, share, filled, of }) => [
        `${subject} ${field}`,
        `${Math.round(100 * share)} %`,
        `${filled} of ${of}`,
      ]),
  );
  section(
    terminal,
    'Perhaps the same',
    found.duplicates.map(({ subject, ids, because }) => [subject, ids.join(', '), because]),
  );
  section(
    terminal,
    'Not understood',
    found.unmapped.map(({ subject, field, raw, count, how }) => [
      `${subject} ${field}`,
      `"${raw}"`,
      `${count} times`,
      how,
    ]),
  );
  section(terminal, 'Stale', [
    ...found.staleReps.map(({ repId, because }) => [repId, because]),
    ...found.staleRecords.map(({ repId, scope, kind, asOf }) => [
      repId,
      `record ${Object.values(scope).join(' ') || 'overall'}: ${kind.replace('_', ' ')}${asOf ? `, of ${asOf}` : ''}`,
    ]),
    ...found.staleFigures.map(({ repId, figure, kind, asOf }) => [
      repId,
      `${figure}: ${kind.replace('_', ' ')}${asOf ? `, of ${asOf}` : ''}`,
    ]),
  ]);
  section(
    terminal,
    'Leading nowhere',
    found.dangling.map(({ subject, id, field, to, because }) => [
      `${subject} ${id}`,
      `${field} → ${to}`,
      because,
    ]),
  );
  section(
    terminal,
    'Held by reps who have left: POST /route sends them where "whenLeft" says, POST /leads/{id}/hand-over to a rep',
    found.stranded.map(({ leadId, repId, since }) => [
      leadId,
      repId,
      `since ${since.slice(0, 10)}`,
    ]),
  );
}

function section(
  { print, paint }: Terminal,
  title: string,
  rows: readonly (readonly string[])[],
): void {
  if (rows.length === 0) return;
  print();
  print(paint('bold', title));
  for (const line of columns(rows.slice(0, TOLD))) print(`  ${line}`);
  if (rows.length > TOLD) print(paint('dim', `  and ${rows.length - TOLD} more; --json has all`));
}
