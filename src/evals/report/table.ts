// The report as a table of text: for the terminal, and as Markdown for a pull request.
import type { Verdict } from '../gate.ts';
import { CONTESTANTS, type Contestant, type EvalRun } from '../run.ts';
import { type Summary, summaryOf } from '../summary.ts';
import { frameLines, NAMES, percent, shareText } from './figures.ts';

const VERDICTS = { 0: 'PASSED', 1: 'FAILED', 3: 'NOT COMPARABLE' } as const;

/** The report for a terminal; columns line up. */
export function terminalReport(run: EvalRun, verdict: Verdict): string {
  const summaries = summariesOf(run);
  const sections = [
    frameLines(run.frame),
    ...tablesOf(summaries).map((rows) => aligned(rows)),
    changeLines(verdict, summaries),
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
  const summaries = summariesOf(run);
  const [headline = '', ...rest] = frameLines(run.frame);
  const list = (lines: readonly string[]) => lines.map((line) => `- ${line}`);
  const sections = [
    [`# Evals: ${VERDICTS[verdict.exit].toLowerCase()}`],
    [`**${headline}**`],
    rest,
    ...tablesOf(summaries).map(piped),
    ['## Changed against the baseline'],
    list(changeLines(verdict, summaries)),
    ...(verdict.findings.length > 0 ? [['## Why it failed'], list(findingLines(verdict))] : []),
  ];
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function summariesOf({ runs }: EvalRun): Summary[] {
  return CONTESTANTS.map((contestant) => summaryOf(runs, contestant)).filter(
    ({ cases }) => cases > 0,
  );
}

/** Rows of cells, the first being the heading: pass rates, graders, cost. */
function tablesOf(summaries: readonly Summary[]): string[][][] {
  const heads = summaries.map(({ contestant }) => NAMES[contestant]);
  const keys = (of: (summary: Summary) => object) =>
    [...new Set(summaries.flatMap((summary) => Object.keys(of(summary))))].sort();
  const row = (name: string, cell: (summary: Summary) => string) => [name, ...summaries.map(cell)];
  const share = (shares: Summary['byFamily'], key: string) => {
    const found = shares[key];
    return found ? shareText(found) : '–';
  };
  return [
    [
      ['pass rate (95 % interval)', ...heads],
      row('all', ({ pass }) => shareText(pass)),
      ...keys(({ byFamily }) => byFamily).map((key) =>
        row(key, ({ byFamily }) => share(byFamily, key)),
      ),
      ...keys(({ byTag }) => byTag).map((key) => row(`#${key}`, ({ byTag }) => share(byTag, key))),
    ],
    [
      ['grader', ...heads],
      ...keys(({ graders }) => graders).map((key) =>
        row(key, ({ graders }) => {
          const { mean = null, scored = 0 } = graders[key] ?? {};
          return mean === null ? '–' : `${percent(mean)} of ${scored}`;
        }),
      ),
    ],
    [
      ['cost and steadiness', ...heads],
      row('runs with a hard failure', ({ hardFailures }) => String(hardFailures)),
      row('every repeat passes', ({ passEvery }) => percent(passEvery)),
      row('worst case', ({ worstCase }) => percent(worstCase)),
      row('fallback share', ({ fallbackShare }) => percent(fallbackShare)),
      row('tokens in / out', ({ tokens }) => `${tokens.input} / ${tokens.output}`),
      row('input from cache', ({ tokens }) =>
        tokens.input === 0 ? '–' : percent(tokens.cached / tokens.input),
      ),
      row('cost', ({ usd }) => (usd === null ? 'no price' : `$${usd.toFixed(3)}`)),
      row('p50 / p95 / p99 ms', ({ milliseconds: { p50, p95, p99 } }) =>
        p50 === null ? 'not measured' : `${p50} / ${p95} / ${p99}`,
      ),
      row('choices by place', ({ byPlace }) => placesText(byPlace)),
    ],
  ];
}

function placesText(byPlace: Summary['byPlace']): string {
  const places = Object.entries(byPlace).map(
    ([place, share]) => `${place} ${Math.round(100 * share)}%`,
  );
  return places.length === 0 ? '–' : places.join(' ');
}

function changeLines({ changes, exit }: Verdict, summaries: readonly Summary[]): string[] {
  if (exit === 3) return [];
  return summaries.map(({ contestant }) => {
    const { fixed, broken, flaky, pValue } = changes[contestant];
    const counts = `${fixed.length} fixed, ${broken.length} broken, ${flaky.length} flaky`;
    const names = [...named('fixed', fixed), ...named('broken', broken), ...named('flaky', flaky)];
    const p = broken.length > 0 ? ` (p = ${pValue.toPrecision(2)})` : '';
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

function piped(rows: readonly string[][]): string[] {
  const line = (row: readonly string[]) =>
    `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [line(head), line(head.map(() => '---')), ...body.map(line)];
}
