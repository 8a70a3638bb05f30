// Instants as a clock on the wall shows them: "10:05", "08:35 on Tuesday 24 November", "New York time".
import { remembered } from '../../leads/text/remembered.ts';
import { offsetAt } from '../../roster/time-zone.ts';

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

const DAY_MS = 86_400_000;

/** The clock in a zone at an instant (epoch ms): "16:05". */
export function clockTime(atMs: number, timeZone: string): string {
  return clockOf(localOf(atMs, timeZone));
}

/** The clock, with the day when it is another day there than at `nowMs`. */
export function clockAndDay(atMs: number, nowMs: number, timeZone: string): string {
  const [at, now] = [localOf(atMs, timeZone), localOf(nowMs, timeZone)];
  const clock = clockOf(at);
  if (Math.floor(at.getTime() / DAY_MS) === Math.floor(now.getTime() / DAY_MS)) return clock;
  const day = `${DAYS[at.getUTCDay()]} ${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]}`;
  return `${clock} on ${day}`;
}

/** The hour of the day in a zone, 0–23. */
export function hourIn(atMs: number, timeZone: string): number {
  return localOf(atMs, timeZone).getUTCHours();
}

/** "America/New_York" → "New York time"; "UTC" stays. */
export const zoneWords = remembered((timeZone) => {
  const city = timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone;
  return timeZone.includes('/') && !timeZone.startsWith('Etc/') ? `${city} time` : city;
});

function clockOf(local: Date): string {
  return `${twoDigits(local.getUTCHours())}:${twoDigits(local.getUTCMinutes())}`;
}

const twoDigits = (n: number) => (n < 10 ? `0${n}` : String(n));

function localOf(atMs: number, timeZone: string): Date {
  return new Date(atMs + offsetAt(timeZone, atMs));
}
