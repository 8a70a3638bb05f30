// pointsman objectives: what the policy is held to, and where it stands.
import type { Command } from 'commander';
import type { ExitCode } from '../failures.ts';
import { showObjectives } from '../flows/show-objectives.ts';
import { tryCases } from '../flows/try-cases.ts';
import type { Objective } from '../learning/objectives/objective.ts';
import { jsonText, type Terminal, wrapped } from '../terminal.ts';
import { type Call, type Does, withCore } from './call.ts';
import { readText } from './read-file.ts';

type Options = { policy?: string; cases?: string; json?: boolean };

export function addObjectives(program: Command, does: Does): void {
  program
    .command('objectives')
    .summary('what the policy is held to, and where it stands')
    .description(
      'First response, agreement with labelled cases, balance of pipelines and wins against the time\n' +
        'before, each held against the target in the policy’s objective.targets. What too little is\n' +
        'known of is said to be unknown, and why. Ends with 1 when an objective is missed.',
    )
    .option('--policy <name>', 'a policy in force; without it the default one')
    .option('--cases <file>', 'labelled cases, one JSON object a line, as in evals/cases')
    .option('--json', 'as JSON')
    .action(does(objectives));
}

async function objectives(call: Call, options: Options): Promise<ExitCode> {
  const text = options.cases === undefined ? null : await readText(options.cases);
  return withCore(call, async (deps) => {
    const file = options.cases ?? '';
    const cases = text === null ? null : await tryCases(deps, text, file);
    const shown = await showObjectives(deps, options.policy ?? null, cases);
    const { print, paint } = call.terminal;
    if (options.json) print(jsonText(shown, 2));
    else {
      const { name, version } = shown.policy;
      print(paint('bold', `${name}@${version}, the last ${shown.days} days`));
      for (const one of shown.objectives) printOne(call.terminal, one);
    }
    return shown.objectives.some((one) => one.status === 'fail') ? 1 : 0;
  });
}

const COLOURS = { pass: 'green', fail: 'red', unknown: 'yellow' } as const;

function printOne({ print, paint, width }: Terminal, one: Objective): void {
  const side = one.passesWhen === 'at_most' ? 'at most' : 'at least';
  const value = one.value === null ? 'unknown' : figure(one.value, one.unit);
  const goal = `${side} ${figure(one.target, one.unit)}`;
  print();
  print(
    `${paint(COLOURS[one.status], one.status.padEnd(7))}  ${paint('bold', one.code.replaceAll('_', ' '))}: ${value} (${goal}; n = ${one.n})`,
  );
  print(`  ${wrapped(one.because, width - 2, '  ')}`);
  print(`  ${paint('dim', wrapped(one.definition, width - 2, '  '))}`);
}

function figure(value: number, unit: Objective['unit']): string {
  const rounded = (by: number) => String(Math.round(by * 10) / 10).replace('-', '−');
  return unit === 'minutes' ? `${rounded(value)} min` : `${rounded(100 * value)} %`;
}
