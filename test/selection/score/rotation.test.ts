// Rotation through the decision core: the turn decides, the ledger corrects, the pool is who shares.
import { expect, test } from 'vitest';
import type { PolicyInput } from '../../../src/policy/policy.ts';
import type { Fairness } from '../../../src/roster/fairness/due.ts';
import { decide } from '../../../src/selection/decide.ts';
import { rowFor, sharersOf } from '../../../src/selection/rows.ts';
import { bookingOf } from '../../../src/selection/score/rotation.ts';
import { aRep, aSnapshot, NOW } from '../../support/builders.ts';

const byTurn: Partial<PolicyInput> = { objective: { rank: [{ by: 'turn' }] } };
const had = (recent: number) => ({ recent, recentAt: NOW });
const ledger = (due: Record<string, number>, received: Record<string, number>): Fairness => ({
  at: NOW,
  by: 'count',
  due,
  received,
});
const reps = ['a', 'b', 'c'].map((id) => aRep({ id, capacity: { open: 100 } }));

test('ranked by turn, leads go round, and a double weight gets every other lead', () => {
  const team = [aRep({ id: 'a', weight: 2 }), aRep({ id: 'b' }), aRep({ id: 'c' })];
  const counts: Record<string, number> = { a: 0, b: 0, c: 0 };
  const given: string[] = [];
  for (let n = 0; n < 8; n += 1) {
    const loads = Object.fromEntries(Object.entries(counts).map(([id, c]) => [id, had(c)]));
    const [next = ''] = decide(aSnapshot({ reps: team, policy: byTurn, loads })).order;
    counts[next] = (counts[next] ?? 0) + 1;
    given.push(next);
  }
  expect(given.filter((id) => id === 'a')).toHaveLength(4);
  expect(counts).toEqual({ a: 4, b: 2, c: 2 });
});

test('the ledger puts a rep who is owed leads at the head, whatever the counts say', () => {
  const loads = { a: had(5), b: had(3), c: had(4) };
  const first = (fairness?: Fairness) =>
    decide(aSnapshot({ reps, policy: byTurn, loads, ...(fairness ? { over: { fairness } } : {}) }))
      .order[0];
  expect(first()).toBe('b');
  expect(first(ledger({ a: 6.5, b: 2, c: 3.5 }, { a: 5, b: 3, c: 4 }))).toBe('a');
});

test('the fair-share part weighs received against due, so a joiner is not flooded', () => {
  const loads = { a: had(40), b: had(40), c: had(2) };
  const points = (fairness?: Fairness) => {
    const over = fairness ? { fairness } : {};
    const row = rowFor(decide(aSnapshot({ reps, loads, over })), 'c', null);
    return row?.parts.find((part) => part.code === 'fairness')?.points ?? 0;
  };
  expect(points()).toBeGreaterThan(20);
  expect(points(ledger({ a: 40, b: 40, c: 2 }, { a: 40, b: 40, c: 2 }))).toBeCloseTo(0, 9);
});

test('leads given since the ledger was read are due by the claims of now', () => {
  const fairness = ledger({ a: 40, b: 40, c: 40 }, { a: 40, b: 40, c: 40 });
  const loads = { a: had(70), b: had(40), c: had(40) };
  const row = rowFor(decide(aSnapshot({ reps, loads, over: { fairness } })), 'a', null);
  // Thirty leads came, ten were due to each: 70 of 50.
  const deviation = (70 + 3) / (50 + 3) - 1;
  const expected = -100 * 0.6 * (deviation - 0.06);
  expect(row?.parts.find((part) => part.code === 'fairness')?.points).toBeCloseTo(expected, 6);
});

test('the pool is everyone of the lead’s role and team, not only those who know its field', () => {
  const team = [
    aRep({ id: 'bdr', role: 'bdr' }),
    aRep({ id: 'de', languages: ['de'] }),
    aRep({ id: 'en' }),
    aRep({ id: 'full', capacity: { open: 0 } }),
    aRep({ id: 'gone', active: false }),
  ];
  const must = [
    { kind: 'language' as const, code: 'language' },
    { kind: 'capacity' as const, code: 'capacity' },
    { kind: 'role' as const, code: 'closers', roles: ['ae'] },
  ];
  const found = decide(aSnapshot({ reps: team, policy: { must }, lead: { language: 'de' } }));
  expect(found.order).toEqual(['de']);
  expect(sharersOf(found)).toEqual({ de: 20, en: 20 });
});

test('an owner’s lead is booked outside the rotation', () => {
  const given = {
    assignmentId: 'as-1',
    leadId: 'L1',
    repId: 'a',
    atMs: Date.parse(NOW),
    value: 0.4,
    poolId: 'p',
    note: '',
  };
  expect(bookingOf({ ...given, owned: false })).toMatchObject({ kind: 'routed', poolId: 'p' });
  expect(bookingOf({ ...given, owned: true })).toMatchObject({ kind: 'owned', poolId: null });
});
