// The command line as a whole: every command, help that teaches, and one way to end.
import { Command } from 'commander';
import manifest from '../../package.json' with { type: 'json' };
import { EXIT_CODES, type ExitCode, failed } from '../failures.ts';
import { lines, type Terminal } from '../terminal.ts';
import { addAdvisor } from './advisor.ts';
import { addAudit } from './audit.ts';
import { addBaselines } from './baselines.ts';
import { callOn, type Does } from './call.ts';
import { addConfig } from './config.ts';
import { addDatabase } from './database.ts';
import { addEvals } from './evals.ts';
import { addEvents } from './events.ts';
import { addImport } from './import.ts';
import { addKeys } from './keys.ts';
import { addLearn } from './learn.ts';
import { addObjectives } from './objectives.ts';
import { addPolicy } from './policy.ts';
import { addReplay } from './replay.ts';
import { addReps } from './reps.ts';
import { addReviews } from './reviews.ts';
import { addRoute } from './route.ts';
import { addServe } from './serve.ts';
import { addSimulate } from './simulate.ts';
import { addVerify } from './verify.ts';
import { addVocabulary } from './vocabulary.ts';
import { addWhy } from './why.ts';

/** Runs one command line (without node and script); returns the code to end with. */
export async function run(
  args: readonly string[],
  terminal: Terminal,
  env?: Readonly<Record<string, string | undefined>>,
): Promise<ExitCode> {
  let code: ExitCode = 0;
  const call = callOn(terminal, env);
  const does: Does =
    (work) =>
    async (...rest) => {
      code = await work(call, ...rest);
    };
  try {
    await buildProgram(does, terminal).parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    return failed(terminal, error);
  }
}

/** All commands; also what docs/cli.md is made from. */
export function buildProgram(does: Does, terminal: Terminal): Command {
  const program = new Command('pointsman')
    .description('Sends each inbound lead to the rep most likely to win it, with reasons.')
    .version(manifest.version, '--version', 'print the version')
    .helpCommand('help [command]', 'show the help of a command')
    .showHelpAfterError('(add --help for what the command takes)')
    .addHelpText('after', `\n${exitCodes()}\n\n${START}`);
  const output = {
    writeOut: (text: string) => terminal.print(lines(text.replace(/\n$/, ''))),
    writeErr: (text: string) => terminal.note(lines(text.replace(/\n$/, ''))),
    // It quotes what was typed, and that may be a line that something else has made.
    outputError: (text: string) => terminal.note(text.trimEnd().replaceAll('\n', ' ')),
    getOutHelpWidth: () => terminal.width,
    getErrHelpWidth: () => terminal.width,
  };
  program.configureOutput(output).exitOverride();
  program.configureHelp({ styleTitle: (title) => terminal.paint('bold', title) });
  const adds = [
    addServe,
    addRoute,
    addImport,
    addPolicy,
    addVocabulary,
    addLearn,
    addAdvisor,
    addObjectives,
    addBaselines,
    addWhy,
    addEvents,
    addReps,
    addReviews,
    addReplay,
    addSimulate,
    addVerify,
    addAudit,
    addEvals,
    addKeys,
    addDatabase,
    addConfig,
  ];
  for (const add of adds) add(program, does);
  return program;
}

const START = `Start here:
  pointsman serve                                         the service, with its own database
  pointsman route docs/examples/techflow.json --dry-run   one lead, explained
  pointsman help import                                   your reps, accounts and history`;

function exitCodes(): string {
  const lines = Object.entries(EXIT_CODES).map(([code, text]) => `  ${code.padStart(2)}  ${text}`);
  return ['Exit codes:', ...lines].join('\n');
}
