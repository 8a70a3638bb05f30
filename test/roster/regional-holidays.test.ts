// Calendars of parts of countries against the dates that date-holidays has (regional-holidays.json).
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { holidaysIn } from '../../src/roster/holidays.ts';
import { checkHours, openingOf } from '../../src/roster/hours.ts';
import { regionalHolidays } from '../../src/roster/regional-holidays.ts';

const published = JSON.parse(
  readFileSync(new URL('./regional-holidays.json', import.meta.url), 'utf8'),
) as Record<string, string[]>;

function datesOf(name: string, year: number): string[] {
  const calendar = regionalHolidays(name);
  if (calendar === null) throw new Error(`no calendar ${name}`);
  return [year - 1, year, year + 1]
    .flatMap((one) => [...holidaysIn(calendar, one)])
    .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10))
    .filter((date) => date.startsWith(`${year}-`))
    .sort();
}

test.each(Object.entries(published))('%s has the dates that are published', (name, dates) => {
  const year = Number(dates[0]?.slice(0, 4));
  expect([...new Set(datesOf(name, year))]).toEqual(dates);
});

test('a part without holidays of its own has those of its country, in either spelling', () => {
  expect(regionalHolidays('fr-idf')).toEqual(regionalHolidays('FR'));
  expect(regionalHolidays('AT-W')).toEqual(regionalHolidays('AT-9'));
  for (const name of ['FR-XYZ', 'XX', 'de-national', '', '__proto__', 'constructor-a'])
    expect(regionalHolidays(name)).toBeNull();
});

const hoursOf = (holidays: string[]) => ({ timeZone: 'Europe/Berlin', week: null, holidays });

test('a rep in Bavaria is off on Epiphany, and one in Berlin is not', () => {
  const epiphany = Date.parse('2026-01-06T10:00:00+01:00');
  expect(openingOf(hoursOf(['DE-BY']), epiphany).open).toBe(false);
  expect(openingOf(hoursOf(['DE-BE']), epiphany).open).toBe(true);
});

test('a calendar that nobody knows is refused with what there is', () => {
  expect(checkHours(hoursOf(['DE-BY', 'es-ct', 'PL', 'uk-england', '2026-12-24']))).toEqual([]);
  const [problem] = checkHours(hoursOf(['DE-XX']));
  expect(problem).toMatchObject({ path: ['holidays', '0'] });
  expect(problem?.message).toMatch(/uk-england.*a part of one such as "DE-BY"/);
});
