// pointsman baselines: how the team did over a time, frozen under an id, and how it has done since.
import type { Command } from 'commander';
import { CalledWrongly, type ExitCode } from '../failures.ts';
import {
  type BaselineDeps,
  createBaseline,
  holdAgainst,
  listBaselines,
  type Window,
} from '../flows/learning/baselines.ts';
import { columns, jsonText } from '../terminal.ts';
import { ACTOR, type Call, type Does, withCore } from './call.ts';
import { printComparison, printRecord } from './track-record-page.ts';

type Options = { from?: string; until?: string; halfLife?: string; json?: boolean };

export function addBaselines(program: Command, does: Does): void {
  const baselines = program
    .command('baselines')
    .summary('freeze how the team did, and hold later results against it')
    .description(
      'Assignment time, conversion by segment, utilisation, share and value by rep, computed from finished\n' +
        'deals and frozen under an id that later comparisons name. Import history before you go live.',
    )
    .addHelpText(
      'after',
      '\nExamples:\n  pointsman baselines create before-launch\n  pointsman baselines show before-launch',
    );
  baselines
    .command('create')
    .description('Computes the record of a time and keeps it for good.')
    .argument('<id>', 'lower case, such as "before-launch"')
    .option('--from <date>', 'deals that ended from here on; without it from the first')
    .option('--until <date>', 'deals that ended before this; without it to the last')
    .option('--half-life <days>', 'a deal so much older than the last one counts half in the rates')
    .option('--json', 'as JSON')
    .action(does(create));
  baselines
    .command('list')
    .description('Every baseline, the newest first.')
    .option('--json', 'as JSON')
    .action(does(list));
  baselines
    .command('show')
    .description('What has ended since a baseline’s end, held against it.')
    .argument('<id>', 'id of the baseline')
    .option('--json', 'as JSON')
    .action(does(show));
}

function create(call: Call, id: string, options: Options): Promise<ExitCode> {
  if (!/^[a-z0-9][a-z0-9-]{0,59}$/.test(id)) {
    throw new CalledWrongly('The id is lower case with digits and "-", such as "before-launch".');
  }
  const window = windowOf(options);
  return withCore(call, async (deps: BaselineDeps) => {
    const baseline = await createBaseline(deps, ACTOR, { id, ...window });
    if (options.json) call.terminal.print(jsonText(baseline, 2));
    else {
      call.terminal.print(`Baseline ${id} is frozen (${baseline.hash.slice(0, 12)}).`);
      printRecord(call.terminal, baseline.record);
    }
    return 0;
  });
}

function list(call: Call, options: Options): Promise<ExitCode> {
  return withCore(call, async (deps) => {
    const all = await listBaselines(deps);
    if (options.json) call.terminal.print(jsonText(all, 2));
    else if (all.length === 0) call.terminal.print('No baseline is frozen yet.');
    else
      for (const line of columns(
        all.map(({ id, record, hash, createdAt }) => [
          id,
          `${record.from.slice(0, 10)} to ${record.until.slice(0, 10)}`,
          `${record.conversion.n} deals`,
          `frozen ${createdAt.toISOString().slice(0, 10)}`,
          hash.slice(0, 12),
        ]),
      ))
        call.terminal.print(line);
    return 0;
  });
}

function show(call: Call, id: string, options: Options): Promise<ExitCode> {
  return withCore(call, async (deps: BaselineDeps) => {
    const held = await holdAgainst(deps, id);
    if (options.json) call.terminal.print(jsonText(held, 2));
    else printComparison(call.terminal, held);
    return 0;
  });
}

function windowOf({ from, until, halfLife }: Options): Window {
  const days = halfLife === undefined ? null : Number(halfLife);
  if (days !== null && !(days > 0 && days <= 36_500)) {
    throw new CalledWrongly('--half-life asks for days: --half-life 365.');
  }
  return { from: dateOf('--from', from), until: dateOf('--until', until), halfLifeDays: days };
}

function dateOf(option: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const at = Date.parse(text);
  if (Number.isNaN(at)) {
    throw new CalledWrongly(`${option} asks for a date: ${option} 2026-01-31.`);
  }
  return new Date(at).toISOString();
}
