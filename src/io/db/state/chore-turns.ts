// Chores that one replica does for all: a turn is taken by a conditional update and runs out by itself
// when its holder dies.
import { sql } from 'kysely';
import type { Db } from '../tables.ts';

export type Turn = {
  name: string;
  /** What the chore would work from; when it differs from what it last saw, the chore is due at once. */
  seen: string;
  at: Date;
  /** Until when nobody else may take it. */
  until: Date;
};

/** Takes the turn if the chore is due and nobody has it. */
export async function takeTurn(db: Db, { name, seen, at, until }: Turn): Promise<boolean> {
  const { rows } = await sql`
    insert into chore_turns (name, next_at, taken_until)
    values (${name}, ${at}::timestamptz, ${until}::timestamptz)
    on conflict (name) do update set taken_until = excluded.taken_until
      where chore_turns.taken_until <= ${at}::timestamptz
        and (chore_turns.next_at <= ${at}::timestamptz or chore_turns.seen <> ${seen})
    returning name`.execute(db);
  return rows.length === 1;
}

/** Gives the turn back: the chore is next due at `nextAt`, or when it would see something else. */
export async function finishTurn(
  db: Db,
  turn: Pick<Turn, 'name' | 'seen'>,
  nextAt: Date,
): Promise<void> {
  await db
    .updateTable('chore_turns')
    .set({ seen: turn.seen, next_at: nextAt, taken_until: new Date(0) })
    .where('name', '=', turn.name)
    .execute();
}
