// Managers and people who stand in form a circle exactly when following them comes back.
import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { absenceAt } from '../../src/roster/absence.ts';
import { circlesOf, type Linked } from '../../src/roster/circles.ts';

const HOUR = 3_600_000;
const at = (hour: number) => new Date(Date.UTC(2026, 10, 23) + hour * HOUR).toISOString();
const away = (delegateId: string | null, from = 0, to = 24) => ({
  from: at(from),
  to: at(to),
  delegateId,
});
const linked = (over: Partial<Linked> = {}): Linked => ({ managerId: null, absences: [], ...over });
const circles = (reps: Record<string, Linked>) => {
  const map = new Map(Object.entries(reps));
  return circlesOf(map, map.keys()).map(({ of, ids }) => `${of} ${ids.join('>')}`);
};

test('who manages or stands in for themselves, directly or over others, is in a circle', () => {
  expect(circles({ a: linked({ managerId: 'a' }) })).toEqual(['managerId a']);
  expect(
    circles({ a: linked({ managerId: 'b' }), b: linked({ managerId: 'a' }), c: linked() }),
  ).toEqual(['managerId a>b']);
  expect(circles({ a: linked({ absences: [away('a')] }) })).toEqual(['absences a']);
});

test('two who stand in for one another in different weeks are in none', () => {
  const pair = (from: number) => ({
    a: linked({ absences: [away('b', 0, 24)] }),
    b: linked({ absences: [away('a', from, from + 24)] }),
  });
  expect(circles(pair(24))).toEqual([]);
  expect(circles(pair(23))).toEqual(['absences a>b', 'absences b>a']);
});

const ids = ['a', 'b', 'c', 'd'];
const anAbsence = fc
  .record({
    from: fc.nat({ max: 9 }),
    hours: fc.integer({ min: 1, max: 5 }),
    to: fc.constantFrom(null, ...ids),
  })
  .map(({ from, hours, to }) => away(to, from, from + hours));
const aRoster = fc.record(
  Object.fromEntries(ids.map((id) => [id, fc.array(anAbsence, { maxLength: 3 })])),
);

property.prop([aRoster], { numRuns: 300 })(
  'people who stand in are a circle exactly when at some hour routing would come back to the first',
  (absences) => {
    const reps = Object.fromEntries(
      ids.map((id) => [id, linked({ absences: absences[id] ?? [] })]),
    );
    const comesBack = (id: string, hour: number) => {
      let next: string | null = id;
      for (let k = 0; k < ids.length && next !== null; k++) {
        next = absenceAt(reps[next] as Linked, Date.parse(at(hour)))?.delegateId ?? null;
        if (next === id) return true;
      }
      return false;
    };
    const hours = Array.from({ length: 16 }, (_, hour) => hour);
    const expected = ids.filter((id) => hours.some((hour) => comesBack(id, hour)));
    const found = circlesOf(new Map(Object.entries(reps)), ids).map((circle) => circle.ids[0]);
    expect(found).toEqual(expected);
  },
);
