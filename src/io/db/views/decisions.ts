// The log of decisions as it is looked at: newest first, one line each, or one decision byte for byte.
import { sql } from 'kysely';
import type { Decision } from '../../../routing/decision.ts';
import type { Db } from '../engine/tables.ts';
import { type Page, pageOf } from './page.ts';

export type DecisionFilter = {
  leadId?: string | undefined;
  repId?: string | undefined;
  outcome?: Decision['outcome'] | undefined;
  decidedBy?: Decision['decidedBy'] | undefined;
  /** A named reason, "any" or "none". */
  fallback?: string | undefined;
  policy?: string | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
};

export type DecisionLine = {
  id: string;
  leadId: string;
  at: string;
  outcome: Decision['outcome'];
  rep: { id: string; name: string } | null;
  decidedBy: Decision['decidedBy'];
  fallback: string | null;
  policy: { name: string; version: number };
  totalMs: number;
};

/** Decisions, newest first. `after` is the id of the last one seen. */
export async function listDecisions(
  db: Db,
  filter: DecisionFilter,
  page: { limit: number; after: string | null },
): Promise<Page<DecisionLine>> {
  let query = db
    .selectFrom('decisions as d')
    .leftJoin('reps as r', 'r.id', 'd.rep_id')
    .select([
      'd.id',
      'd.lead_id',
      'd.at',
      'd.outcome',
      'd.rep_id',
      'd.decided_by',
      'd.fallback',
      'd.policy_name',
      'd.policy_version',
      'd.total_ms',
      sql<string | null>`r.body->>'name'`.as('rep_name'),
    ])
    .orderBy('d.id', 'desc')
    .limit(page.limit + 1);
  if (page.after !== null) query = query.where('d.id', '<', page.after);
  if (filter.leadId !== undefined) query = query.where('d.lead_id', '=', filter.leadId);
  if (filter.repId !== undefined) query = query.where('d.rep_id', '=', filter.repId);
  if (filter.outcome !== undefined) query = query.where('d.outcome', '=', filter.outcome);
  if (filter.decidedBy !== undefined) query = query.where('d.decided_by', '=', filter.decidedBy);
  if (filter.policy !== undefined) query = query.where('d.policy_name', '=', filter.policy);
  if (filter.fallback === 'any') query = query.where('d.fallback', 'is not', null);
  else if (filter.fallback === 'none') query = query.where('d.fallback', 'is', null);
  else if (filter.fallback !== undefined) query = query.where('d.fallback', '=', filter.fallback);
  if (filter.from !== undefined) query = query.where('d.at', '>=', filter.from);
  if (filter.to !== undefined) query = query.where('d.at', '<', filter.to);
  const rows = await query.execute();
  return pageOf(
    rows.map((row) => ({
      id: row.id,
      leadId: row.lead_id,
      at: row.at.toISOString(),
      outcome: row.outcome,
      rep: row.rep_id === null ? null : { id: row.rep_id, name: row.rep_name ?? row.rep_id },
      decidedBy: row.decided_by,
      fallback: row.fallback,
      policy: { name: row.policy_name, version: row.policy_version },
      totalMs: row.total_ms,
    })),
    page.limit,
    (line) => [line.id],
  );
}

/** How many decisions are stored. */
export async function countDecisions(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('decisions')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** The answer of a decision, as it was sent; null when there is none of that id. */
export async function readAnswer(db: Db, id: string): Promise<string | null> {
  const row = await db
    .selectFrom('decisions')
    .select('answer')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.answer ?? null;
}
