// Stored decisions: rows of the append-only log.
import type { Books } from '../engine/booked-rows.ts';
import type { Db, Trx } from '../engine/tables.ts';

/** A decision as it was answered, with what it was made from; all three are JSON text. */
export type StoredDecision = {
  id: string;
  answer: string;
  snapshot: string;
  advice: string | null;
  contentHash: string;
  books: Books | null;
};

const STORED = [
  ...(['id', 'answer', 'snapshot', 'advice'] as const),
  ...(['content_hash as contentHash', 'books'] as const),
] as const;

/** One decision, or null. */
export async function readDecision(db: Db | Trx, id: string): Promise<StoredDecision | null> {
  const row = await db
    .selectFrom('decisions')
    .select(STORED)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

/** Stored decisions, newest first: those before an id, or from the newest on. */
export async function storedDecisions(
  db: Db,
  page: { before: string | null; most: number },
): Promise<StoredDecision[]> {
  let query = db.selectFrom('decisions').select(STORED).orderBy('id', 'desc').limit(page.most);
  if (page.before !== null) query = query.where('id', '<', page.before);
  return query.execute();
}

/** Snapshots of the newest decisions, oldest first. */
export async function recentSnapshots(db: Db, most: number): Promise<string[]> {
  const rows = await db
    .selectFrom('decisions')
    .select('snapshot')
    .orderBy('id', 'desc')
    .limit(most)
    .execute();
  return rows.map((row) => row.snapshot).reverse();
}

/** Snapshots of the newest decisions with the hashed key of the lead's person, oldest first. */
export async function recentLeads(
  db: Db,
  most: number,
): Promise<{ snapshot: string; personKey: string | null }[]> {
  const rows = await db
    .selectFrom('decisions as d')
    .innerJoin('leads as l', 'l.id', 'd.lead_id')
    .select(['d.snapshot', 'l.person_key as personKey'])
    .orderBy('d.id', 'desc')
    .limit(most)
    .execute();
  return rows.reverse();
}

/** Answers of the newest decisions that a version of a policy has made, newest first. */
export async function recentAnswers(
  db: Db,
  policy: { name: string; version: number },
  most: number,
): Promise<string[]> {
  const rows = await db
    .selectFrom('decisions')
    .select('answer')
    .where('policy_name', '=', policy.name)
    .where('policy_version', '=', policy.version)
    .orderBy('id', 'desc')
    .limit(most)
    .execute();
  return rows.map((row) => row.answer);
}
