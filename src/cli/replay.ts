// pointsman replay: stored decisions made again from their stored snapshots, byte for byte.
import type { Command } from 'commander';
import { CalledWrongly, type ExitCode } from '../failures.ts';
import { type Replay, replayDecision } from '../flows/decisions/replay-decision.ts';
import { replayLog } from '../flows/decisions/replay-log.ts';
import { countDecisions } from '../io/db/views/decisions.ts';
import { jsonText } from '../terminal.ts';
import type { Does } from './call.ts';
import { type Call, withCore } from './call.ts';
import { printDecision } from './screen/decision-page.ts';
import { progressBar } from './screen/progress.ts';

type Options = { all?: boolean; last?: string; json?: boolean };

export function addReplay(program: Command, does: Does): void {
  program
    .command('replay')
    .summary('make stored decisions again and compare every byte')
    .description(
      'Rebuilds a decision from the snapshot that was stored with it and compares it with what was\n' +
        'answered. Ends with 1 and names the keys when something differs. What cannot be made again,\n' +
        'such as a decision of an earlier version that worded it otherwise, is counted apart.',
    )
    .argument('[id]', 'id of a decision')
    .option('--all', 'every decision, newest first')
    .option('--last <n>', 'the newest n decisions')
    .option('--json', 'the rebuilt decision, or the counts, as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  pointsman replay 01a20603-481d-72ad-9bbe-88d8a8fb8ca7\n  pointsman replay --last 1000',
    )
    .action(does(replay));
}

async function replay(call: Call, id: string | undefined, options: Options): Promise<ExitCode> {
  const many = options.all === true || options.last !== undefined;
  if ((id === undefined) === !many) {
    throw new CalledWrongly('Name a decision by its id, or ask for --all or --last <n>.');
  }
  return withCore(call, (deps) =>
    id === undefined
      ? replayMany(
          call,
          deps.db,
          options.all ? Number.POSITIVE_INFINITY : Number(options.last),
          options,
        )
      : replayOne(call, deps.db, id, options),
  );
}

type Db = Parameters<typeof replayDecision>[0]['db'];

async function replayOne(call: Call, db: Db, id: string, options: Options): Promise<ExitCode> {
  const { terminal } = call;
  const replayed = await replayDecision({ db }, id);
  if (options.json) terminal.print(jsonText(replayed));
  else {
    printDecision(terminal, { ...replayed.decision, timings: {} });
    terminal.print();
    const differs = terminal.paint('red', `differs in ${replayed.differs.join(', ')}`);
    if (replayed.cannot) terminal.print(`cannot be replayed: ${replayed.cannot.because}`);
    else
      terminal.print(replayed.same ? terminal.paint('green', 'the same, byte for byte') : differs);
  }
  return replayed.same || replayed.cannot ? 0 : 1;
}

async function replayMany(call: Call, db: Db, most: number, options: Options): Promise<ExitCode> {
  const { terminal } = call;
  if (!(most >= 1)) throw new CalledWrongly('--last asks for a number from 1.');
  const bar = progressBar(terminal, 'replaying', Math.min(most, await countDecisions(db)));
  const differing: Pick<Replay, 'id' | 'differs'>[] = [];
  const cannot: { id: string; code: string; because: string }[] = [];
  let done = 0;
  for await (const { id, same, differs, cannot: why } of replayLog({ db }, most)) {
    if (why) cannot.push({ id, ...why });
    else if (!same) differing.push({ id, differs });
    done += 1;
    bar.at(done);
  }
  bar.stop();
  if (options.json) terminal.print(jsonText({ replayed: done, differing, cannot }));
  else {
    for (const { id, differs } of differing)
      terminal.print(`${id} differs in ${differs.join(', ')}`);
    for (const { id, because } of cannot) terminal.print(`${id} cannot be replayed: ${because}`);
    terminal.print(`${done} replayed, ${differing.length} differ${apart(cannot)}`);
  }
  return differing.length === 0 ? 0 : 1;
}

/** By code, such as ", 3 cannot be replayed (3 earlier version)". */
function apart(cannot: readonly { code: string }[]): string {
  if (cannot.length === 0) return '';
  const counts = new Map<string, number>();
  for (const { code } of cannot) counts.set(code, (counts.get(code) ?? 0) + 1);
  const kinds = [...counts].map(([code, count]) => `${count} ${code.replaceAll('_', ' ')}`);
  return `, ${cannot.length} cannot be replayed (${kinds.join(', ')})`;
}
