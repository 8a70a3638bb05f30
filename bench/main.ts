// All figures in one run on one machine. `npm run bench` runs everything; `npm run bench -- core speed`
// runs parts; `--quick` sends fewer requests, for a look.
import { cpus } from 'node:os';
import { advisedFigures, spread } from './advisor.ts';
import { besideFigures, residentMegabytes } from './beside.ts';
import { decideMilliseconds, jsonRulesMilliseconds } from './core.ts';
import { inTimeFigures } from './in-time.ts';
import {
  cells300,
  counting,
  mathematicsMilliseconds,
  refit,
  someDeals,
  training,
} from './learning.ts';
import { percentile, sendLeads } from './load.ts';
import { benchDatabase, startService } from './service.ts';
import { routesPerSecond } from './speed.ts';
import { textMilliseconds } from './texts.ts';
import { POLICY, someReps } from './world.ts';
import { worldMilliseconds } from './worlds.ts';

const args = process.argv.slice(2);
const quick = args.includes('--quick');
const wanted = args.filter((arg) => !arg.startsWith('--'));
const scale = (full: number, little: number) => (quick ? little : full);

type Row = { what: string; figure: string; bar: string; met: boolean | null };
const rows: Row[] = [];

function row(what: string, figure: string, bar = '', met: boolean | null = null): void {
  rows.push({ what, figure, bar, met });
  const mark = met === null ? ' ' : met ? '✓' : '✗';
  process.stdout.write(`${mark} ${what.padEnd(66)} ${figure.padEnd(30)} ${bar}\n`);
}

const ms = (value: number) => `${value.toFixed(value < 10 ? 2 : 0)} ms`;

/** Durable routes per second over HTTP, 10 and 10,000 reps, beside the bare transaction. */
async function speed(): Promise<void> {
  const figures = await routesPerSecond({
    warmUp: scale(12_000, 500),
    rounds: 5,
    perRound: scale(2_000, 300),
  });
  for (const [reps, { perSecond, latencies, refused }] of figures.byReps) {
    const latency = `p50 ${ms(percentile(latencies, 0.5))}, p99 ${ms(percentile(latencies, 0.99))}`;
    row(
      `routes per second with keys, ${reps} reps (${refused} not 200)`,
      `${perSecond.toFixed(0)}/s, ${latency}`,
    );
  }
  const { bare, rowBytes, share, kept, withKeys } = figures;
  row(`bare transactions per second with a key, rows of ${rowBytes} bytes`, `${bare.toFixed(0)}/s`);
  row('share of the bare transaction, 10 reps', share.toFixed(2), '≥ 0.5', share >= 0.5);
  row('with keys ÷ without, 10 reps', withKeys.toFixed(2), '≥ 0.85', withKeys >= 0.85);
  row('10 → 10,000 reps: share of the speed kept', kept.toFixed(2), '≥ 0.55', kept >= 0.55);
}

async function core(): Promise<void> {
  const at50 = decideMilliseconds(50, scale(2_000, 500));
  row(
    'decision core, 50 reps, 12 rules',
    `p50 ${ms(at50.p50)}, p99 ${ms(at50.p99)}`,
    'p50 ≤ 1 ms',
    at50.p50 <= 1,
  );
  const at10k = decideMilliseconds(10_000, scale(300, 100));
  row(
    'decision core, 10,000 reps, 12 rules',
    `p50 ${ms(at10k.p50)}, p99 ${ms(at10k.p99)}`,
    'p50 ≤ 5 ms',
    at10k.p50 <= 5,
  );
  row('json-rules-engine 7.3.1, the same rules alone', ms(await jsonRulesMilliseconds(10_000)));
}

/** Generated rule worlds of 60 and 200 reps with eight to fifteen rules. */
function worlds(): void {
  const count = scale(500, 100);
  const { first, next } = worldMilliseconds(count, 5);
  const said = (times: number[]) => `${spread(times)}, slowest ${ms(times.at(-1) ?? Number.NaN)}`;
  const slowest = Math.max(first.at(-1) ?? Number.NaN, next.at(-1) ?? Number.NaN);
  row(`${count} rule worlds, first decision of each`, said(first), 'each ≤ 5 ms', slowest <= 5);
  row('… another under the same roster and policy', said(next));
}

/** Texts of 10,000 characters that are made to be slow to read, through all that reads a lead. */
function text(): void {
  const times = textMilliseconds(scale(9, 5));
  const [worst] = times;
  const slowest = worst?.ms ?? Number.NaN;
  const middle = percentile(times.map(({ ms: one }) => one).reverse(), 0.5);
  row(
    `${times.length} hostile texts of 10,000 characters, all that reads a lead`,
    `p50 ${ms(middle)}, slowest ${ms(slowest)} (${worst?.name})`,
    'each ≤ 10 ms',
    slowest <= 10,
  );
}

