// What a lead is worth with a rep and what the slot costs: first response, deal value, prices, fairness.
import type { SizeModel } from '../../../src/learning/value.ts';
import type { PolicyInput } from '../../../src/policy/policy.ts';
import { NOW } from '../../support/builders.ts';
import type { Case } from './case.ts';

const rate = (value: number) => ({ records: [{ rate: value, n: 400 }] });
const BETTER = rate(0.34);
const GOOD = rate(0.32);
const SPEED = { policy: { objective: { speed: true } } };
const PRICES = { policy: { objective: { prices: true } } };
const priced = (prices: Record<string, number>) => ({
  estimates: { version: 'priced', model: null, prices },
});

/** Deals that a rep makes larger or longer, by a factor of e to the effect. */
const sizes = (mean: number, effects: Record<string, number>): SizeModel => ({
  kind: 'log-normal',
  format: 1,
  n: 120,
  mean,
  sd: 0.3,
  groups: [
    {
      name: 'record',
      of: ['rep'],
      strength: 10,
      levels: Object.entries(effects).map(([id, effect]) => ({ key: [id], effect, n: 60 })),
    },
  ],
});
const AMOUNTS = sizes(10, { ann: -0.4, bob: 0.4 });
const valued = (more: object) => ({
  estimates: { version: 'valued', model: null, prices: {}, amount: AMOUNTS, ...more },
});

const had = (recent: number, recentAt = NOW) => ({ recent, recentAt });
const fair = (fairness: NonNullable<PolicyInput['fairness']> = {}, prices = false) => ({
  policy: { fairness: { on: true, ...fairness }, objective: { prices } },
});
/** Ann has had 46 of 80 leads, a tenth more than her half: past the band, short of sitting out. */
const ANN_AHEAD = { ann: had(46), bob: had(34) };

