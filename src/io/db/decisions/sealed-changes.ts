// The log of changes under the seals: each entry by the hash of all that it says.
import { sql } from 'kysely';
import type { Books } from '../engine/booked-rows.ts';
import { contentHash } from '../engine/content-hash.ts';
import type { Db, Trx } from '../engine/tables.ts';
import type { SealedChange } from './seals.ts';

type Change = {
  id: string;
  at: string;
  actor: string;
  action: string;
  subject: string;
  detail: unknown;
  books: Books | null;
};

const COLUMNS = [
  ...(['a.id', 'a.actor', 'a.action'] as const),
  ...(['a.subject', 'a.detail', 'a.books'] as const),
  // The driver's instants end at the millisecond, the server's do not.
  sql<string>`extract(epoch from a.at)::text`.as('at'),
] as const;

/** What an entry says, as one hash. */
function changeHash({ id, at, actor, action, subject, detail, books }: Change): string {
  return contentHash({ id, at, actor, action, subject, detail, books });
}

/** Entries of a range of ids, both ends outside it, that no seal covers yet, in order of id. */
export async function unsealedChanges(
  db: Db | Trx,
  ids: { after: string; before?: string },
  most: number,
): Promise<SealedChange[]> {
  const { after, before } = ids;
  const rows = await db
    .selectFrom('audit as a')
    .leftJoin('sealed_changes as s', (join) =>
      join.onRef('s.change_id', '=', 'a.id').on('s.change_id', '>', after),
    )
    .select(COLUMNS)
    .where('a.id', '>', after)
    .$if(before !== undefined, (changes) => changes.where('a.id', '<', before ?? ''))
    .where('s.change_id', 'is', null)
    .orderBy('a.id')
    .limit(most)
    .execute();
  return rows.map((row) => ({ changeId: row.id, contentHash: changeHash(row) }));
}

/** Whether a seal covers any entry: those from before the log of changes was sealed wait for the first. */
export async function anySealedChange(db: Db): Promise<boolean> {
  const row = await db.selectFrom('sealed_changes').select('change_id').limit(1).executeTakeFirst();
  return row !== undefined;
}

/** The entries of a seal in order, each with its hash as it is stored now (null: gone). */
export async function changesOfSeal(
  db: Db,
  number: number,
): Promise<(SealedChange & { storedHash: string | null })[]> {
  const rows = await db
    .selectFrom('sealed_changes as s')
    .leftJoin('audit as a', 'a.id', 's.change_id')
    .select(['s.change_id as changeId', 's.content_hash as contentHash', ...COLUMNS])
    .where('s.seal_number', '=', number)
    .orderBy('s.position')
    .execute();
  return rows.map(({ changeId, contentHash: hash, ...row }) => ({
    changeId,
    contentHash: hash,
    storedHash: row.id === null ? null : changeHash(row as Change),
  }));
}
