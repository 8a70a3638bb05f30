// Business time against a sum over single minutes, and its two functions against each other.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Hours, openingOf } from '../../src/roster/hours.ts';
import { addBusinessMinutes, businessMinutesBetween } from '../../src/sla/business-clock.ts';
import { firstTouchDeadline } from '../../src/sla/deadline.ts';

const MINUTE = 60_000;
const at = (iso: string): number => Date.parse(iso);
const office = (timeZone: string, holidays: string[] = []): Hours => ({
  timeZone,
  week: Object.fromEntries(
    (['mon', 'tue', 'wed', 'thu', 'fri'] as const).map((day) => [day, [['09:00', '17:00']]]),
  ),
  holidays,
});
const zone = fc.constantFrom('UTC', 'Europe/London', 'America/New_York', 'Australia/Lord_Howe');
const minute = fc
  .integer({ min: at('2025-06-01') / MINUTE, max: at('2029-06-01') / MINUTE })
  .map((m) => m * MINUTE);

test('minutes between two instants are the open minutes, counted one by one', () => {
  fc.assert(
    fc.property(zone, minute, fc.integer({ min: 0, max: 6_000 }), (timeZone, from, length) => {
      const hours = office(timeZone);
      let open = 0;
      for (let m = 0; m < length; m += 1) if (openingOf(hours, from + m * MINUTE).open) open += 1;
      expect(businessMinutesBetween(hours, from, from + length * MINUTE)).toBe(open);
    }),
  );
});

test('adding business minutes and counting them back agree', () => {
  fc.assert(
    fc.property(zone, minute, fc.integer({ min: 1, max: 5_000 }), (timeZone, from, minutes) => {
      const hours = office(timeZone, ['us-federal']);
      const until = addBusinessMinutes(hours, from, minutes);
      expect(businessMinutesBetween(hours, from, until)).toBe(minutes);
      expect(businessMinutesBetween(hours, from, until - MINUTE)).toBe(minutes - 1);
    }),
  );
});

test('the clock stops overnight, at weekends and on holidays', () => {
  const london = office('Europe/London', ['uk-england']);
  const from = at('2026-12-24T16:58:00Z');
  expect(addBusinessMinutes(london, from, 5)).toBe(at('2026-12-29T09:03:00Z'));
  expect(addBusinessMinutes(london, at('2026-12-24T17:00:00Z'), 0)).toBe(
    at('2026-12-29T09:00:00Z'),
  );
});

test('a working day has as many hours on the days when the clock changes', () => {
  const shifts: Hours = {
    timeZone: 'Europe/Berlin',
    week: { sun: [['00:00', '24:00']] },
    holidays: [],
  };
  const of = (day: string) =>
    businessMinutesBetween(
      shifts,
      at(`${day}T00:00Z`) - 720 * MINUTE,
      at(`${day}T00:00Z`) + 2160 * MINUTE,
    );
  expect(of('2026-03-22')).toBe(1_440);
  expect(of('2026-03-29')).toBe(1_380);
  expect(of('2026-10-25')).toBe(1_500);
});

test('a shift that never opens is never late', () => {
  const never: Hours = { timeZone: 'UTC', week: {}, holidays: [] };
  expect(addBusinessMinutes(never, at('2026-01-01'), 1)).toBe(Number.POSITIVE_INFINITY);
  expect(businessMinutesBetween(never, at('2026-01-01'), at('2027-01-01'))).toBe(0);
});

const sla = { firstTouchMinutes: 5, businessTime: true, maxHops: 3 };

test('the first touch is owed in open minutes, and not while the rep is away', () => {
  const rep = {
    hours: office('UTC'),
    absences: [{ from: '2026-11-23T09:00:00Z', to: '2026-11-24T10:00:00Z', delegateId: null }],
  };
  expect(firstTouchDeadline(sla, rep, at('2026-11-20T16:57:00Z'))).toBe(at('2026-11-24T10:02:00Z'));
  expect(firstTouchDeadline({ ...sla, businessTime: false }, rep, at('2026-11-20T16:58:00Z'))).toBe(
    at('2026-11-20T17:03:00Z'),
  );
});

test('a shift too short to fill the minutes never does, and nobody counts for centuries', () => {
  const hours: Hours = { timeZone: 'UTC', week: { mon: [['09:00', '09:01']] }, holidays: [] };
  const from = at('2026-11-23T00:00:00Z');
  expect(addBusinessMinutes(hours, from, 50)).toBe(at('2027-11-01T09:01:00Z'));
  expect(addBusinessMinutes(hours, from, 100)).toBe(Number.POSITIVE_INFINITY);
  const absences = [{ from: '9000-01-01T00:00:00Z', to: '9001-01-01T00:00:00Z', delegateId: null }];
  const sla = { firstTouchMinutes: 43_200, businessTime: true, maxHops: 3 };
  expect(firstTouchDeadline(sla, { hours, absences }, from)).toBe(Number.POSITIVE_INFINITY);
});
