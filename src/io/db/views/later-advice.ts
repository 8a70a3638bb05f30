// What has come so far of the prose that follows a decision.
import type { Db } from '../engine/tables.ts';

export type LaterAdvice = {
  state: string | null;
  /** JSON text; null while it is awaited or when nothing usable came. */
  answer: string | null;
};

/** What became of it; null when the decision asked for none. */
export async function readLater(db: Db, decisionId: string): Promise<LaterAdvice | null> {
  const row = await db
    .selectFrom('later_advice')
    .select(['state', 'answer'])
    .where('decision_id', '=', decisionId)
    .executeTakeFirst();
  return row ?? null;
}
