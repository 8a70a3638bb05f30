import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { replayDecision } from '../../../src/flows/decisions/replay-decision.ts';
import { replayLog } from '../../../src/flows/decisions/replay-log.ts';
import { decodeText } from '../../../src/flows/route/encoded-json.ts';
import { inTransaction } from '../../../src/io/db/engine/transaction.ts';
import { bumpVersion } from '../../../src/io/db/versions.ts';
import { accountSchema } from '../../../src/leads/account.ts';
import { aRep, NOW } from '../../support/builders.ts';
import { freshDatabase } from '../../support/database.ts';
import { aRouter } from '../../support/routing.ts';

const rate = (value: number) => [{ rate: value }];
const three = (open = 20) => [
  aRep({ id: 'anna', name: 'Anna Able', records: rate(0.5), capacity: { open } }),
  aRep({ id: 'ben', name: 'Ben Best', records: rate(0.45), capacity: { open } }),
  aRep({ id: 'cleo', name: 'Cleo Calm', records: rate(0.4), capacity: { open } }),
];
const counts = async (db: Awaited<ReturnType<typeof freshDatabase>>['db']) => {
  const active = await db
    .selectFrom('assignments')
    .select(['rep_id', (eb) => eb.fn.countAll<number>().as('n')])
    .where('ended_at', 'is', null)
    .groupBy('rep_id')
    .execute();
  const loads = await db.selectFrom('loads').select(['rep_id', 'open_leads']).execute();
  return {
    active: Object.fromEntries(active.map((row) => [row.rep_id, Number(row.n)])),
    loads: Object.fromEntries(
      loads.filter((r) => r.open_leads > 0).map((r) => [r.rep_id, r.open_leads]),
    ),
  };
};

test('a lead gets an owner, and decision, assignment and load are stored together', async () => {
  const { db } = await freshDatabase();
  const { route } = await aRouter(db, { reps: three() });
  const { decision, bytes } = await route({ lead: { id: 'l1', company: { name: 'Acme' } } });
  expect(decision).toMatchObject({ outcome: 'assigned', rep: { id: 'anna' }, decidedBy: 'scorer' });
  expect(await counts(db)).toEqual({ active: { anna: 1 }, loads: { anna: 1 } });
  const row = await db.selectFrom('decisions').select('answer').executeTakeFirstOrThrow();
  expect(row.answer).toBe(decodeText(bytes));
  expect(row.answer).toBe(JSON.stringify(decision));
});

test('the same lead again stays with its owner and takes no second slot', async () => {
  const { db } = await freshDatabase();
  const { route } = await aRouter(db, { reps: three() });
  await route({ lead: { id: 'l1' } });
  const again = await route({ lead: { id: 'l1', score: 99 } });
  expect(again.decision).toMatchObject({ rep: { id: 'anna' }, decidedBy: 'ownership' });
  expect(await counts(db)).toEqual({ active: { anna: 1 }, loads: { anna: 1 } });
});

test('another lead of the same person joins the running assignment', async () => {
  const { db } = await freshDatabase();
  const { route } = await aRouter(db, { reps: three() });
  await route({ lead: { id: 'l1', contact: { email: 'Pat@acme.example' } } });
  const other = await route({ lead: { id: 'l2', contact: { email: 'pat@acme.example' } } });
  expect(other.decision).toMatchObject({ rep: { id: 'anna' }, decidedBy: 'ownership' });
  expect(await counts(db)).toEqual({ active: { anna: 1 }, loads: { anna: 1 } });
});

test('leads of one person that come at the same time go to one rep', async () => {
  const { db } = await freshDatabase({ poolMax: 20 });
  const { route } = await aRouter(db, { reps: three(3) });
  const contact = { email: 'pat@acme.example' };
  const routed = await Promise.all(
    Array.from({ length: 12 }, (_, k) => route({ lead: { id: `l${k}`, contact } })),
  );
  expect(new Set(routed.map(({ decision }) => decision.rep?.id))).toEqual(new Set(['anna']));
  expect(await counts(db)).toEqual({ active: { anna: 1 }, loads: { anna: 1 } });
});

