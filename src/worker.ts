// What happens without a request: a table of chores, each a flow that any number of replicas may run
// at once, because the flow itself decides by conditional writes who does the work.

import { settleReturns } from './flows/assignments/settle-returns.ts';
import { sealLatecomers, sealLog } from './flows/decisions/seal-log.ts';
import { CHECK_ADVISOR, checkAdvisorDaily } from './flows/learning/check-advisor.ts';
import { type LearnDeps, learnDaily } from './flows/learning/learn.ts';
import { repriceWhenDue } from './flows/learning/reprice.ts';
import { ADVISE_LATER, adviseLater, adviseLaterPayload } from './flows/route/advise-later.ts';
import { forgetOldRequests } from './flows/route/forget-requests.ts';
import type { RouteDeps } from './flows/route/route-lead.ts';
import { sweepQueue } from './flows/route/sweep-queue.ts';

type WorkerDeps = RouteDeps & Pick<LearnDeps, 'train'>;

type WorkerLog = {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
};

type Chore = {
  name: string;
  everyMs: number;
  run(deps: WorkerDeps, log: WorkerLog): Promise<unknown>;
};

const CHORES: readonly Chore[] = [
  { name: 'seal-log', everyMs: 1_000, run: sealLog },
  { name: 'seal-latecomers', everyMs: 600_000, run: sealLatecomers },
  { name: 'forget-requests', everyMs: 600_000, run: forgetOldRequests },
  { name: 'sweep-queue', everyMs: 1_000, run: sweep },
  { name: 'settle-returns', everyMs: 60_000, run: settleReturns },
  { name: 'learn', everyMs: 600_000, run: learnAndTell },
  { name: 'reprice', everyMs: 60_000, run: repriceWhenDue },
  { name: CHECK_ADVISOR, everyMs: 600_000, run: checkAdvisorAndTell },
];

export type Worker = {
  /** Runs every chore once, now; for commands and tests. */
  runAll(): Promise<void>;
  /** Starts no more chores and waits for those that run. */
  close(): Promise<void>;
};

/** Starts the chores; one that fails is logged and tried again at its next turn. */
export function startWorker(deps: WorkerDeps, log: WorkerLog): Worker {
  const running = new Map<string, Promise<void>>();
  const start = (chore: Chore): Promise<void> => {
    const before = running.get(chore.name);
    if (before !== undefined) return before;
    const turn = chore
      .run(deps, log)
      .then(() => undefined)
      .catch((error: unknown) => log.error({ err: error, chore: chore.name }, 'a chore failed'))
      .finally(() => running.delete(chore.name));
    running.set(chore.name, turn);
    return turn;
  };
  const timers = CHORES.map((chore) => setInterval(() => void start(chore), chore.everyMs));
  for (const timer of timers) timer.unref();
  return {
    runAll: async () => {
      await Promise.all(CHORES.map(start));
    },
    close: async () => {
      for (const timer of timers) clearInterval(timer);
      await Promise.all(running.values());
    },
  };
}

async function sweep(deps: WorkerDeps, log: WorkerLog): Promise<void> {
  const { escalated, failed } = await sweepQueue(deps);
  for (const lead of escalated) log.warn(lead, 'a lead has waited too long for an owner');
  for (const { leadId, error } of failed) {
    log.error({ err: error, leadId }, 'a waiting lead could not be looked at');
  }
}

/** Job name → payload schema → flow. */
const JOBS = {
  [ADVISE_LATER]: { payload: adviseLaterPayload, run: adviseLater },
} as const;

type JobSource = { work(name: string, run: (payload: unknown) => Promise<void>): Promise<void> };

/** Takes jobs as they come; a payload that does not fit its schema fails, and stays to be looked at. */
export async function startJobs(deps: WorkerDeps, jobs: JobSource): Promise<void> {
  for (const [name, { payload, run }] of Object.entries(JOBS)) {
    await jobs.work(name, (data) => run(deps, payload.parse(data)));
  }
}

async function learnAndTell(deps: WorkerDeps, log: WorkerLog): Promise<void> {
  const learned = await learnDaily(deps);
  if (learned?.created) {
    const { promoted, because, model } = learned;
    log.info({ model: model?.version, promoted, because }, 'a model was trained');
  }
}

async function checkAdvisorAndTell(deps: WorkerDeps, log: WorkerLog): Promise<void> {
  const checked = await checkAdvisorDaily(deps);
  if (checked?.turnedOff) log.warn({ because: checked.because }, 'the advisor turned itself off');
}
