// The ledger in the database: booked once, read back as it was, summed up to the same balances.
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import {
  bookEntry,
  insertEntries,
  readEntries,
  readEntry,
  readPools,
  storePool,
} from '../../../src/io/db/fairness.ts';
import { fairnessBook } from '../../../src/io/db/state/ledger-cache.ts';
import { dueLeads, fairnessOf } from '../../../src/roster/fairness/due.ts';
import type { LedgerEntry, Pool } from '../../../src/roster/fairness/entry.ts';
import { book, emptyLedger } from '../../../src/roster/fairness/ledger.ts';
import { freshDatabase } from '../../support/database.ts';

const DAY = 86_400_000;
const NOW = Date.parse('2026-11-23T10:00:00Z');
const RULES = { halfLifeDays: 30, by: 'count' } as const;
const POOL: Pool = { ana: 20, ben: 10 };
const anEntry = (id: string, over: Partial<LedgerEntry> = {}): LedgerEntry => ({
  id,
  atMs: NOW,
  kind: 'routed',
  repId: 'ana',
  otherId: null,
  poolId: null,
  leads: 1,
  value: 250,
  leadId: 'L1',
  note: '',
  ...over,
});

test('an entry is booked once under its id and read back as it was', async () => {
  const { db } = await freshDatabase();
  const poolId = await storePool(db, POOL, new Date(NOW));
  const entry = anEntry('e1', { poolId, kind: 'returned', note: 'wrong number' });
  expect(await bookEntry(db, entry)).toBe(true);
  expect(await bookEntry(db, { ...entry, leads: 5 })).toBe(false);
  expect(await readEntries(db, NOW)).toEqual([entry]);
  expect(await readEntry(db, 'e1')).toEqual(entry);
  expect(await readEntries(db, NOW + 1)).toEqual([]);
  expect((await readPools(db, [poolId])).get(poolId)).toEqual(POOL);
});

test('as part of a statement, as many bookings are made as that gives rows', async () => {
  const { db } = await freshDatabase();
  const claim = (rows: number) => sql`
    with booked as (${insertEntries(sql`
      select 'e' || n, ${new Date(NOW)}::timestamptz, 'owned', 'ana', null, null, 1, 0.5, 'l', ''
      from generate_series(1, ${rows}::int) n`)}) select 1`;
  await claim(0).execute(db);
  expect(await readEntries(db, 0)).toEqual([]);
  await claim(2).execute(db);
  expect((await readEntries(db, 0)).map(({ id }) => id)).toEqual(['e1', 'e2']);
});

test('a pool has one hash, whatever the order of its reps, and is stored once', async () => {
  const { db } = await freshDatabase();
  const replica = fairnessBook(db);
  const first = await replica.poolId({ ana: 20, ben: 10 }, NOW);
  expect(await replica.poolId({ ben: 10, ana: 20 }, NOW)).toBe(first);
  expect(await replica.poolId({ ben: 10, ana: 21 }, NOW)).not.toBe(first);
  const { rows } = await sql`select hash from fairness_pools`.execute(db);
  expect(rows).toHaveLength(2);
});

test('a replica that starts late sees what one sees that was there from the beginning', async () => {
  const { db } = await freshDatabase();
  const early = fairnessBook(db);
  const poolId = await early.poolId(POOL, NOW);
  const pools = new Map([[poolId ?? '', POOL]]);
  const ledger = emptyLedger(30, NOW);
  expect((await early.at(NOW - 100 * DAY, RULES)).due).toEqual({});
  for (let i = 0; i < 200; i += 1) {
    const atMs = NOW - (200 - i) * DAY * 0.5;
    const entry = anEntry(`e${i}`, { atMs, poolId, repId: i % 3 === 0 ? 'ben' : 'ana' });
    await bookEntry(db, entry);
    book(ledger, entry);
    if (i % 17 === 0) await early.at(atMs, RULES);
  }
  const expected = fairnessOf(ledger, pools, NOW, 'count');
  expect(await early.at(NOW, RULES)).toEqual(expected);
  expect(await fairnessBook(db).at(NOW, RULES)).toEqual(expected);
});

test('a row that becomes visible after younger ones is counted all the same', async () => {
  const { db } = await freshDatabase();
  const replica = fairnessBook(db);
  await replica.at(NOW, RULES);
  await bookEntry(db, anEntry('young', { atMs: NOW + 250_000 }));
  await replica.at(NOW + 300_000, RULES);
  await bookEntry(db, anEntry('late', { atMs: NOW + 190_000 }));
  const { received } = await replica.at(NOW + 610_000, RULES);
  expect(received.ana).toBeCloseTo(2, 2);
});

test('a kept view serves for five minutes, unless credits were booked', async () => {
  const { db } = await freshDatabase();
  const replica = fairnessBook(db);
  const poolId = await replica.poolId(POOL, NOW);
  await bookEntry(db, anEntry('e1', { poolId, atMs: NOW - 1 }));
  const first = await replica.at(NOW, RULES);
  await bookEntry(db, anEntry('e2', { poolId, atMs: NOW + 1 }));
  expect(await replica.at(NOW + 299_999, RULES)).toBe(first);
  // The live count brings the second lead all the same.
  const { due } = dueLeads(
    first,
    { kept: new Map(), reps: [{ id: 'ana' }, { id: 'ben' }] },
    [20, 10],
    [2, 0],
    [0, 1],
    NOW,
    30,
  );
  expect(due[0]).toBeCloseTo(4 / 3, 6);
  replica.touch();
  expect((await replica.at(NOW + 299_999, RULES)).received.ana).toBeCloseTo(2, 3);
});
