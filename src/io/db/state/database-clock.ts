// The clock that all replicas share: the database's. Two replicas are never in different days because
// their machines disagree, and a machine's clock that is set moves nothing.
import { sql } from 'kysely';
import type { Db } from '../engine/tables.ts';

export type DatabaseClock = {
  /** Whole milliseconds since the epoch. */
  now(): number;
  /** Asks the database again now. */
  measure(): Promise<void>;
  /** Asks no more; a question under way is waited for. */
  close(): Promise<void>;
};

/** Further ahead than this we have been told the time by another server: its own is taken over at once. */
const STEP_MS = 1_000;
/** Less is made up for by running slower by this share, so that time never goes back: a wait of ten seconds gains 0.1 s. */
const SLOWING = 0.01;
/** The first answer may come over a connection that had to be opened, and tells little. */
const FIRST_QUESTIONS = 3;

/**
 * Asks for the database's instant a few times, and again every `everyMs`; in between a stopwatch that
 * nobody can set counts on. Without an answer it goes on counting.
 * @param ask the database's instant, epoch milliseconds
 * @throws what `ask` does, at the start only
 */
export async function keepClock(
  ask: () => Promise<number>,
  options: { everyMs: number; monotonic?: () => number },
): Promise<DatabaseClock> {
  const { everyMs, monotonic = () => performance.now() } = options;
  const { now, hear } = countedClock(monotonic);
  const measure = async () => {
    const askedAt = monotonic();
    hear(await ask(), askedAt, monotonic());
  };
  for (let k = 0; k < FIRST_QUESTIONS; k++) await measure();
  let running: Promise<void> | null = null;
  const timer = setInterval(() => {
    // One question at a time; that the database does not answer is told by whoever needs its answer.
    running ??= measure()
      .catch(() => undefined)
      .finally(() => {
        running = null;
      });
  }, everyMs);
  timer.unref();
  return {
    now,
    measure,
    close: async () => {
      clearInterval(timer);
      await running;
    },
  };
}

/** The database's instant: not that of the transaction, which stands still. */
export async function databaseInstant(db: Db): Promise<number> {
  const { rows } = await sql<{ at: number }>`
    select (extract(epoch from clock_timestamp()) * 1000)::float8 as at`.execute(db);
  return (rows[0] as { at: number }).at;
}

/**
 * Counts on from what was heard last. An instant was told some time between question and answer, so an
 * answer that was long on its way moves nothing that it does not contradict.
 */
function countedClock(monotonic: () => number) {
  let offset: number | null = null;
  let ahead = 0;
  let since = 0;
  const aheadAt = (at: number) => Math.max(0, ahead - (at - since) * SLOWING);
  return {
    now: () => {
      const at = monotonic();
      return Math.floor(at + (offset ?? 0) + aheadAt(at));
    },
    hear: (instantMs: number, askedAt: number, answeredAt: number) => {
      const [least, most] = [instantMs - answeredAt, instantMs - askedAt];
      const before = offset ?? (least + most) / 2;
      const at = monotonic();
      const shown = before + aheadAt(at);
      offset = Math.min(Math.max(before, least), most);
      ahead = shown - offset > STEP_MS ? 0 : Math.max(0, shown - offset);
      since = at;
    },
  };
}
