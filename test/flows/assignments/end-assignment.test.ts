// Assignments end: the slot is free at once, declined leads move on, turns are settled, nothing twice.
import { expect, test } from 'vitest';
import { endAssignment } from '../../../src/flows/assignments/end-assignment.ts';
import { handOverLead } from '../../../src/flows/assignments/hand-over-lead.ts';
import { replayDecision } from '../../../src/flows/decisions/replay-decision.ts';
import { verifyLog } from '../../../src/flows/decisions/verify-log.ts';
import { saveAccount } from '../../../src/flows/roster/save-account.ts';
import { sweepQueue } from '../../../src/flows/route/sweep-queue.ts';
import { accountSchema } from '../../../src/leads/account.ts';
import { aRep } from '../../support/builders.ts';
import { freshDatabase } from '../../support/database.ts';
import { aRouter } from '../../support/routing.ts';

const reps = (open = 20) =>
  ['ada', 'ben', 'cho'].map((id) => aRep({ id, name: id.toUpperCase(), capacity: { open } }));
const off = { mode: 'off' } as const;
const rules = { halfLifeDays: 30, by: 'count' } as const;

async function aTeam(over: Parameters<typeof aRep>[0][] = []) {
  const { db } = await freshDatabase();
  const given = over.length > 0 ? over.map((rep) => aRep(rep)) : reps();
  const router = await aRouter(db, { reps: given });
  const load = async () => {
    const rows = await db.selectFrom('loads').select(['rep_id', 'open_leads']).execute();
    return Object.fromEntries(rows.map((row) => [row.rep_id, row.open_leads]));
  };
  const balances = async () => {
    router.deps.state.fairness.touch();
    const { due, received } = await router.deps.state.fairness.at(router.deps.clock.now(), rules);
    return Object.fromEntries(
      Object.keys(due).map((id) => [id, (due[id] ?? 0) - (received[id] ?? 0)]),
    );
  };
  return { db, ...router, load, balances };
}

test('a closed lead frees its slot once, however often it is closed', async () => {
  const { deps, route, load } = await aTeam();
  await route({ lead: { id: 'l1' } });
  const order = {
    leadId: 'l1',
    repId: null,
    ending: { kind: 'closed', reason: 'won' },
    by: 'test',
  } as const;
  const results = await Promise.all([1, 2, 3, 4].map(() => endAssignment(deps, order)));
  expect(results.filter((result) => result.ended)).toHaveLength(1);
  expect(await load()).toEqual({ ada: 0, ben: 0, cho: 0 });
  await expect(endAssignment(deps, { ...order, leadId: 'nope' })).rejects.toThrow('no lead "nope"');
});

test('a rep cannot end what another holds', async () => {
  const { deps, route, load } = await aTeam();
  const { decision } = await route({ lead: { id: 'l1' } });
  const other = decision.rep?.id === 'ada' ? 'ben' : 'ada';
  const ending = { kind: 'closed', reason: 'lost' } as const;
  const result = await endAssignment(deps, { leadId: 'l1', repId: other, ending, by: other });
  expect(result.ended).toBe(false);
  expect(Object.values(await load())).toContain(1);
});

test('a declined lead is in the queue in the same moment and goes to somebody else', async () => {
  const { db, deps, route } = await aTeam();
  const holders = new Set<string>();
  await route({ lead: { id: 'l1' } });
  for (let round = 0; round < 3; round += 1) {
    const ending = { kind: 'declined', reason: 'too_busy' } as const;
    const { repId } = await endAssignment(deps, { leadId: 'l1', repId: null, ending, by: 'test' });
    holders.add(repId ?? '');
    expect(await db.selectFrom('queue_entries').select('reason').execute()).toEqual([
      { reason: 'declined' },
    ]);
    await sweepQueue(deps, off);
  }
  expect(holders).toEqual(new Set(['ada', 'ben', 'cho']));
  const [entry] = await db.selectFrom('queue_entries').select(['reason', 'detail']).execute();
  expect(entry).toMatchObject({ reason: 'nobody_eligible' });
  expect(entry?.detail).toContain('not_declined excludes 3');
});

test('a decision after a decline is replayed byte for byte', async () => {
  const { db, deps, route } = await aTeam();
  await route({ lead: { id: 'l1' } });
  const ending = { kind: 'declined', reason: 'wrong_territory' } as const;
  await endAssignment(deps, { leadId: 'l1', repId: null, ending, by: 'test' });
  const { assigned } = await sweepQueue(deps, off);
  const replay = await replayDecision({ db }, assigned[0]?.id ?? '');
  expect(replay).toMatchObject({ same: true });
  const declined = assigned[0]?.candidates.find((row) => row.standing === 'excluded');
  expect(declined?.excludedBy[0]).toMatchObject({
    rule: 'not_declined',
    value: 'declined this lead',
  });
});

test('a decline for a good reason gives the turn back, one for convenience does not', async () => {
  for (const [reason, returned] of [
    ['wrong_territory', true],
    ['too_busy', false],
  ] as const) {
    const { deps, route, balances } = await aTeam();
    const { decision } = await route({ lead: { id: 'l1' } });
    const rep = decision.rep?.id ?? '';
    const ending = { kind: 'declined', reason } as const;
    const order = { leadId: 'l1', repId: rep, ending, by: rep };
    expect(await endAssignment(deps, order)).toMatchObject({ ended: true, turnReturned: returned });
    const balance = (await balances())[rep] ?? Number.NaN;
    expect(balance).toBeCloseTo(returned ? 0 : 1 / 3 - 1, 5);
  }
});

