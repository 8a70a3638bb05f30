// The composition root: the only file that names both flows and vendors.
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LookPrompt, Prompt } from './advisor/prompt.ts';
import { type Config, ConfigError } from './config.ts';
import type { LearnDeps } from './flows/learning/learn.ts';
import type { LintDeps } from './flows/policy/lint-policy.ts';
import type { PutJob } from './flows/ports.ts';
import { Refusal } from './flows/refusal.ts';
import { ADVISE_LATER } from './flows/route/advise-later.ts';
import { briefPace } from './flows/route/brief-pace.ts';
import { type RouteDeps, routeLead } from './flows/route/route-lead.ts';
import { type AdvisorStep, seekAdvice } from './flows/route/seek-advice.ts';
import { writeBrief } from './flows/route/write-brief.ts';
import { seed } from './flows/seed/seed.ts';
import { type Api, createApi } from './http/api.ts';
import { startEmbedded } from './io/db/embedded.ts';
import { type ConnectionTarget, connect, type Database } from './io/db/engine/connect.ts';
import { inTime } from './io/db/engine/in-time.ts';
import { mayNot, migrate } from './io/db/engine/migrate.ts';
import { idsBy } from './io/db/engine/new-id.ts';
import { asUnavailable } from './io/db/engine/transaction.ts';
import { DatabaseUnavailable } from './io/db/engine/unavailable.ts';
import { databaseInstant, keepClock } from './io/db/state/database-clock.ts';
import { keepState, type ReplicaCache } from './io/db/state/replica-cache.ts';
import { lintAside, trainAside } from './io/jobs/aside.ts';
import { openJobs } from './io/jobs/jobs.ts';
import { createAdvisor, type ModelAdvisor } from './io/llm/advisor.ts';
import { advisorFigures } from './io/llm/advisor-figures.ts';
import { loadLookPrompt, loadPrompt } from './io/llm/prompts.ts';
import type { Log } from './io/telemetry/log.ts';
import { openMetrics } from './io/telemetry/metrics.ts';
import { startTraces } from './io/telemetry/traces.ts';
import { orInterrupted } from './stop-signal.ts';
import { startJobs, startWorker } from './worker.ts';

/** How often a replica looks for changes that others made; a change shows within two of them. */
const POLL_MS = 900;

/** How long a readiness probe waits for the database. */
const READY_LIMIT_MS = 800;

/** How long each part that is closed is waited for: a stop must end, whatever hangs. */
const CLOSE_LIMIT_MS = 600;

type Phase = 'serving' | 'draining' | 'stopping';

export type App = Core & {
  api: Api;
  log: Log;
  /** Tells readiness probes, and then callers, that the end is near; no chore or job is begun from then on. */
  enter(phase: Exclude<Phase, 'serving'>): void;
};

