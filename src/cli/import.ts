// pointsman import: reps, accounts, leads and the history of opportunities, from CSV or JSON.
import { type Command, Option } from 'commander';
import { CalledWrongly, type ExitCode } from '../failures.ts';
import { importAccounts } from '../flows/roster/import-accounts.ts';
import { importHistory } from '../flows/roster/import-history.ts';
import { importLeads } from '../flows/roster/import-leads.ts';
import { fileReport, type ImportOptions } from '../flows/roster/import-report.ts';
import { importRoster } from '../flows/roster/import-roster.ts';
import { knownInHistory } from '../flows/roster/known-in-history.ts';
import { OUR_READERS, type Readers } from '../leads/values/readers.ts';
import { jsonText } from '../terminal.ts';
import type { Does } from './call.ts';
import { ACTOR, type Call, withCore } from './call.ts';
import { type Kind, kindOfFile, type RowsRead, readHistory, readItems } from './import-file.ts';
import { decisionLine } from './screen/decision-page.ts';
import {
  printFirst,
  printHistory,
  printLeads,
  printReport,
  printRowErrors,
} from './screen/import-report.ts';
import { progressBar } from './screen/progress.ts';

type Options = {
  mapping?: string;
  table?: Record<string, string>;
  dryRun?: boolean;
  clear?: string[];
  allOrNothing?: boolean;
  policy?: string;
  verbose?: boolean;
  json?: boolean;
};

export function addImport(program: Command, does: Does): void {
  program
    .command('import')
    .summary('import reps, accounts, leads or history from CSV or JSON')
    .description(
      'Columns are found by the headers that people write ("Max leads", "Account Name"); a mapping in YAML\n' +
        'says the rest. A row goes in whole or is named with its column, its value and what is expected;\n' +
        'rows count as in a spreadsheet. Of reps and accounts that are stored, absent columns and empty cells\n' +
        'leave what is there; --clear and a cell with (none) empty a field. Leads are routed in the order of the file, without a model.\n' +
        'History (one row per opportunity) gives reps with records, response times and accounts.\n' +
        'Without a kind the headers tell what a file is: exports of Salesforce, HubSpot, Dynamics and Pipedrive\n' +
        'are known by theirs, and the first rows are shown as they were read.\n' +
        'Ends with 1 when a row was refused.',
    )
    .argument('<kind>', 'reps, accounts, leads or history; left out, the headers of the file tell')
    .argument('[file]', 'CSV or JSON, also gzipped; "-" for JSON on standard input')
    .option('--mapping <file>', 'YAML that says which column is what; needed for history')
    .option(
      '--table <name=file>',
      'side table that a history mapping joins; may be repeated',
      table,
    )
    .option('--dry-run', 'show what each row would change, store nothing')
    .option(
      '--clear <field>',
      'empty this field of reps or accounts where the file does not fill it; may be repeated',
      (field: string, before: string[] = []) => [...before, field],
    )
    .option('--all-or-nothing', 'import nothing when a row is bad')
    .addOption(new Option('--policy <name>', 'policy that leads are routed by'))
    .option('--verbose', 'one line per routed lead')
    .option('--json', 'the report as JSON')
    .addHelpText(
      'after',
      [
        '',
        'Examples:',
        '  pointsman import docs/examples/crm/salesforce-users.csv --dry-run',
        '  pointsman import reps reps.csv --dry-run',
        '  pointsman import accounts accounts.csv --mapping accounts.yaml',
        '  pointsman import leads docs/examples/leads.json --verbose',
        '  pointsman import history opportunities.csv --mapping docs/examples/history/crm-opportunities.yaml \\',
        '    --table accounts=accounts.csv --table teams=sales_teams.csv',
        '',
        'docs/import.md lists every column and explains mappings.',
      ].join('\n'),
    )
    .action(does(importFile));
}

function table(value: string, before: Record<string, string> = {}): Record<string, string> {
  const [name, ...rest] = value.split('=');
  const file = rest.join('=');
  if (!name || !file) throw new CalledWrongly(`--table asks for name=file, not "${value}".`);
  return { ...before, [name]: file };
}