test('what is given back is told in the ledger, faded in leads and in value', async () => {
  const { db, deps, route, pass } = await aTeam();
  await route({ lead: { id: 'l1' } });
  const before = await db.selectFrom('fairness_entries').selectAll().execute();
  pass(30 * 86_400_000);
  const ending = { kind: 'no_show', reason: 'never came' } as const;
  await endAssignment(deps, { leadId: 'l1', repId: null, ending, by: 'test' });
  const entries = await db.selectFrom('fairness_entries').selectAll().execute();
  const [routed, returned] = [before[0], entries.find(({ kind }) => kind === 'returned')];
  expect(entries).toHaveLength(2);
  expect(returned).toMatchObject({ rep_id: routed?.rep_id, other_id: null, lead_id: 'l1' });
  expect(returned?.leads).toBeCloseTo((routed?.leads ?? 0) / 2, 9);
  expect(routed?.value).toBeGreaterThan(0);
  expect(returned?.value).toBeCloseTo((routed?.value ?? 0) / 2, 9);
});

test('a turn is given back where the rotation gave it: an owner’s lead never took one', async () => {
  const { db, deps, route, balances } = await aTeam();
  const account = { id: 'acme', name: 'Acme', domains: ['acme.example'], ownerId: 'ben' };
  const saving = { ...deps, refresh: deps.state.refresh };
  await saveAccount(saving, 'test', accountSchema.parse(account), 'create');
  await deps.state.refresh();
  const lead = { id: 'l1', company: { domain: 'acme.example' } };
  expect((await route({ lead })).decision).toMatchObject({
    rep: { id: 'ben' },
    decidedBy: 'ownership',
  });
  const ending = { kind: 'declined', reason: 'wrong_territory' } as const;
  const result = await endAssignment(deps, { leadId: 'l1', repId: null, ending, by: 'test' });
  expect(result).toEqual({ ended: true, repId: 'ben', turnReturned: false });
  expect(await db.selectFrom('fairness_entries').select('kind').execute()).toEqual([
    { kind: 'owned' },
  ]);
  for (const balance of Object.values(await balances())) expect(balance).toBeCloseTo(0, 5);
});

test('a turn that is returned after a half-life returns half of it', async () => {
  const { deps, route, pass, balances } = await aTeam();
  await route({ lead: { id: 'l1' } });
  pass(30 * 86_400_000);
  const ending = { kind: 'no_show', reason: 'never came' } as const;
  await endAssignment(deps, { leadId: 'l1', repId: null, ending, by: 'test' });
  for (const balance of Object.values(await balances())) expect(balance).toBeCloseTo(0, 5);
});

test('a lead that waits is given to somebody by hand, once, within their cap and in the books', async () => {
  const { db, deps, route, load } = await aTeam([
    {
      id: 'ada',
      active: true,
      absences: [{ from: '2026-11-20T00:00:00Z', to: '2026-11-30T00:00:00Z', delegateId: null }],
      capacity: { open: 1 },
    },
  ]);
  for (const id of ['l1', 'l2']) {
    expect((await route({ lead: { id } })).decision.outcome).toBe('queued');
  }
  const order = { leadId: 'l1', toRepId: 'ada', because: 'cannot wait', by: 'boss' };
  expect(await handOverLead(deps, order)).toEqual({ fromRepId: null, moved: true });
  expect(await handOverLead(deps, order)).toEqual({ fromRepId: 'ada', moved: false });
  await expect(handOverLead(deps, { ...order, leadId: 'l2' })).rejects.toMatchObject({
    code: 'rep_at_capacity',
  });
  expect(await load()).toMatchObject({ ada: 1 });
  const waiting = await db.selectFrom('queue_entries').select('lead_id').execute();
  expect(waiting).toEqual([{ lead_id: 'l2' }]);
  expect((await verifyLog(db)).faults).toEqual([]);
});

test('a lead handed over moves with slot and turn, once, and never beyond a cap', async () => {
  const { db, deps, route, load, balances } = await aTeam([
    { id: 'ada', capacity: { open: 9 } },
    { id: 'ben', capacity: { open: 9 }, role: 'bdr' },
    { id: 'cho', capacity: { open: 0 } },
  ]);
  const { decision } = await route({ lead: { id: 'l1' } });
  const from = decision.rep?.id ?? '';
  const to = from === 'ada' ? 'ben' : 'ada';
  const before = await balances();
  const order = { leadId: 'l1', toRepId: to, because: 'knows them', by: 'boss' };
  expect(await handOverLead(deps, order)).toEqual({ fromRepId: from, moved: true });
  expect(await handOverLead(deps, order)).toEqual({ fromRepId: to, moved: false });
  expect(await load()).toMatchObject({ [from]: 0, [to]: 1 });
  const after = await balances();
  expect((after[from] ?? 0) - (before[from] ?? 0)).toBeCloseTo(1, 5);
  expect((after[to] ?? 0) - (before[to] ?? 0)).toBeCloseTo(-1, 5);
  await expect(handOverLead(deps, { ...order, toRepId: 'cho' })).rejects.toMatchObject({
    code: 'rep_at_capacity',
  });
  const active = await db
    .selectFrom('assignments')
    .select('rep_id')
    .where('ended_at', 'is', null)
    .execute();
  expect(active).toEqual([{ rep_id: to }]);
});