test('a person’s running lead is found behind any number of newer ones', async () => {
  const { db } = await freshDatabase();
  const { route } = await aRouter(db, { reps: three() });
  const contact = { email: 'pat@acme.example' };
  await route({ lead: { id: 'first', contact } });
  await sql`
    insert into leads (id, body, contact, person_key, received_at, updated_at)
    select 'later-' || k, l.body, l.contact, l.person_key, l.received_at + k * interval '1 s', now()
    from leads l, generate_series(1, 150) k where l.id = 'first'`.execute(db);
  const other = await route({ lead: { id: 'last', contact } });
  expect(other.decision).toMatchObject({ rep: { id: 'anna' }, decidedBy: 'ownership' });
  expect(await counts(db)).toEqual({ active: { anna: 1 }, loads: { anna: 1 } });
});

test('a person whose running lead now carries another address is routed anew, not refused', async () => {
  const { db } = await freshDatabase();
  const { route } = await aRouter(db, { reps: three() });
  const pat = { email: 'pat@acme.example' };
  await route({ lead: { id: 'l1', contact: pat } });
  await route({ lead: { id: 'l1', contact: { email: 'sam@acme.example' } } });
  const other = await route({ lead: { id: 'l2', contact: pat } });
  expect(other.decision).toMatchObject({ outcome: 'assigned', decidedBy: 'scorer' });
});

test('a dry run has the form of a real decision and leaves nothing behind', async () => {
  const { db } = await freshDatabase();
  const { route } = await aRouter(db, { reps: three() });
  const { decision } = await route({ lead: { id: 'l1' }, dryRun: true });
  expect(decision).toMatchObject({ dryRun: true, rep: { id: 'anna' } });
  expect(await db.selectFrom('decisions').select('id').execute()).toEqual([]);
  expect(await counts(db)).toEqual({ active: {}, loads: {} });
});

test('forty leads at once never exceed a cap; who loses the race takes the next in order', async () => {
  const { db } = await freshDatabase({ poolMax: 20 });
  const { route } = await aRouter(db, { reps: three(5) });
  const routed = await Promise.all(
    Array.from({ length: 40 }, (_, k) => route({ lead: { id: `l${k}` } })),
  );
  const assigned = routed.filter(({ decision }) => decision.outcome === 'assigned');
  expect(assigned).toHaveLength(15);
  const full = { anna: 5, ben: 5, cleo: 5 };
  expect(await counts(db)).toEqual({ active: full, loads: full });
  const queued = routed.filter(({ decision }) => decision.outcome === 'queued');
  expect(new Set(queued.map(({ decision }) => decision.queue?.reason))).toEqual(
    new Set(['all_at_capacity']),
  );
  const entries = await db.selectFrom('queue_entries').select('lead_id').execute();
  expect(entries).toHaveLength(25);
});

test('of leads committed together, the one that got an owner meanwhile does not hold up the others', async () => {
  const { db } = await freshDatabase();
  const { route } = await aRouter(db, { reps: three() });
  const ids = ['l1', 'l2', 'l2', 'l3', 'l4', 'l4', 'l5'];
  const all = await Promise.all(ids.map((id) => route({ lead: { id } })));
  expect(all.every(({ decision }) => decision.outcome === 'assigned')).toBe(true);
  const { active, loads } = await counts(db);
  expect(active).toEqual(loads);
  expect(Object.values(active).reduce((sum, n) => sum + n, 0)).toBe(5);
});

test('one lead posted twenty times at once has one owner and one slot', async () => {
  const { db } = await freshDatabase({ poolMax: 20 });
  const { route } = await aRouter(db, { reps: three() });
  const routed = await Promise.all(Array.from({ length: 20 }, () => route({ lead: { id: 'l1' } })));
  expect(new Set(routed.map(({ decision }) => decision.rep?.id)).size).toBe(1);
  const { active, loads } = await counts(db);
  expect(active).toEqual(loads);
  expect(Object.values(active)).toEqual([1]);
});

test('a lead whose owner has left gets another, and the slot moves with it', async () => {
  const { db } = await freshDatabase();
  const { route, deps } = await aRouter(db, { reps: three() });
  await route({ lead: { id: 'l1' } });
  const gone = { ...three()[0], active: false };
  await db
    .updateTable('reps')
    .set({ body: JSON.stringify(gone) })
    .where('id', '=', 'anna')
    .execute();
  await db.updateTable('versions').set({ counter: 9 }).where('subject', '=', 'roster').execute();
  await deps.state.refresh();
  const { decision } = await route({ lead: { id: 'l1' } });
  expect(decision).toMatchObject({ rep: { id: 'ben' }, decidedBy: 'scorer' });
  expect(await counts(db)).toEqual({ active: { ben: 1 }, loads: { ben: 1 } });
});

