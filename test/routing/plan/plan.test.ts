import { describe, expect, test } from 'vitest';
import { fitSizes } from '../../../src/learning/value.ts';
import type { Policy, PolicyInput } from '../../../src/policy/policy.ts';
import { planner } from '../../../src/routing/plan/plan.ts';
import { planAsMarkdown } from '../../../src/routing/plan/plan-report.ts';
import { decide } from '../../../src/selection/decide.ts';
import { rowFor, worthWith } from '../../../src/selection/rows.ts';
import { aPolicy, aRep, aSnapshot } from '../../support/builders.ts';

const STANDARD = [
  { kind: 'active', code: 'active' },
  { kind: 'capacity', code: 'capacity' },
] as const;
const gate = { kind: 'pipeline', code: 'gate', below: 80, unless: 'lead.score > 85' } as const;
const german = { kind: 'language', code: 'german' } as const;
const reps = [
  aRep({ id: 'anna', name: 'Anna Able', records: [{ rate: 0.9 }], pipeline: { pct: 92 } }),
  aRep({ id: 'ben', name: 'Ben Best', records: [{ rate: 0.3 }], pipeline: { pct: 40 } }),
  aRep({ id: 'cleo', name: 'Cleo Calm', records: [{ rate: 0.1 }] }),
];
/** A hundred leads: scores 0 to 99, one a minute; the last ten speak French. */
const leads = Array.from({ length: 100 }, (_, i) =>
  aSnapshot({
    reps,
    lead: { id: `lead-${i}`, score: i, language: i < 90 ? 'en' : 'fr', industry: 'retail' },
    over: { at: new Date(Date.parse('2026-03-02T10:00:00Z') + i * 60_000).toISOString() },
  }),
);

function plan(live: Partial<PolicyInput>, draft: Partial<PolicyInput>, samples?: number) {
  const comparison = planner(
    { ...aPolicy({ must: [...STANDARD], ...live }), version: 3 },
    { ...aPolicy({ must: [...STANDARD], ...draft, name: 'next' }), version: 0 },
    samples,
  );
  for (const snapshot of leads) comparison.add(snapshot);
  return comparison.finish();
}

