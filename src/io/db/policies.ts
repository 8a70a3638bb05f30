// Policies: immutable versions by name, and which of them is in force.
import type { Policy, PolicyDocument } from '../../policy/policy.ts';
import type { Db, Trx } from './engine/tables.ts';

/** A version without its document. */
export type PolicyVersion = {
  name: string;
  version: number;
  hash: string;
  author: string;
  note: string | null;
  createdAt: Date;
};

export type InForce = {
  name: string;
  version: number;
  isDefault: boolean;
  since: Date;
  byWhom: string;
};

const COLUMNS = ['name', 'version', 'hash', 'author', 'note', 'created_at'] as const;

/** The newest version of a policy, or null. */
export async function latestVersion(db: Db, name: string): Promise<PolicyVersion | null> {
  const row = await db
    .selectFrom('policies')
    .select(COLUMNS)
    .where('name', '=', name)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? versionOf(row) : null;
}

/** One version with its document, or null. */
export async function readVersion(
  db: Db,
  name: string,
  version: number,
): Promise<(PolicyVersion & Policy) | null> {
  const row = await db
    .selectFrom('policies')
    .select([...COLUMNS, 'document'])
    .where('name', '=', name)
    .where('version', '=', version)
    .executeTakeFirst();
  return row ? { ...versionOf(row), document: row.document } : null;
}

/** All versions, newest first within each name; of one name when it is given. */
export async function listVersions(db: Db, name: string | null): Promise<PolicyVersion[]> {
  const rows = await db
    .selectFrom('policies')
    .select(COLUMNS)
    .$if(name !== null, (query) => query.where('name', '=', name ?? ''))
    .orderBy('name')
    .orderBy('version', 'desc')
    .execute();
  return rows.map(versionOf);
}

/** Adds a version; false when that number is taken. */
export async function insertVersion(
  trx: Trx,
  version: PolicyVersion & { document: PolicyDocument },
): Promise<boolean> {
  const inserted = await trx
    .insertInto('policies')
    .values({
      name: version.name,
      version: version.version,
      hash: version.hash,
      document: JSON.stringify(version.document),
      author: version.author,
      note: version.note,
      created_at: version.createdAt,
    })
    .onConflict((conflict) => conflict.columns(['name', 'version']).doNothing())
    .executeTakeFirst();
  return Number(inserted.numInsertedOrUpdatedRows ?? 0) === 1;
}

/** Which version of each policy is in force. */
export async function listInForce(db: Db): Promise<InForce[]> {
  const rows = await db.selectFrom('policies_in_force').selectAll().orderBy('name').execute();
  return rows.map((row) => ({
    name: row.name,
    version: row.version,
    isDefault: row.is_default,
    since: row.since,
    byWhom: row.by_whom,
  }));
}

/**
 * Puts a version in force where `from` was (null: none of that name); false when another one is by
 * now. Whether the policy is the default one stays as it is.
 */
export async function putInForce(
  trx: Trx,
  next: { name: string; version: number; since: Date; byWhom: string },
  from: number | null,
): Promise<boolean> {
  const values = { version: next.version, since: next.since, by_whom: next.byWhom };
  const changed =
    from === null
      ? await trx
          .insertInto('policies_in_force')
          .values({ name: next.name, is_default: false, ...values })
          .onConflict((conflict) => conflict.column('name').doNothing())
          .returning('name')
          .executeTakeFirst()
      : await trx
          .updateTable('policies_in_force')
          .set(values)
          .where('name', '=', next.name)
          .where('version', '=', from)
          .returning('name')
          .executeTakeFirst();
  return changed !== undefined;
}

/** Makes a policy in force the one that is used when a caller names none. */
export async function makeDefault(trx: Trx, name: string): Promise<void> {
  await trx
    .updateTable('policies_in_force')
    .set({ is_default: false })
    .where('is_default', '=', true)
    .where('name', '!=', name)
    .execute();
  await trx
    .updateTable('policies_in_force')
    .set({ is_default: true })
    .where('name', '=', name)
    .execute();
}

/** The version that was in force before `version` was activated last; null when none was. */
export async function versionBefore(db: Db, name: string, version: number): Promise<number | null> {
  const rows = await db
    .selectFrom('audit')
    .select('detail')
    .where('action', '=', ACTIVATED)
    .where('subject', '=', name)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  for (const row of rows) {
    const { from, to } = row.detail as ActivationDetail;
    if (to === version) return from;
  }
  return null;
}

/** What the log of changes keeps of an activation; `versionBefore` reads it. */
export type ActivationDetail = {
  from: number | null;
  to: number;
  /** Codes of the errors of lint that it was put in force with, with commas between. */
  despiteErrors?: string;
};
export const PUBLISHED = 'policy.published';
export const ACTIVATED = 'policy.activated';
export const ROLLED_BACK = 'policy.rolled_back';
export const SEEDED = 'database.seeded';

function versionOf(row: {
  name: string;
  version: number;
  hash: string;
  author: string;
  note: string | null;
  created_at: Date;
}): PolicyVersion {
  return {
    name: row.name,
    version: row.version,
    hash: row.hash,
    author: row.author,
    note: row.note,
    createdAt: row.created_at,
  };
}
