// Which waiting lead is looked at first, and when one is looked at again.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rosterIndex } from '../../../src/roster/roster-index.ts';
import {
  inQueueOrder,
  nextArrivalMs,
  nextSweepAt,
} from '../../../src/routing/queue/queue-order.ts';
import { aRep } from '../../support/builders.ts';

const MINUTE = 60_000;
const at = (iso: string) => Date.parse(iso);
const NEVER = Number.POSITIVE_INFINITY;

test('older leads come first; within a quarter of an hour the hotter ones do', () => {
  const waiting = (leadId: string, time: string, heat: number) => ({
    leadId,
    sinceMs: at(`2026-11-23T${time}Z`),
    heat,
  });
  const order = inQueueOrder([
    waiting('late-hot', '10:16:00', 99),
    waiting('b-cold', '10:00:00', 10),
    waiting('a-cold', '10:00:00', 10),
    waiting('hot', '10:14:59', 90),
    waiting('old', '09:59:59', 0),
  ]);
  expect(order.map((entry) => entry.leadId)).toEqual([
    'old',
    'hot',
    'a-cold',
    'b-cold',
    'late-hot',
  ]);
});

test('the order is the same whatever the order of the input', () => {
  const entry = fc.record({
    leadId: fc.uuid(),
    sinceMs: fc.integer({ min: 0, max: 60 * MINUTE }),
    heat: fc.integer({ min: 0, max: 3 }),
  });
  fc.assert(
    fc.property(fc.uniqueArray(entry, { selector: (e) => e.leadId }), (entries) => {
      expect(inQueueOrder([...entries].reverse())).toEqual(inQueueOrder(entries));
    }),
  );
});

test('looks are spaced by 1, 2, 4 … 15 minutes while nothing changes', () => {
  const pauses = [0, 1, 2, 3, 4, 30].map(
    (sweeps) => nextSweepAt(rosterIndex([]), 0, sweeps, NEVER) / MINUTE,
  );
  expect(pauses).toEqual([1, 2, 4, 8, 15, 15]);
});

test('a shift that opens, a return and the escalation bring the next look forward', () => {
  const now = at('2026-11-23T08:55:00Z');
  const hours = { week: { mon: [['09:00', '17:00'] as [string, string]] } };
  const early = aRep({ id: 'early', hours });
  const back = aRep({
    id: 'back',
    absences: [{ from: '2026-11-20T00:00:00Z', to: '2026-11-23T08:57:00Z' }],
  });
  expect(nextSweepAt(rosterIndex([early]), now, 9, NEVER)).toBe(at('2026-11-23T09:00:00Z'));
  expect(nextSweepAt(rosterIndex([early, back]), now, 9, NEVER)).toBe(at('2026-11-23T08:57:00Z'));
  expect(nextSweepAt(rosterIndex([early, back]), now, 9, now + MINUTE)).toBe(now + MINUTE);
  expect(nextSweepAt(rosterIndex([early]), now, 9, now - MINUTE)).toBe(at('2026-11-23T09:00:00Z'));
  expect(nextArrivalMs(rosterIndex([aRep({ hours, active: false })]), now)).toBe(NEVER);
});

test('a kept arrival is forgotten when it has passed', () => {
  const hours = { week: { mon: [['09:00', '17:00'] as [string, string]] } };
  const index = rosterIndex([aRep({ hours })]);
  expect(nextArrivalMs(index, at('2026-11-23T08:00:00Z'))).toBe(at('2026-11-23T09:00:00Z'));
  expect(nextArrivalMs(index, at('2026-11-23T09:00:00Z'))).toBe(at('2026-11-30T09:00:00Z'));
});
