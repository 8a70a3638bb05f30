// Stored decisions: rows of the append-only log.
import type { Db } from './tables.ts';

/** A decision as it was answered, with what it was made from; all three are JSON text. */
export type StoredDecision = {
  id: string;
  answer: string;
  snapshot: string;
  advice: string | null;
};

/** One decision, or null. */
export async function readDecision(db: Db, id: string): Promise<StoredDecision | null> {
  const row = await db
    .selectFrom('decisions')
    .select(['id', 'answer', 'snapshot', 'advice'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}
