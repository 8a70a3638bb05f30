// Public holidays of a country or a part of one: "DE-BY", "ES-CT", "GB-SCT", "US-CA", "PL".
// Made from date-holidays 3.37.0 (ISC, its data CC-BY-3.0) as rules that give its dates, and no others,
// from 2024 to 2040; what no rule gives stands as single dates. After that the rules go on alone.
import { own } from '../leads/text/by-name.ts';
import { memoByText } from '../leads/text/memo.ts';
import { stateSlugs } from '../leads/values/regions.ts';
import type { Calendar, HolidayRule } from './holidays.ts';
import written from './regional-holidays.json' with { type: 'json' };

const CALENDARS: Readonly<Record<string, string>> = written;
/** Countries whose calendar may be named, alone or with one of their parts behind it. */
export const COUNTRIES_WITH_HOLIDAYS: readonly string[] = Object.keys(CALENDARS).filter(
  (name) => !name.includes('-'),
);
const MOVES = { n: 'nearest', x: 'next', s: 'sunday' } as const;

/** The calendar of a country or of a part, which keeps the country's where it has none of its own. */
export const regionalHolidays = memoByText((name): Calendar | null => {
  const key = name.toUpperCase();
  const [country = '', part] = key.split('-', 2);
  const text =
    own(CALENDARS, key) ??
    (part !== undefined && stateSlugs.has(key.toLowerCase()) ? own(CALENDARS, country) : undefined);
  return text === undefined ? null : text.split(' ').map(ruleOf);
});

/**
 * "12-25x" on a day, moved to the next weekday; "e-2" days from Easter Sunday; "5.1.-1" the last Monday
 * of May; "a11-16.3" the first Wednesday from 16 November on; "2026:3-20,4-6" dates of one year.
 */
function ruleOf(word: string): HolidayRule {
  const [year, dates] = word.split(':');
  if (dates !== undefined)
    return { dates: dates.split(',').map((day) => isoDate(year ?? '', day)) };
  if (word.startsWith('e')) return { easter: Number(word.slice(1)) };
  const [first = '', weekday, nth] = word.split('.');
  if (nth !== undefined)
    return {
      month: Number(first),
      weekday: Number(weekday) as 0,
      nth: Number(nth) as 1,
    };
  if (weekday !== undefined)
    return { onOrAfter: first.slice(1) as '1-1', weekday: Number(weekday) as 0 };
  const move = own<'nearest' | 'next' | 'sunday'>(MOVES, word.slice(-1));
  return move === undefined
    ? { on: word as '1-1' }
    : { on: word.slice(0, -1) as '1-1', observed: move };
}

function isoDate(year: string, day: string): string {
  return [year, ...day.split('-').map((part) => part.padStart(2, '0'))].join('-');
}
