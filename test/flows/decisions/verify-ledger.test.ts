// Whatever is changed in the tables under verification is named: a column at a time, every row of a small log.
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { endAssignment } from '../../../src/flows/assignments/end-assignment.ts';
import { handOverLead } from '../../../src/flows/assignments/hand-over-lead.ts';
import { sealLog } from '../../../src/flows/decisions/seal-log.ts';
import { verifyLog } from '../../../src/flows/decisions/verify-log.ts';
import { recordOutcome } from '../../../src/flows/learning/record-outcome.ts';
import { activatePolicy } from '../../../src/flows/policy/activate-policy.ts';
import { publishPolicy } from '../../../src/flows/policy/publish-policy.ts';
import { writeAudit } from '../../../src/io/db/audit.ts';
import { decisionHash } from '../../../src/io/db/decisions/seals.ts';
import { contentHash } from '../../../src/io/db/engine/content-hash.ts';
import { idsBy } from '../../../src/io/db/engine/new-id.ts';
import type { Db } from '../../../src/io/db/engine/tables.ts';
import { outcomeSchema } from '../../../src/learning/outcome.ts';
import { policyDocumentSchema } from '../../../src/policy/policy.ts';
import { aRep } from '../../support/builders.ts';
import { freshDatabase } from '../../support/database.ts';
import { aRouter } from '../../support/routing.ts';

/** Leads that were given, closed, declined (the turn comes back), handed over and given again. */
async function aLedger() {
  const { db } = await freshDatabase();
  const reps = ['anna', 'ben', 'cho'].map((id) => aRep({ id, capacity: { open: 99 } }));
  const router = await aRouter(db, { reps });
  const { deps, route } = router;
  deps.newId = idsBy(Date.now);
  const clock = { now: () => Date.now() };
  const given = [];
  for (let k = 0; k < 4; k++) given.push((await route({ lead: { id: `l${k}` } })).decision);
  const end = (k: number, kind: 'closed' | 'declined', reason: string) =>
    endAssignment(deps, {
      ...{ leadId: `l${k}`, repId: null, by: 'test' },
      ending: { kind, reason } as Parameters<typeof endAssignment>[1]['ending'],
    });
  await end(0, 'closed', 'won');
  await end(1, 'declined', 'wrong_territory');
  const toRepId = given[2]?.rep?.id === 'anna' ? 'ben' : 'anna';
  await handOverLead(deps, { leadId: 'l2', toRepId, because: 'knows them', by: 'test' });
  for (const [k, kind] of (['contacted', 'meeting', 'won'] as const).entries()) {
    const at = new Date(deps.clock.now()).toISOString();
    const more = kind === 'won' ? { amount: 1_200.5, reason: 'price' } : {};
    await recordOutcome(
      deps,
      'test',
      outcomeSchema.parse({ id: `o${k}`, leadId: `l${k + 1}`, kind, at, ...more }),
    );
  }
  await publishAndActivate(deps);
  await sealLog({ db, clock });
  return { db, clock, ids: given.map(({ id }) => id), route };
}

/** A second version of the policy that the router began with, in force. */
async function publishAndActivate(deps: Awaited<ReturnType<typeof aRouter>>['deps']) {
  const wish = {
    document: { name: 'test', fairness: { halfLifeDays: 20 } },
    note: null,
    basedOn: 1,
  };
  await publishPolicy(deps, 'test', wish);
  const second = { name: 'test', version: 2, asDefault: true, despiteErrors: true };
  await activatePolicy(deps, 'somebody', second);
}

const whereOf = async (db: Db) => (await verifyLog(db)).faults.map(({ where }) => where);

/** Columns that nothing is held against, and why. */
const UNCOVERED: Readonly<Record<string, readonly string[]>> = {
  // When it was stored: nothing is decided by it.
  fairness_pools: ['created_at'],
  snapshot_parts: ['created_at', 'kind'],
  // When the seal was written: replicas' clocks differ, and the chain is by number.
  seals: ['sealed_at'],
  // Words beside a version; and which policy is the default, which the log of changes does not say.
  policies: ['note'],
  policies_in_force: ['is_default'],
  // How much of late fades with time and by the policy; no cap is held against it.
  loads: ['recent', 'recent_at', 'last_assigned_at', 'changed_at'],
};
const TABLES = [
  ...['audit', 'assignments', 'fairness_entries', 'fairness_pools', 'decisions'],
  ...['seals', 'sealed_decisions', 'sealed_changes', 'snapshot_parts'],
  ...['policies', 'policies_in_force', 'loads', 'outcomes'],
];

