// Large shared parts of snapshots (roster, policy, estimates, loads), stored once by content hash.
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { canonicalJson, textHash } from '../engine/content-hash.ts';
import type { Db } from '../tables.ts';

export type PartKind = 'roster' | 'policy' | 'estimates' | 'loads' | 'fairness';

const compress = promisify(gzip);
const expand = promisify(gunzip);

/** Stores a part unless it is there already; returns its hash. */
export async function storePart(db: Db, kind: PartKind, value: unknown, at: Date): Promise<string> {
  const text = canonicalJson(value);
  const hash = textHash(text);
  await db
    .insertInto('snapshot_parts')
    .values({ hash, kind, body: await compress(text), created_at: at })
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .execute();
  return hash;
}

/** A stored part whose content no longer has its hash. */
export class DamagedPart extends Error {}

/** The part behind a hash, or null. @throws DamagedPart */
export async function readPart(db: Db, hash: string): Promise<unknown> {
  const row = await db
    .selectFrom('snapshot_parts')
    .select('body')
    .where('hash', '=', hash)
    .executeTakeFirst();
  if (!row) return null;
  const text = await expand(row.body).then(
    (bytes) => bytes.toString('utf8'),
    () => null,
  );
  if (text === null || textHash(text) !== hash) {
    throw new DamagedPart(`Stored part ${hash} does not match its hash.`);
  }
  return JSON.parse(text);
}
