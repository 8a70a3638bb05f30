// An import writes in chunks inside one transaction; a dry run does the same and takes it all back.

import { inPages } from '../io/db/engine/in-slices.ts';
import type { Db, Trx } from '../io/db/engine/tables.ts';
import { inTransaction } from '../io/db/engine/transaction.ts';

/** A statement of so many rows is built in a few milliseconds, between which others are answered. */
const CHUNK = 100;

/** Runs `work` in one transaction; with `dryRun` nothing of it stays, and its result comes back all the same. */
export async function inTransactionOrDry<R>(
  db: Db,
  dryRun: boolean,
  work: (trx: Trx) => Promise<R>,
): Promise<R> {
  if (!dryRun) return inTransaction(db, work);
  try {
    return await inTransaction(db, async (trx) => {
      throw new TakenBack(await work(trx));
    });
  } catch (error) {
    if (error instanceof TakenBack) return error.result as R;
    throw error;
  }
}

/** Calls `write` with a hundred items at a time, in order. */
export function inChunks<T>(
  items: readonly T[],
  write: (chunk: readonly T[]) => Promise<void>,
): Promise<void> {
  return inPages(items, write, CHUNK);
}

/** Thrown to roll a dry run back; carries what it found. */
class TakenBack extends Error {
  readonly result: unknown;

  constructor(result: unknown) {
    super('a dry run is taken back');
    this.result = result;
  }
}
