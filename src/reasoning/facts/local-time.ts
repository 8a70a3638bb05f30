// Instants as a clock on the wall shows them: "10:05", "08:35 on Tuesday 24 November", "New York time".
import { memoByText } from '../../leads/text/memo.ts';
import { offsetAt } from '../../roster/time-zone.ts';
import { ENGLISH, type Texts } from '../texts/en.ts';

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

const DAY_MS = 86_400_000;

/** The clock in a zone at an instant (epoch ms): "16:05". */
export function clockTime(atMs: number, timeZone: string): string {
  return clockOf(localMs(atMs, timeZone));
}

/** The day of the week in a zone: "Tuesday". */
export function dayName(atMs: number, timeZone: string): string {
  return DAYS[new Date(localMs(atMs, timeZone)).getUTCDay()] ?? '';
}

/** The clock, with the day when it is another day there than at `nowMs`. */
export function clockAndDay(
  atMs: number,
  nowMs: number,
  timeZone: string,
  { words }: Pick<Texts, 'words'> = ENGLISH,
): string {
  const clock = clockTime(atMs, timeZone);
  const day = otherDay(atMs, nowMs, timeZone);
  return day === null ? words.clock(clock) : words.clockOn(clock, day.words, day.date);
}

/** The day there, in words and as "11-24"; null where it is still the same day as at `nowMs`. */
export function otherDay(
  atMs: number,
  nowMs: number,
  timeZone: string,
): { words: string; monthDay: string; date: Date } | null {
  const at = localMs(atMs, timeZone);
  if (dayOf(at) === dayOf(localMs(nowMs, timeZone))) return null;
  const date = new Date(at);
  const [month, day] = [date.getUTCMonth(), date.getUTCDate()];
  return {
    words: `${DAYS[date.getUTCDay()]} ${day} ${MONTHS[month]}`,
    monthDay: `${twoDigits(month + 1)}-${twoDigits(day)}`,
    date,
  };
}

/** Whole minutes since midnight in a zone. */
export function minuteOfDay(atMs: number, timeZone: string): number {
  return minuteOf(localMs(atMs, timeZone));
}

/** The month of a date as figures write it: "2026-03-14" and "03-14" are in "March". */
export function monthName(date: string): string | null {
  const month = /^(?:\d{4}-)?(\d{2})(?:-\d{2})?$/.exec(date)?.[1];
  return month === undefined ? null : (MONTHS[Number(month) - 1] ?? null);
}

/** The hour of the day in a zone, 0–23. */
export function hourIn(atMs: number, timeZone: string): number {
  return Math.floor(minuteOfDay(atMs, timeZone) / 60);
}

/** "America/New_York" → "New York time"; "UTC" stays. */
export const zoneWords = memoByText((timeZone) => zoneIn(timeZone, ENGLISH));

/** The same in the reader's language. */
export function zoneIn(timeZone: string, { words }: Pick<Texts, 'words'>): string {
  const city = timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone;
  const isPlace = timeZone.includes('/') && !timeZone.startsWith('Etc/');
  return isPlace ? words.cityTime(city) : city;
}

function clockOf(local: number): string {
  const minute = minuteOf(local);
  return `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`;
}

const twoDigits = (n: number) => (n < 10 ? `0${n}` : String(n));

const dayOf = (local: number) => Math.floor(local / DAY_MS);

/** Whole minutes since local midnight. */
const minuteOf = (local: number) => Math.floor((local - dayOf(local) * DAY_MS) / 60_000);

/** Milliseconds since the epoch as the wall shows them. */
const localMs = (atMs: number, timeZone: string) => atMs + offsetAt(timeZone, atMs);
