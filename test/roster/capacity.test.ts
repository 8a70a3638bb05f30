// Caps in leads, the ramp that lowers them, and the dates their counters belong to.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boundBy, capacityOf, dayOf, weekOf } from '../../src/roster/capacity.ts';
import { repSchema } from '../../src/roster/rep.ts';

const at = (iso: string): number => Date.parse(iso);
const aRep = (over: object = {}) =>
  repSchema.parse({
    id: 'r1',
    name: 'Kim',
    capacity: { open: 15, perDay: 4, perWeek: 9 },
    ...over,
  });
const inZone = (timeZone: string) => aRep({ hours: { timeZone } });

test('a ramping rep has the ramp’s share of every cap until the local date it ends', () => {
  const rep = aRep({
    hours: { timeZone: 'Pacific/Auckland' },
    ramp: { until: '2026-12-01', share: 0.3 },
  });
  const lastMinute = at('2026-11-30T10:59:00Z');
  expect(capacityOf(rep, lastMinute)).toEqual({ open: 4, perDay: 1, perWeek: 2 });
  expect(capacityOf(rep, lastMinute + 60_000)).toEqual({ open: 15, perDay: 4, perWeek: 9 });
});

test('a ramp leaves at least one lead, and a share of 0 leaves none', () => {
  const caps = (share: number) =>
    capacityOf(aRep({ ramp: { until: '2027-01-01', share } }), at('2026-11-23T00:00Z'));
  expect(caps(0.01)).toEqual({ open: 1, perDay: 1, perWeek: 1 });
  expect(caps(0)).toEqual({ open: 0, perDay: 0, perWeek: 0 });
});

test('the cap that stops a rep is named: open leads, then the day, then the week', () => {
  const caps = { open: 5, perDay: 2, perWeek: 4 };
  expect(boundBy({ open: 4, today: 1, week: 3 }, caps)).toBeNull();
  expect(boundBy({ open: 5, today: 2, week: 4 }, caps)?.unit).toBe('open');
  expect(boundBy({ open: 0, today: 2, week: 4 }, caps)).toEqual({ unit: 'day', held: 2, cap: 2 });
  expect(boundBy({ open: 0, today: 1, week: 4 }, caps)).toEqual({ unit: 'week', held: 4, cap: 4 });
  expect(
    boundBy({ open: 4, today: 99, week: 99 }, { open: 5, perDay: null, perWeek: null }),
  ).toBeNull();
});

test('days and weeks turn at the rep’s own midnight', () => {
  const instant = at('2026-11-29T23:30:00Z');
  expect(dayOf(inZone('UTC'), instant)).toBe('2026-11-29');
  expect(weekOf(inZone('UTC'), instant)).toBe('2026-11-23');
  expect(dayOf(inZone('Asia/Tokyo'), instant)).toBe('2026-11-30');
  expect(weekOf(inZone('Asia/Tokyo'), instant)).toBe('2026-11-30');
  expect(weekOf(inZone('UTC'), at('2027-01-01T12:00Z'))).toBe('2026-12-28');
});

test('a day is as the platform’s calendar has it, and its week begins on the Monday before', () => {
  const zones = ['UTC', 'America/Los_Angeles', 'Europe/Lisbon', 'Asia/Kathmandu', 'Pacific/Apia'];
  const minute = fc.integer({ min: at('2015-01-01') / 6e4, max: at('2036-01-01') / 6e4 });
  fc.assert(
    fc.property(fc.constantFrom(...zones), minute, (timeZone, m) => {
      const rep = inZone(timeZone);
      const day = dayOf(rep, m * 6e4);
      const shown = new Intl.DateTimeFormat('en-CA', { timeZone }).format(m * 6e4);
      expect(day).toBe(shown);
      const monday = weekOf(rep, m * 6e4);
      expect(new Date(monday).getUTCDay()).toBe(1);
      const days = (Date.parse(day) - Date.parse(monday)) / 864e5;
      expect(days >= 0 && days < 7).toBe(true);
    }),
  );
});
