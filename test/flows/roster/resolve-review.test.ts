// A doubtful company is asked about once; the verdict holds for its later leads, and by policy its
// running leads go to the account's owner.
import { expect, test } from 'vitest';
import { replayDecision } from '../../../src/flows/decisions/replay-decision.ts';
import { resolveReview } from '../../../src/flows/roster/resolve-review.ts';
import { removeAccount, saveAccount } from '../../../src/flows/roster/save-account.ts';
import { sweepQueue } from '../../../src/flows/route/sweep-queue.ts';
import { listReviews } from '../../../src/io/db/views/reviews.ts';
import { type AccountInput, accountSchema } from '../../../src/leads/account.ts';
import type { PolicyInput } from '../../../src/policy/policy.ts';
import { aRep } from '../../support/builders.ts';
import { freshDatabase } from '../../support/database.ts';
import { aRouter } from '../../support/routing.ts';

const FIRST = { limit: 50, after: null };
const company = { name: 'Acme Robotics' };

/** Two accounts share a domain, and nothing says which one a lead is of. */
async function inDoubt(policy: Partial<PolicyInput> = {}, capacity = 9) {
  const { db } = await freshDatabase();
  const reps = [
    aRep({ id: 'ada', name: 'Ada', role: 'bdr', capacity: { open: capacity } }),
    aRep({ id: 'ben', name: 'Ben', capacity: { open: capacity } }),
  ];
  const must = [
    { kind: 'active', code: 'active' },
    { kind: 'do_not_assign', code: 'do_not_assign' },
    { kind: 'capacity', code: 'capacity' },
    { kind: 'role', code: 'bdrs', roles: ['bdr'] },
  ] as const;
  const router = await aRouter(db, {
    reps,
    policy: { must: must.map((m) => ({ ...m })) as never, ...policy },
  });
  const deps = { ...router.deps, refresh: router.deps.state.refresh };
  const save = (account: AccountInput) =>
    saveAccount(deps, 'test', accountSchema.parse(account), 'any');
  await save({ id: 'acme-de', name: 'Acme Robotics GmbH', ownerId: 'ben' });
  await save({ id: 'acme-fr', name: 'Acme Robotics SARL' });
  const settle = (accountId: string | null, revise = false) =>
    listReviews(db, {}, FIRST).then(({ items }) =>
      resolveReview(router.deps, { reviewId: items[0]?.id ?? '', accountId, revise, by: 'pia' }),
    );
  const holder = async (leadId: string) =>
    (
      await db
        .selectFrom('assignments')
        .select('rep_id')
        .where('lead_id', '=', leadId)
        .where('ended_at', 'is', null)
        .executeTakeFirst()
    )?.rep_id;
  return { ...router, db, deps, save, settle, holder };
}

test('a company in doubt is listed once, with score and evidence, however many leads it sends', async () => {
  const { db, route } = await inDoubt();
  await Promise.all(['l1', 'l2', 'l3'].map((id) => route({ lead: { id, company } })));
  await route({ lead: { id: 'dry', company }, dryRun: true });
  const { items } = await listReviews(db, { state: 'open' }, FIRST);
  expect(items).toHaveLength(1);
  expect(items[0]).toMatchObject({
    companyName: 'Acme Robotics',
    domain: null,
    because: 'several accounts are about as likely',
    leads: 3,
    possible: [
      { accountId: 'acme-de', name: 'Acme Robotics GmbH', because: expect.any(String) },
      { accountId: 'acme-fr', name: 'Acme Robotics SARL' },
    ],
    verdict: null,
  });
});

test('a verdict holds for later leads of the company, and is not asked again', async () => {
  const { db, route, settle } = await inDoubt();
  await route({ lead: { id: 'l1', company } });
  expect(await settle('acme-de')).toMatchObject({ changed: true });
  const { decision } = await route({ lead: { id: 'l2', company: { name: 'ACME Robotics Ltd.' } } });
  expect(decision.account).toMatchObject({
    kind: 'matched',
    accountId: 'acme-de',
    confidence: 1,
    because: 'settled by a person on 2026-11-23',
  });
  expect(decision).toMatchObject({ rep: { id: 'ben' }, decidedBy: 'ownership' });
  expect((await listReviews(db, { state: 'open' }, FIRST)).items).toEqual([]);
  expect(await replayDecision({ db }, decision.id)).toMatchObject({ same: true });
});

