import { expect, test } from 'vitest';
import { activatePolicy } from '../../../src/flows/policy/activate-policy.ts';
import { lintPolicyNow } from '../../../src/flows/policy/lint-policy.ts';
import { type PlanWish, planPolicy } from '../../../src/flows/policy/plan-policy.ts';
import { publishPolicy } from '../../../src/flows/policy/publish-policy.ts';
import { Refusal } from '../../../src/flows/refusal.ts';
import { leadSchema } from '../../../src/leads/lead.ts';
import type { LintQuestion } from '../../../src/routing/plan/lint-question.ts';
import { aRep } from '../../support/builders.ts';
import { freshDatabase } from '../../support/database.ts';
import { aRouter } from '../../support/routing.ts';

const reps = [
  aRep({ id: 'anna', name: 'Anna Able', records: [{ rate: 0.6 }], pipeline: { pct: 92 } }),
  aRep({ id: 'ben', name: 'Ben Best', records: [{ rate: 0.3 }] }),
];
const GATED = `
name: test
must:
  - { kind: active, code: active }
  - { kind: not_absent, code: not_absent }
  - { kind: do_not_assign, code: do_not_assign }
  - { kind: capacity, code: capacity }
  - { kind: pipeline, code: gate, below: 80 }
`;

async function routed(leads: number) {
  const { db } = await freshDatabase();
  const router = await aRouter(db, { reps });
  for (let i = 0; i < leads; i++) await router.route({ lead: { id: `l${i}`, score: i } });
  return { ...router.deps, db, sleep: () => Promise.resolve() };
}
const wish = (over: Partial<PlanWish>): PlanWish => ({
  draft: { text: GATED },
  against: null,
  last: 1_000,
  leads: null,
  samples: 5,
  ...over,
});

test('a draft is planned against the decisions in the log, and nothing is stored', async () => {
  const deps = await routed(8);
  const before = await deps.db.selectFrom('policies').select('version').execute();
  const plan = await planPolicy(deps, wish({}));
  expect(plan).toMatchObject({ decisions: 8, changed: 8, newlyQueued: 0 });
  expect(plan.reps.map((rep) => [rep.id, rep.live.leads, rep.draft.leads])).toEqual([
    ['anna', 8, 0],
    ['ben', 0, 8],
  ]);
  expect(plan.draft.policy).toMatchObject({ name: 'test', version: 0 });
  expect(await planPolicy(deps, wish({ last: 3 }))).toMatchObject({ decisions: 3 });
  expect(await deps.db.selectFrom('policies').select('version').execute()).toEqual(before);
});

test('a stored version is planned, activated, and the next lead follows it', async () => {
  const deps = await routed(2);
  const { version } = await publishPolicy(deps, 'ops', { text: GATED, note: null, basedOn: 1 });
  const plan = await planPolicy(deps, wish({ draft: { name: 'test', version } }));
  expect(plan).toMatchObject({
    live: { policy: { version: 1 } },
    draft: { policy: { version: 2 } },
  });
  await activatePolicy(deps, 'ops', { name: 'test', version, asDefault: false });
  expect((await deps.state.policy(null, null))?.version).toBe(2);
  expect(await planPolicy(deps, wish({ draft: { name: 'test', version } }))).toMatchObject({
    changed: 0,
  });
});

test('leads from a file are planned before the roster of now', async () => {
  const deps = await routed(0);
  const leads = [leadSchema.parse({ id: 'f1' }), leadSchema.parse({ id: 'f2', score: 90 })];
  expect(await planPolicy(deps, wish({ leads }))).toMatchObject({ decisions: 2, changed: 2 });
});

test('leads of whom two have one id are refused with the place', async () => {
  const leads = ['one', 'two', 'one'].map((id) => leadSchema.parse({ id }));
  await expect(planPolicy(await routed(0), wish({ leads }))).rejects.toMatchObject({
    code: 'invalid_input',
    problems: [{ path: '/leads/2/id', message: '"one" stands at /leads/0/id already' }],
  });
});

test('a draft that is not valid, or a version that is not there, is refused', async () => {
  const deps = await routed(0);
  const refused = (over: Partial<PlanWish>) => planPolicy(deps, wish(over)).catch((error) => error);
  expect(await refused({ draft: { text: 'name: test\nmusts: []' } })).toMatchObject({
    code: 'policy_invalid',
  });
  expect(await refused({ draft: { name: 'test', version: 9 } })).toMatchObject({
    code: 'policy_unknown',
  });
  expect(await refused({ against: 'nobody' })).toBeInstanceOf(Refusal);
});

test('lint looks at the roster, at leads of late and at the version’s own decisions', async () => {
  const deps = await routed(60);
  const draft = GATED.replace(
    'gate, below: 80',
    'gate, below: 80 }\n  - { kind: team, code: t, teams: [emea]',
  );
  expect((await lintPolicyNow(deps, { text: draft })).map((one) => one.code)).toContain(
    'orphaned_team',
  );
  const stored = await lintPolicyNow(deps, { name: 'test', version: null });
  expect(stored.map((one) => [one.code, one.sentence.slice(0, 8)])).toEqual([
    ['dominant_factor', '"record"'],
  ]);
});

test('every decision that is planned leaves a turn to others', async () => {
  const deps = await routed(4);
  let turns = 0;
  const sleep = async () => {
    turns += 1;
  };
  await planPolicy({ ...deps, sleep }, wish({}));
  expect(turns).toBe(4);
});

test('a policy is linted where the service says, when it is activated too', async () => {
  const deps = await routed(1);
  const asked: string[] = [];
  const lint = async ({ document }: LintQuestion) => {
    asked.push(document.name);
    return [];
  };
  await lintPolicyNow({ ...deps, lint }, { text: GATED });
  await activatePolicy({ ...deps, lint }, 'ops', { name: 'test', version: 1, asDefault: false });
  expect(asked).toEqual(['test', 'test']);
});
