// Is a rep's shift open at an instant, and if not, when does it open? The hours are wall-clock spans
// in the rep's zone: 09:00–17:00 means what the clock on the rep's wall shows, also on a day of 23
// or 25 hours. Answers come from timelines of open spans, built week by week as they are needed: a
// roster of two hundred different weeks is laid out in a millisecond or two.
import { own } from '../leads/text/by-name.ts';
import { memoByKey } from '../leads/text/memo-by-key.ts';
import { normaliseTimeZone } from '../leads/values/time-zone.ts';
import { type Calendar, holidaysIn, weekdayOf } from './holidays.ts';
import { PUBLIC_HOLIDAYS } from './public-holidays.ts';
import { COUNTRIES_WITH_HOLIDAYS, regionalHolidays } from './regional-holidays.ts';
import { isTimeZone, offsetStretches } from './time-zone.ts';

const WEEK = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** As stored with a rep: local spans such as ["09:00", "17:00"] by weekday; null is always open. */
export type Hours = {
  timeZone: string;
  week: Partial<Record<(typeof WEEK)[number], [string, string][]>> | null;
  /** Names of holiday calendars, and single dates ("2026-12-24"). */
  holidays: string[];
};

export type Opening = {
  open: boolean;
  /** 0 when open; Infinity when the shift does not open within two years. */
  minutesToOpen: number;
  /** When the shift opens next; the instant asked about when it is open. */
  opensAtMs: number;
  /** Until this instant (exclusive) `open` and, when closed, `opensAtMs` stay the same. */
  validUntilMs: number;
};

/** Open spans of one seven-day stretch, in order: from `starts[i]` until `ends[i]` (epoch ms). */
type Timeline = { starts: readonly number[]; ends: readonly number[] };
/** Hours and what was laid out of them; stretches of seven days count from 1970-01-01T00:00Z. */
export type Timetable = { hours: Hours; stretches: Map<number, Timeline> };

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const STRETCH_MS = 7 * DAY_MS;
/** Two years of them. */
const HORIZON = 106;
const SINGLE_DATE = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Whether the shift is open at an instant, how long until it opens and how long that answer holds.
 * Throws RangeError for hours that `checkHours` refuses.
 */
export function openingOf(hours: Hours, atMs: number): Opening {
  return openingIn(timetableOf(hours), atMs);
}

/** The same of hours that were looked up before; a roster's index holds those of its reps. */
export function openingIn(timetable: Timetable, atMs: number): Opening {
  const { week, holidays } = timetable.hours;
  if (week === null && holidays.length === 0) return openUntil(atMs, Infinity);
  const first = Math.floor(atMs / STRETCH_MS);
  const horizon = first + HORIZON;
  for (let place = first; place < horizon; place += 1) {
    const line = timelineOf(timetable, place);
    const index = firstEndAfter(line, atMs);
    const start = line.starts[index];
    if (start === undefined) continue;
    if (start <= atMs) return openUntil(atMs, closeOf(timetable, place, horizon, line, index));
    return {
      open: false,
      minutesToOpen: (start - atMs) / MINUTE_MS,
      opensAtMs: start,
      validUntilMs: start,
    };
  }
  return {
    open: false,
    minutesToOpen: Infinity,
    opensAtMs: Infinity,
    validUntilMs: horizon * STRETCH_MS,
  };
}

/** What is wrong with a rep's hours, in words, by field; empty when they can be stored. */
export function checkHours(hours: Hours): { path: string[]; message: string }[] {
  const problems: { path: string[]; message: string }[] = [];
  // What systems call a zone is taken; it is stored by its IANA name.
  if (!isTimeZone(normaliseTimeZone(hours.timeZone).value ?? hours.timeZone)) {
    problems.push({
      path: ['timeZone'],
      message: `"${hours.timeZone}" is no IANA time zone such as "Europe/Paris"`,
    });
  }
  for (const [index, name] of hours.holidays.entries()) {
    if (isDate(name) || calendarOf(name) !== null) continue;
    const known = Object.keys(PUBLIC_HOLIDAYS).join(', ');
    const countries = COUNTRIES_WITH_HOLIDAYS.join(', ');
    problems.push({
      path: ['holidays', String(index)],
      message: `"${name}" is neither a date such as "2026-12-24" nor a holiday calendar: ${known}, a country (${countries}), or a part of one such as "DE-BY"`,
    });
  }
  if (hours.week !== null && Object.values(hours.week).every((spans) => !spans?.length)) {
    problems.push({
      path: ['week'],
      message: 'never opens; use null for always open, or set active to false',
    });
  }
  return problems;
}

function openUntil(atMs: number, validUntilMs: number): Opening {
  return { open: true, minutesToOpen: 0, opensAtMs: atMs, validUntilMs };
}

/** The end of an open span, followed through the stretches that begin inside it, up to a horizon. */
function closeOf(
  timetable: Timetable,
  place: number,
  horizon: number,
  line: Timeline,
  index: number,
): number {
  let end = line.ends[index] ?? Infinity;
  for (let next = place + 1; next < horizon && end === next * STRETCH_MS; next += 1) {
    const { starts, ends } = timelineOf(timetable, next);
    if (starts[0] !== end) break;
    end = ends[0] ?? end;
  }
  return end;
}

