// What keeps a lead from everybody for now: it needs nobody, a person looks first, no tier takes it, it is
// worth less than a slot, or chance decides.
import type { Case } from './case.ts';

const rate = (value: number) => ({ records: [{ rate: value, n: 400 }] });

/** Every slot costs more than this lead is worth. */
const DEAR = {
  estimates: { version: 'dear', model: null, prices: { ann: 0.5, bob: 0.5, cat: 0.5 } },
};
const nurture = (kind: 'off' | 'queue' | 'bdr') => ({
  must: [{ kind: 'role' as const, code: 'closers', roles: ['ae'] }],
  objective: { prices: true },
  queue: { nurture: kind },
});

const HOT = [{ code: 'hot', when: 'lead.score > 85', roles: ['ae'] }];

export const WAITING: readonly Case[] = [
  {
    id: 'decline',
    with: {
      posted: { message: 'I am a student and need three figures for my master thesis.' },
      policy: { decline: [{ when: 'lead.notABuyer == "student"', because: 'A thesis.' }] },
    },
    without: { policy: { decline: [] } },
    comes: ['declined', 'ann'],
  },
  {
    id: 'review',
    with: { policy: { review: [{ when: 'match.by == "none"', because: 'Who are they?' }] } },
    without: { policy: { review: [] } },
    comes: ['waits: needs_review', 'ann'],
  },
  {
    id: 'otherwise-queue',
    with: { lead: { score: 50 }, policy: { tiers: HOT, otherwise: 'queue' } },
    without: { policy: { tiers: HOT, otherwise: 'everyone' } },
    comes: ['waits: no_tier', 'ann'],
  },
  {
    id: 'nurture-queue',
    with: { over: DEAR, policy: nurture('queue') },
    without: { policy: nurture('off') },
    comes: ['waits: below_every_price', 'ann'],
  },
  {
    id: 'nurture-bdr',
    shows: 'nurture_pool',
    with: { bob: { role: 'bdr' }, over: DEAR, policy: nurture('bdr') },
    without: { policy: nurture('off') },
    comes: ['bob', 'ann'],
  },
  {
    // This lead is among those that are drawn, and the lot falls on Bob.
    id: 'exploration',
    with: {
      ann: rate(0.32),
      bob: rate(0.31),
      lead: { id: 'drawn-69' },
      policy: { exploration: { epsilon: 0.2 } },
    },
    without: { policy: { exploration: { epsilon: 0 } } },
    comes: ['bob', 'ann'],
  },
];
