// Opening hours against an oracle that asks the platform's own calendar minute by minute.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkHours, type Hours, openingOf } from '../../src/roster/hours.ts';
import { repSchema, WEEKDAYS } from '../../src/roster/rep.ts';

const MINUTE = 60_000;
const ZONES = [
  'UTC',
  'Europe/London',
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'America/Santiago',
  'Africa/Casablanca',
  'Asia/Kolkata',
  'Asia/Tehran',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Chatham',
];

const office = (timeZone: string, holidays: string[] = []): Hours => ({
  timeZone,
  week: Object.fromEntries(
    (['mon', 'tue', 'wed', 'thu', 'fri'] as const).map((day) => [day, [['09:00', '17:00']]]),
  ),
  holidays,
});
const at = (iso: string): number => Date.parse(iso);
const next = (hours: Hours, iso: string): string =>
  new Date(openingOf(hours, at(iso)).opensAtMs).toISOString();

const formats = new Map<string, Intl.DateTimeFormat>();
function wallClock(timeZone: string, ms: number): { date: string; day: string; time: string } {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      weekday: 'short',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    formats.set(timeZone, format);
  }
  const part = Object.fromEntries(format.formatToParts(ms).map((p) => [p.type, p.value]));
  return {
    date: `${part.year}-${part.month}-${part.day}`,
    day: (part.weekday ?? '').toLowerCase().slice(0, 3),
    time: `${part.hour}:${part.minute}`,
  };
}

function isOpenByTheWallClock(hours: Hours, ms: number): boolean {
  const wall = wallClock(hours.timeZone, ms);
  if (hours.holidays.includes(wall.date)) return false;
  if (hours.week === null) return true;
  const spans = hours.week[wall.day as (typeof WEEKDAYS)[number]] ?? [];
  return spans.some(([from, to]) => from <= wall.time && wall.time < to);
}

const quarter = fc
  .integer({ min: 0, max: 96 })
  .map((q) => `${String(Math.floor(q / 4)).padStart(2, '0')}:${['00', '15', '30', '45'][q % 4]}`);
const span = fc
  .tuple(quarter, quarter)
  .filter(([a, b]) => a !== b)
  .map(([a, b]) => (a < b ? [a, b] : [b, a]) as [string, string]);
const week = fc.dictionary(
  fc.constantFrom(...WEEKDAYS),
  fc.array(span, { maxLength: 3 }),
) as fc.Arbitrary<NonNullable<Hours['week']>>;
// Instants near the changes of the clock, leap days and New Year, and anywhere else.
const edges = [
  '2024-02-28T12:00Z',
  '2025-12-30T18:00Z',
  '2026-02-15T00:00Z',
  '2026-03-08T05:00Z',
  '2026-03-28T20:00Z',
  '2026-04-04T10:00Z',
  '2026-09-19T20:00Z',
  '2026-10-24T20:00Z',
  '2026-11-01T03:00Z',
  '2026-12-31T20:00Z',
].map(at);
const instant = fc.oneof(
  fc
    .tuple(fc.constantFrom(...edges), fc.integer({ min: 0, max: 2_000 }))
    .map(([edge, minutes]) => edge + minutes * MINUTE),
  fc
    .integer({ min: at('2015-01-01') / MINUTE, max: at('2036-12-01') / MINUTE })
    .map((m) => m * MINUTE),
);

test('a shift is open, and opens next, as a walk over the wall clock minute by minute says', () => {
  fc.assert(
    fc.property(fc.constantFrom(...ZONES), week, instant, (timeZone, spans, from) => {
      const hours: Hours = { timeZone, week: spans, holidays: [] };
      const answer = openingOf(hours, from);
      expect(answer.open).toBe(isOpenByTheWallClock(hours, from));
      const horizon = from + 3 * 24 * 60 * MINUTE;
      let walk = from + MINUTE;
      while (walk < horizon && isOpenByTheWallClock(hours, walk) === answer.open) walk += MINUTE;
      if (walk < horizon) expect(answer.validUntilMs).toBe(walk);
      else expect(answer.validUntilMs).toBeGreaterThanOrEqual(horizon);
      if (!answer.open && walk < horizon) {
        expect(answer.opensAtMs).toBe(walk);
        expect(answer.minutesToOpen).toBe((walk - from) / MINUTE);
      }
      if (answer.open) expect(answer.minutesToOpen).toBe(0);
    }),
    { numRuns: 150 },
  );
}, 60_000);

