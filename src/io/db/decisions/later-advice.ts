// Prose that follows a decision: asked for in the decision's transaction, answered once.
import type { Trx } from '../engine/tables.ts';

/** Notes that prose will follow. */
export async function askLater(trx: Trx, decisionId: string, at: Date): Promise<void> {
  await trx.insertInto('later_advice').values({ decision_id: decisionId, asked_at: at }).execute();
}

/** Writes the outcome; false when there was one before: only the first counts. */
export async function answerLater(
  trx: Trx,
  decisionId: string,
  result: { state: string; answer: string | null; at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('later_advice')
    .set({ state: result.state, answer: result.answer, answered_at: result.at })
    .where('decision_id', '=', decisionId)
    .where('state', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