test('candidates given inline are decided among, and a stranger holds the lead without a slot', async () => {
  const { db } = await freshDatabase();
  const { route } = await aRouter(db, { reps: three() });
  const reps = [
    { id: 'x', name: 'Xenia', records: rate(0.2) },
    { id: 'y', name: 'Yves', records: rate(0.9), capacity: { open: 3 }, open: 3 },
  ];
  const { decision } = await route({ lead: { id: 'l1' }, reps });
  expect(decision).toMatchObject({ rep: { id: 'x' }, candidateCount: { total: 2, eligible: 1 } });
  expect(await counts(db)).toEqual({ active: { x: 1 }, loads: {} });
});

test('every stored decision is rebuilt byte for byte from its snapshot', async () => {
  const { db } = await freshDatabase({ poolMax: 20 });
  const { route } = await aRouter(db, { reps: three(4) });
  const leads = Array.from({ length: 16 }, (_, k) => ({ lead: { id: `l${k}`, score: k } }));
  const reps = [{ id: 'x', name: 'Xenia', records: rate(0.2) }];
  const routed = await Promise.all(
    [...leads, { lead: { id: 'inline' }, reps }].map((r) => route(r)),
  );
  for (const { decision } of routed) {
    expect(await replayDecision({ db }, decision.id)).toMatchObject({ same: true, differs: [] });
  }
});

test('a tampered snapshot does not replay to the same bytes', async () => {
  const { db } = await freshDatabase();
  const { route } = await aRouter(db, { reps: three() });
  const { decision } = await route({ lead: { id: 'l1', score: 50 } });
  const row = await db.selectFrom('decisions').select('snapshot').executeTakeFirstOrThrow();
  const forged = row.snapshot.replace('"score":50', '"score":51');
  await db
    .updateTable('decisions')
    .set({ snapshot: forged } as never)
    .execute();
  expect((await replayDecision({ db }, decision.id)).same).toBe(false);
});

test('a damaged part of a snapshot is named, and the rest of the log is still replayed', async () => {
  const { db } = await freshDatabase();
  const { route } = await aRouter(db, { reps: three() });
  const whole = await route({ lead: { id: 'l1' } });
  const inline = [{ id: 'x', name: 'Xenia', records: rate(0.2) }];
  const damaged = await route({ lead: { id: 'l2' }, reps: inline });
  const { snapshot } = await db
    .selectFrom('decisions')
    .select('snapshot')
    .where('id', '=', damaged.decision.id)
    .executeTakeFirstOrThrow();
  const { roster } = (JSON.parse(snapshot) as { parts: { roster: string } }).parts;
  await sql`update snapshot_parts set body = 'xx' where hash = ${roster}`.execute(db);
  const found = new Map<string, unknown>();
  for await (const one of replayLog({ db }, 10)) found.set(one.id, one);
  expect(found.size).toBe(2);
  expect(found.get(damaged.decision.id)).toMatchObject({ same: false, differs: ['snapshot'] });
  expect(found.get(whole.decision.id)).toMatchObject({ same: true });
});

test('a lead of a known account goes to its owner, and the evidence is told', async () => {
  const { db } = await freshDatabase();
  const { route, deps } = await aRouter(db, { reps: three() });
  const account = accountSchema.parse({
    id: 'acme',
    name: 'Acme Inc.',
    domains: ['acme.com'],
    ownerId: 'cleo',
  });
  await db
    .insertInto('accounts')
    .values({
      id: 'acme',
      body: JSON.stringify(account),
      parent_id: null,
      owner_id: 'cleo',
      name_key: 'acme',
      revision: 1,
      updated_at: new Date(NOW),
    })
    .execute();
  await db
    .insertInto('account_domains')
    .values({ domain: 'acme.com', account_id: 'acme' })
    .execute();
  await inTransaction(db, (trx) => bumpVersion(trx, 'accounts', new Date(NOW)));
  await deps.state.refresh();
  const { decision } = await route({ lead: { id: 'l1', company: { domain: 'www.acme.com' } } });
  expect(decision).toMatchObject({
    rep: { id: 'cleo' },
    decidedBy: 'ownership',
    account: { kind: 'matched', accountId: 'acme', because: 'domain acme.com' },
    rules: { ownership: 'Cleo Calm owns the account' },
  });
  expect((await replayDecision({ db }, decision.id)).same).toBe(true);
});
