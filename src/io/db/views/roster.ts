// Reps as they are looked at: the stored document, its revision and what the rep holds now.
import { sql } from 'kysely';
import type { Rep } from '../../../roster/rep.ts';
import type { Db } from '../engine/tables.ts';
import { type Page, pageOf } from './page.ts';

export type RepView = {
  rep: Rep;
  revision: number;
  updatedAt: string;
  load: { open: number; lastAssignedAt: string | null };
};

/** Reps by id; `after` is the id of the last one seen. */
export async function listReps(
  db: Db,
  filter: { team?: string | undefined; role?: string | undefined; active?: boolean | undefined },
  page: { limit: number; after: string | null },
): Promise<Page<RepView>> {
  let query = selectReps(db)
    .orderBy('r.id')
    .limit(page.limit + 1);
  if (page.after !== null) query = query.where('r.id', '>', page.after);
  if (filter.active !== undefined) query = query.where('r.active', '=', filter.active);
  if (filter.team !== undefined) query = query.where(sql`r.body->>'team'`, '=', filter.team);
  if (filter.role !== undefined) query = query.where(sql`r.body->>'role'`, '=', filter.role);
  const rows = await query.execute();
  return pageOf(rows.map(viewOf), page.limit, (view) => [view.rep.id]);
}

/** One rep; null when there is none of that id. */
export async function readRepView(db: Db, id: string): Promise<RepView | null> {
  const row = await selectReps(db).where('r.id', '=', id).executeTakeFirst();
  return row ? viewOf(row) : null;
}

function selectReps(db: Db) {
  return db
    .selectFrom('reps as r')
    .leftJoin('loads as l', 'l.rep_id', 'r.id')
    .select(['r.body', 'r.revision', 'r.updated_at', 'l.open_leads', 'l.last_assigned_at']);
}

function viewOf(row: {
  body: Rep;
  revision: number;
  updated_at: Date;
  open_leads: number | null;
  last_assigned_at: Date | null;
}): RepView {
  return {
    rep: row.body,
    revision: row.revision,
    updatedAt: row.updated_at.toISOString(),
    load: {
      open: row.open_leads ?? 0,
      lastAssignedAt: row.last_assigned_at?.toISOString() ?? null,
    },
  };
}

export type TeamView = {
  id: string;
  name: string;
  managerId: string | null;
  activeReps: number;
};

/** Every team, by id, with the number of active reps in it. */
export async function listTeamViews(db: Db): Promise<TeamView[]> {
  return db
    .selectFrom('teams as t')
    .leftJoin('reps as r', (join) =>
      join.on(sql`r.body->>'team'`, '=', sql.ref('t.id')).on('r.active', '=', true),
    )
    .select((select) => [
      't.id',
      't.name',
      't.manager_id as managerId',
      select.fn.count<number>('r.id').as('activeReps'),
    ])
    .groupBy(['t.id', 't.name', 't.manager_id'])
    .orderBy('t.id')
    .execute();
}
