import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitModel } from '../../src/learning/hierarchical-fit.ts';
import { STANDARD_GROUPS } from '../../src/learning/model.ts';
import type { Load } from '../../src/roster/roster.ts';
import { decide } from '../../src/selection/decide.ts';
import { everyRow, rowFor } from '../../src/selection/rows.ts';
import { NO_ESTIMATES } from '../../src/selection/scene/snapshot.ts';
import { aRep, aSnapshot } from '../support/builders.ts';

const rate = (value: number, scope = {}) => ({ scope, rate: value });
const team = () => [
  aRep({ id: 'anna', records: [rate(0.5)], response: { medianMinutes: 5 } }),
  aRep({ id: 'ben', records: [rate(0.4)], response: { medianMinutes: 5 } }),
  aRep({ id: 'cleo', records: [rate(0.3)], response: { medianMinutes: 5 } }),
];

/** Small worlds: reps with records, loads and pipelines; a lead with a score. */
const world = fc.record({
  reps: fc.array(
    fc.record({
      rate: fc.double({ min: 0, max: 1, noNaN: true }),
      n: fc.option(fc.integer({ min: 0, max: 200 })),
      response: fc.integer({ min: 0, max: 120 }),
      pipeline: fc.integer({ min: 0, max: 120 }),
      open: fc.integer({ min: 0, max: 12 }),
      recent: fc.integer({ min: 0, max: 40 }),
      language: fc.constantFrom('en', 'de'),
    }),
    { minLength: 2, maxLength: 8 },
  ),
  score: fc.integer({ min: 0, max: 100 }),
  /** With a trained model and prices, or with stated records only. */
  learned: fc.boolean(),
});
type World = typeof world extends fc.Arbitrary<infer W> ? W : never;

const idOf = (k: number) => `rep-${String(k).padStart(2, '0')}`;
const repsOf = ({ reps }: World) =>
  reps.map((r, k) =>
    aRep({
      id: idOf(k),
      records: [{ rate: r.rate, n: r.n }],
      response: { medianMinutes: r.response },
      pipeline: { pct: r.pipeline },
      languages: [r.language],
      capacity: { open: 10 },
    }),
  );
const loadsOf = ({ reps }: World) =>
  Object.fromEntries(
    reps.map((r, k) => [
      idOf(k),
      { open: r.open, recent: r.recent, recentAt: '2026-11-20T10:00:00.000Z' },
    ]),
  );
/** A model that has seen some of the reps, and the lead's industry. */
const learned = fitModel(
  ['rep-00', 'rep-01', 'rep-02'].flatMap((rep, k) =>
    ['software', 'retail'].map((industry, j) => ({
      levels: { rep, industry },
      n: 60,
      won: 10 + 9 * k + 7 * j,
    })),
  ),
  STANDARD_GROUPS,
);
const learnedEstimates = {
  version: 'model-1',
  model: learned,
  prices: { 'rep-01': 0.04, 'rep-03': -0.02 },
};

const must = [
  { kind: 'capacity', code: 'capacity' },
  { kind: 'language', code: 'language' },
  { kind: 'pipeline', code: 'gate', below: 80, unless: 'lead.score > 85.0' },
] as const;
const snapshotOf = (w: World, reps = repsOf(w)) =>
  aSnapshot({
    reps,
    loads: loadsOf(w),
    lead: { score: w.score, language: 'en', industry: 'software' },
    over: { estimates: w.learned ? learnedEstimates : NO_ESTIMATES },
    policy: { must: [...must] },
  });

