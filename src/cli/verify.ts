// pointsman verify: is the log of decisions whole, and does each row say what it said when it was sealed?
import type { Command } from 'commander';
import type { ExitCode } from '../failures.ts';
import { sealLatecomers, sealLog } from '../flows/decisions/seal-log.ts';
import { verifyLog } from '../flows/decisions/verify-log.ts';
import { jsonText } from '../terminal.ts';
import type { Does } from './call.ts';
import { type Call, withCore } from './call.ts';
import { progressBar } from './screen/progress.ts';

type Options = { head?: string; json?: boolean };

export function addVerify(program: Command, does: Does): void {
  program
    .command('verify')
    .summary('check the decision log against its seals')
    .description(
      'Checks the chain of seals and every decision under them, and names each row that was changed,\n' +
        'removed or slipped in; then it ends with 1. Keep the head that it prints somewhere else: with\n' +
        '--head a log whose end was cut off shows too.',
    )
    .option('--head <hash>', 'head printed earlier; some seal must still have it')
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExamples:\n  pointsman verify\n  pointsman verify --head 9f2c…')
    .action(does(verify));
}

function verify(call: Call, options: Options): Promise<ExitCode> {
  return withCore(call, async (deps) => {
    const { terminal } = call;
    await sealLog(deps);
    await sealLatecomers(deps);
    const bar = progressBar(terminal, 'verifying', 1);
    const found = await verifyLog(deps.db, {
      onProgress: bar.at,
      ...(options.head === undefined ? {} : { expectedHead: options.head }),
    });
    bar.stop();
    if (options.json) {
      terminal.print(jsonText(found, 2));
      return found.ok ? 0 : 1;
    }
    for (const { where, what } of found.faults) {
      terminal.print(`${terminal.paint('red', where)}  ${what}`);
    }
    const count = `${found.decisions} decisions under ${found.seals} seals`;
    const verdict = found.ok
      ? terminal.paint('green', `${count}: whole`)
      : terminal.paint('red', `${count}: ${found.faults.length} faults`);
    terminal.print(found.unsealed > 0 ? `${verdict}, ${found.unsealed} not sealed yet` : verdict);
    terminal.print(`head ${found.head}`);
    return found.ok ? 0 : 1;
  });
}
