// Reps and teams as stored: one JSON document per rep with a revision, and one narrow load row beside it.
import { sql } from 'kysely';
import type { Linked } from '../../roster/circles.ts';
import type { Rep } from '../../roster/rep.ts';
import type { Db, Trx } from './engine/tables.ts';

export type StoredRep = { rep: Rep; revision: number; updatedAt: Date };

/** How a write is meant: `create` must not meet a rep of that id, a number must meet that revision. */
export type Expected = 'create' | 'any' | number;

/** The rep of that id, active or not; null when there is none. */
export async function readRep(db: Db, id: string): Promise<StoredRep | null> {
  const row = await db
    .selectFrom('reps')
    .select(['body as rep', 'revision', 'updated_at as updatedAt'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

/** The reps of these ids, active or not (a few hundred at a time). */
export async function readReps(
  db: Db,
  ids: readonly string[],
): Promise<{ item: Rep; revision: number }[]> {
  return db
    .selectFrom('reps')
    .select(['body as item', 'revision'])
    .where('id', '=', sql<string>`any(${[...ids]}::text[])`)
    .execute();
}

/** Id → revision of those of these reps that are stored. */
export async function revisionsOfReps(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('reps')
    .select(['id', 'revision'])
    .where('id', '=', sql<string>`any(${[...ids]}::text[])`)
    .execute();
  return new Map(rows.map(({ id, revision }) => [id, revision]));
}

/** What every rep is called, active or not. */
export async function peopleStored(
  db: Db,
): Promise<{ id: string; name: string; email: string | null }[]> {
  return db
    .selectFrom('reps')
    .select([
      'id',
      sql<string>`body->>'name'`.as('name'),
      sql<string | null>`body->>'email'`.as('email'),
    ])
    .execute();
}

/** The managers of these reps and those who stand in for them, theirs and so on: what is stored of each that is. */
export async function linksFrom(
  db: Db,
  reps: readonly (Linked & { id: string })[],
): Promise<Map<string, Linked>> {
  const ids = reps.flatMap(({ id, managerId, absences }) => [
    id,
    managerId,
    ...absences.map(({ delegateId }) => delegateId),
  ]);
  const { rows } = await sql<{ id: string } & Linked>`
    with recursive reached as (
      select id, body->>'managerId' as manager_id, coalesce(body->'absences', '[]') as absences
      from reps where id = any(${[...new Set(ids.filter((id) => id !== null))]}::text[])
      union
      select r.id, r.body->>'managerId', coalesce(r.body->'absences', '[]')
      from reached
      cross join lateral (
        select manager_id as id
        union all
        select away->>'delegateId' from jsonb_array_elements(reached.absences) as away
      ) as next
      join reps r on r.id = next.id
    )
    select id, manager_id as "managerId", absences from reached`.execute(db);
  return new Map(rows.map(({ id, ...links }) => [id, links]));
}

/** Writes one rep; returns its new revision, or null when the expectation did not hold. */
export async function writeRep(
  trx: Trx,
  rep: Rep,
  expected: Expected,
  at: Date,
): Promise<number | null> {
  const revision = await writeBody(trx, rep, expected, at);
  if (revision === 1) await ensureLoads(trx, [rep.id]);
  return revision;
}

async function writeBody(trx: Trx, rep: Rep, expected: Expected, at: Date): Promise<number | null> {
  const change = { body: JSON.stringify(rep), active: rep.active, updated_at: at };
  if (typeof expected === 'number') {
    const updated = await trx
      .updateTable('reps')
      .set({ ...change, revision: expected + 1 })
      .where('id', '=', rep.id)
      .where('revision', '=', expected)
      .executeTakeFirst();
    return updated.numUpdatedRows === 1n ? expected + 1 : null;
  }
  const insert = trx.insertInto('reps').values({ id: rep.id, revision: 1, ...change });
  const row = await insert
    .onConflict((conflict) =>
      expected === 'create'
        ? conflict.column('id').doNothing()
        : conflict
            .column('id')
            .doUpdateSet((set) => ({ ...change, revision: set('reps.revision', '+', 1) })),
    )
    .returning('revision')
    .executeTakeFirst();
  return row?.revision ?? null;
}

/**
 * Writes many reps in one statement (a few hundred at a time; no id twice).
 * @returns id → revision of those that are new or differ from what was stored
 */
export async function writeReps(
  trx: Trx,
  reps: readonly Rep[],
  at: Date,
): Promise<ReadonlyMap<string, number>> {
  const rows = await trx
    .insertInto('reps')
    .values(
      reps.map((rep) => ({
        id: rep.id,
        body: JSON.stringify(rep),
        active: rep.active,
        revision: 1,
        updated_at: at,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet((set) => ({
          body: set.ref('excluded.body'),
          active: set.ref('excluded.active'),
          revision: set('reps.revision', '+', 1),
          updated_at: at,
        }))
        .whereRef('reps.body', 'is distinct from', 'excluded.body'),
    )
    .returning(['id', 'revision'])
    .execute();
  await ensureLoads(
    trx,
    rows.filter((row) => row.revision === 1).map((row) => row.id),
  );
  return new Map(rows.map((row) => [row.id, row.revision]));
}

/** A rep without a load row could never be given a lead: claiming a slot updates that row. */
async function ensureLoads(trx: Trx, repIds: readonly string[]): Promise<void> {
  if (repIds.length === 0) return;
  await trx
    .insertInto('loads')
    .values(repIds.map((id) => ({ rep_id: id, changed_at: sql<Date>`now()` })))
    .onConflict((conflict) => conflict.column('rep_id').doNothing())
    .execute();
}

export type Team = { id: string; name: string; managerId: string | null };

/** Creates or changes a team. */
export async function writeTeam(trx: Trx, team: Team, at: Date): Promise<void> {
  const change = { name: team.name, manager_id: team.managerId, updated_at: at };
  await trx
    .insertInto('teams')
    .values({ id: team.id, ...change })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(change))
    .execute();
}

/** Of these reps those who hold a lead now. */
export async function busyReps(db: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('assignments')
    .select('rep_id')
    .distinct()
    .where('rep_id', '=', sql<string>`any(${[...ids]}::text[])`)
    .where('ended_at', 'is', null)
    .execute();
  return new Set(rows.map((row) => row.rep_id));
}

/** Takes reps out for good, with their loads; decisions go on naming them. */
export async function deleteReps(trx: Trx, ids: readonly string[]): Promise<void> {
  const these = sql<string>`any(${[...ids]}::text[])`;
  await trx.deleteFrom('loads').where('rep_id', '=', these).execute();
  await trx.deleteFrom('reps').where('id', '=', these).execute();
}

/** Removes a team; false when there was none. */
export async function deleteTeam(trx: Trx, id: string): Promise<boolean> {
  const deleted = await trx.deleteFrom('teams').where('id', '=', id).executeTakeFirst();
  return deleted.numDeletedRows === 1n;
}

/** Ids of active reps in a team, a few of them at most. */
export async function activeInTeam(db: Db, team: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('reps')
    .select('id')
    .where('active', '=', true)
    .where(sql<string>`body->>'team'`, '=', team)
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}
