// Decisions made at the same time are committed by one statement: a hundred waiting leads cost a few
// round trips and flushes to disk, not a hundred.

import { together } from '../engine/together.ts';
import { retried } from '../engine/transaction.ts';
import { DatabaseUnavailable } from '../engine/unavailable.ts';
import type { Db } from '../tables.ts';
import { type ClaimedLoad, commitAssignments } from './commit.ts';
import type { Commitment } from './commitment.ts';

type Outcome = ClaimedLoad | null | 'alone';
const queues = new WeakMap<Db, (commitment: Commitment) => Promise<Outcome>>();

/**
 * Commits one decision beside those that wait at the same time; same outcome as alone. What fails
 * in company is tried alone, so that no lead suffers from another's lost race.
 * @throws the unique violations of `commitAssignments`
 */
export async function commitTogether(db: Db, commitment: Commitment): Promise<ClaimedLoad | null> {
  const queue = queues.get(db) ?? together((batch: readonly Commitment[]) => commitAll(db, batch));
  queues.set(db, queue);
  const outcome = await queue(commitment);
  if (outcome !== 'alone') return outcome;
  const [load = null] = await retried(() => commitAssignments(db, [commitment]));
  return load;
}

async function commitAll(db: Db, batch: readonly Commitment[]): Promise<readonly Outcome[]> {
  try {
    const loads = await retried(() => commitAssignments(db, batch));
    return batch.length === 1 ? loads : loads.map((load) => load ?? 'alone');
  } catch (error) {
    // Without a database nobody fares better alone; anything else may be one lead's own.
    if (batch.length === 1 || error instanceof DatabaseUnavailable) throw error;
    return batch.map(() => 'alone');
  }
}
