// Idempotency keys are remembered for a day, longer than any caller retries.
import { forgetRequests } from '../../io/db/decisions/idempotency.ts';
import type { Db } from '../../io/db/engine/tables.ts';
import type { Clock } from '../ports.ts';

const REMEMBERED_MS = 86_400_000;

/** Forgets keys first used more than a day ago; returns how many. */
export async function forgetOldRequests({ db, clock }: { db: Db; clock: Clock }): Promise<number> {
  return forgetRequests(db, new Date(clock.now() - REMEMBERED_MS));
}