/** The index of the first span that ends after an instant (binary search). */
function firstEndAfter(line: Timeline, atMs: number): number {
  let low = 0;
  let high = line.ends.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((line.ends[middle] ?? Infinity) <= atMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** By their text: rosters that follow one another hold the same hours, and two hundred take a millisecond. */
const timetables = new Map<string, Timetable>();
const KEPT_TIMETABLES = 2_000;

/** The timetable of a rep's hours. */
export function timetableOf(hours: Hours): Timetable {
  const key = JSON.stringify([hours.timeZone, hours.week, hours.holidays]);
  return memoByKey(timetables, key, KEPT_TIMETABLES, () => ({ hours, stretches: new Map() }));
}

function timelineOf(timetable: Timetable, place: number): Timeline {
  let line = timetable.stretches.get(place);
  if (line === undefined) {
    line = timeline(timetable.hours, place);
    timetable.stretches.set(place, line);
  }
  return line;
}

/** Lays the wall-clock spans of each local day over the stretches of constant offset. */
function timeline(hours: Hours, place: number): Timeline {
  const beginMs = place * STRETCH_MS;
  const endMs = beginMs + STRETCH_MS;
  const year = new Date(beginMs).getUTCFullYear();
  const isClosed = closedDays(hours, year);
  const week = WEEK.map((day) =>
    hours.week === null ? [[0, DAY_MS] as const] : spansOf(hours.week[day] ?? []),
  );
  const starts: number[] = [];
  const ends: number[] = [];
  const offsets =
    endMs > Date.UTC(year + 1, 0, 1)
      ? [year, year + 1].flatMap((one) => offsetStretches(hours.timeZone, one))
      : offsetStretches(hours.timeZone, year);
  for (const { offsetMs, ...stretch } of offsets) {
    const fromMs = Math.max(stretch.fromMs, beginMs);
    const untilMs = Math.min(stretch.untilMs, endMs);
    const lastDay = Math.floor((untilMs - 1 + offsetMs) / DAY_MS);
    for (let day = Math.floor((fromMs + offsetMs) / DAY_MS); day <= lastDay; day += 1) {
      if (isClosed(day)) continue;
      for (const [from, to] of week[weekdayOf(day)] ?? []) {
        const start = Math.max(day * DAY_MS + from - offsetMs, fromMs);
        const end = Math.min(day * DAY_MS + to - offsetMs, untilMs);
        if (end > start) append(starts, ends, start, end);
      }
    }
  }
  return { starts, ends };
}

/** Adds a span, or lengthens the last one when they touch (a night shift over midnight). */
function append(starts: number[], ends: number[], start: number, end: number): void {
  const last = ends.length - 1;
  if (last >= 0 && start <= (ends[last] ?? -Infinity)) ends[last] = Math.max(end, ends[last] ?? 0);
  else {
    starts.push(start);
    ends.push(end);
  }
}

function spansOf(spans: readonly (readonly [string, string])[]): (readonly [number, number])[] {
  return spans
    .map(([from, to]) => [timeOfDay(from), timeOfDay(to)] as const)
    .sort((a, b) => a[0] - b[0]);
}

function timeOfDay(text: string): number {
  const [hour = 0, minute = 0] = text.split(':').map(Number);
  return (hour * 60 + minute) * MINUTE_MS;
}

/** The epoch days on which the shift stays shut in a year. */
function closedDays(hours: Hours, year: number): (day: number) => boolean {
  const dates = new Set<number>();
  const all: ReadonlySet<number>[] = [dates];
  for (const name of hours.holidays) {
    if (isDate(name)) dates.add(Date.parse(name) / DAY_MS);
    else {
      all.push(holidaysAround(name, year));
    }
  }
  return (day) => all.some((days) => days.has(day));
}

/** By year and calendar: every week of every timetable looks them up. */
const holidaysKept = new Map<string, ReadonlySet<number>>();
const KEPT_YEARS = 500;

function calendarOf(name: string): Calendar | null {
  return own(PUBLIC_HOLIDAYS, name) ?? regionalHolidays(name);
}

/** A calendar's holidays of three years: one may be observed in the year before or after its own. */
function holidaysAround(name: string, year: number): ReadonlySet<number> {
  const calendar = calendarOf(name);
  if (calendar === null) throw new RangeError(`No holiday calendar "${name}".`);
  const years = [year - 1, year, year + 1];
  const made = () => new Set(years.flatMap((near) => [...holidaysIn(calendar, near)]));
  return memoByKey(holidaysKept, `${year} ${name}`, KEPT_YEARS, made);
}

/** True for a date that exists: "2026-02-29" does not. */
function isDate(text: string): boolean {
  if (!SINGLE_DATE.test(text)) return false;
  const ms = Date.parse(text);
  return Number.isFinite(ms) && new Date(ms).toISOString().startsWith(text);
}
