// pointsman learn: a model from finished deals, compared with the one in force; and the way back.
import type { Command } from 'commander';
import { CalledWrongly, type ExitCode } from '../failures.ts';
import { activateModel, learn } from '../flows/learning/learn.ts';
import { reprice } from '../flows/learning/reprice.ts';
import { listModels, type ModelVersion } from '../io/db/views/models.ts';
import { columns, inOneLine, jsonText, lines } from '../terminal.ts';
import type { Does } from './call.ts';
import { ACTOR, type Call, withCore } from './call.ts';

type Options = { list?: boolean; activate?: string; halfLife?: string; json?: boolean };

export function addLearn(program: Command, does: Does): void {
  program
    .command('learn')
    .summary('learn from finished deals, or put another model in force')
    .description(
      'Trains a model of win probability from outcomes and imported history, compares it with the one in\n' +
        'force on later deals, and puts it in force when it predicts them no worse; then computes the\n' +
        'prices of slots anew. The service does the same once a day.',
    )
    .option('--list', 'the versions, the newest first; nothing is trained')
    .option('--activate <version>', 'put a stored version in force, such as the one before')
    .option(
      '--half-life <days>',
      'a deal so much older counts half; "none": all count the same (without it: as in the model in force)',
    )
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  pointsman learn\n  pointsman learn --list\n  pointsman learn --activate 3\n  pointsman learn --half-life 365',
    )
    .action(does(learnNow));
}

function learnNow(call: Call, options: Options): Promise<ExitCode> {
  const { terminal } = call;
  return withCore(call, async (deps) => {
    if (options.list) {
      const models = await listModels(deps.db);
      terminal.print(options.json ? jsonText(models, 2) : lines(listed(inOneLine(models))));
      return 0;
    }
    if (options.activate !== undefined) {
      const version = Number(options.activate);
      if (!Number.isInteger(version) || version < 1) {
        throw new CalledWrongly('--activate asks for the number of a version: --activate 3.');
      }
      const { before } = await activateModel(deps, ACTOR, version);
      const instead = before === null || before === version ? '' : `, instead of ${before}`;
      terminal.print(`Model ${version} is in force${instead}.`);
      return 0;
    }
    const { model, created, promoted, because } = await learn(deps, ACTOR, halfLifeOf(options));
    const prices = await reprice(deps);
    if (options.json) {
      terminal.print(jsonText({ model, created, promoted, because, prices }, 2));
      return 0;
    }
    if (created && model) {
      const verdict = promoted ? 'is in force' : 'is kept as a candidate';
      terminal.print(`Model ${model.version} from ${model.deals} deals ${verdict}: ${because}.`);
    } else {
      terminal.print(`Nothing was trained: ${because}.`);
    }
    if (created && model) for (const line of calibrationOf(model)) terminal.print(line);
    terminal.print(`Prices of slots: ${prices.because}.`);
    return 0;
  });
}

function halfLifeOf({ halfLife }: Options): { halfLifeDays?: number | null } {
  if (halfLife === undefined) return {};
  const days = halfLife === 'none' ? null : Number(halfLife);
  if (days !== null && !(days > 0 && days <= 36_500)) {
    throw new CalledWrongly('--half-life asks for days, or "none": --half-life 365.');
  }
  return { halfLifeDays: days };
}

/** How far predictions are off, and what correcting them would bring. */
function calibrationOf({ comparison }: ModelVersion): string[] {
  const { n, calibrationError, isotonic } = comparison;
  if (n === 0) return [];
  const off = `Chances were off by ${(100 * calibrationError).toFixed(1)} points on average over ${n} later deals`;
  if (!isotonic) return [`${off}.`];
  const figures = [isotonic.difference, isotonic.low, isotonic.high].map(signed);
  return [
    `${off}; an isotonic correction would have changed the log loss by ${figures[0]} nats a deal (95 % ${figures[1]} to ${figures[2]}). None is applied.`,
  ];
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(4)}`;
}

function listed(models: readonly ModelVersion[]): string {
  if (models.length === 0) return 'No model was trained yet.';
  const rows = models.map((model) => [
    String(model.version),
    model.state,
    `${model.deals} deals`,
    model.comparison.halfLifeDays ? `half-life ${model.comparison.halfLifeDays} days` : '',
    model.trainedAt.toISOString().slice(0, 10),
    model.because,
  ]);
  return columns(rows).join('\n');
}
