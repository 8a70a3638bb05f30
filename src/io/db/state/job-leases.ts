// Chores that one replica does for all: a turn is taken by a conditional update and runs out by itself
// when its holder dies.
import { sql } from 'kysely';
import type { Db } from '../engine/tables.ts';

/** A chore and the moment at which somebody looks whether it is due, in epoch milliseconds. */
export type Chore = {
  name: string;
  /** What the chore would work from; when it differs from what it last saw, the chore is due at once. */
  seen: string;
  atMs: number;
  /** Nobody else may take the turn for this long. */
  claimMs: number;
};

/**
 * Does the chore if it is due and nobody is at it; null otherwise. It is due again `restMs` of its result
 * later, or when it would see something else. When `work` throws, the turn runs out by itself.
 */
export async function inTurn<T>(
  db: Db,
  chore: Chore,
  work: () => Promise<T>,
  restMs: (result: T) => number,
): Promise<T | null> {
  if (!(await takeTurn(db, chore))) return null;
  const result = await work();
  await finishTurn(db, chore, new Date(chore.atMs + restMs(result)));
  return result;
}

async function takeTurn(db: Db, { name, seen, atMs, claimMs }: Chore): Promise<boolean> {
  const [at, until] = [new Date(atMs), new Date(atMs + claimMs)];
  const { rows } = await sql`
    insert into chore_turns (name, next_at, taken_until)
    values (${name}, ${at}::timestamptz, ${until}::timestamptz)
    on conflict (name) do update set taken_until = excluded.taken_until
      where chore_turns.taken_until <= ${at}::timestamptz
        and (chore_turns.next_at <= ${at}::timestamptz or chore_turns.seen <> ${seen})
    returning name`.execute(db);
  return rows.length === 1;
}

async function finishTurn(db: Db, { name, seen }: Chore, nextAt: Date): Promise<void> {
  await db
    .updateTable('chore_turns')
    .set({ seen, next_at: nextAt, taken_until: new Date(0) })
    .where('name', '=', name)
    .execute();
}
