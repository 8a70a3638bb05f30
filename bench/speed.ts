// Durable routes per second of two services, one with few reps and one with many, with a key on each
// request as a user sends it; of the few without keys; and of the bare transaction: in turn, round after round, since a machine's own speed moves while it is measured.
import { bareTransactions } from './bare.ts';
import { type LoadResult, sendLeads } from './load.ts';
import { type BenchDatabase, benchDatabase, type Service, startService } from './service.ts';
import { POLICY, someReps } from './world.ts';

const [FEW, MANY] = [10, 10_000];
const CONNECTIONS = 64;

type Side = {
  database: BenchDatabase;
  service: Service;
  loads: LoadResult[];
  unkeyed: LoadResult[];
  from: number;
};
type Routed = { perSecond: number; latencies: number[]; refused: number };

export type SpeedFigures = {
  byReps: ReadonlyMap<number, Routed>;
  /** Bare transactions per second. */
  bare: number;
  /** Mean bytes of what a bare transaction stores: a stored decision of the small service. */
  rowBytes: number;
  /** The small service's routes per second, over the bare transaction's. */
  share: number;
  /** The large service's routes per second, over the small one's. */
  kept: number;
  /** The small service's routes per second with keys, over those without. */
  withKeys: number;
};

/** Both sides are warm first: what is compiled and planned once is no part of the figures. */
export async function routesPerSecond(given: {
  warmUp: number;
  rounds: number;
  perRound: number;
}): Promise<SpeedFigures> {
  const [few, many] = [await side(FEW), await side(MANY)];
  for (const each of [few, many]) await send(each, given.warmUp);
  const texts = await storedTexts(few.database);
  const alone = await benchDatabase(someReps(FEW), POLICY);
  const bareRound = (count: number) =>
    bareTransactions(alone, {
      count,
      concurrency: CONNECTIONS,
      texts,
      reps: someReps(FEW).map((rep) => rep.id),
    });
  await bareRound(given.perRound);
  const bares: number[] = [];
  for (let round = 0; round < given.rounds; round++) {
    for (const each of [few, many]) each.loads.push(await send(each, given.perRound));
    few.unkeyed.push(await send(few, given.perRound, false));
    bares.push(await bareRound(given.perRound));
  }
  for (const { service, database } of [few, many]) {
    await service.stop();
    await database.remove();
  }
  await alone.remove();
  const [small, large] = [routedBy(few), routedBy(many)];
  const bare = overall(bares);
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  return {
    byReps: new Map([
      [FEW, small],
      [MANY, large],
    ]),
    bare,
    rowBytes: Math.round(bytes / texts.length),
    share: small.perSecond / bare,
    kept: large.perSecond / small.perSecond,
    withKeys: small.perSecond / overall(few.unkeyed.map(({ perSecond }) => perSecond)),
  };
}

async function side(reps: number): Promise<Side> {
  const database = await benchDatabase(someReps(reps), POLICY);
  const service = await startService(database.dataDir);
  return { database, service, loads: [], unkeyed: [], from: 0 };
}

async function send(to: Side, count: number, keyed = true): Promise<LoadResult> {
  const load = { count, from: to.from, connections: CONNECTIONS, keyed };
  to.from += count;
  return sendLeads(to.service.port, load);
}

async function storedTexts({ pool }: BenchDatabase): Promise<string[]> {
  const { rows } = await pool.query<{ text: string }>(
    'select answer || snapshot as text from decisions order by at desc limit 100',
  );
  return rows.map(({ text }) => text);
}

function routedBy({ loads }: Side): Routed {
  return {
    perSecond: overall(loads.map(({ perSecond }) => perSecond)),
    latencies: loads.flatMap(({ latencies }) => latencies).sort((a, b) => a - b),
    refused: loads.reduce((sum, { latencies, statuses }) => {
      return sum + latencies.length - (statuses[200] ?? 0);
    }, 0),
  };
}

/** The rate over rounds of the same size: all of them over the time of all of them. */
function overall(rates: readonly number[]): number {
  return rates.length / rates.reduce((sum, rate) => sum + 1 / rate, 0);
}
