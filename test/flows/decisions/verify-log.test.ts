import { gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { idAt, sealLatecomers, sealLog } from '../../../src/flows/decisions/seal-log.ts';
import { verifyLog } from '../../../src/flows/decisions/verify-log.ts';
import { decisionHash } from '../../../src/io/db/decisions/seals.ts';
import { idsBy } from '../../../src/io/db/engine/new-id.ts';
import type { Db } from '../../../src/io/db/engine/tables.ts';
import { storePart } from '../../../src/io/db/state/snapshot-parts.ts';
import type { Decision } from '../../../src/routing/decision.ts';
import { aRep } from '../../support/builders.ts';
import { freshDatabase } from '../../support/database.ts';
import { aRouter } from '../../support/routing.ts';

/** Nine decisions under three seals. */
async function aSealedLog() {
  const { db } = await freshDatabase();
  const { deps, route } = await aRouter(db, {
    reps: [aRep({ id: 'anna', capacity: { open: 99 } })],
  });
  deps.newId = idsBy(Date.now);
  const clock = { now: () => Date.now() };
  const ids: string[] = [];
  for (let k = 0; k < 9; k++) {
    ids.push((await route({ lead: { id: `l${k}` } })).decision.id);
    if (k % 3 === 2) await sealLog({ db, clock });
  }
  return { db, clock, route, ids: ids as [string, ...string[]] };
}

test('an untouched log verifies, and what no seal covers yet is counted apart', async () => {
  const { db, route } = await aSealedLog();
  await route({ lead: { id: 'late' } });
  expect(await verifyLog(db)).toMatchObject({
    ok: true,
    seals: 3,
    decisions: 9,
    unsealed: 1,
    faults: [],
  });
});

test('a policy that a call brought along is stored with its decision alone, and missed by nobody', async () => {
  const { db, clock, route } = await aSealedLog();
  const { decision } = await route({ lead: { id: 'own' }, policy: { name: 'mine' } });
  await sealLog({ db, clock });
  await route({ lead: { id: 'unsealed' }, policy: { name: 'test', title: 'No stored version' } });
  expect(decision.policy).toMatchObject({ name: 'mine', version: 0 });
  expect((await verifyLog(db)).faults).toEqual([]);
});

test('a changed answer is named', async () => {
  const { db, ids } = await aSealedLog();
  await sql`update decisions set answer = replace(answer, 'anna', 'otto') where id = ${ids[4]}`.execute(
    db,
  );
  expect(await verifyLog(db)).toMatchObject({
    ok: false,
    faults: [
      { where: `decision ${ids[4]}`, what: 'was changed: its texts do not have their hash' },
    ],
  });
});

test.each([
  sql`rep_id = 'otto'`,
  sql`policy_name = 'other'`,
  sql`policy_version = 9`,
  sql`fallback = 'timeout'`,
  sql`at = at + interval '1 day'`,
  sql`total_ms = total_ms + 1`,
])('a column that was changed apart from the answer is named (%#)', async (change) => {
  const { db, ids } = await aSealedLog();
  await sql`update decisions set ${change} where id = ${ids[1]}`.execute(db);
  expect((await verifyLog(db)).faults).toEqual([
    { where: `decision ${ids[1]}`, what: 'its columns no longer say what its answer says' },
  ]);
});

test('a removed decision is named', async () => {
  const { db, ids } = await aSealedLog();
  await sql`delete from decisions where id = ${ids[0]}`.execute(db);
  expect((await verifyLog(db)).faults).toContainEqual({
    where: `decision ${ids[0]}`,
    what: 'was removed',
  });
});

test('a row forged with the content hash that fits it breaks its seal', async () => {
  const { db, ids } = await aSealedLog();
  await sql`update sealed_decisions set content_hash = ${'f'.repeat(64)} where decision_id = ${ids[8]}`.execute(
    db,
  );
  const { faults } = await verifyLog(db);
  expect(faults.map((fault) => fault.where)).toEqual(['seal 3', `decision ${ids[8]}`]);
});

test('a removed seal leaves a gap', async () => {
  const { db } = await aSealedLog();
  await sql`delete from sealed_decisions where seal_number = 2`.execute(db);
  await sql`delete from seals where number = 2`.execute(db);
  expect((await verifyLog(db)).faults.map((fault) => fault.what)).toEqual(
    expect.arrayContaining([
      'follows seal 1: seals between are gone',
      'does not name the hash of the seal before',
    ]),
  );
});

test('a decision slipped in with an old id is named', async () => {
  const { db, ids } = await aSealedLog();
  const old = '00000000-0000-7000-8000-000000000000';
  await copied(db, ids[0], [old]);
  expect((await verifyLog(db)).faults).toMatchObject([{ where: `decision ${old}` }]);
});

test('a log cut short no longer holds the head that was noted down', async () => {
  const { db } = await aSealedLog();
  const { head } = await verifyLog(db);
  await sql`delete from sealed_decisions where seal_number = 3`.execute(db);
  await sql`delete from seals where number = 3`.execute(db);
  expect((await verifyLog(db, { expectedHead: head })).ok).toBe(false);
});

test('two sealers at once cover every decision once', async () => {
  const { db, clock, route } = await aSealedLog();
  for (let k = 0; k < 6; k++) await route({ lead: { id: `m${k}` } });
  await Promise.all([sealLog({ db, clock }), sealLog({ db, clock }), sealLog({ db, clock })]);
  await sealLog({ db, clock });
  expect(await verifyLog(db)).toMatchObject({ ok: true, decisions: 15, unsealed: 0 });
});

/** Copies of a decision under new ids, as if made at these instants. */
async function slipIn(db: Db, of: string, instants: readonly number[]) {
  const ids = instants.map((at, k) => `${idAt(at)}-7000-8000-${String(k).padStart(12, '0')}`);
  await copied(db, of, ids);
}

/** What a decision says, shortly, under other ids, with hashes that fit. */
async function copied(db: Db, of: string, ids: readonly string[]) {
  const { answer, snapshot, advice, ...columns } = await db
    .selectFrom('decisions')
    .selectAll()
    .where('id', '=', of)
    .executeTakeFirstOrThrow();
  const { candidates, facts, ...told } = JSON.parse(answer) as Decision;
  const rows = ids.map((id) => {
    const texts = { answer: JSON.stringify({ ...told, id }), snapshot, advice, books: null };
    return { ...columns, ...texts, id, content_hash: decisionHash(texts) };
  });
  for (let from = 0; from < rows.length; from += 500) {
    await db
      .insertInto('decisions')
      .values(rows.slice(from, from + 500))
      .execute();
  }
}

test('however many decisions wait, all are sealed at once', async () => {
  const { db, clock, ids } = await aSealedLog();
  const now = clock.now();
  await slipIn(
    db,
    ids[0],
    Array.from({ length: 4_100 }, () => now),
  );
  expect(await sealLog({ db, clock })).toBe(4_100);
  expect(await verifyLog(db)).toMatchObject({ ok: true, seals: 6, decisions: 4_109, unsealed: 0 });
});

test('a decision that shows minutes late is sealed by the look far back', async () => {
  const { db, clock, ids } = await aSealedLog();
  await slipIn(db, ids[0], [clock.now() - 300_000, clock.now()]);
  expect(await sealLog({ db, clock })).toBe(1);
  expect(await verifyLog(db)).toMatchObject({ ok: true, decisions: 10, unsealed: 1 });
  expect(await sealLatecomers({ db, clock })).toBe(1);
  expect(await verifyLog(db)).toMatchObject({ ok: true, decisions: 11, unsealed: 0 });
});

test('a latecomer from before a pause is sealed after it', async () => {
  const { db, clock, ids } = await aSealedLog();
  const made = clock.now();
  const hoursLater = { now: () => made + 7_200_000 };
  await slipIn(db, ids[0], [made - 300_000, hoursLater.now()]);
  expect(await sealLog({ db, clock: hoursLater })).toBe(1);
  expect(await sealLatecomers({ db, clock: hoursLater })).toBe(1);
  expect(await verifyLog(db)).toMatchObject({ ok: true, decisions: 11, unsealed: 0 });
});

test('a seal of a replica whose clock is ahead hides no decision', async () => {
  const { db, clock, ids, route } = await aSealedLog();
  const now = clock.now();
  await slipIn(db, ids[0], [now + 60_000]);
  expect(await sealLog({ db, clock: { now: () => now + 60_000 } })).toBe(1);
  await route({ lead: { id: 'next' } });
  expect(await sealLog({ db, clock })).toBe(1);
});

test.each(['policy', 'roster', 'estimates'])(
  'a changed %s of the snapshots is named',
  async (kind) => {
    const { db } = await aSealedLog();
    const part = await db
      .selectFrom('snapshot_parts')
      .select('hash')
      .where('kind', '=', kind)
      .executeTakeFirstOrThrow();
    const where = `snapshot part ${part.hash}`;
    const what = `was changed: this ${kind} does not have its hash`;
    for (const body of [gzipSync('{"reps":"other"}'), Buffer.from('no archive')]) {
      await sql`update snapshot_parts set body = ${body} where hash = ${part.hash}`.execute(db);
      expect(await verifyLog(db)).toMatchObject({ ok: false, faults: [{ where, what }] });
    }
  },
);

test('every page of parts is looked at', async () => {
  const { db } = await aSealedLog();
  for (let k = 0; k < 45; k++) await storePart(db, 'loads', { k }, new Date());
  expect(await verifyLog(db)).toMatchObject({ ok: true });
  await sql`update snapshot_parts set body = 'x'::bytea where kind = 'loads'`.execute(db);
  expect((await verifyLog(db)).faults.length).toBeGreaterThanOrEqual(45);
});
