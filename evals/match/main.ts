// How good the match is, measured: prediction on real histories, and assignment in a simulated market
// through the product's own functions beside common rotations. `npm run eval:match [-- --seeds 10]`.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openEvaluationData } from './evaluation-data.ts';
import { type Predicted, predictions } from './prediction.ts';
import { playMatches } from './route-sim/parallel.ts';
import { type Match, POLICY_NAMES, type PolicyName } from './route-sim/tournament.ts';
import { REGIMES } from './route-sim/world.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '10' },
    threads: { type: 'string', default: '2' },
    /** Also writes the tables as Markdown to this file. */
    out: { type: 'string' },
  },
});

const lines: string[] = [];
let failed = 0;

function say(line = ''): void {
  lines.push(line);
  process.stdout.write(`${line}\n`);
}

function bar(what: string, holds: boolean): void {
  if (!holds) failed += 1;
  say(`- ${holds ? 'met' : 'NOT MET'}: ${what}`);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): void {
  say(`| ${head.join(' | ')} |`);
  say(`|${head.map(() => '---').join('|')}|`);
  for (const row of rows) say(`| ${row.join(' | ')} |`);
  say();
}

const signed = (nats: number) => `${nats > 0 ? '+' : ''}${nats.toFixed(4)}`;
const percent = (share: number) => (100 * share).toFixed(1);

function prediction(): void {
  say('## Prediction on real histories');
  say('Log loss in nats against the base rate of the training rows; less is better.');
  say();
  const data = openEvaluationData();
  if (data === null) {
    say(
      'The evaluation data folder is not here (POINTSMAN_EVAL_DATA names it): this part is left out.',
    );
    say();
    return;
  }
  const found = predictions(data);
  table(
    ['set', 'split', 'train', 'later', 'model − base (95 %)', 'raw rates − base', 'ECE'],
    found.map((p: Predicted) => [
      p.set,
      p.split,
      String(p.train),
      String(p.later),
      `${signed(p.difference)} (${signed(p.low)} to ${signed(p.high)})`,
      signed(p.raw),
      p.calibrationError.toFixed(3),
    ]),
  );
  const [maven, bank] = found;
  if (maven)
    bar(
      `Maven, a control without effects: within .001 of the base rate`,
      Math.abs(maven.difference) <= 0.001,
    );
  if (bank) bar('bank funnel: log loss at most .607', bank.model <= 0.607);
  if (bank) bar('bank funnel: calibration error at most .050', bank.calibrationError <= 0.05);
  bar(
    'never worse than the base rate beyond noise',
    found.every((p) => p.low <= 0),
  );
  say();
  for (const [file, hash] of data.hashes()) say(`- ${file}: ${hash}`);
  say();
}

type Spread = { mean: number; error: number };

function spread(of: readonly number[]): Spread {
  const mean = of.reduce((a, b) => a + b, 0) / of.length;
  const variance = of.reduce((a, b) => a + (b - mean) ** 2, 0) / Math.max(1, of.length - 1);
  return { mean, error: Math.sqrt(variance / of.length) };
}

async function assignment(seeds: number, threads: number): Promise<void> {
  say('## Assignment: share of what a clairvoyant would win, in percent');
  say(`RouteSim v1, seeds 1 to ${seeds}; ± is one standard error.`);
  say();
  const matches = await playMatches(REGIMES, seeds, threads, (done, of) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${of} matches`);
  });
  const of = (regime: string) => matches.filter((match) => match.regime === regime);
  const share = (among: readonly Match[], name: PolicyName) =>
    spread(among.map((match) => match.results[name].share));
  const off = (among: readonly Match[], name: PolicyName) =>
    spread(among.map((match) => match.results[name].deviation)).mean;
  const names = REGIMES.map(({ name }) => name);
  table(
    ['policy', ...names],
    POLICY_NAMES.map((name) => [
      name,
      ...names.map((regime) => {
        const { mean, error } = share(of(regime), name);
        return `${percent(mean)} ± ${percent(error)}, off ${Math.round(100 * off(of(regime), name))} %`;
      }),
    ]),
  );
  const mean = (regime: string | undefined, name: PolicyName) => share(of(regime ?? ''), name).mean;
  const [none, bank, specialist, overload] = names;
  const rr: PolicyName = 'on-shift round robin';
  bar('null: at least on-shift round robin', mean(none, 'Pointsman') >= mean(none, rr));
  bar('bank: at least 87', mean(bank, 'Pointsman') >= 0.87);
  bar('specialist: at least 83', mean(specialist, 'Pointsman') >= 0.83);
  bar(
    'specialist: 18 points over on-shift round robin',
    mean(specialist, 'Pointsman') - mean(specialist, rr) >= 0.18,
  );
  bar(
    'specialist: largest load deviation at most 15 %',
    off(of(specialist ?? ''), 'Pointsman') <= 0.15,
  );
  bar('overload with the nurture queue: at least 76', mean(overload, 'Pointsman') >= 0.76);
  const worst = Math.min(
    ...matches.map(({ results }) => results.Pointsman.share - results['round robin'].share),
  );
  bar('never worse than round robin by more than 2 points, in any regime or seed', worst >= -0.02);
}

prediction();
await assignment(Number(values.seeds), Number(values.threads));
if (values.out) writeFileSync(values.out, `${lines.join('\n')}\n`);
process.exitCode = failed > 0 ? 1 : 0;
