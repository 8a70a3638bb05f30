// A policy that cannot be afforded for one lead is found out without evaluating anything of it.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { POLICY, someReps } from '../../../bench/world.ts';
import { readCases } from '../../../src/evals/case.ts';
import { snapshotOf } from '../../../src/evals/case-snapshot.ts';
import { compiled } from '../../../src/policy/compiled-policy.ts';
import { parsePolicy } from '../../../src/policy/parse.ts';
import { decide } from '../../../src/selection/decide.ts';
import { unaffordable } from '../../../src/selection/rules/policy-cost.ts';
import { asSnapshot } from '../../routing/worlds/as-snapshot.ts';
import { worldOf } from '../../routing/worlds/draw.ts';
import { aRep, aSnapshot } from '../../support/builders.ts';

const CASES = new URL('../../../evals/cases/', import.meta.url);
const SHIPPED = new URL('../../../docs/examples/policies/', import.meta.url);
const policies = new Map(
  readdirSync(SHIPPED).map((name) => {
    const parsed = parsePolicy(readFileSync(new URL(name, SHIPPED), 'utf8'));
    if (!parsed.ok) throw new Error(name);
    return [parsed.document.name, parsed.document];
  }),
);

const NESTED = 'lead.engagement.exists(e, lead.engagement.exists(f, e.name == f.name + "x"))';
const engagement = (count: number) =>
  Array.from({ length: count }, (_, k) => ({
    kind: 'page' as const,
    name: `page ${k}`,
    count: 1,
    daysAgo: 1,
  }));
const reps = (count: number) =>
  Array.from({ length: count }, (_, k) => aRep({ id: `rep-${k}`, pipeline: { pct: k % 100 } }));
const prefer = (count: number, condition: string) =>
  Array.from({ length: count }, (_, k) => ({ code: `p${k}`, if: condition, logOdds: 0.1 }));

test('what cannot be afforded is known before any condition is evaluated', () => {
  const policy = { prefer: prefer(60, `${NESTED} || load.pct < 50.0`) };
  const snapshot = aSnapshot({ reps: reps(3), lead: { engagement: engagement(200) }, policy });
  const { document } = snapshot.policy;
  const asked = document.prefer.map((rule) =>
    vi.spyOn(compiled(document).preference(rule), 'holds'),
  );
  expect(unaffordable(snapshot)[0]?.path).toMatch(/^\/prefer\/\d+\/if$/);
  for (const holds of asked) expect(holds).not.toHaveBeenCalled();
  // The same policy for a lead of few pages is afforded, and evaluated.
  const small = aSnapshot({ reps: reps(3), lead: { engagement: engagement(5) } });
  const affordable = { ...small, policy: snapshot.policy };
  expect(unaffordable(affordable)).toEqual([]);
  decide(affordable);
  for (const holds of asked) expect(holds).toHaveBeenCalled();
});

test.for([
  [
    'a must-rule',
    { must: [{ kind: 'condition', code: 'c', require: `${NESTED} || load.open < 5.0` }] },
  ],
  ['guards', { must: guarded(20) }],
  ['tiers', { tiers: tiers(20) }],
  ['the order', { objective: { rank: [{ by: 'net', when: NESTED }] } }],
  ['preferences by rep', { prefer: prefer(3, `${NESTED} || rep.pipelinePct > 200.0`) }],
] as const)('loops count wherever a condition stands: %s', ([, policy]) => {
  const lead = { engagement: engagement(200) };
  const given = { reps: reps(60), lead, policy: structuredClone(policy) as never };
  expect(unaffordable(aSnapshot(given)).length).toBeGreaterThan(0);
});

function guarded(count: number) {
  return Array.from({ length: count }, (_, k) => ({ kind: 'active', code: `a${k}`, when: NESTED }));
}

function tiers(count: number) {
  return Array.from({ length: count }, (_, k) => ({ code: `t${k}`, when: NESTED }));
}

test('attributes are counted as sent, not as expected', () => {
  const loop = 'lead.attributes.exists(a, lead.attributes.exists(b, b == a + "x"))';
  const attributes = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, k) => [`k${k}`, 'v']));
  const policy = { prefer: prefer(1, loop) };
  const few = aSnapshot({ reps: reps(2), lead: { attributes: attributes(10) }, policy });
  expect(unaffordable(few)).toEqual([]);
  const lots = aSnapshot({ reps: reps(2), lead: { attributes: attributes(5_000) }, policy });
  expect(unaffordable(lots)).not.toEqual([]);
});

test('twelve rules of eight comparisons over ten thousand reps and a full lead are afforded', () => {
  const require = Array.from({ length: 8 }, (_, k) => `load.pct < ${90 + k}.0`).join(' && ');
  const must = Array.from({ length: 12 }, (_, k) => ({
    kind: 'condition' as const,
    code: `c${k}`,
    require,
  }));
  const lead = { engagement: engagement(200), message: 'a'.repeat(10_000) };
  expect(unaffordable(aSnapshot({ reps: reps(10_000), lead, policy: { must } }))).toEqual([]);
});

test('reps that a condition cannot tell apart are counted once', () => {
  const policy = { prefer: prefer(20, 'lead.engagement.exists(e, e.kind == rep.role)') };
  const lead = { engagement: engagement(200) };
  expect(unaffordable(aSnapshot({ reps: reps(5_000), lead, policy }))).toEqual([]);
});

test('every case of the suite, every made-up world and the bench can be afforded', () => {
  const files = readdirSync(CASES).filter((name) => name.endsWith('.jsonl'));
  const cases = files.flatMap((name) => {
    const { labelled } = readCases(readFileSync(new URL(name, CASES), 'utf8'), name);
    return labelled.map((one) => snapshotOf(one, policies));
  });
  const worlds = Array.from({ length: 200 }, (_, seed) => asSnapshot(worldOf(seed)));
  const bench = aSnapshot({ reps: someReps(2_000), policy: POLICY });
  expect(cases.length).toBeGreaterThan(50);
  for (const snapshot of [...cases, ...worlds, bench]) expect(unaffordable(snapshot)).toEqual([]);
});