/** What commands and jobs hand to flows. */
export type AppDeps = {
  db: Database['db'];
  clock: { now(): number };
  newId: () => string;
  sleep: (milliseconds: number) => Promise<void>;
  state: ReplicaCache;
  refresh: () => Promise<void>;
  seekAdvice: RouteDeps['seekAdvice'];
  writeBrief?: NonNullable<RouteDeps['writeBrief']>;
  putJob?: PutJob;
  train: NonNullable<LearnDeps['train']>;
  lint: NonNullable<LintDeps['lint']>;
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
 * @param signal ends the opening in order; what was opened is closed again, as after any failure
 * @throws ConfigError, DatabaseUnavailable, MigrationRefused with a sentence that says what to do
 */
export async function openCore(config: Config, log: Log, signal?: AbortSignal): Promise<Core> {
  const prompt = await promptOf(config);
  const look = config.advisor.secondLook ? await loadLookPrompt(SECOND_LOOK) : null;
  return allOrNothing(async (closing) => {
    const opened = await openDatabase(config, log, signal);
    closing.defer(opened.close);
    const { database, direct, notes } = opened;
    const clock = await clockOf(database.db);
    closing.defer(briefly(clock.close));
    const base = { db: database.db, clock, newId: idsBy(clock.now) };
    await seed(base, { demo: config.database.seed });
    signal?.throwIfAborted();
    const advisor = createAdvisor(config.advisor, {
      traced: Boolean(config.traces.endpoint),
      now: clock.now,
    });
    const asked = advisor.configured ? advisor : null;
    const state = await keepState(database.db, { now: clock.now, pollMs: POLL_MS, log });
    closing.defer(briefly(state.close));
    return {
      deps: {
        ...base,
        sleep: (milliseconds: number) => sleep(milliseconds),
        state,
        refresh: state.refresh,
        train: trainAside,
        lint: lintAside,
        ...advisorStep(config, { advisor: asked, off: state.advisorOff, clock, prompt, look }),
      } satisfies AppDeps,
      advisor,
      database: { ...database, direct },
      notes,
    };
  });
}

/** What asks about a lead and what writes a brief afterwards: one pace for both. */
function advisorStep(
  { advisor: { briefsForAll } }: Config,
  by: Pick<AdvisorStep, 'advisor' | 'off' | 'clock' | 'prompt'> & { look: LookPrompt | null },
): Pick<AppDeps, 'seekAdvice' | 'writeBrief'> {
  const pace = briefPace();
  const { advisor, prompt } = by;
  return {
    seekAdvice: seekAdvice({ ...by, pace, briefsForAll }),
    ...(advisor && prompt.form === 2
      ? { writeBrief: writeBrief({ ...by, advisor, prompt, pace }) }
      : {}),
  };
}

const SECOND_LOOK = 'second-look/1';

/** Deadlines, dates and ids of all replicas are told by one clock. */
function clockOf(db: Database['db']) {
  return keepClock(() => databaseInstant(db), { everyMs: POLL_MS }).catch((error: unknown) => {
    throw asUnavailable(error) ?? error;
  });
}

/** The prompt that the settings name. @throws ConfigError when there is none of that name */
export async function promptOf({ advisor }: Config): Promise<Prompt> {
  return loadPrompt(advisor.prompt).catch((error: Error) => {
    throw new ConfigError([`POINTSMAN_PROMPT cannot be used: ${error.message}.`]);
  });
}

/**
 * Opens everything that the service is made of: database, state, worker, API.
 * @param signal as for `openCore`
 * @throws ConfigError, DatabaseUnavailable, MigrationRefused with a sentence that says what to do
 */
export async function openApp(
  config: Config,
  version: string,
  log: Log,
  signal?: AbortSignal,
): Promise<App> {
  return allOrNothing(async (closing) => {
    const core = await openCore(config, log, signal);
    closing.defer(core.close);
    signal?.throwIfAborted();
    const jobs = await openJobs(core.database.direct, [ADVISE_LATER], (err) =>
      log.warn({ err }, 'the job queue has trouble'),
    ).catch((error: unknown) => {
      throw asUnavailable(error) ?? mayNot(error) ?? error;
    });
    closing.defer(briefly(jobs.close));
    const deps: AppDeps = { ...core.deps, putJob: jobs.put };
    const metrics = metricsOf(core);
    const traces = config.traces.endpoint
      ? await startTraces({ ...config.traces, endpoint: config.traces.endpoint.reveal(), version })
      : null;
    if (traces) closing.defer(briefly(traces.close));
    void core.advisor.warm().catch(() => log.warn({}, 'a model’s library could not be loaded'));
    const worker = startWorker(deps, log);
    let resting: Promise<unknown> | null = null;
    const rest = () => {
      resting ??= Promise.all([jobs.rest(), worker.close()]);
      return resting;
    };
    closing.defer(briefly(rest));
    await startJobs(deps, jobs);
    let phase: Phase = 'serving';
    const api = createApi({
      ...deps,
      routeLead: async (request, options) => {
        const { decision, ...answer } = await routeLead(deps, request, options);
        metrics.observeDecision(decision);
        return answer;
      },
      limits: config.limits,
      leads: config.leads,
      health: {
        phase: () => phase,
        check: async () => ({ database: await core.database.takesWrites(READY_LIMIT_MS) }),
      },
      metrics,
      log,
      translate: (error) => (asUnavailable(error) ? new Refusal('database_unavailable') : null),
      ...(traces ? { trace: traces.middleware } : {}),
      version,
    });
    const enter: App['enter'] = (next) => {
      phase = next;
      void rest().catch((err: unknown) => log.warn({ err }, 'a chore ended badly'));
    };
    return { ...core, deps, api, log, enter };
  });
}

function metricsOf({ advisor, deps }: Core) {
  const metrics = openMetrics();
  for (const figure of advisorFigures(advisor)) metrics.figure(figure);
  metrics.figure({
    name: 'pointsman_advisor_off',
    help: 'Whether the advisor is not asked: 1 it turned itself off or a person did, 0 it is on.',
    labels: [],
    read: () => [{ labels: {}, value: deps.state.advisorOff() === null ? 0 : 1 }],
  });
  return metrics;
}

/** What `open` gives, with a `close` for all that it deferred, the last first; if it fails, all is closed. */
async function allOrNothing<T extends object>(
  open: (closing: AsyncDisposableStack) => Promise<T>,
): Promise<T & { close(): Promise<void> }> {
  const closing = new AsyncDisposableStack();
  try {
    const opened = await open(closing);
    return { ...opened, close: () => closing.disposeAsync() };
  } catch (error) {
    await closing.disposeAsync().catch(() => undefined);
    throw error;
  }
}

/** A connection that is still in use, or a collector that does not answer, holds up no stop. */
function briefly(close: () => Promise<unknown>): () => Promise<void> {
  return async () => {
    await inTime(close(), CLOSE_LIMIT_MS);
  };
}

/** Opens and migrates the database: the user's own by its address, or the embedded one. */
export async function openDatabase(config: Config, log: Log, signal?: AbortSignal) {
  const { url, directUrl, dataDir, pool } = config.database;
  const options = { applicationName: 'pointsman', log, poolMax: pool };
  const stoppable = signal ? { log, signal } : { log };
  return allOrNothing(async (closing) => {
    if (url && directUrl) {
      const direct = { url: directUrl.reveal() };
      const migrated = await migrate(direct, stoppable);
      const pooled = directUrl.reveal() !== url.reveal();
      const database = await connect({ url: url.reveal() }, { ...options, pooled });
      closing.defer(briefly(database.close));
      return { database, direct, migrated, notes: [] };
    }
    const server = await startEmbedded({ dataDir, durable: true, ...stoppable });
    closing.defer(server.stop);
    const direct = server.connection;
    const migrated = await migrate(direct, stoppable);
    const database = await connect(direct, options);
    closing.defer(briefly(database.close));
    return { database, direct, migrated, notes: server.note ? [server.note] : [] };
  });
}

/**
 * A migrated database of its own for one piece of work, fast and forgetful, and gone at the end, also
 * when `signal` ends it before.
 */
export async function withScratchDatabase<T>(
  log: Log,
  signal: AbortSignal,
  work: (db: Database['db']) => Promise<T>,
): Promise<T> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'pointsman-scratch-')).catch(
    (error: Error) => {
      throw new DatabaseUnavailable(
        'data-directory',
        `The temporary folder ${os.tmpdir()} cannot be used (${error.message}). Set TMPDIR to a folder that is there and can be written.`,
        error,
      );
    },
  );
  try {
    const server = await startEmbedded({ dataDir, durable: false, log, signal });
    try {
      await migrate(server.connection, { log, signal });
      const database = await connect(server.connection, { applicationName: 'pointsman', log });
      return await orInterrupted(work(database.db), signal).finally(briefly(database.close));
    } finally {
      await server.stop();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}
