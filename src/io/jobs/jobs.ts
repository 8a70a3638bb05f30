// Jobs, kept by pg-boss in the same database: put in by the transaction that wants them, so that
// there is never a job without its cause or a cause without its job.
import type { Transaction } from 'kysely';
import { fromKysely, PgBoss } from 'pg-boss';

/** Where pg-boss connects: it listens, so a pooler in transaction mode must not stand between. */
type Target = { url: string } | { host: string; port: number; user: string; database: string };

export type Jobs = {
  /** Puts a job in within the transaction; it runs once that has committed. */
  put<T>(trx: Transaction<T>, name: string, payload: object): Promise<void>;
  /** Runs jobs of a name as they come, each until it has not thrown or has been tried five times. */
  work(name: string, run: (payload: unknown) => Promise<void>): Promise<void>;
  /** Takes no more and waits for those that run; jobs can still be put in. */
  rest(): Promise<void>;
  /** Lets go; a job that still runs then is run again by whoever comes next. */
  close(): Promise<void>;
};

/** Opens the jobs of these names. */
export async function openJobs(
  target: Target,
  names: readonly string[],
  onError: (error: Error) => void,
): Promise<Jobs> {
  const connection =
    'url' in target ? { connectionString: target.url } : { ...target, ssl: false as const };
  const boss = new PgBoss({
    ...connection,
    application_name: 'pointsman jobs',
    max: 3,
    useListenNotify: true,
    schedule: false,
  });
  boss.on('error', onError);
  try {
    await boss.start();
    for (const name of names) {
      await boss.createQueue(name, { notify: true, retryLimit: 4, retryBackoff: true });
    }
  } catch (error) {
    await boss.stop({ graceful: false }).catch(() => undefined);
    throw error;
  }
  return {
    put: async (trx, name, payload) => {
      await boss.send(name, payload, { db: fromKysely(trx) });
    },
    work: async (name, run) => {
      await boss.work(name, { batchSize: 1, localConcurrency: 4 }, async ([job]) => {
        if (job) await run(job.data);
      });
    },
    rest: async () => {
      await Promise.all(names.map((name) => boss.offWork(name)));
    },
    close: () => boss.stop({ graceful: false }),
  };
}
