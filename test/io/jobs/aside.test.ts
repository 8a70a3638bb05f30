import { expect, test } from 'vitest';
import { lintAside, trainAside } from '../../../src/io/jobs/aside.ts';
import { train } from '../../../src/learning/learned.ts';
import { policyDocumentSchema } from '../../../src/policy/policy.ts';
import { lintStored } from '../../../src/routing/plan/lint-question.ts';
import { aRep } from '../../support/builders.ts';
import { someDeals } from '../../support/deals.ts';

test('a thread learns the very same', async () => {
  const training = {
    deals: someDeals(300, { untilMs: 0 }),
    current: null,
    seed: 'x',
    halfLifeDays: null,
  };
  expect(JSON.stringify(await trainAside(training))).toBe(JSON.stringify(train(training)));
});

test('what a training throws is heard', async () => {
  const broken = { deals: [null], current: null, seed: 'x', halfLifeDays: null } as never;
  await expect(trainAside(broken)).rejects.toThrow();
});

test('a thread finds the very same in a policy', async () => {
  const document = policyDocumentSchema.parse({
    name: 'gappy',
    must: [{ kind: 'team', code: 'team', teams: ['nobody'] }],
  });
  const question = { document, reps: [aRep()], snapshots: [], answers: [], since: null, now: 0 };
  const found = lintStored(question);
  expect(found.map(({ code }) => code)).toContain('orphaned_team');
  const [first, second] = await Promise.all([lintAside(question), lintAside(question)]);
  expect([first, second]).toEqual([found, found]);
});

test('lint that fails is heard by whoever asked, and by nobody else', async () => {
  const document = policyDocumentSchema.parse({ name: 'plain' });
  const question = { document, reps: [], snapshots: [], answers: [], since: null, now: 0 };
  const broken = lintAside({ ...question, answers: ['{'] });
  const next = lintAside(question);
  await expect(broken).rejects.toThrow(SyntaxError);
  expect(await next).toEqual(lintStored(question));
});
