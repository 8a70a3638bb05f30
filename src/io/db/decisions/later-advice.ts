// Prose that follows a decision: asked for in the decision's transaction, answered once.
import type { Db, Trx } from '../engine/tables.ts';

/** Notes that prose will follow. */
export async function askLater(trx: Trx, decisionId: string, at: Date): Promise<void> {
  await trx.insertInto('later_advice').values({ decision_id: decisionId, asked_at: at }).execute();
}

/** Writes the outcome; only the first counts. */
export async function answerLater(
  db: Db,
  decisionId: string,
  result: { state: string; answer: string | null; at: Date },
): Promise<void> {
  await db
    .updateTable('later_advice')
    .set({ state: result.state, answer: result.answer, answered_at: result.at })
    .where('decision_id', '=', decisionId)
    .where('state', 'is', null)
    .execute();
}
