// Large shared parts of snapshots (roster, policy, estimates, loads), stored once by content hash.
import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { createGzip, gunzip, gzip } from 'node:zlib';
import { canonicalJson, textHash } from '../engine/content-hash.ts';
import { eachInSlices } from '../engine/in-slices.ts';
import type { Db } from '../engine/tables.ts';

export type PartKind = 'roster' | 'policy' | 'estimates' | 'loads' | 'fairness';

const zip = promisify(gzip);
const expand = promisify(gunzip);
// The loads of ten thousand reps are stored every hundred leads: a quarter of the time for a quarter more.
const QUICK = { level: 1 };

/** Stores a part unless it is there already; returns its hash. */
export async function storePart(db: Db, kind: PartKind, value: unknown, at: Date): Promise<string> {
  const text = canonicalJson(value);
  return storeBody(db, kind, textHash(text), await zip(text, QUICK), at);
}

/** The same for a list of any length, hashed and packed item by item, beside the answers. */
export async function storeList(
  db: Db,
  kind: PartKind,
  items: readonly unknown[],
  at: Date,
): Promise<string> {
  const hashing = createHash('sha256');
  const zipping = createGzip(QUICK);
  const packed = buffer(zipping);
  const add = (text: string) => {
    hashing.update(text);
    zipping.write(text);
  };
  await eachInSlices(items, (item) =>
    add(`${items[0] === item ? '[' : ','}${canonicalJson(item)}`),
  );
  add(items.length === 0 ? '[]' : ']');
  zipping.end();
  return storeBody(db, kind, hashing.digest('hex'), await packed, at);
}

async function storeBody(
  db: Db,
  kind: PartKind,
  hash: string,
  body: Buffer,
  at: Date,
): Promise<string> {
  await db
    .insertInto('snapshot_parts')
    .values({ hash, kind, body, created_at: at })
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .execute();
  return hash;
}

/** A stored part that is gone, or whose content no longer has its hash. */
export class DamagedPart extends Error {}

/** The part behind a hash. @throws DamagedPart */
export async function readPart(db: Db, hash: string): Promise<unknown> {
  const row = await db
    .selectFrom('snapshot_parts')
    .select('body')
    .where('hash', '=', hash)
    .executeTakeFirst();
  if (!row) throw new DamagedPart(`Stored part ${hash} is not there.`);
  const text = await intactText(row.body, hash);
  if (text === null) throw new DamagedPart(`Stored part ${hash} does not match its hash.`);
  return JSON.parse(text);
}

/**
 * Holds the next stored parts, in order of hash, against their hashes.
 * @returns the last hash looked at (null: there are no more) and the parts that do not match
 */
export async function checkParts(
  db: Db,
  afterHash: string,
  most: number,
): Promise<{ last: string | null; seen: string[]; damaged: { hash: string; kind: string }[] }> {
  const rows = await db
    .selectFrom('snapshot_parts')
    .select(['hash', 'kind', 'body'])
    .where('hash', '>', afterHash)
    .orderBy('hash')
    .limit(most)
    .execute();
  const damaged: { hash: string; kind: string }[] = [];
  for (const { hash, kind, body } of rows) {
    if ((await intactText(body, hash)) === null) damaged.push({ hash, kind });
  }
  return { last: rows.at(-1)?.hash ?? null, seen: rows.map(({ hash }) => hash), damaged };
}

/** The text of a body; null when it cannot be read or does not have the hash. */
async function intactText(body: Uint8Array, hash: string): Promise<string | null> {
  const text = await expand(body).then(
    (bytes) => bytes.toString('utf8'),
    () => null,
  );
  return text !== null && textHash(text) === hash ? text : null;
}