test('"none of our accounts" holds until there is an account that the person never saw', async () => {
  const { db, route, settle, save, pass } = await inDoubt();
  await route({ lead: { id: 'l1', company } });
  await settle(null);
  pass(1_000);
  const second = await route({ lead: { id: 'l2', company } });
  expect(second.decision.account).toMatchObject({
    kind: 'none',
    because: 'a person said on 2026-11-23 that it is none of our accounts',
  });
  await save({ id: 'acme-us', name: 'Acme Robotics Inc' });
  const third = await route({ lead: { id: 'l3', company } });
  expect(third.decision.account.kind).toBe('ambiguous');
  expect((await listReviews(db, { state: 'open' }, FIRST)).items).toMatchObject([{ leads: 2 }]);
});

test('saying it twice changes nothing, and another verdict has to be meant', async () => {
  const { db, route, settle } = await inDoubt();
  await route({ lead: { id: 'l1', company } });
  const both = await Promise.all([settle('acme-de'), settle('acme-de')]);
  expect(both.map((one) => one.changed).sort()).toEqual([false, true]);
  await expect(settle('acme-fr')).rejects.toMatchObject({ code: 'already_resolved' });
  await expect(settle('nope')).rejects.toMatchObject({ code: 'not_found' });
  expect(await settle('acme-fr', true)).toMatchObject({ changed: true });
  const log = await db
    .selectFrom('audit')
    .select(['actor', 'action', 'detail'])
    .where('action', 'like', 'review.%')
    .orderBy('action', 'desc')
    .execute();
  expect(log).toEqual([
    { actor: 'pia', action: 'review.revised', detail: { accountId: 'acme-fr', before: 'acme-de' } },
    { actor: 'pia', action: 'review.resolved', detail: { accountId: 'acme-de', before: null } },
  ]);
  const lead = await db.selectFrom('leads').select('account_id').executeTakeFirst();
  expect(lead?.account_id).toBe('acme-fr');
});

test('running leads stay by default, and go to the owner where the policy says so', async () => {
  const stay = await inDoubt();
  await stay.route({ lead: { id: 'l1', company } });
  expect(await stay.settle('acme-de')).toMatchObject({
    moved: [],
    left: [{ leadId: 'l1', repId: 'ada', because: expect.stringContaining('policy leaves') }],
  });
  expect(await stay.holder('l1')).toBe('ada');

  const go = await inDoubt({ ownership: { onReview: 'move' } });
  await go.route({ lead: { id: 'l1', company } });
  expect(await go.settle('acme-de')).toMatchObject({
    moved: [{ leadId: 'l1', fromRepId: 'ada', toRepId: 'ben' }],
    left: [],
  });
  expect(await go.settle('acme-de')).toEqual({ changed: false, moved: [], left: [] });
  expect(await go.holder('l1')).toBe('ben');
});

test('a lead that waits is swept to the owner after the verdict', async () => {
  const { deps, route, settle, holder } = await inDoubt({}, 1);
  await route({ lead: { id: 'busy', company: { name: 'Other' } } });
  const { decision } = await route({ lead: { id: 'l1', company } });
  expect(decision.outcome).toBe('queued');
  await settle('acme-de');
  await sweepQueue(deps, { mode: 'off' });
  expect(await holder('l1')).toBe('ben');
});

test('an account that is removed takes its verdicts with it', async () => {
  const { db, deps, route, settle } = await inDoubt();
  await route({ lead: { id: 'l1', company } });
  await settle('acme-de');
  await removeAccount(deps, 'test', 'acme-de', 'any');
  expect((await listReviews(db, {}, FIRST)).items).toEqual([]);
  const { decision } = await route({ lead: { id: 'l2', company } });
  expect(decision.account.kind).not.toBe('none');
});

test('pages follow one another without gap or repetition', async () => {
  const { db, route, save, pass } = await inDoubt();
  for (const name of ['Borealis', 'Cygnus', 'Draco']) {
    await save({ id: `${name}-1`, name: `${name} GmbH` });
    await save({ id: `${name}-2`, name: `${name} SARL` });
    await route({ lead: { id: name, company: { name } } });
    pass(1_000);
  }
  const first = await listReviews(db, {}, { limit: 2, after: null });
  const [since = '', id = ''] = JSON.parse(
    Buffer.from(first.nextCursor ?? '', 'base64url').toString(),
  ) as string[];
  const rest = await listReviews(db, {}, { limit: 2, after: { since: new Date(since), id } });
  expect([...first.items, ...rest.items].map((one) => one.companyName)).toEqual([
    'Borealis',
    'Cygnus',
    'Draco',
  ]);
  expect(rest.nextCursor).toBeNull();
});
