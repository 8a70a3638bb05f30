// pointsman evals: what the decision log teaches the evals.
import { readFile, writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { CalledWrongly, type ExitCode } from '../failures.ts';
import { disputedCases } from '../flows/decisions/disputed-cases.ts';
import { jsonText } from '../terminal.ts';
import type { Does } from './call.ts';
import { type Call, withCore } from './call.ts';

type Options = { out?: string; limit: string };

export function addEvals(program: Command, does: Does): void {
  const evals = program
    .command('evals')
    .summary('cases for the evals out of the decision log')
    .description('What reps, people and the advisor saw otherwise becomes cases for npm run eval.');
  evals
    .command('import')
    .summary('disputed decisions become cases that wait for a label')
    .description(
      'Turns decisions that a person overrode, that the rep declined, or that the advisor saw otherwise\n' +
        'than the rules into cases, one JSON object a line. Reps, companies, addresses and numbers get\n' +
        'stand-ins, the same one wherever they turn up. Read each case before you keep it: a name that\n' +
        'looks like no name may stand in the lead’s own words. Label it by filling in "expect"; until\n' +
        'then the evals leave it out.',
    )
    .option(
      '--out <file>',
      'add them to this file; cases that it holds already are left as they are',
    )
    .option('--limit <n>', 'of the newest disputed decisions', '200')
    .addHelpText(
      'after',
      '\nExample:\n  pointsman evals import --out evals/cases/from-the-log.jsonl && npm run eval -- --lint',
    )
    .action(does(importCases));
}

function importCases(call: Call, { out, limit }: Options): Promise<ExitCode> {
  const most = Number(limit);
  if (!Number.isInteger(most) || most < 1) throw new CalledWrongly('--limit wants a whole number.');
  return withCore(call, async (deps) => {
    const { terminal } = call;
    const cases = await disputedCases(deps, most);
    if (out === undefined) {
      for (const one of cases) terminal.print(jsonText(one));
      return 0;
    }
    const kept = await readFile(out, 'utf8').catch(() => '');
    const known = new Set([...kept.matchAll(/"id":"(log-[a-z0-9]+)"/g)].map(([, id]) => id));
    const fresh = cases.filter(({ id }) => !known.has(id));
    const lines = fresh.map((one) => `${JSON.stringify(one)}\n`).join('');
    const gap = kept === '' || kept.endsWith('\n') ? '' : '\n';
    await writeFile(out, `${kept}${gap}${lines}`);
    terminal.print(`${fresh.length} cases wait for a label in ${out}, ${known.size} were there.`);
    return 0;
  });
}
