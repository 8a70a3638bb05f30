// Leads that wait: swept when a slot comes free, a shift opens or the rules change, by one replica each.
import { expect, test } from 'vitest';
import { endAssignment } from '../../../src/flows/assignments/end-assignment.ts';
import { sweepQueue } from '../../../src/flows/route/sweep-queue.ts';
import type { Db } from '../../../src/io/db/engine/tables.ts';
import { inTransaction } from '../../../src/io/db/engine/transaction.ts';
import { keepState } from '../../../src/io/db/state/replica-cache.ts';
import { bumpVersion } from '../../../src/io/db/versions.ts';
import type { Rep } from '../../../src/roster/rep.ts';
import { aRep, NOW } from '../../support/builders.ts';
import { freshDatabase } from '../../support/database.ts';
import { quietLog } from '../../support/quiet-log.ts';
import { aRouter } from '../../support/routing.ts';

const MINUTE = 60_000;
const off = { mode: 'off' } as const;
const close = { kind: 'closed', reason: 'won' } as const;

const queue = (db: Db) =>
  db.selectFrom('queue_entries').selectAll().orderBy('since').orderBy('lead_id').execute();
async function saveRep(db: Db, rep: Rep): Promise<void> {
  await inTransaction(db, async (trx) => {
    await trx
      .updateTable('reps')
      .set({ body: JSON.stringify(rep), active: rep.active })
      .where('id', '=', rep.id)
      .execute();
    await bumpVersion(trx, 'roster', new Date(NOW));
  });
}

test('a slot that comes free goes to the oldest lead, and among equally old ones to the hottest', async () => {
  const { db } = await freshDatabase();
  const { deps, route, pass } = await aRouter(db, {
    reps: [aRep({ id: 'ada', capacity: { open: 1 } })],
  });
  await route({ lead: { id: 'first' } });
  await route({ lead: { id: 'cold', score: 10 } });
  pass(MINUTE);
  await route({ lead: { id: 'hot', score: 90 } });
  pass(20 * MINUTE);
  await route({ lead: { id: 'late', score: 99 } });
  const owners: string[] = [];
  for (const leadId of ['first', 'hot', 'cold']) {
    await sweepQueue(deps, off);
    expect(owners).not.toContain('late');
    await endAssignment(deps, { leadId, repId: null, ending: close, by: 'test' });
    const { assigned } = await sweepQueue(deps, off);
    owners.push(...assigned.map((decision) => decision.leadId));
  }
  expect(owners).toEqual(['hot', 'cold', 'late']);
  expect(await queue(db)).toEqual([]);
});

test('a lead without a score is as hot as our own score of it, also after a decline', async () => {
  const { db } = await freshDatabase();
  const { deps, route } = await aRouter(db, { reps: [aRep({ capacity: { open: 1 } })] });
  const keen = { source: 'Request a demo', contact: { title: 'VP Sales' } };
  await route({ lead: { id: 'declined', ...keen } });
  await route({ lead: { id: 'cold' } });
  await route({ lead: { id: 'hot', ...keen } });
  await route({ lead: { id: 'scored', ...keen, score: 7 } });
  const ending = { kind: 'declined', reason: 'too_busy' } as const;
  await endAssignment(deps, { leadId: 'declined', repId: null, ending, by: 'test' });
  const heat = Object.fromEntries((await queue(db)).map((row) => [row.lead_id, row.heat]));
  expect(heat.hot).toBeGreaterThan((heat.cold ?? 0) + 20);
  expect(heat).toMatchObject({ declined: heat.hot, scored: 7 });
  const { assigned } = await sweepQueue(deps, off);
  expect(assigned.map((decision) => decision.leadId)).toEqual(['hot']);
});

test('a lead that still waits is not decided anew; its entry says why and when it is next looked at', async () => {
  const { db } = await freshDatabase();
  const { deps, route, pass } = await aRouter(db, { reps: [aRep({ capacity: { open: 0 } })] });
  await route({ lead: { id: 'l1' } });
  for (let minute = 0; minute < 10; minute += 1) {
    await sweepQueue(deps, off);
    pass(MINUTE);
  }
  const [entry] = await queue(db);
  // Looked at after 0, 1, 2, 4 and 8 minutes.
  expect(entry).toMatchObject({ reason: 'all_at_capacity', sweeps: 5 });
  expect(entry?.next_sweep_at.getTime()).toBe(Date.parse(NOW) + 15 * MINUTE);
  expect(await db.selectFrom('decisions').select('id').execute()).toHaveLength(1);
});

