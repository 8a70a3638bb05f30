// The composition root: the only file that names both flows and vendors.
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from './config.ts';
import { ensureBootstrapKey } from './flows/keys/manage-keys.ts';
import type { LearnDeps } from './flows/learning/learn.ts';
import type { PutJob } from './flows/ports.ts';
import { Refusal } from './flows/refusal.ts';
import { adviceOutcome } from './flows/route/advice-outcome.ts';
import { ADVISE_LATER } from './flows/route/advise-later.ts';
import { type RouteDeps, routeLead } from './flows/route/route-lead.ts';
import { seed } from './flows/seed.ts';
import { type Api, createApi } from './http/api.ts';
import type { RouteLead } from './http/route.ts';
import { startEmbedded } from './io/db/embedded.ts';
import { type ConnectionTarget, connect, type Database } from './io/db/engine/connect.ts';
import { migrate } from './io/db/engine/migrate.ts';
import { newId } from './io/db/engine/new-id.ts';
import { asUnavailable } from './io/db/engine/transaction.ts';
import { keepState, type StandingState } from './io/db/state/standing-state.ts';
import type { ModelAdvisor } from './io/llm/advisor.ts';
import { advisorFigures } from './io/llm/advisor-figures.ts';
import { openAdvisor } from './io/llm/open-advisor.ts';
import { loadPrompt } from './io/llm/prompts.ts';
import { openJobs } from './io/queue/jobs.ts';
import { trainAside } from './io/queue/train-aside.ts';
import { type Log, openLog } from './io/telemetry/log.ts';
import { openMetrics } from './io/telemetry/metrics.ts';
import { startTraces } from './io/telemetry/traces.ts';
import { startJobs, startWorker } from './worker.ts';

/** How often a replica looks for changes that others made; a change shows within two of them. */
const POLL_MS = 900;

type Phase = 'serving' | 'draining' | 'stopping';

export type App = Core & {
  api: Api;
  log: Log;
  /** The first key, when one was just made: it is shown once and never again. */
  bootstrapKey: string | null;
  /** Tells readiness probes, and then callers, that the end is near. */
  enter(phase: Phase): void;
};

/** What commands and jobs hand to flows. */
export type AppDeps = {
  db: Database['db'];
  clock: { now(): number };
  newId: () => string;
  sleep: (milliseconds: number) => Promise<void>;
  state: StandingState;
  refresh: () => Promise<void>;
  seekAdvice: RouteDeps['seekAdvice'];
  putJob?: PutJob;
  train: NonNullable<LearnDeps['train']>;
};

/** What the service and every command stand on. */
export type Core = {
  deps: AppDeps;
  /** Where the database is, for what needs a connection of its own. */
  database: Database & { direct: ConnectionTarget };
  /** The models at hand, for figures. */
  advisor: ModelAdvisor;
  /** Sentences for whoever started it. */
  notes: string[];
  close(): Promise<void>;
};

/**
 * Opens the database, migrated and seeded, and what flows are given.
 * @throws DatabaseUnavailable, MigrationRefused with a sentence that says what to do
 */
export async function openCore(config: Config, log: Log): Promise<Core> {
  const { database, direct, notes, stop } = await openDatabase(config, log);
  const clock = { now: () => Date.now() };
  const base = { db: database.db, clock, newId };
  await seed(base, { demo: config.database.seedDemo });
  const advisor = openAdvisor(config.advisor, Boolean(config.traces.endpoint));
  const asked = advisor.configured ? advisor : null;
  const prompt = await loadPrompt(config.advisor.prompt);
  const state = await keepState(database.db, { now: clock.now, pollMs: POLL_MS, log });
  return {
    deps: {
      ...base,
      sleep: (milliseconds) => sleep(milliseconds),
      state,
      refresh: state.refresh,
      train: trainAside,
      seekAdvice: (evaluation, call) =>
        adviceOutcome({ advisor: asked, off: state.advisorOff, clock, prompt }, evaluation, call),
    },
    advisor,
    database: { ...database, direct },
    notes,
    close: async () => {
      await state.close();
      await database.close();
      await stop();
    },
  };
}

