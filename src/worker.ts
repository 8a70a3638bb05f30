// What happens without a request: a table of chores, each a flow that any number of replicas may run
// at once, because the flow itself decides by conditional writes who does the work.
import type { Deps } from './flows/deps.ts';
import { forgetOldRequests } from './flows/forget-requests.ts';
import { sealLog } from './flows/seal-log.ts';

type WorkerDeps = Pick<Deps, 'db' | 'clock'>;

type Chore = { name: string; everyMs: number; run(deps: WorkerDeps): Promise<unknown> };

const CHORES: readonly Chore[] = [
  { name: 'seal-log', everyMs: 1_000, run: sealLog },
  { name: 'forget-requests', everyMs: 600_000, run: forgetOldRequests },
];

export type Worker = {
  /** Runs every chore once, now; for commands and tests. */
  runAll(): Promise<void>;
  /** Starts no more chores and waits for those that run. */
  close(): Promise<void>;
};

/** Starts the chores; one that fails is logged and tried again at its next turn. */
export function startWorker(
  deps: WorkerDeps,
  log: { error(fields: object, message: string): void },
): Worker {
  const running = new Map<string, Promise<void>>();
  const start = (chore: Chore): Promise<void> => {
    const before = running.get(chore.name);
    if (before !== undefined) return before;
    const turn = chore
      .run(deps)
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