async function importFile(
  call: Call,
  said: string,
  named: string | undefined,
  options: Options,
): Promise<ExitCode> {
  const file = named ?? said;
  const found = named === undefined ? await kindFound(said) : null;
  const kind = found?.kind ?? said;
  if (found && !options.json) {
    const { name } = found;
    call.terminal.print(`${file}: ${name ? `${name}, taken as ${kind}` : `taken as ${kind}`}.`);
  }
  const wish: ImportOptions = {
    dryRun: options.dryRun === true,
    whenBad: options.allOrNothing ? 'refuse' : 'skip',
    ...(options.clear ? { clear: options.clear } : {}),
  };
  if (options.clear && kind !== 'reps' && kind !== 'accounts') {
    throw new CalledWrongly('--clear is for reps and accounts.');
  }
  switch (kind) {
    case 'history':
      return importHistoryFile(call, file, options, wish);
    case 'reps':
    case 'accounts':
    case 'leads':
      return importItems(
        call,
        kind,
        (words) => readItems(kind, file, options.mapping, options.clear !== undefined, words),
        { ...options, first: found !== null, isStream: file === '-' },
        wish,
      );
    default:
      throw new CalledWrongly(
        `"${kind}" cannot be imported; reps, accounts, leads and history can.`,
      );
  }
}

async function kindFound(file: string): ReturnType<typeof kindOfFile> {
  if (!KINDS.includes(file)) return kindOfFile(file);
  throw new CalledWrongly(`Name the file as well: pointsman import ${file} ${file}.csv.`);
}

const KINDS: readonly string[] = ['reps', 'accounts', 'leads', 'history'];

/** `first`: nobody said what the file holds, so that its first rows are shown as they were read. */
async function importItems(
  call: Call,
  kind: Kind,
  reading: (words?: Readers) => Promise<RowsRead>,
  options: Options & { first: boolean; isStream: boolean },
  wish: ImportOptions,
): Promise<ExitCode> {
  const { terminal } = call;
  const read = await reading();
  if (!options.json && options.first) printFirst(terminal, read.rows);
  else if (!options.json && read.took !== null) terminal.note(`Read as ${read.took}.`);
  if (!options.json && read.encoding !== 'utf-8') {
    terminal.note(`Read as ${read.encoding}: letters that look wrong ask for a file in UTF-8.`);
  }
  if (!options.json && read.ignored.length > 0) {
    terminal.note(`Columns that feed nothing: ${read.ignored.join(', ')}.`);
  }
  if (!options.json && read.skipped.length > 0) {
    const told = read.skipped.slice(0, 10).map(({ row, because }) => `row ${row} ${because}`);
    const more = read.skipped.length > 10 ? `; and ${read.skipped.length - 10} more` : '';
    terminal.note(`Left out as no rows: ${told.join('; ')}${more}.`);
  }
  return withCore(call, async (deps) => {
    if (kind !== 'leads') {
      const reads = deps.state.reads();
      // Without a database a cell is read by our own words alone; a stream is read once.
      const again = kind === 'reps' && reads !== OUR_READERS && !options.isStream;
      const { rows } = again ? await reading(reads) : read;
      const flow = kind === 'reps' ? importRoster : importAccounts;
      const report = await flow(deps, ACTOR, rows, wish);
      if (options.json) terminal.print(jsonText(fileReport(report, read), 2));
      else printReport(terminal, kind, report, wish.dryRun);
      return report.refused === 0 ? 0 : 1;
    }
    const bar = progressBar(terminal, 'routing', read.rows.length);
    const report = await importLeads(deps, read.rows, {
      ...wish,
      ...(options.policy === undefined ? {} : { policy: options.policy }),
      habits: call.config().leads,
      onRow: (decision, done) => {
        if (decision && options.verbose) terminal.print(decisionLine(terminal, decision));
        bar.at(done);
      },
    });
    bar.stop();
    if (options.json) terminal.print(jsonText(fileReport(report, read), 2));
    else printLeads(terminal, report, wish.dryRun);
    return report.refused === 0 ? 0 : 1;
  });
}

async function importHistoryFile(
  call: Call,
  file: string,
  options: Options,
  wish: ImportOptions,
): Promise<ExitCode> {
  const { terminal } = call;
  return withCore(call, async (deps) => {
    const known = { ...(await knownInHistory(deps.db)), words: deps.state.reads() };
    const tables = options.table ?? {};
    const history = await readHistory(terminal, file, options.mapping, tables, known);
    const { report, took } = history;
    if (!options.json && took !== null) terminal.note(`Read as ${took}.`);
    if (report.errors.length > 0 && wish.whenBad === 'refuse') {
      printRowErrors(terminal, report.errors);
      terminal.print('Nothing was imported.');
      return 1;
    }
    const imported = await importHistory(deps, ACTOR, history, wish);
    if (options.json) terminal.print(jsonText({ took, history: report, ...imported }, 2));
    else printHistory(terminal, history, imported, wish.dryRun);
    const refused = report.errors.length + imported.reps.refused + imported.accounts.refused;
    return refused === 0 ? 0 : 1;
  });
}
