// Decisions made at the same time are committed by one statement: a hundred waiting leads cost a few
// round trips and flushes to disk, not a hundred.

import { together } from '../engine/batcher.ts';
import type { Db } from '../engine/tables.ts';
import { retried } from '../engine/transaction.ts';
import { DatabaseUnavailable } from '../engine/unavailable.ts';
import { type ClaimedLoad, commitAssignments, type NotWritten } from './commit.ts';
import type { Commitment } from './commitment.ts';

type Outcome = ClaimedLoad | NotWritten | 'alone';
const queues = new WeakMap<Db, (commitment: Commitment) => Promise<Outcome>>();

/**
 * Commits one decision beside those that wait at the same time; same outcome as alone. What fails
 * in company is tried alone, so that no lead suffers from another's lost race.
 * @throws the unique violations of `commitAssignments`
 */
export async function commitTogether(
  db: Db,
  commitment: Commitment,
): Promise<ClaimedLoad | NotWritten> {
  const queue = queues.get(db) ?? together((batch: readonly Commitment[]) => commitAll(db, batch));
  queues.set(db, queue);
  const outcome = await queue(commitment);
  return outcome === 'alone' ? commitAlone(db, commitment) : outcome;
}

async function commitAlone(db: Db, commitment: Commitment): Promise<ClaimedLoad | NotWritten> {
  const [outcome = 'slot_gone'] = await retried(() => commitAssignments(db, [commitment]));
  return outcome;
}

async function commitAll(db: Db, batch: readonly Commitment[]): Promise<readonly Outcome[]> {
  const together = ofOneDate(batch);
  try {
    const outcomes = await retried(() => commitAssignments(db, together));
    if (batch.length === 1) return outcomes;
    const found = new Map(together.map((one, k) => [one, outcomes[k]]));
    return batch.map((one) => {
      const outcome = found.get(one) ?? 'alone';
      return outcome === 'slot_gone' ? 'alone' : outcome;
    });
  } catch (error) {
    // Without a database nobody fares better alone; anything else may be one lead's own.
    if (batch.length === 1 || error instanceof DatabaseUnavailable) throw error;
    return batch.map(() => 'alone');
  }
}

/** A rep's slots are claimed together on one date: around midnight those of the other one go alone. */
function ofOneDate(batch: readonly Commitment[]): readonly Commitment[] {
  const dates = new Map<string, string>();
  return batch.filter(({ claim: { repId, day } }) => {
    const first = dates.get(repId) ?? day;
    dates.set(repId, first);
    return first === day;
  });
}