export const WORTH: readonly Case[] = [
  {
    id: 'first-response',
    shows: 'first-response',
    with: {
      ann: { ...BETTER, response: { medianMinutes: 30 } },
      bob: { ...GOOD, response: { medianMinutes: 3 } },
      ...SPEED,
    },
    without: { policy: { objective: { speed: false } } },
    comes: ['bob', 'ann'],
  },
  {
    id: 'shift-opens-later',
    with: {
      ann: { ...BETTER, hours: { week: { mon: [['18:00', '23:00']] } } },
      bob: GOOD,
      ...SPEED,
    },
    without: { ann: { hours: { week: null } } },
    comes: ['bob', 'ann'],
  },
  {
    id: 'learned-response',
    with: {
      ann: { ...BETTER, response: { medianMinutes: 30 } },
      bob: { ...GOOD, response: { medianMinutes: 25 } },
      over: {
        estimates: {
          version: 'steep',
          model: null,
          prices: {},
          response: { minutes: [0, 26, 28, 1440], factor: [1, 1, 0.5, 0.5], n: 900 },
        },
      },
      ...SPEED,
    },
    without: { over: {} },
    comes: ['bob', 'ann'],
  },
  {
    id: 'deal-value',
    shows: 'value',
    with: {
      ann: BETTER,
      bob: GOOD,
      over: valued({}),
      policy: { objective: { kind: 'expected_value' } },
    },
    without: { policy: { objective: { kind: 'conversion' } } },
    comes: ['bob', 'ann'],
  },
  {
    id: 'time-to-close',
    with: {
      ann: BETTER,
      bob: GOOD,
      over: {
        estimates: {
          ...valued({ amount: sizes(10, {}), days: sizes(4.4, { ann: 0.5, bob: -0.5 }) }).estimates,
        },
      },
      policy: { objective: { kind: 'value_over_time' } },
    },
    without: { policy: { objective: { kind: 'expected_value' } } },
    comes: ['bob', 'ann'],
  },
  {
    id: 'bid-price',
    shows: 'bid-price',
    with: { ann: BETTER, bob: GOOD, over: priced({ ann: 0.05 }), ...PRICES },
    without: { policy: { objective: { prices: false } } },
    comes: ['bob', 'ann'],
  },
  {
    id: 'near-cap',
    shows: 'near-cap',
    with: {
      ann: rate(0.325),
      bob: GOOD,
      loads: { ann: { open: 19 } },
      ...PRICES,
    },
    without: { policy: { objective: { prices: true }, capacity: { softPrice: 0 } } },
    comes: ['bob', 'ann'],
  },
  {
    id: 'near-cap-from',
    with: {
      ann: rate(0.325),
      bob: GOOD,
      loads: { ann: { open: 15 } },
      policy: { objective: { prices: true }, capacity: { softFrom: 0.5 } },
    },
    without: { policy: { capacity: { softFrom: 0.8 } } },
    comes: ['bob', 'ann'],
  },
  {
    id: 'fairness',
    shows: 'fairness',
    with: { ann: BETTER, bob: GOOD, loads: ANN_AHEAD, ...fair({ sitOut: 1 }) },
    without: { policy: { fairness: { on: false } } },
    comes: ['bob', 'ann'],
  },
  {
    id: 'fairness-band',
    with: { ann: BETTER, bob: GOOD, loads: ANN_AHEAD, ...fair({ band: 0.06, sitOut: 1 }) },
    without: fair({ band: 0.3, sitOut: 1 }),
    comes: ['bob', 'ann'],
  },
  {
    id: 'fairness-slope',
    with: { ann: BETTER, bob: GOOD, loads: ANN_AHEAD, ...fair({ slope: 0.6, sitOut: 1 }) },
    without: fair({ slope: 0, sitOut: 1 }),
    comes: ['bob', 'ann'],
  },
  {
    id: 'sit-out',
    with: { ann: rate(0.8), bob: GOOD, loads: ANN_AHEAD, ...fair({ slope: 0, sitOut: 0.1 }) },
    without: fair({ slope: 0, sitOut: 1 }),
    comes: ['bob', 'ann'],
  },
  {
    id: 'least-leads',
    with: {
      ann: BETTER,
      bob: GOOD,
      loads: { ann: had(23), bob: had(17) },
      ...fair({ minLeads: 30 }),
    },
    without: fair({ minLeads: 50 }),
    comes: ['bob', 'ann'],
  },
  {
    // Ann's leads are old. With a short half-life they hardly count, with a long one they still do.
    id: 'half-life',
    with: {
      ann: BETTER,
      bob: GOOD,
      loads: { ann: had(90, '2026-10-24T10:00:00.000Z'), bob: had(60) },
      ...fair({ halfLifeDays: 300, minLeads: 10 }),
    },
    without: fair({ halfLifeDays: 10, minLeads: 10 }),
    comes: ['bob', 'ann'],
  },
  {
    id: 'rotation-weight',
    with: {
      ann: { ...BETTER, weight: 1 },
      bob: { ...GOOD, weight: 2 },
      loads: { ann: had(40), bob: had(40) },
      ...fair(),
    },
    without: { bob: { weight: 1 } },
    comes: ['bob', 'ann'],
  },
  {
    id: 'capacity-share',
    with: {
      ann: { ...BETTER, capacity: { open: 10 } },
      bob: { ...GOOD, capacity: { open: 20 } },
      loads: { ann: had(40), bob: had(40) },
      ...fair(),
    },
    without: { bob: { capacity: { open: 10 } } },
    comes: ['bob', 'ann'],
  },
  {
    // Both have had as many; the ledger knows that Bob is owed some of them back.
    id: 'ledger-credit',
    shows: 'fairness',
    with: {
      ann: BETTER,
      bob: GOOD,
      loads: { ann: had(40), bob: had(40) },
      over: {
        fairness: {
          at: NOW,
          by: 'count',
          due: { ann: 34, bob: 46 },
          received: { ann: 40, bob: 40 },
        },
      },
      ...fair(),
    },
    without: {
      over: {
        fairness: {
          at: NOW,
          by: 'count',
          due: { ann: 40, bob: 40 },
          received: { ann: 40, bob: 40 },
        },
      },
    },
    comes: ['bob', 'ann'],
  },
  {
    // As many leads each, but Ann's were worth more.
    id: 'fairness-by-value',
    with: {
      ann: BETTER,
      bob: GOOD,
      loads: { ann: had(40), bob: had(40) },
      over: {
        fairness: {
          at: NOW,
          by: 'expected_value',
          due: { ann: 40, bob: 40 },
          received: { ann: 50, bob: 30 },
        },
      },
      ...fair({ by: 'expected_value', sitOut: 1 }),
    },
    without: {
      over: {
        fairness: {
          at: NOW,
          by: 'count',
          due: { ann: 40, bob: 40 },
          received: { ann: 40, bob: 40 },
        },
      },
      ...fair({ by: 'count', sitOut: 1 }),
    },
    comes: ['bob', 'ann'],
  },
  {
    // Back since yesterday from two weeks away: a sixth of the claim, so the turn is Bob's.
    id: 'after-absence',
    with: {
      ann: { absences: [{ from: '2026-11-08T00:00:00Z', to: '2026-11-22T12:00:00Z' }] },
      over: {
        fairness: { at: NOW, by: 'count', due: { ann: 5, bob: 5 }, received: { ann: 5, bob: 5 } },
      },
      loads: { ann: had(5), bob: had(5) },
      policy: {
        objective: { rank: [{ by: 'turn' }] },
        fairness: { on: true, afterAbsence: 'ramp' },
      },
    },
    without: { policy: { fairness: { on: true, afterAbsence: 'hold_place' } } },
    comes: ['bob', 'ann'],
  },
  {
    // The tier takes fairness out of the score; the credit is booked all the same.
    id: 'rotation-bypass',
    with: {
      ann: BETTER,
      bob: GOOD,
      loads: ANN_AHEAD,
      policy: {
        fairness: { on: true },
        tiers: [{ code: 'all', when: 'true', roles: ['ae'], rotation: 'bypass' }],
      },
    },
    without: {
      policy: {
        fairness: { on: true },
        tiers: [{ code: 'all', when: 'true', roles: ['ae'], rotation: 'keep' }],
      },
    },
    comes: ['ann', 'bob'],
  },
];
