// The order of candidates whom nothing but the stated ties tells apart.
import { expect, test } from 'vitest';
import type { PolicyInput } from '../../../src/policy/policy.ts';
import { finalizeDecision } from '../../../src/routing/finalize-decision.ts';
import { decide } from '../../../src/selection/decide.ts';
import { everyRow } from '../../../src/selection/rows.ts';
import { aRep, aSnapshot, NOW } from '../../support/builders.ts';

/** Neither speed nor price nor fairness moves a score: what they read is left to break ties. */
const QUIET = { speed: false, prices: false, baseRate: 0.3 };
const USUAL = { open: 5, recent: 4, recentAt: NOW };

/** Ids in the reverse of the order that the ties give, so that only these can bring it about. */
const people = [
  { id: 'f-better', records: [{ rate: 0.6, n: 100 }] },
  { id: 'e-emptier', load: { ...USUAL, open: 4 } },
  { id: 'd-faster', response: { medianMinutes: 8 } },
  { id: 'c-fewer', load: { ...USUAL, recent: 3 } },
  { id: 'a-first' },
  { id: 'b-last' },
];

test.for([{ by: 'net' }, { by: 'open', when: 'lead.score > 100.0' }] as const)(
  'is net value, then utilisation, response, leads of late and id: ranked by %j',
  (key) => {
    const reps = people.map(({ load: _, ...over }) =>
      aRep({
        ...{ records: [{ rate: 0.4, n: 100 }], response: { medianMinutes: 9 } },
        ...{ capacity: { open: 10 }, ...over },
      }),
    );
    const loads = Object.fromEntries(people.map(({ id, load = USUAL }) => [id, load]));
    const policy = {
      must: [],
      fairness: { on: false },
      objective: { ...QUIET, rank: [{ ...key }] },
    };
    const evaluation = decide(aSnapshot({ reps, loads, policy }));
    const order = people.map(({ id }) => id);
    expect(evaluation.order).toEqual(order);
    expect(everyRow(evaluation, null).map(({ rep, rank: place }) => [rep.id, place])).toEqual(
      order.map((id, k) => [id, k + 1]),
    );
  },
);

/** Whoever has the better rate had a lead the more recently. */
const queue = [
  { id: 'ann', rate: 0.4, last: '2026-11-23T09:00:00.000Z' },
  { id: 'bob', rate: 0.385, last: '2026-11-23T08:00:00.000Z' },
  { id: 'cat', rate: 0.375, last: null },
  { id: 'dan', rate: 0.3, last: '2026-11-20T08:00:00.000Z' },
];

type Rank = NonNullable<NonNullable<PolicyInput['objective']>['rank']>;

function inTurn(rank: Rank, more: Partial<PolicyInput> = {}) {
  const reps = queue.map(({ id, rate }) => aRep({ id, name: id, records: [{ rate, n: 1e6 }] }));
  const loads = Object.fromEntries(queue.map(({ id, last }) => [id, { lastAssignedAt: last }]));
  const objective = { ...QUIET, rates: 'stated' as const, rank };
  const policy = { must: [], fairness: { on: false }, objective, ...more };
  return decide(aSnapshot({ reps, loads, policy }));
}

test('who has waited longest comes first, and whoever never had a lead before all', () => {
  const { order } = inTurn([{ by: 'longest_waiting' }]);
  expect(order).toEqual(['cat', 'dan', 'bob', 'ann']);
});

test('whoever is within so many points of the best is level with them, and nobody else', () => {
  const within = (points: number): readonly string[] =>
    inTurn([{ by: 'net', within: points }, { by: 'longest_waiting' }]).order;
  expect(within(1)).toEqual(['ann', 'bob', 'cat', 'dan']);
  expect(within(2)).toEqual(['bob', 'ann', 'cat', 'dan']);
  expect(within(3)).toEqual(['cat', 'bob', 'ann', 'dan']);
  expect(within(20)).toEqual(['cat', 'dan', 'bob', 'ann']);
});

test('a step parts two who are next to each other, which a distance from the best does not', () => {
  const order = (key: Rank[number]) => inTurn([key, { by: 'longest_waiting' }]).order.slice(0, 2);
  expect(order({ by: 'net', step: 1.5 })).toEqual(['ann', 'bob']);
  expect(order({ by: 'net', within: 1.5 })).toEqual(['bob', 'ann']);
});

test('the key after a distance decides and is told, and a model does not choose past it', () => {
  const evaluation = inTurn([{ by: 'net', within: 3 }, { by: 'longest_waiting' }]);
  expect(evaluation.withinMargin).toEqual(['cat']);
  const outcome = { kind: 'not_asked', because: 'mode_off' } as const;
  const { rep, reasoning } = finalizeDecision(evaluation, outcome, { id: 'd', dryRun: true });
  expect(rep?.id).toBe('cat');
  expect(reasoning.summary).toContain('who has waited longest for a lead');
  const told = reasoning.reasons.map(({ text }) => text).join(' ');
  expect(told).toContain('does not rank by points alone: cat has waited longer');
  expect(told).not.toContain('level on points');
});
