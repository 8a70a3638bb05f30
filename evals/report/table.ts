// The report as text: for the terminal, and as Markdown for a pull request.
import type { Verdict } from '../gate/gate.ts';
import { CONTESTANTS, type Contestant, type EvalRun } from '../gate/run.ts';
import { frameLines, NAMES } from './figures.ts';
import { type Table, tablesOf } from './tables.ts';

const VERDICTS = { 0: 'PASSED', 1: 'FAILED', 3: 'NOT COMPARABLE' } as const;

/** The report for a terminal; columns line up. */
export function terminalReport(run: EvalRun, verdict: Verdict): string {
  const sections = [
    frameLines(run.frame),
    ...tablesOf(run, verdict).map(({ rows, note }) => [
      ...aligned(rows),
      ...(note === '' ? [] : [note]),
    ]),
    changeLines(run, verdict),
    findingLines(verdict),
    [`${VERDICTS[verdict.exit]} (exit ${verdict.exit})`],
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

/** The same report as Markdown. */
export function markdownReport(run: EvalRun, verdict: Verdict): string {
  const [headline = '', ...rest] = frameLines(run.frame);
  const list = (lines: readonly string[]) => lines.map((line) => `- ${line}`);
  const changes = changeLines(run, verdict);
  const sections = [
    [`# Evals: ${VERDICTS[verdict.exit].toLowerCase()}`],
    [`**${headline}**`],
    rest,
    ...(verdict.findings.length > 0 ? [['## Why it failed'], list(findingLines(verdict))] : []),
    ...(changes.length > 0 ? [['## Changed'], list(changes)] : []),
    ...tablesOf(run, verdict).flatMap(marked),
  ];
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function changeLines({ runs }: EvalRun, { changes, exit }: Verdict): string[] {
  if (exit === 3) return [];
  const ran = new Set(runs.map(({ contestant }) => contestant));
  return CONTESTANTS.filter((contestant) => ran.has(contestant)).map((contestant) => {
    const { fixed, broken, flaky, pValue } = changes[contestant];
    const counts = `${fixed.length} fixed, ${broken.length} broken, ${flaky.length} flaky`;
    const names = [...named('fixed', fixed), ...named('broken', broken), ...named('flaky', flaky)];
    const p = broken.length > 0 ? ` (one-sided p = ${pValue.toPrecision(2)})` : '';
    return `${NAMES[contestant]}: ${counts}${p}${names.length > 0 ? `: ${names.join('; ')}` : ''}`;
  });
}

function named(what: string, ids: readonly string[]): string[] {
  return ids.length === 0 ? [] : [`${what} ${ids.join(', ')}`];
}

function findingLines({ findings }: Verdict): string[] {
  const who = (contestant: Contestant | null) => (contestant === null ? '' : NAMES[contestant]);
  return findings.map(({ kind, contestant, caseId, text }) =>
    [kind.replaceAll('_', ' '), who(contestant), caseId ?? '', text]
      .filter((part) => part !== '')
      .join(' · '),
  );
}

function aligned(rows: readonly string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function marked({ title, rows, note }: Table): string[][] {
  const line = (row: readonly string[]) =>
    `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const [head = [], ...body] = rows;
  const notes = note === '' ? [] : [note.split('\n').map((text) => `- ${text}`)];
  return [[`## ${title}`], [line(head), line(head.map(() => '---')), ...body.map(line)], ...notes];
}