test('the shift keeps to the wall clock through both changes of the clock', () => {
  const newYork = office('America/New_York');
  expect(next(newYork, '2026-03-06T23:00:00Z')).toBe('2026-03-09T13:00:00.000Z');
  expect(next(newYork, '2026-03-05T23:00:00Z')).toBe('2026-03-06T14:00:00.000Z');
  expect(next(newYork, '2026-10-30T22:00:00Z')).toBe('2026-11-02T14:00:00.000Z');
});

test('a span that begins inside the skipped hour opens when the clock has jumped', () => {
  const hours: Hours = {
    timeZone: 'Europe/Berlin',
    week: { sun: [['02:30', '06:00']] },
    holidays: [],
  };
  expect(next(hours, '2026-03-29T00:00:00Z')).toBe('2026-03-29T01:00:00.000Z');
});

test('a night shift over midnight, over New Year and over a leap day is one span', () => {
  const nights: Hours = {
    timeZone: 'UTC',
    week: Object.fromEntries(
      WEEKDAYS.map((day) => [
        day,
        [
          ['00:00', '06:00'],
          ['22:00', '24:00'],
        ],
      ]),
    ) as Hours['week'],
    holidays: [],
  };
  for (const [from, until] of [
    ['2027-12-31T23:00:00Z', '2028-01-01T06:00:00.000Z'],
    ['2028-02-28T23:00:00Z', '2028-02-29T06:00:00.000Z'],
    ['2028-02-29T23:00:00Z', '2028-03-01T06:00:00.000Z'],
  ] as const) {
    const answer = openingOf(nights, at(from));
    expect(answer.open).toBe(true);
    expect(new Date(answer.validUntilMs).toISOString()).toBe(until);
  }
});

test('a null week is always open, but shuts on holidays', () => {
  const always: Hours = { timeZone: 'Europe/Paris', week: null, holidays: [] };
  expect(openingOf(always, at('2026-12-25T12:00:00Z'))).toMatchObject({
    open: true,
    validUntilMs: Number.POSITIVE_INFINITY,
  });
  const french = { ...always, holidays: ['fr-national'] };
  expect(next(french, '2026-12-25T12:00:00Z')).toBe('2026-12-25T23:00:00.000Z');
});

test('holidays and single dates shut the shift, also across New Year', () => {
  expect(next(office('America/New_York', ['us-federal']), '2026-11-25T22:30:00Z')).toBe(
    '2026-11-27T14:00:00.000Z',
  );
  // 1 January 2028 is a Saturday, so the holiday is observed on Friday, 31 December 2027.
  expect(next(office('America/New_York', ['us-federal']), '2027-12-30T23:00:00Z')).toBe(
    '2028-01-03T14:00:00.000Z',
  );
  expect(next(office('UTC', ['2026-12-24', '2026-12-25']), '2026-12-23T18:00:00Z')).toBe(
    '2026-12-28T09:00:00.000Z',
  );
});

test('hours that could never be kept are refused with the field and what is wrong', () => {
  expect(checkHours(office('Europe/Paris', ['fr-national', '2026-12-24']))).toEqual([]);
  const wrong = checkHours({
    timeZone: 'Mars/Olympus',
    week: { mon: [] },
    holidays: ['us-federal', 'atlantis', '2026-02-29'],
  });
  expect(wrong.map((p) => p.path.join('.'))).toEqual([
    'timeZone',
    'holidays.1',
    'holidays.2',
    'week',
  ]);
  expect(checkHours(office('+02:00'))).toHaveLength(1);
});

test('a rep whose time zone does not exist is refused, with the path to it', () => {
  const parsed = repSchema.safeParse({
    id: 'r1',
    name: 'Kim',
    hours: { timeZone: 'Mars/Olympus' },
  });
  expect(parsed.error?.issues.map((i) => i.path)).toEqual([['hours', 'timeZone']]);
  expect(repSchema.safeParse({ id: 'r1', name: 'Kim' }).success).toBe(true);
});
