// The order of candidates: the policy's ranking keys, when they count, and the stated ties.
import type { PolicyInput } from '../../../src/policy/policy.ts';
import { NOW } from '../../support/builders.ts';
import type { Case } from './case.ts';

type Key = NonNullable<NonNullable<PolicyInput['objective']>['rank']>[number];

const rate = (value: number) => ({ records: [{ rate: value, n: 400 }] });
const BETTER = rate(0.34);
const GOOD = rate(0.32);
const had = (recent: number) => ({ recent, recentAt: NOW });

/** A ranking key puts Bob first, though Ann has the better chance; by net value she leads. */
function ranks(key: Key, given: Omit<Case['with'], 'policy'>, id = `rank-${key.by}`): Case {
  return {
    id,
    with: {
      ...given,
      ann: { ...GOOD, ...given.ann },
      policy: { objective: { rank: [key, { by: 'net' }] } },
    },
    without: { policy: { objective: { rank: [{ by: 'net' }] } } },
    comes: ['bob', 'ann'],
  };
}

/** Two equals: Bob has less of what breaks ties. */
function breaks(id: string, given: Case['with'], even: Case['with']): Case {
  return { id, with: given, without: even, comes: ['bob', 'ann'] };
}

export const ORDER: readonly Case[] = [
  {
    id: 'rank-net',
    with: {
      ann: { ...GOOD, response: { medianMinutes: 9 } },
      bob: { ...BETTER, response: { medianMinutes: 40 } },
      policy: { objective: { rank: [{ by: 'net' }, { by: 'response' }] } },
    },
    without: { policy: { objective: { rank: [{ by: 'response' }] } } },
    comes: ['bob', 'ann'],
  },
  {
    id: 'rank-win_probability',
    with: {
      ann: GOOD,
      bob: BETTER,
      over: { estimates: { version: 'priced', model: null, prices: { bob: 0.1 } } },
      policy: { objective: { prices: true, rank: [{ by: 'win_probability' }] } },
    },
    without: { policy: { objective: { prices: true, rank: [{ by: 'net' }] } } },
    comes: ['bob', 'ann'],
  },
  ranks(
    { by: 'industry_rate' },
    {
      ann: {
        records: [
          { rate: 0.6, n: 400 },
          { scope: { industry: 'retail' }, rate: 0.5, n: 9 },
        ],
      },
      bob: { records: [{ scope: { industry: 'retail' }, rate: 0.55, n: 9 }] },
      lead: { industry: 'retail' },
    },
  ),
  ranks({ by: 'utilisation' }, { ann: { capacity: { open: 4 } }, loads: { ann: { open: 1 } } }),
  ranks({ by: 'pipeline' }, { ann: { pipeline: { pct: 60 } }, bob: { pipeline: { pct: 40 } } }),
  ranks(
    { by: 'response' },
    { ann: { response: { medianMinutes: 9 } }, bob: { response: { medianMinutes: 8 } } },
  ),
  ranks({ by: 'recent' }, { loads: { ann: had(4), bob: had(3) } }),
  ranks({ by: 'open' }, { loads: { ann: { open: 2 }, bob: { open: 1 } } }),
  ranks({ by: 'turn' }, { loads: { ann: had(7), bob: had(3) } }),
  ranks(
    { by: 'longest_waiting' },
    {
      loads: {
        ann: { lastAssignedAt: '2026-11-23T09:00:00.000Z' },
        bob: { lastAssignedAt: '2026-11-23T08:00:00.000Z' },
      },
    },
  ),
  {
    id: 'rank-within',
    with: {
      ann: { ...BETTER, response: { medianMinutes: 11 } },
      bob: { ...GOOD, response: { medianMinutes: 9 } },
      policy: { objective: { rank: [{ by: 'net', within: 3 }, { by: 'response' }] } },
    },
    without: { policy: { objective: { rank: [{ by: 'net' }, { by: 'response' }] } } },
    comes: ['bob', 'ann'],
  },
  {
    id: 'rank-step',
    with: {
      ann: { ...GOOD, response: { medianMinutes: 9 } },
      bob: { ...BETTER, response: { medianMinutes: 11 } },
      policy: { objective: { rank: [{ by: 'response', step: 15 }, { by: 'net' }] } },
    },
    without: { policy: { objective: { rank: [{ by: 'response' }, { by: 'net' }] } } },
    comes: ['bob', 'ann'],
  },
  {
    id: 'rank-when',
    with: {
      ann: { ...GOOD, response: { medianMinutes: 9 } },
      bob: { ...BETTER, response: { medianMinutes: 40 } },
      lead: { score: 50 },
      policy: { objective: { rank: [{ by: 'response', when: 'lead.score > 85' }, { by: 'net' }] } },
    },
    without: { policy: { objective: { rank: [{ by: 'response' }, { by: 'net' }] } } },
    comes: ['bob', 'ann'],
  },
  {
    id: 'rank-unless',
    with: {
      ann: { ...GOOD, response: { medianMinutes: 9 } },
      bob: { ...BETTER, response: { medianMinutes: 40 } },
      lead: { score: 86 },
      policy: {
        objective: { rank: [{ by: 'response', unless: 'lead.score > 85' }, { by: 'net' }] },
      },
    },
    without: { policy: { objective: { rank: [{ by: 'response' }, { by: 'net' }] } } },
    comes: ['bob', 'ann'],
  },
  breaks('tie-utilisation', { loads: { ann: { open: 1 } } }, { loads: {} }),
  breaks(
    'tie-response',
    { ann: { response: { medianMinutes: 9 } }, bob: { response: { medianMinutes: 8 } } },
    { ann: { response: { medianMinutes: 8 } } },
  ),
  breaks('tie-recent', { loads: { ann: had(2), bob: had(1) } }, { loads: {} }),
];
