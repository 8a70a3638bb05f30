// pointsman advisor: whether the advisor is asked, what its choices came to, and the switch.
import { Argument, type Command } from 'commander';
import type { ExitCode } from '../failures.ts';
import { checkAdvisor } from '../flows/learning/check-advisor.ts';
import { switchAdvisor } from '../flows/learning/switch-advisor.ts';
import { type AdvisorStanding, readAdvisor } from '../io/db/views/advisor.ts';
import type { AdvisorGain } from '../routing/advisor-gain.ts';
import { jsonText, type Terminal } from '../terminal.ts';
import { ACTOR, type Call, type Does, withCore } from './call.ts';

type Options = { check?: boolean; json?: boolean };

export function addAdvisor(program: Command, does: Does): void {
  program
    .command('advisor')
    .summary('whether the advisor is asked, what its choices came to, and the switch')
    .description(
      'The advisor turns itself off when leads that it sent to somebody other than the scorer’s first are\n' +
        'won less than the scorer’s first would have won them. The service checks once a day. Once it is\n' +
        'on again, only newer decisions are held against it.',
    )
    .addArgument(new Argument('[switch]', 'turn it on or off').choices(['on', 'off']))
    .option('--check', 'check now what its choices came to')
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExamples:\n  pointsman advisor --check\n  pointsman advisor on')
    .action(does(advisor));
}

function advisor(
  call: Call,
  wanted: 'on' | 'off' | undefined,
  options: Options,
): Promise<ExitCode> {
  return withCore(call, async (deps) => {
    if (wanted !== undefined) await switchAdvisor(deps, ACTOR, wanted);
    const checked = options.check ? await checkAdvisor(deps) : null;
    const standing = await readAdvisor(deps.db);
    if (options.json) call.terminal.print(jsonText(standing, 2));
    else {
      printStanding(call.terminal, standing);
      if (checked && !checked.evidence) call.terminal.print(`Not checked: ${checked.because}.`);
    }
    return 0;
  });
}

const STATES = {
  on: 'The advisor is on',
  turned_itself_off: 'The advisor turned itself off',
  turned_off: 'The advisor was turned off',
} as const;

function printStanding({ print, paint }: Terminal, standing: AdvisorStanding): void {
  const { state, since, byWhom, because, evidence, checkedAt } = standing;
  const when = since === null ? '' : ` since ${since.toISOString()}`;
  print(`${paint('bold', `${STATES[state]}${when}`)}: ${because} (${byWhom}).`);
  if (!evidence || !checkedAt) {
    print('Its choices were not checked yet.');
    return;
  }
  print(`Checked ${checkedAt.toISOString()}: ${evidence.because}.`);
  print(`  where it chose otherwise: ${side(evidence.differing)}`);
  print(`  where the scorer’s first got the lead: ${side(evidence.alike)}`);
}

function side({ n, won, expected, movedOn }: AdvisorGain['differing']): string {
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  if (n === 0) return 'no lead closed yet';
  return `${n} closed, ${percent(won)} won, ${percent(expected)} expected of the scorer’s first; ${movedOn} closed by another rep`;
}