describe('a plan', () => {
  test('tells who gains, who loses and how many change', () => {
    const result = plan({}, { must: [...STANDARD, gate] });
    expect(result).toMatchObject({ decisions: 100, changed: 86, newlyQueued: 0, newlyAssigned: 0 });
    expect(result.reps.map((rep) => [rep.id, rep.live.leads, rep.draft.leads])).toEqual([
      ['anna', 100, 14],
      ['ben', 0, 86],
    ]);
    expect(result.live.expectedWins).toBeGreaterThan(result.draft.expectedWins);
    expect(result.live.imbalance).toBeCloseTo(2, 9);
    expect(result.draft.imbalance).toBeCloseTo(1.58, 9);
  });

  test('counts the chance of an owner who keeps a lead although a rule excludes them', () => {
    const one = aSnapshot({ reps, lead: { id: 'kept' }, over: { runningOwnerId: 'anna' } });
    const gated = { ...aPolicy({ must: [...STANDARD, { ...gate, unless: 'false' }] }), version: 2 };
    const open = { ...aPolicy({ must: [...STANDARD] }), version: 1 };
    const comparison = planner(open, gated);
    comparison.add(one);
    const { live, draft, reps: rows } = comparison.finish();
    expect(rowFor(decide({ ...one, policy: gated }), 'anna', null)?.standing).toBe('excluded');
    expect(rows.map((rep) => [rep.id, rep.live.leads, rep.draft.leads])).toEqual([['anna', 1, 1]]);
    expect(live.expectedWins).toBeGreaterThan(0.1);
    expect(draft.expectedWins).toBeCloseTo(live.expectedWins, 12);
  });

  test('adds up win probability times amount by rep, where deal sizes are known', () => {
    const sold = [10_000, 12_000, 14_000].flatMap((value) =>
      ['anna', 'ben'].map((rep) => ({ levels: { rep }, value: rep === 'ben' ? 3 * value : value })),
    );
    const amount = fitSizes([...sold, ...sold, ...sold], [{ name: 'record', of: ['rep'] }]);
    const [live, draft] = [
      aPolicy({ must: [...STANDARD] }),
      aPolicy({ must: [...STANDARD, gate] }),
    ];
    const comparison = planner(live, draft);
    const estimates = { version: 'm', model: null, prices: {}, amount };
    leads.slice(0, 10).forEach((snapshot, i) => {
      comparison.add(i < 8 ? { ...snapshot, estimates } : snapshot);
    });
    const result = comparison.finish();
    const [anna, ben] = result.reps;
    const worth = (rep: string, policy: Policy) => {
      const one = decide({ ...aSnapshot({ reps }), ...leads[0], policy, estimates });
      return (rowFor(one, rep, null)?.winProbability ?? 0) * (worthWith(one, rep).usd ?? 0);
    };
    expect(anna?.live.expectedUsd).toBeCloseTo(8 * worth('anna', live), 6);
    expect(ben?.draft.expectedUsd).toBeCloseTo(8 * worth('ben', draft), 6);
    expect(ben?.live.expectedUsd).toBeNull();
    expect(result.draft).toMatchObject({ assigned: 10, valued: 8 });
    expect(planAsMarkdown(result)).toContain('4 assignments have no known value and add nothing');
    expect(planAsMarkdown(result)).toMatch(
      /\| Ben Best \| 0 \| 10 \| \+10 \|.*\| – \| \$\d+,\d{3} \|/,
    );
  });

  test('makes up no value where no deal sizes are known', () => {
    const result = plan({}, { must: [...STANDARD, gate] });
    expect(result.live).toMatchObject({ expectedUsd: null, valued: 0 });
    expect(planAsMarkdown(result)).toContain('Value is not known: no model of deal sizes');
  });

  test('changes nothing under the same rules', () => {
    expect(plan({}, {})).toMatchObject({ changed: 0, samples: [], newlyQueued: 0 });
  });

  test('tells what becomes unroutable, and what a fallback saves', () => {
    const must = [...STANDARD, german];
    expect(plan({}, { must })).toMatchObject({
      newlyQueued: 10,
      draft: { queued: 10, assigned: 90, relaxed: 0 },
    });
    expect(plan({}, { must, fallback: [{ relax: 'german' }] })).toMatchObject({
      newlyQueued: 0,
      draft: { queued: 0, relaxed: 10 },
    });
    expect(plan({ must }, {})).toMatchObject({ newlyAssigned: 10 });
  });

  test('puts changed decisions side by side, spread over the period, each with its reason', () => {
    const { samples } = plan({}, { must: [...STANDARD, gate] }, 4);
    expect(samples.map((sample) => sample.leadId)).toEqual([
      'lead-0',
      'lead-21',
      'lead-43',
      'lead-64',
    ]);
    expect(samples[1]).toMatchObject({
      lead: 'retail, score 21',
      live: { rep: { id: 'anna' } },
      draft: { rep: { id: 'ben' } },
      because: 'gate: pipeline 92 % of quota; asked: below 80 %',
    });
    const outranked = plan({}, { prefer: [{ code: 'p', if: 'rep.id == "ben"', logOdds: 5 }] }, 1);
    expect(outranked.samples[0]?.because).toMatch(/^rank 2, \d+(\.\d)? points behind$/);
  });

  test('counts tiers of both sides', () => {
    const tiers = [{ code: 'hot', when: 'lead.score > 85', roles: ['ae'] }];
    expect(plan({}, { tiers }).draft.byTier).toEqual({ hot: 14 });
  });

  test('keeps a sample of many changes without keeping them all', () => {
    const comparison = planner(
      aPolicy({ must: [...STANDARD] }),
      aPolicy({ must: [...STANDARD, gate] }),
      5,
    );
    for (let i = 0; i < 2_000; i++) comparison.add(aSnapshot({ reps, lead: { id: `l${i}` } }));
    const ids = comparison.finish().samples.map((sample) => Number(sample.leadId.slice(1)));
    expect(ids).toHaveLength(5);
    expect(Math.max(...ids) - Math.min(...ids)).toBeGreaterThan(1_000);
  });
});

describe('a plan on paper', () => {
  const result = plan({}, { must: [...STANDARD, gate, german] }, 3);

  test('is a Markdown page whose tables hold the plan’s own figures', () => {
    const page = planAsMarkdown(result);
    expect(page).toContain('# Plan: next (draft) against test@3');
    expect(page).toContain(
      'Of 100 decisions from 2026-03-02 to 2026-03-02, 96 (96 %) would change. 10 would wait in the queue that have an owner now.',
    );
    expect(page).toContain('| queued | 0 | 10 | +10 |');
    expect(page).toContain('| Anna Able | 100 | 4 | −96 |');
    expect(page).toContain(
      '| lead-0 (retail, score 0) | Anna Able | Ben Best | gate: pipeline 92 % of quota; asked: below 80 % |',
    );
    const widths = page
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .map((line) => line.split('|').length);
    expect(new Set(widths)).toEqual(new Set([6, 10]));
  });

  test('says so when there is nothing to compare', () => {
    const none = planner(aPolicy(), aPolicy()).finish();
    expect(planAsMarkdown(none)).toContain('There is no decision to compare yet.');
    expect(none).toMatchObject({ from: null, to: null, live: { imbalance: 0 } });
  });
});
