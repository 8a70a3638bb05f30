// Public holidays computed from yearly rules, so that no list has to be kept up to date.
// Days are counted since 1970-01-01 ("epoch days"); a calendar belongs to local dates, not instants.

/**
 * A yearly rule, or single dates. `since` and `until` are the first and last year it holds;
 * `easter` counts days from Easter Sunday; a date that falls on the weekday `stays` is kept as it is.
 */
export type HolidayRule = ({ since?: number; until?: number } & Observance) &
  (
    | { on: `${number}-${number}` }
    | { month: number; weekday: Weekday; nth: 1 | 2 | 3 | 4 | 5 | -1 }
    | { weekday: Weekday; onOrAfter: `${number}-${number}`; stays?: Weekday }
    | { weekday: Weekday; before: `${number}-${number}` }
    | { easter: number }
    | { dates: readonly string[] }
  );

/**
 * What happens when the day falls on a weekend. `nearest`: Saturday moves to Friday, Sunday to
 * Monday (United States). `next`: it moves to the next weekday that is no holiday itself (United
 * Kingdom). `sunday`: only a Sunday moves, to Saturday (the Netherlands' 27 April).
 */
type Observance = { observed?: 'nearest' | 'next' | 'sunday' };

/** 0 is Sunday, as in Date. */
type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

export type Calendar = readonly HolidayRule[];

/** Calendars by name, as reps name them in `hours.holidays`. */
export type Calendars = Readonly<Record<string, Calendar>>;

const DAY_MS = 86_400_000;

/** The holidays of a calendar in one year, as epoch days, including those moved off a weekend. */
export function holidaysIn(calendar: Calendar, year: number): ReadonlySet<number> {
  const days = new Set<number>();
  const moving: { day: number; observed: 'nearest' | 'next' | 'sunday' }[] = [];
  for (const rule of calendar) {
    if ((rule.since ?? year) > year || (rule.until ?? year) < year) continue;
    for (const day of daysOf(rule, year)) {
      days.add(day);
      if (rule.observed) moving.push({ day, observed: rule.observed });
    }
  }
  for (const { day, observed } of moving) {
    const moved = observedDay(day, observed, days);
    if (moved !== day) {
      if (observed === 'sunday') days.delete(day);
      days.add(moved);
    }
  }
  return days;
}

/** Easter Sunday of a Gregorian year as an epoch day (the "anonymous" algorithm, 1876). */
export function easterSunday(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const e = b % 4;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const k = c % 4;
  const l = (32 + 2 * e + 2 * Math.floor(c / 4) - h - k) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const month = Math.floor((h + l - 7 * m + 90) / 25);
  return epochDay(year, month, (h + l - 7 * m + 33 * month + 19) % 32);
}

/** Days since 1970-01-01 of a calendar date; months count from 1. */
function epochDay(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

/** The weekday of an epoch day, 0 for Sunday. */
export function weekdayOf(day: number): Weekday {
  return ((((day + 4) % 7) + 7) % 7) as Weekday;
}

function daysOf(rule: HolidayRule, year: number): readonly number[] {
  if ('easter' in rule) return [easterSunday(year) + rule.easter];
  if ('dates' in rule) {
    return rule.dates
      .filter((date) => date.startsWith(`${year}-`))
      .map((date) => Date.parse(date) / DAY_MS);
  }
  if ('on' in rule) return [monthDay(rule.on, year)];
  if ('onOrAfter' in rule) {
    const first = monthDay(rule.onOrAfter, year);
    return [rule.stays === weekdayOf(first) ? first : weekdayFrom(first, rule.weekday)];
  }
  if ('before' in rule) return [weekdayFrom(monthDay(rule.before, year) - 7, rule.weekday)];
  const { month, weekday, nth } = rule;
  if (nth === -1) return [weekdayFrom(epochDay(year, month + 1, 1) - 7, weekday)];
  return [weekdayFrom(epochDay(year, month, 1), weekday) + 7 * (nth - 1)];
}

/** The first such weekday on or after a day. */
function weekdayFrom(day: number, weekday: Weekday): number {
  return day + ((weekday - weekdayOf(day) + 7) % 7);
}

function monthDay(text: string, year: number): number {
  const [month = 1, day = 1] = text.split('-').map(Number);
  return epochDay(year, month, day);
}

function observedDay(
  day: number,
  observed: 'nearest' | 'next' | 'sunday',
  taken: ReadonlySet<number>,
): number {
  const weekday = weekdayOf(day);
  if (weekday !== 0 && weekday !== 6) return day;
  if (observed === 'sunday') return weekday === 0 ? day - 1 : day;
  if (observed === 'nearest') return weekday === 6 ? day - 1 : day + 1;
  let moved = day;
  while (weekdayOf(moved) === 0 || weekdayOf(moved) === 6 || taken.has(moved)) moved += 1;
  return moved;
}
