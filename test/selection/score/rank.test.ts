// The order of candidates whom nothing but the stated ties tells apart.
import { expect, test } from 'vitest';
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