test('any column of any row that is changed is named by table and id', async () => {
  const { db } = await aLedger();
  expect(await verifyLog(db)).toMatchObject({ ok: true, faults: [], unsealed: 0 });
  const columns = await sql<{ table: string; name: string; type: string }>`
    select table_name as "table", column_name as name, data_type as type
    from information_schema.columns
    where table_schema = current_schema() and table_name in (${sql.join(TABLES)})
    order by 1, 2`.execute(db);
  expect(new Set(columns.rows.map(({ table }) => table))).toEqual(new Set(TABLES));
  const unnamed: string[] = [];
  for (const { table, name, type } of columns.rows) {
    if (UNCOVERED[table]?.includes(name)) continue;
    const column = sql.ref(name);
    const rows = await sql<{ at: string }>`
      select ctid::text as at from ${sql.table(table)} order by ctid limit 2`.execute(db);
    for (const { at } of rows.rows) {
      const { faults, changed } = await tampered(db, async (trx) => {
        const { rows: hit } = await sql`update ${sql.table(table)} set ${column} =
          ${CHANGE(type)(column)} where ctid = ${at}::tid returning 1`.execute(trx);
        return hit.length;
      });
      expect(changed).toBe(1);
      if (faults.length === 0) unnamed.push(`${table}.${name} ${at}`);
    }
  }
  expect(unnamed).toEqual([]);
}, 120_000);

test.each([
  'audit',
  'assignments',
  'fairness_entries',
  'decisions',
  'snapshot_parts',
  'fairness_pools',
  'policies',
  'policies_in_force',
  'loads',
  'outcomes',
])('every row of %s that is deleted is named', async (table) => {
  const { db } = await aLedger();
  const rows = await sql<{ at: string }>`select ctid::text as at from ${sql.table(table)}`.execute(
    db,
  );
  expect(rows.rows.length).toBeGreaterThan(0);
  for (const { at } of rows.rows) {
    const { faults } = await tampered(db, async (trx) => {
      await sql`delete from ${sql.table(table)} where ctid = ${at}::tid`.execute(trx);
      return 1;
    });
    expect(faults).not.toEqual([]);
  }
});

test('what is slipped into the ledger is named', async () => {
  const { db, ids } = await aLedger();
  await sql`insert into assignments (id, lead_id, rep_id, decision_id, since)
    values ('forged', 'l9', 'ben', ${ids[0]}, now())`.execute(db);
  await sql`insert into fairness_entries (id, at, kind, rep_id, leads, value, note)
    values ('credit', now(), 'caught_up', 'ben', 5, 5, 'forged')`.execute(db);
  await sql`insert into outcomes (id, lead_id, rep_id, kind, at, body, recorded_at, recorded_by)
    values ('boast', 'l0', 'ben', 'won', now(), '{}', now(), 'ben')`.execute(db);
  expect(await whereOf(db)).toEqual([
    'assignments forged',
    'fairness_entries credit',
    'outcomes boast',
  ]);
});

test.each([
  [sql`open_leads = 0`, 'assignments say'],
  [sql`day_count = 0`, 'it counts 0 for the day'],
  [sql`week_count = 0`, 'it counts 0 for the week'],
  [sql`day = '1970-01-01', day_count = 0, other_days = '{}'`, 'it counts 0 for the day'],
  [sql`day_count = day_count + 1`, 'for the day'],
])('counters of a rep from which caps would count anew are named (%#)', async (change, what) => {
  const { db, clock, route } = await aLedger();
  const { decision } = await route({ lead: { id: 'open' } });
  await sealLog({ db, clock });
  await sql`update loads set ${change} where rep_id = ${decision.rep?.id}`.execute(db);
  const { faults } = await verifyLog(db);
  expect(faults).toEqual([
    { where: `loads ${decision.rep?.id}`, what: expect.stringContaining(what) },
  ]);
});