test('when a shift opens, the leads that wait for it are swept at once', async () => {
  const { db } = await freshDatabase();
  // NOW is a Monday at ten; New York opens at nine, which is 14:00 UTC.
  const week = { mon: [['09:00', '17:00'] as [string, string]] };
  const rep = aRep({ hours: { timeZone: 'America/New_York', week } });
  const must = [{ kind: 'on_shift' as const, code: 'on_shift' }];
  const { deps, route, pass } = await aRouter(db, { reps: [rep], policy: { must } });
  await route({ lead: { id: 'l1' } });
  let minutes = 0;
  for (; minutes < 300; minutes += 1) {
    if ((await sweepQueue(deps, off)).assigned.length > 0) break;
    pass(MINUTE);
  }
  expect(minutes).toBe(240);
});

test('a change of the roster or a policy sweeps the whole queue at once', async () => {
  const { db } = await freshDatabase();
  const rep = aRep({ capacity: { open: 0 } });
  const { deps, route } = await aRouter(db, { reps: [rep] });
  for (const id of ['l1', 'l2', 'l3']) await route({ lead: { id } });
  expect((await sweepQueue(deps, off)).looked).toBe(3);
  expect((await sweepQueue(deps, off)).looked).toBe(0);
  await saveRep(db, { ...rep, capacity: { ...rep.capacity, open: 2 } });
  const swept = await sweepQueue(deps, off);
  expect(swept.assigned.map((decision) => decision.leadId)).toEqual(['l1', 'l2']);
  expect((await queue(db)).map((entry) => entry.lead_id)).toEqual(['l3']);
});

test('four replicas sweep together: every lead is looked at once and no cap is exceeded', async () => {
  const { db } = await freshDatabase({ poolMax: 20 });
  const rep = aRep({ capacity: { open: 0 } });
  const { deps, route, pass } = await aRouter(db, { reps: [rep] });
  for (let i = 0; i < 40; i += 1) await route({ lead: { id: `l${i}` } });
  await saveRep(db, { ...rep, capacity: { ...rep.capacity, open: 15 } });
  pass(MINUTE);
  const replicas = await Promise.all(
    [1, 2, 3, 4].map(async () => ({
      ...deps,
      state: await keepState(db, { now: deps.clock.now, pollMs: 60_000, log: quietLog }),
    })),
  );
  const swept = await Promise.all(replicas.map((replica) => sweepQueue(replica, off)));
  const assigned = swept.flatMap((s) => s.assigned.map((decision) => decision.leadId));
  expect(assigned).toHaveLength(15);
  expect(new Set(assigned).size).toBe(15);
  expect(swept.reduce((sum, s) => sum + s.looked, 0)).toBe(40);
  expect(swept.flatMap((s) => s.failed)).toEqual([]);
  expect(await queue(db)).toHaveLength(25);
  const load = await db.selectFrom('loads').select('open_leads').executeTakeFirstOrThrow();
  expect(load.open_leads).toBe(15);
});

test('what a replica had claimed when it died is swept by another after a minute', async () => {
  const { db } = await freshDatabase();
  const { deps, route, pass } = await aRouter(db, { reps: [aRep({ capacity: { open: 0 } })] });
  await route({ lead: { id: 'l1' } });
  await db
    .updateTable('queue_entries')
    .set({ claimed_until: new Date(deps.clock.now() + MINUTE) })
    .execute();
  expect((await sweepQueue(deps, off)).looked).toBe(0);
  pass(MINUTE);
  expect((await sweepQueue(deps, off)).looked).toBe(1);
});

test('a lead that waits too long is escalated once, to those whom the policy names', async () => {
  const { db } = await freshDatabase();
  const { deps, route, pass } = await aRouter(db, {
    reps: [aRep({ capacity: { open: 0 } })],
    policy: { queue: { escalateTo: ['boss'], escalateAfterMinutes: 5 } },
  });
  await route({ lead: { id: 'l1' } });
  const told: unknown[] = [];
  for (let minute = 0; minute <= 12; minute += 1) {
    const { escalated } = await sweepQueue(deps, off);
    told.push(...escalated.map((entry) => ({ minute, ...entry })));
    pass(MINUTE);
  }
  expect(told).toEqual([
    { minute: 5, leadId: 'l1', reason: 'all_at_capacity', waitedMinutes: 5, to: ['boss'] },
  ]);
  expect((await queue(db))[0]).toMatchObject({ notified: ['boss'] });
});