describe('the decision core', () => {
  test('the rep with the best net value leads', () => {
    expect(decide(aSnapshot({ reps: team() })).order).toEqual(['anna', 'ben', 'cleo']);
  });

  test('85 does not lift the gate, 86 does', () => {
    const reps = [
      aRep({ id: 'anna', records: [rate(0.9)], pipeline: { pct: 92 } }),
      aRep({ id: 'ben', records: [rate(0.2)], pipeline: { pct: 40 } }),
    ];
    const at = (score: number) =>
      decide(aSnapshot({ reps, lead: { score }, policy: { must: [...must] } })).order[0];
    expect([at(85), at(86)]).toEqual(['ben', 'anna']);
  });

  test('in a ranking by pipeline, an unknown one comes last', () => {
    const reps = [
      aRep({ id: 'a', pipeline: { pct: 90 } }),
      aRep({ id: 'b' }),
      aRep({ id: 'c', pipeline: { pct: 10 } }),
    ];
    const policy = { objective: { rank: [{ by: 'pipeline' as const }] } };
    expect(decide(aSnapshot({ reps, policy })).order).toEqual(['c', 'a', 'b']);
  });

  test('an excluded rep is told the rule, the value found and the threshold', () => {
    const reps = [aRep({ id: 'anna', pipeline: { pct: 92 } }), aRep({ id: 'ben' })];
    const row = rowFor(decide(aSnapshot({ reps, policy: { must: [...must] } })), 'anna', 'ben');
    expect(row?.excludedBy).toEqual([
      {
        rule: 'gate',
        because: 'The rep’s pipeline must be below 80 % of quota, unless lead score is above 85.',
        value: 'pipeline 92 % of quota',
        threshold: 'below 80 %',
      },
    ]);
  });

  test('the parts of every eligible candidate sum to the score', () => {
    fc.assert(
      fc.property(world, (w) => {
        for (const row of everyRow(decide(snapshotOf(w)), null)) {
          if (row.score === null) continue;
          const sum = row.parts.reduce((total, part) => total + part.points, 0);
          expect(Math.abs(sum - row.score)).toBeLessThan(1e-9);
        }
      }),
    );
  });

  test('every rep has a row: eligible with a rank, or excluded by a named rule', () => {
    fc.assert(
      fc.property(world, (w) => {
        const evaluation = decide(snapshotOf(w));
        const rows = everyRow(evaluation, null);
        expect(rows.map((r) => r.rep.id).sort()).toEqual(repsOf(w).map((r) => r.id));
        const ranks = rows.flatMap((r) => r.rank ?? []);
        expect(ranks).toEqual(ranks.map((_, place) => place + 1));
        for (const row of rows) {
          expect(row.standing === 'excluded').toBe(row.excludedBy.length > 0);
          expect(row.standing === 'excluded').toBe(row.rank === null);
        }
      }),
    );
  });

  test('an excluded rep never moves anybody’s score or rank', () => {
    fc.assert(
      fc.property(world, fc.integer({ min: 0, max: 300 }), (w, n) => {
        const reps = repsOf(w);
        const stranger = aRep({
          id: 'rep-zz',
          languages: ['fr'],
          records: [{ rate: 0.99, n }],
          capacity: { open: 500 },
        });
        const alone = everyRow(decide(snapshotOf(w, reps)), null);
        const joined = everyRow(decide(snapshotOf(w, [...reps, stranger])), null);
        expect(joined.filter((row) => row.rep.id !== 'rep-zz')).toEqual(alone);
      }),
    );
  });

  test('more load, a slower response or a higher price never raises a score', () => {
    fc.assert(
      fc.property(world, (w) => {
        const first = (
          reps = repsOf(w),
          loads: Record<string, Partial<Load>> = loadsOf(w),
          prices = {},
        ) => {
          const given = {
            ...snapshotOf(w, reps),
            loads: new Map(),
            estimates: { version: 'x', model: w.learned ? learned : null, prices },
          };
          const full = { ...given, loads: aSnapshot({ reps, loads }).loads };
          return rowFor(decide(full), idOf(0), null)?.score ?? Number.NEGATIVE_INFINITY;
        };
        const before = first();
        const load = loadsOf(w);
        const more: Record<string, Partial<Load>> = {
          ...load,
          [idOf(0)]: { ...load[idOf(0)], open: (load[idOf(0)]?.open ?? 0) + 1 },
        };
        const slower = repsOf(w).map((r) =>
          r.id === idOf(0)
            ? {
                ...r,
                response: { ...r.response, medianMinutes: (r.response.medianMinutes ?? 0) + 7 },
              }
            : r,
        );
        expect(first(repsOf(w), more)).toBeLessThanOrEqual(before + 1e-9);
        expect(first(slower)).toBeLessThanOrEqual(before + 1e-9);
        expect(first(repsOf(w), load, { [idOf(0)]: 0.05 })).toBeLessThanOrEqual(before + 1e-9);
      }),
    );
  });

  test('the same snapshot gives the same bytes', () => {
    fc.assert(
      fc.property(world, (w) => {
        const bytes = () => JSON.stringify(everyRow(decide(snapshotOf(w)), null));
        expect(bytes()).toBe(bytes());
      }),
    );
  });

  test('the fallback relaxes one rule at a time, and never one that protects', () => {
    const reps = [
      aRep({ id: 'anna', languages: ['de'], pipeline: { pct: 95 }, capacity: { open: 1 } }),
      aRep({ id: 'ben', languages: ['en'], pipeline: { pct: 95 }, capacity: { open: 1 } }),
    ];
    const policy = {
      must: [...must],
      fallback: [{ relax: 'capacity' }, { relax: 'gate' }, { relax: 'language' }],
    };
    const free = decide(aSnapshot({ reps, policy, lead: { language: 'en' } }));
    expect([free.order, free.relaxed]).toEqual([['ben'], ['gate']]);
    const full = { anna: { open: 1 }, ben: { open: 1 } };
    const none = decide(aSnapshot({ reps, policy, loads: full, lead: { language: 'en' } }));
    expect([none.order, none.relaxed]).toEqual([[], ['gate', 'language']]);
  });

  test('a tier sends the lead to its roles ahead of the rotation', () => {
    const reps = [
      aRep({ id: 'anna', role: 'ae', records: [rate(0.9)] }),
      aRep({ id: 'ben', role: 'senior_ae', records: [rate(0.2)] }),
    ];
    const policy = { tiers: [{ code: 'hot', when: 'lead.score > 90.0', roles: ['senior_ae'] }] };
    const hot = decide(aSnapshot({ reps, policy, lead: { score: 95 } }));
    expect([hot.tier, hot.order]).toEqual(['hot', ['ben']]);
    expect(decide(aSnapshot({ reps, policy, lead: { score: 50 } })).order[0]).toBe('anna');
  });

  test('ranking keys come before net value, and only for the leads they name', () => {
    const reps = team();
    const loads = { anna: { open: 5 }, ben: { open: 1 }, cleo: { open: 3 } };
    const policy = {
      objective: { rank: [{ by: 'utilisation', unless: 'lead.score > 85.0' }, { by: 'net' }] },
    } as const;
    const at = (score: number) =>
      decide(
        aSnapshot({
          reps,
          loads,
          policy: { ...policy, objective: { rank: [...policy.objective.rank] } },
          lead: { score },
        }),
      ).order;
    expect(at(85)).toEqual(['ben', 'cleo', 'anna']);
    expect(at(86)).toEqual(['anna', 'ben', 'cleo']);
  });
});
