// A counter per cached thing. Whoever changes the thing bumps its counter in the same transaction;
// replicas poll the counters and reload what moved.
import type { Db, Trx } from './engine/tables.ts';

export type Subject = 'roster' | 'accounts' | 'policies' | 'vocabulary' | 'estimates' | 'advisor';

/** Counts one change of `subject`. */
export async function bumpVersion(trx: Trx, subject: Subject, at: Date): Promise<void> {
  await trx
    .insertInto('versions')
    .values({ subject, counter: 1, changed_at: at })
    .onConflict((conflict) =>
      conflict.column('subject').doUpdateSet((set) => ({
        counter: set('versions.counter', '+', 1),
        changed_at: at,
      })),
    )
    .execute();
}

/**
 * Takes the turn to change `subject` until the transaction ends: what is read after that is what others
 * who took it have left.
 */
export async function takeTurn(trx: Trx, subject: Subject, at: Date): Promise<void> {
  await trx
    .insertInto('versions')
    .values({ subject, counter: 0, changed_at: at })
    .onConflict((conflict) => conflict.column('subject').doNothing())
    .execute();
  await trx
    .selectFrom('versions')
    .select('counter')
    .where('subject', '=', subject)
    .forNoKeyUpdate()
    .execute();
}

/** Every counter; a subject that was never changed is missing and counts as 0. */
export async function readVersions(db: Db): Promise<ReadonlyMap<string, number>> {
  const rows = await db.selectFrom('versions').select(['subject', 'counter']).execute();
  return new Map(rows.map((row) => [row.subject, row.counter]));
}