test('a policy of another content, forged with the hash that fits it, is named by what was decided under it', async () => {
  const { db } = await aLedger();
  const document = policyDocumentSchema.parse({ name: 'test', fairness: { halfLifeDays: 90 } });
  await sql`update policies set document = ${JSON.stringify(document)}::jsonb,
    hash = ${contentHash(document)} where version = 1`.execute(db);
  expect((await verifyLog(db)).faults).toEqual([
    { where: 'policy test@1', what: 'was changed: decisions name it with another hash' },
  ]);
});

test('a young decision that does not fit its own hash, or bears the answer of another, is named before it is sealed', async () => {
  const { db, ids, route } = await aLedger();
  const { decision } = await route({ lead: { id: 'young' } });
  expect(await verifyLog(db)).toMatchObject({ ok: true, unsealed: 1 });
  await sql`update decisions set answer = replace(answer, 'anna', 'otto') || ' ' where id = ${decision.id}`.execute(
    db,
  );
  expect(await verifyLog(db)).toMatchObject({
    faults: [
      { where: `decision ${decision.id}`, what: 'was changed: its texts do not have their hash' },
    ],
  });
  const other = await db
    .selectFrom('decisions')
    .selectAll()
    .where('id', '=', ids[0] ?? '')
    .executeTakeFirstOrThrow();
  const texts = {
    answer: other.answer,
    snapshot: other.snapshot,
    advice: other.advice,
    books: null,
  };
  await sql`update decisions set answer = ${other.answer}, snapshot = ${other.snapshot}, books = null,
    content_hash = ${decisionHash(texts)} where id = ${decision.id}`.execute(db);
  const { faults } = await verifyLog(db);
  expect(faults).toContainEqual({
    where: `decision ${decision.id}`,
    what: `its answer is that of decision ${ids[0]}`,
  });
  // Nothing books its assignment any more.
  const tables = faults.map(({ where }) => where.split(' ')[0]).sort();
  expect(tables).toEqual(['assignments', 'decision', 'fairness_entries']);
});

test('sealers at once take every decision and every change into one seal', async () => {
  const { db, clock, route } = await aLedger();
  const newId = idsBy(Date.now);
  const at = new Date();
  const entry = { at, actor: 'test', action: 'thing.done', subject: 'x', detail: {} };
  let done = 0;
  const work = async () => {
    for (let k = 0; k < 20; k++) {
      await route({ lead: { id: `at-once-${k}` } });
      await db.transaction().execute((trx) => writeAudit(trx, { ...entry, id: newId() }));
    }
    done += 1;
  };
  const sealer = async () => {
    while (done === 0) await sealLog({ db, clock });
  };
  await Promise.all([work(), sealer(), sealer(), sealer()]);
  while ((await sealLog({ db, clock })) > 0);
  expect(await verifyLog(db)).toMatchObject({ faults: [], ok: true, unsealed: 0 });
  const { rows } = await sql`
    select sum(decision_count)::int - (select count(*)::int from decisions) as decisions,
      sum(change_count)::int - (select count(*)::int from audit) as changes from seals`.execute(db);
  expect(rows).toEqual([{ decisions: 0, changes: 0 }]);
});

class Undone extends Error {}

/** The faults that verify names after a change, which is then undone. */
async function tampered(db: Db, change: (trx: Db) => Promise<number>) {
  let found: { faults: unknown[]; changed: number } = { faults: [], changed: 0 };
  await db
    .transaction()
    .execute(async (trx) => {
      await sql`set local session_replication_role = 'replica'`.execute(trx);
      const changed = await change(trx);
      found = { faults: (await verifyLog(trx)).faults, changed };
      throw new Undone();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undone)) throw error;
    });
  return found;
}

/** Another value of the column's type, whatever it holds. */
function CHANGE(type: string) {
  return (column: ReturnType<typeof sql.ref>) => {
    if (type === 'jsonb')
      return sql`case when ${column} is null then '{"a":1}'::jsonb else jsonb_build_object('was', ${column}) end`;
    if (type === 'text') return sql`coalesce(${column}, '') || 'x'`;
    if (type === 'bytea') return sql`'\\x00'::bytea`;
    if (type.startsWith('timestamp'))
      return sql`coalesce(${column}, now()) + interval '1 microsecond'`;
    if (type === 'date') return sql`${column} + 1`;
    if (type === 'boolean') return sql`not ${column}`;
    return sql`coalesce(${column}, 0) + 1000`;
  };
}