/** What learning costs, in CPU time; and one lead's mathematics under a learned model. */
function learning(): void {
  const { cells, ms: counted } = counting(someDeals(100_000, 60));
  row(`100,000 outcomes counted into ${cells} cells`, ms(counted), '≤ 1,000 ms', counted <= 1_000);
  const fit = refit(cells300());
  row(
    `refit of 300 cells, ${fit.coefficients} coefficients`,
    ms(fit.ms),
    '≤ 100 ms',
    fit.ms <= 100,
  );
  row('training from 5,000 deals of 60 reps, judged', ms(training(someDeals(5_000, 60))));
  const { p50, p99 } = mathematicsMilliseconds(50, scale(4_000, 800));
  const figure = `p50 ${ms(p50)}, p99 ${ms(p99)}`;
  row('one lead’s mathematics and 50 waterfalls', figure, 'p50 ≤ 1 ms', p50 <= 1);
}

/** How often a model at the pace of real ones decides before the default deadline. */
async function inTime(): Promise<void> {
  const figures = await inTimeFigures(scale(300, 60), 16);
  const share = (value: number) => `${(100 * value).toFixed(1)} %`;
  const pace = '600 ms, then 80 tokens a second';
  row(
    `${pace}: the model’s choice in force within 2,500 ms`,
    `${share(figures.inForce)} of ${figures.asked}`,
    '≥ 95 %',
    figures.inForce >= 0.95,
  );
  row('… within 1,600 ms', share(figures.early), '≥ 50 %', figures.early >= 0.5);
  row('… slowest answer', ms(figures.slowest), '≤ 2,500 ms', figures.slowest <= 2_500);
}

/** What the service adds to a model's own 300 ms, 50 in flight; and deadlines kept against bad manners. */
async function advisor(): Promise<void> {
  await inTime();
  const figures = await advisedFigures({
    warmUp: scale(3_000, 400),
    count: scale(2_000, 600),
    bursts: scale(10, 4),
    late: scale(100, 50),
  });
  const p99 = percentile(figures.added, 0.99);
  row(
    'added to a model’s own 300 ms, 50 in flight',
    spread(figures.added),
    'p99 ≤ 15 ms',
    p99 <= 15,
  );
  row('… by leads that arrive at random, 50 in flight on average', spread(figures.addedAtRandom));
  row('… processor time of the service per advised route', ms(figures.cpuPerRoute));
  row('… of which the advisor decided', `${figures.advised} of ${figures.routes}`);
  row('added when 50 leads arrive in the same instant', spread(figures.addedInBurst));
  for (const [manner, worst] of Object.entries(figures.slowest)) {
    const what = `deadline 1,000 ms, model: ${manner}; slowest answer`;
    row(what, ms(worst), '≤ 1,100 ms', worst <= 1_100);
  }
}

/**
 * Flat: the second half climbs no higher than the first. Full collections are rare, and between two of
 * them what is resident rises by a third: one page more or less says nothing.
 */
async function memory(): Promise<void> {
  const database = await benchDatabase(someReps(50), POLICY);
  const service = await startService(database.dataDir);
  const pages = 12;
  const perPage = scale(16_000, 1_000);
  const residents: number[] = [];
  for (let page = 0; page < pages; page++) {
    await sendLeads(service.port, { count: perPage, from: page * perPage, connections: 64 });
    residents.push(await residentMegabytes(service.pid));
  }
  await service.stop();
  await database.remove();
  const highest = (of: number[]) => Math.max(...of);
  const half = pages / 2;
  const steps = residents.map((mb) => mb.toFixed(0)).join(' ');
  row(
    `resident MB after each ${perPage} of ${perPage * pages} routes`,
    steps,
    'flat',
    highest(residents.slice(half)) < 1.15 * highest(residents.slice(0, half)),
  );
}

/** What long work does to a short question meanwhile, and what it leaves in memory. */
async function beside(): Promise<void> {
  const figures = await besideFigures({
    rows: scale(100_000, 10_000),
    leads: scale(20_000, 2_000),
  });
  for (const { what, livez, milliseconds, memory, answered, bar } of figures) {
    const asked = percentile(livez, bar === 'p99' ? 0.99 : 1);
    const worst = livez.at(-1) ?? Number.NaN;
    const mb = [memory.before, memory.peak, memory.after].map((one) => one.toFixed(0)).join(' ');
    row(
      `/livez beside ${what} (${(milliseconds / 1_000).toFixed(1)} s: ${answered})`,
      `${spread(livez)}, worst ${ms(worst)}`,
      `${bar} ≤ 100 ms`,
      asked <= 100,
    );
    row('… resident MB before, at most, after', mb);
  }
}

const PARTS = { core, worlds, text, learning, speed, advisor, beside, memory };
process.stdout.write(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}\n`);
for (const [name, part] of Object.entries(PARTS)) {
  if (wanted.length === 0 || wanted.includes(name)) await part();
}
process.exitCode = rows.some((one) => one.met === false) ? 1 : 0;
