// Instants as a clock on the wall shows them: "10:05", "08:35 on Tuesday 24 November", "New York time".
import { remembered } from '../../leads/text/memo.ts';
import { offsetAt } from '../../roster/time-zone.ts';

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

/** The clock, with the day when it is another day there than at `nowMs`. */
export function clockAndDay(atMs: number, nowMs: number, timeZone: string): string {
  const at = localMs(atMs, timeZone);
  const clock = clockOf(at);
  if (dayOf(at) === dayOf(localMs(nowMs, timeZone))) return clock;
  const date = new Date(at);
  const day = `${DAYS[date.getUTCDay()]} ${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
  return `${clock} on ${day}`;
}

/** The hour of the day in a zone, 0–23. */
export function hourIn(atMs: number, timeZone: string): number {
  return Math.floor(minuteOf(localMs(atMs, timeZone)) / 60);
}

/** "America/New_York" → "New York time"; "UTC" stays. */
export const zoneWords = remembered((timeZone) => {
  const city = timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone;
  return timeZone.includes('/') && !timeZone.startsWith('Etc/') ? `${city} time` : city;
});

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
