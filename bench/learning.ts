// What learning costs: counting outcomes into cells, a refit, a whole training, and the mathematics of one
// lead under a learned model. CPU time where a thread does the work alone, so that neighbours do not count.
import { leadSchema } from '../src/leads/lead.ts';
import { normaliseLead } from '../src/leads/normalise.ts';
import { type Cell, type Outcome, toCells } from '../src/learning/cells.ts';
import { fitModel } from '../src/learning/hierarchical-fit.ts';
import { type Deal, train } from '../src/learning/learned.ts';
import { STANDARD_GROUPS } from '../src/learning/model.ts';
import { seededRandom } from '../src/learning/random.ts';
import { policyDocumentSchema } from '../src/policy/policy.ts';
import { NO_FAIRNESS } from '../src/roster/fairness/due.ts';
import { emptyLoads, loadsOf } from '../src/roster/load-columns.ts';
import { rosterOf } from '../src/roster/roster.ts';
import { sceneOf } from '../src/selection/scene/scene.ts';
import { NO_MATCH, type Snapshot } from '../src/selection/scene/snapshot.ts';
import { partsOf, scoresOf } from '../src/selection/score/score.ts';
import { percentile } from './load.ts';
import { POLICY, someLead, someReps } from './world.ts';

const HOUR_MS = 3_600_000;
const SOURCES = ['web', 'event', 'partner', 'ads'];

/** Deals of made-up reps in 8 industries, 3 sizes, 6 regions and 4 sources, one an hour. */
export function someDeals(count: number, reps: number): Deal[] {
  const random = seededRandom(`${count} deals`);
  return Array.from({ length: count }, (_, k) => {
    const startedMs = 1e12 + k * HOUR_MS;
    return {
      levels: {
        rep: `rep-${random.integer(reps)}`,
        industry: `industry-${random.integer(8)}`,
        size: `size-${random.integer(3)}`,
        region: `region-${random.integer(6)}`,
        source: SOURCES[random.integer(4)] ?? 'web',
        score: `band-${random.integer(5)}`,
      },
      won: random.uniform() < 0.3,
      amountUsd: 10_000 * Math.exp(random.normal()),
      startedMs,
      endedMs: startedMs + HOUR_MS * 24 * (1 + 20 * random.uniform()),
      responseMinutes: Math.exp(2 + 1.5 * random.normal()),
    };
  });
}

/** 300 cells of 12 reps, 8 industries and 3 sizes: 8 + 3 + 12 + 96 + 36 coefficients and the intercept. */
export function cells300(): Cell[] {
  const outcomes = Array.from({ length: 300 }, (_, k): Outcome => {
    const [rep, industry, size] = [k % 12, Math.floor(k / 12) % 8, Math.floor(k / 96) % 3];
    const levels = { rep: `r${rep}`, industry: `i${industry}`, size: `s${size}` };
    return { levels, won: k % 3 === 0 };
  });
  const random = seededRandom('cells');
  return toCells(outcomes).map(({ levels }) => {
    const n = 5 + random.integer(20);
    return { levels, n, won: random.integer(n) };
  });
}

/** Coefficients of the model on those cells, the intercept among them, and the milliseconds of a refit. */
export function refit(cells: readonly Cell[]): { coefficients: number; ms: number } {
  fitModel(cells, STANDARD_GROUPS);
  const from = cpuMilliseconds();
  const model = fitModel(cells, STANDARD_GROUPS);
  const ms = cpuMilliseconds() - from;
  const coefficients = model.groups.reduce((sum, { levels }) => sum + levels.length, 1);
  return { coefficients, ms };
}

/** Milliseconds to count outcomes into cells, and how many there were. */
export function counting(deals: readonly Deal[]): { cells: number; ms: number } {
  const from = cpuMilliseconds();
  const cells = toCells(deals.map(({ levels, won }) => ({ levels, won })));
  return { cells: cells.length, ms: cpuMilliseconds() - from };
}

/** Milliseconds to learn everything from the deals and to judge it. */
export function training(deals: readonly Deal[]): number {
  const from = cpuMilliseconds();
  train({ deals, current: null, seed: 'bench', halfLifeDays: null });
  return cpuMilliseconds() - from;
}

/**
 * Milliseconds for one lead's mathematics at `reps` reps: chances under a learned model, first response,
 * prices, and the waterfall of every rep. Every lead is another one, so that nothing is at hand from before.
 */
export function mathematicsMilliseconds(reps: number, leads: number): { p50: number; p99: number } {
  const roster = rosterOf('bench', someReps(reps));
  const document = policyDocumentSchema.parse({ ...POLICY, objective: {} });
  const policy = { name: 'bench', version: 1, hash: 'bench', document };
  const columns = roster.index;
  const deals = someDeals(5_000, reps).map((deal) => ({
    ...deal,
    levels: {
      ...deal.levels,
      industry: 'software',
      rep: roster.reps[Number(deal.levels.rep?.slice(4))]?.id ?? '',
    },
  }));
  const { learned } = train({ deals, current: null, seed: 'bench', halfLifeDays: null });
  const prices = Object.fromEntries(roster.reps.map(({ id }, k) => [id, (k % 7) / 100]));
  const estimates = { version: 'model-1', ...learned, prices };
  const at = new Date().toISOString();
  const may = new Uint8Array(reps).fill(1);
  const times = Array.from({ length: leads }, (_, k) => {
    const lead = normaliseLead(leadSchema.parse(someLead(k)), at);
    const known = { account: null, match: NO_MATCH, runningOwnerId: null };
    const loads = loadsOf(columns, emptyLoads(reps));
    const fairness = NO_FAIRNESS;
    const snapshot: Snapshot = { at, lead, ...known, policy, roster, loads, estimates, fairness };
    const from = performance.now();
    const scene = sceneOf(snapshot);
    const scores = scoresOf(scene, may, 'keep');
    for (let i = 0; i < reps; i++) partsOf(scene, scores, i);
    return performance.now() - from;
  });
  const settled = times.slice(Math.floor(leads / 4)).sort((a, b) => a - b);
  return { p50: percentile(settled, 0.5), p99: percentile(settled, 0.99) };
}

function cpuMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