/**
 * Opens everything that the service is made of: database, state, keys, worker, API.
 * @throws DatabaseUnavailable, MigrationRefused with a sentence that says what to do
 */
export async function openApp(config: Config, version: string): Promise<App> {
  const log = openLog(config.log.level);
  const core = await openCore(config, log);
  const { database } = core;
  const jobs = await openJobs(database.direct, [ADVISE_LATER], (err) =>
    log.warn({ err }, 'the job queue has trouble'),
  );
  const deps: AppDeps = { ...core.deps, putJob: jobs.put };
  const bootstrapKey = await ensureBootstrapKey(deps, config.keys.bootstrap?.reveal() ?? null);
  const metrics = openMetrics();
  const traces = config.traces.endpoint
    ? await startTraces({ ...config.traces, endpoint: config.traces.endpoint, version })
    : null;
  void core.advisor.warm().catch(() => log.warn({}, 'a model’s library could not be loaded'));
  for (const figure of advisorFigures(core.advisor)) metrics.gauge(figure);
  metrics.gauge({
    name: 'pointsman_advisor_off',
    help: 'Whether the advisor is not asked: 1 it turned itself off or a person did, 0 it is on.',
    labels: [],
    read: () => [{ labels: {}, value: core.deps.state.advisorOff() === null ? 0 : 1 }],
  });
  const worker = startWorker(deps, log);
  await startJobs(deps, jobs);
  let phase: Phase = 'serving';
  const route: RouteLead = async (request, options) => {
    const { decision, ...answer } = await routeLead(deps, request, options);
    metrics.observeDecision(decision);
    return answer;
  };
  const api = createApi({
    ...deps,
    routeLead: route,
    limits: config.limits,
    health: { phase: () => phase, check: async () => ({ database: await answers(database) }) },
    metrics,
    log,
    translate: (error) => (asUnavailable(error) ? new Refusal('database_unavailable') : null),
    ...(traces ? { trace: traces.middleware } : {}),
    version,
  });
  return {
    ...core,
    deps,
    api,
    log,
    bootstrapKey,
    enter: (next) => {
      phase = next;
    },
    close: async () => {
      await jobs.close();
      await worker.close();
      await traces?.close();
      await core.close();
    },
  };
}

/** Opens and migrates the database: the user's own by its address, or the embedded one. */
export async function openDatabase(config: Config, log: Log) {
  const { url, directUrl, dataDir, pool } = config.database;
  const options = { applicationName: 'pointsman', log, poolMax: pool };
  if (url && directUrl) {
    const direct = { url: directUrl.reveal() };
    const migrated = await migrate(direct, { log });
    const pooled = directUrl.reveal() !== url.reveal();
    const database = await connect({ url: url.reveal() }, { ...options, pooled });
    return { database, direct, migrated, notes: [], stop: async () => undefined };
  }
  const server = await startEmbedded({ dataDir, durable: true, log });
  try {
    const migrated = await migrate(server.connection, { log });
    const database = await connect(server.connection, options);
    const notes = server.note ? [server.note] : [];
    return { database, direct: server.connection, migrated, notes, stop: () => server.stop() };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** A migrated database of its own for one piece of work, fast and forgetful, and gone at the end. */
export async function withScratchDatabase<T>(
  log: Log,
  work: (db: Database['db']) => Promise<T>,
): Promise<T> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'pointsman-scratch-'));
  try {
    const server = await startEmbedded({ dataDir, durable: false, log });
    try {
      await migrate(server.connection, { log });
      const database = await connect(server.connection, { applicationName: 'pointsman', log });
      return await work(database.db).finally(() => database.close());
    } finally {
      await server.stop();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function answers(database: Database): Promise<boolean> {
  const late = new AbortController();
  const timely = database.pool.query('select 1').then(
    () => true,
    () => false,
  );
  const patience = sleep(800, false, { signal: late.signal }).catch(() => false);
  const result = await Promise.race([timely, patience]);
  late.abort();
  return result;
}
