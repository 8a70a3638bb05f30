// pointsman simulate: some days of a team under a simulated clock, in seconds, the same every time.
import type { Command } from 'commander';
import { withScratchDatabase } from '../app.ts';
import { CalledWrongly, type ExitCode } from '../failures.ts';
import { simulate } from '../flows/simulation/simulate.ts';
import { openLog } from '../io/telemetry/log.ts';
import { reportText } from '../simulation/report.ts';
import { parseScenario, type Scenario } from '../simulation/scenario.ts';
import { stopSignal } from '../stop-signal.ts';
import { inOneLine, jsonText, lines } from '../terminal.ts';
import type { Call, Does } from './call.ts';
import { readText } from './read-file.ts';
import { progressBar } from './screen/progress.ts';

type Options = { timeline?: boolean; json?: boolean };

export function addSimulate(program: Command, does: Does): void {
  program
    .command('simulate')
    .summary('run a scenario of leads, shifts and absences under a simulated clock')
    .description(
      'Runs the days that a scenario file tells of through the real routing, queue and fairness ledger,\n' +
        'on a database of its own that is thrown away. The same file gives the same timeline and hash.',
    )
    .argument('<file>', 'the scenario, YAML or JSON, or "-"')
    .option('--timeline', 'every step, one line of JSON each, instead of the figures')
    .option('--json', 'the figures as JSON')
    .addHelpText('after', '\nExample:\n  pointsman simulate docs/examples/scenario.yaml')
    .action(does(run));
}

async function run(call: Call, file: string, options: Options): Promise<ExitCode> {
  const { terminal } = call;
  const scenario = scenarioIn(await readText(file));
  const bar = progressBar(terminal, 'simulating', scenario.days);
  const stop = stopSignal();
  const log = openLog('error', process.stderr);
  const { report, timeline } = await withScratchDatabase(log, stop.signal, (db) =>
    simulate(db, scenario, bar.at),
  ).finally(() => {
    bar.stop();
    stop.forget();
  });
  if (options.timeline) for (const entry of timeline) terminal.print(jsonText(entry));
  else terminal.print(options.json ? jsonText(report, 2) : lines(reportText(inOneLine(report))));
  return 0;
}

function scenarioIn(text: string): Scenario {
  try {
    return parseScenario(text);
  } catch (error) {
    throw new CalledWrongly(error instanceof Error ? error.message : String(error));
  }
}
