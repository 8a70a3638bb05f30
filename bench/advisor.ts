// What the service adds to a model's own time, and deadlines kept against bad manners.
import { readFile } from 'node:fs/promises';
import { sendAtRandom } from './arrivals.ts';
import { type LoadResult, percentile, sendLeads } from './load.ts';
import { type ModelServer, modelServer } from './model-server.ts';
import { benchDatabase, type Service, startService } from './service.ts';
import { POLICY, someReps } from './world.ts';

export type AdvisedFigures = {
  /** Sorted: from request to answer, without the time that the model held the calls. */
  added: number[];
  /** The same for leads that arrive at random, as many at a time on average. */
  addedAtRandom: number[];
  /** The same for leads that arrive in one instant, fifty at a time. */
  addedInBurst: number[];
  /** Milliseconds of processor time of the service per advised route. */
  cpuPerRoute: number;
  advised: number;
  routes: number;
  /** Slowest answer by manner, with a deadline of 1,000 ms. */
  slowest: Record<(typeof MANNERS)[number], number>;
};

const MODEL_MS = 300;
const IN_FLIGHT = 50;
const MANNERS = ['hang', 'drip', 'retry-after'] as const;

/** After `warmUp` leads routes `count` with a model that takes 300 ms, then `late` for each bad manner. */
export async function advisedFigures(given: {
  warmUp: number;
  count: number;
  bursts: number;
  late: number;
}): Promise<AdvisedFigures> {
  const model = await modelServer({ firstMs: MODEL_MS, perSecond: 0 });
  const database = await benchDatabase(someReps(12), { ...POLICY, advisor: { ask: 'always' } });
  const service = await startService(database.dataDir, {
    ANTHROPIC_API_KEY: 'bench',
    ANTHROPIC_BASE_URL: model.url,
    POINTSMAN_ADVISOR_IN_FLIGHT: '128',
  });
  let from = 0;
  const ask = (count: number, deadlineMs: number, spreadMs: number) => {
    const load = { count, from, connections: IN_FLIGHT, spreadMs };
    from += count;
    return sendLeads(service.port, { ...load, body: { mode: 'sync', deadlineMs } });
  };
  await ask(given.warmUp, 5_000, MODEL_MS);
  await model.held();

  const before = await processorMs(service);
  const steady = await ask(given.count, 5_000, MODEL_MS);
  const cpuPerRoute = ((await processorMs(service)) - before) / given.count;
  const added = await addedTo(model, steady);

  const scattered = { count: given.count, from, perSecond: IN_FLIGHT / (MODEL_MS / 1_000) };
  from += given.count;
  const body = { mode: 'sync', deadlineMs: 5_000 } as const;
  const atRandom = await sendAtRandom(service.port, { ...scattered, body });
  const addedAtRandom = await addedTo(model, atRandom);

  const addedInBurst: number[] = [];
  for (let burst = 0; burst < given.bursts; burst++) {
    addedInBurst.push(...(await addedTo(model, await ask(IN_FLIGHT, 5_000, 0))));
  }
  const { rows } = await database.pool.query<{ n: number }>(
    "select count(*)::int as n from decisions where decided_by = 'advisor'",
  );
  const routes = from;

  const slowest = { hang: 0, drip: 0, 'retry-after': 0 };
  for (const manner of MANNERS) {
    model.behave(manner);
    slowest[manner] = (await ask(given.late, 1_000, 0)).latencies.at(-1) ?? Number.NaN;
  }
  await service.stop();
  await database.remove();
  await model.close();
  const sorted = addedInBurst.sort((a, b) => a - b);
  const advised = rows[0]?.n ?? 0;
  return { added, addedAtRandom, addedInBurst: sorted, cpuPerRoute, advised, routes, slowest };
}

/** From request to answer, less the time that the model held that lead's calls; sorted. */
async function addedTo(model: ModelServer, load: LoadResult): Promise<number[]> {
  const held = await model.held();
  return [...load.byLead]
    .map(([lead, ms]) => ms - (held.get(lead) ?? Number.NaN))
    .sort((a, b) => a - b);
}

/** Processor time that the service has used, all threads, user and system (Linux). */
async function processorMs({ pid }: Service): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return 10 * (Number(fields[11]) + Number(fields[12]));
}

/** "p50 4.1 ms, p99 11 ms" of sorted milliseconds. */
export function spread(sorted: readonly number[]): string {
  const of = (share: number) => {
    const value = percentile(sorted, share);
    return `${value.toFixed(value < 10 ? 2 : 0)} ms`;
  };
  return `p50 ${of(0.5)}, p99 ${of(0.99)}`;
}
