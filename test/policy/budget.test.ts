// What conditions may cost: the estimate is never below what an evaluation does, and a policy that is too
// dear for a full lead is not stored.
import { expect, test } from 'vitest';
import { budgetFor, MOST_CONDITION_TEXT, MOST_STEPS } from '../../src/policy/budget.ts';
import { type Size, sizeOfValue } from '../../src/policy/conditions/cost.ts';
import { compileCondition } from '../../src/policy/conditions/expressions.ts';
import { leadView } from '../../src/policy/conditions/views.ts';
import { validatePolicy } from '../../src/policy/validate.ts';
import { aProfile } from '../support/builders.ts';

const NESTED = 'lead.engagement.exists(e, lead.engagement.exists(f, e.name == f.name + "x"))';
const prefer = (count: number, condition: string) => ({
  name: 'dear',
  prefer: Array.from({ length: count }, (_, k) => ({ code: `p${k}`, if: condition, logOdds: 1 })),
});

/** A lead whose engagements count how often their names are read. */
function counting(engagements: number) {
  let reads = 0;
  const engagement = Array.from({ length: engagements }, (_, k) => ({
    kind: 'page',
    count: 1,
    daysAgo: 1,
    get name() {
      reads += 1;
      return `page ${k}`;
    },
  }));
  const lead = { ...leadView(aProfile({ signals: ['a', 'b', 'c'] })), engagement };
  return { lead, reads: () => reads };
}

test.for([
  'lead.engagement.exists(e, e.name == "none")',
  NESTED,
  'lead.engagement.filter(e, e.name != "").all(e, e.name != "")',
  'lead.engagement.filter(e, lead.engagement.all(f, f.name != e.name + "x")).size() > 3',
  '(lead.engagement + lead.engagement).exists(e, e.name == "none")',
  '[lead.engagement, lead.engagement].exists(list, list.exists(e, e.name == "none"))',
  '(lead.score > 5 ? lead.engagement : lead.engagement).exists(e, e.name in [e.name + "x"])',
])('the estimate is at least what an evaluation does: %s', (source) => {
  for (const engagements of [0, 1, 40]) {
    const { lead, reads } = counting(engagements);
    const sizes = (path: string): Size =>
      sizeOfValue(path === 'lead.engagement' ? lead.engagement : 1);
    const condition = compileCondition(source);
    const steps = condition.steps(sizes);
    const before = reads();
    condition.holds({ lead, account: {} as never, match: {} as never, now: new Date(0) });
    expect(steps).toBeGreaterThan(reads() - before);
    if (engagements > 0) expect(reads() - before).toBeGreaterThanOrEqual(engagements);
  }
});

test.for([
  ['long texts', 'lead.message.contains(lead.message + "x")', 'lead.message', 'a'.repeat(10_000)],
  [
    'lists in lists',
    'lead.signals == lead.signals',
    'lead.signals',
    Array(50).fill('b'.repeat(99)),
  ],
  ['many attributes', 'lead.attributes.size() > 3', 'lead.attributes', many(500)],
] as const)('what is larger costs more: %s', ([, source, path, value]) => {
  const cost = (of: unknown) =>
    compileCondition(source).steps((read) => sizeOfValue(read === path ? of : ''));
  expect(cost(value)).toBeGreaterThan(cost(path === 'lead.message' ? '' : []) + 40);
});

function many(count: number) {
  return Object.fromEntries(Array.from({ length: count }, (_, k) => [`key${k}`, 'value']));
}

test('a policy that is too dear for a full lead is not stored, and the dearest are named', () => {
  const checked = validatePolicy({
    ...prefer(20, `${NESTED} || load.pct < 50.0`),
  });
  expect(checked).toMatchObject({ ok: false });
  if (checked.ok) return;
  expect(checked.problems[0]?.path).toMatch(/^\/prefer\/\d+\/if$/);
  expect(checked.problems[0]?.message).toMatch(/^The condition may take \d+ steps .*fewer loops/);
});

test('a document for one call is not held against the largest lead', () => {
  const dear = prefer(20, `${NESTED} || load.pct < 50.0`);
  expect(validatePolicy(dear, { forOneCall: true }).ok).toBe(true);
});

test('conditions of more text than can be checked at once are refused before any is looked at', () => {
  const broken = `${'lead.score > 1 && '.repeat(100)}no_such_field`;
  const checked = validatePolicy(prefer(60, broken));
  expect(checked).toMatchObject({
    ok: false,
    problems: [{ path: '', message: expect.stringContaining(String(MOST_CONDITION_TEXT)) }],
  });
});

test('twelve rules of ten comparisons each are stored', () => {
  const require = Array.from({ length: 10 }, (_, k) => `load.pct < ${90 + k}.0`).join(' && ');
  const must = Array.from({ length: 12 }, (_, k) => ({
    kind: 'condition',
    code: `c${k}`,
    require,
    when: 'lead.engagement.exists(e, e.kind == "form" && e.daysAgo < 7.0)',
  }));
  expect(validatePolicy({ name: 'big', must })).toMatchObject({ ok: true });
  expect(budgetFor(10_000)).toBeGreaterThan(MOST_STEPS);
});
