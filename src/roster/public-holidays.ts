// The public-holiday calendars that ship: nation-wide rules as the law of each country has them.
import type { Calendars, HolidayRule } from './holidays.ts';

const GOOD_FRIDAY = { easter: -2 } as const;
const EASTER_MONDAY = { easter: 1 } as const;
const ASCENSION = { easter: 39 } as const;
const WHIT_MONDAY = { easter: 50 } as const;
const CORPUS_CHRISTI = { easter: 60 } as const;

const each = (...days: `${number}-${number}`[]): HolidayRule[] => days.map((on) => ({ on }));

const ukCommon: HolidayRule[] = [
  { on: '12-25', observed: 'next' },
  { on: '12-26', observed: 'next' },
  GOOD_FRIDAY,
  { month: 5, weekday: 1, nth: 1, until: 2019 },
  { dates: ['2020-05-08'] },
  { month: 5, weekday: 1, nth: 1, since: 2021 },
  { month: 5, weekday: 1, nth: -1, until: 2021 },
  { dates: ['2022-06-02', '2022-06-03', '2022-09-19', '2023-05-08'] },
  { month: 5, weekday: 1, nth: -1, since: 2023 },
];

/** Named calendars; a rep's `hours.holidays` may also hold single dates ("2026-12-24"). */
export const PUBLIC_HOLIDAYS: Calendars = {
  'us-federal': [
    { on: '1-1', observed: 'nearest' },
    { month: 1, weekday: 1, nth: 3 },
    { month: 2, weekday: 1, nth: 3 },
    { month: 5, weekday: 1, nth: -1 },
    { on: '6-19', observed: 'nearest', since: 2021 },
    { on: '7-4', observed: 'nearest' },
    { month: 9, weekday: 1, nth: 1 },
    { month: 10, weekday: 1, nth: 2 },
    { on: '11-11', observed: 'nearest' },
    { month: 11, weekday: 4, nth: 4 },
    { on: '12-25', observed: 'nearest' },
  ],
  'ca-federal': [
    { on: '1-1', observed: 'next' },
    GOOD_FRIDAY,
    { weekday: 1, before: '5-25' },
    { on: '7-1', observed: 'next' },
    { month: 9, weekday: 1, nth: 1 },
    { on: '9-30', observed: 'next', since: 2021 },
    { month: 10, weekday: 1, nth: 2 },
    { on: '11-11', observed: 'next' },
    { on: '12-25', observed: 'next' },
    { on: '12-26', observed: 'next' },
  ],
  'uk-england': [
    { on: '1-1', observed: 'next' },
    ...ukCommon,
    EASTER_MONDAY,
    { month: 8, weekday: 1, nth: -1 },
  ],
  'uk-scotland': [
    { on: '1-1', observed: 'next' },
    { on: '1-2', observed: 'next' },
    ...ukCommon,
    { month: 8, weekday: 1, nth: 1 },
    { on: '11-30', observed: 'next' },
  ],
  'ie-national': [
    ...each('1-1', '3-17', '12-25', '12-26'),
    { weekday: 1, onOrAfter: '2-1', stays: 5, since: 2023 },
    EASTER_MONDAY,
    { month: 5, weekday: 1, nth: 1 },
    { month: 6, weekday: 1, nth: 1 },
    { month: 8, weekday: 1, nth: 1 },
    { month: 10, weekday: 1, nth: -1 },
  ],
  'de-national': [
    ...each('1-1', '5-1', '10-3', '12-25', '12-26'),
    GOOD_FRIDAY,
    EASTER_MONDAY,
    ASCENSION,
    WHIT_MONDAY,
  ],
  'at-national': [
    ...each('1-1', '1-6', '5-1', '8-15', '10-26', '11-1', '12-8', '12-25', '12-26'),
    EASTER_MONDAY,
    ASCENSION,
    WHIT_MONDAY,
    CORPUS_CHRISTI,
  ],
  'fr-national': [
    ...each('1-1', '5-1', '5-8', '7-14', '8-15', '11-1', '11-11', '12-25'),
    EASTER_MONDAY,
    ASCENSION,
    WHIT_MONDAY,
  ],
  'nl-national': [
    ...each('1-1', '12-25', '12-26'),
    { on: '4-27', observed: 'sunday', since: 2014 },
    { easter: 0 },
    EASTER_MONDAY,
    ASCENSION,
    { easter: 49 },
    WHIT_MONDAY,
  ],
  'es-national': [
    ...each('1-1', '1-6', '5-1', '8-15', '10-12', '11-1', '12-6', '12-8', '12-25'),
    GOOD_FRIDAY,
  ],
  'it-national': [
    ...each('1-1', '1-6', '4-25', '5-1', '6-2', '8-15', '11-1', '12-8', '12-25', '12-26'),
    { on: '10-4', since: 2026 },
    { easter: 0 },
    EASTER_MONDAY,
  ],
  'pl-national': [
    ...each('1-1', '1-6', '5-1', '5-3', '8-15', '11-1', '11-11', '12-25', '12-26'),
    { on: '12-24', since: 2025 },
    { easter: 0 },
    EASTER_MONDAY,
    { easter: 49 },
    CORPUS_CHRISTI,
  ],
  'au-national': [
    { on: '1-1', observed: 'next' },
    { on: '1-26', observed: 'next' },
    GOOD_FRIDAY,
    EASTER_MONDAY,
    { on: '4-25' },
    { on: '12-25', observed: 'next' },
    { on: '12-26', observed: 'next' },
    { dates: ['2022-09-22'] },
  ],
};
