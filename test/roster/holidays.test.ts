// Computed holidays against dates as published for the years named.
import { expect, test } from 'vitest';
import { easterSunday, holidaysIn } from '../../src/roster/holidays.ts';
import { PUBLIC_HOLIDAYS } from '../../src/roster/public-holidays.ts';

const dates = (name: string, year: number): string[] =>
  [...holidaysIn(PUBLIC_HOLIDAYS[name] ?? [], year)]
    .sort((a, b) => a - b)
    .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));

test('Easter Sunday falls where the church tables have it', () => {
  const published = {
    1961: '1961-04-02',
    2000: '2000-04-23',
    2008: '2008-03-23',
    2011: '2011-04-24',
    2024: '2024-03-31',
    2025: '2025-04-20',
    2026: '2026-04-05',
    2038: '2038-04-25',
  };
  for (const [year, date] of Object.entries(published)) {
    expect(new Date(easterSunday(Number(year)) * 86_400_000).toISOString().slice(0, 10)).toBe(date);
  }
});

test('the United States observe a holiday on the nearest weekday', () => {
  expect(dates('us-federal', 2026)).toEqual([
    '2026-01-01',
    '2026-01-19',
    '2026-02-16',
    '2026-05-25',
    '2026-06-19',
    '2026-07-03',
    '2026-07-04',
    '2026-09-07',
    '2026-10-12',
    '2026-11-11',
    '2026-11-26',
    '2026-12-25',
  ]);
  expect(dates('us-federal', 2022)[0]).toBe('2021-12-31');
});

test('England moves Christmas off the weekend and had the single days of 2020, 2022 and 2023', () => {
  expect(dates('uk-england', 2021).slice(-4)).toEqual([
    '2021-12-25',
    '2021-12-26',
    '2021-12-27',
    '2021-12-28',
  ]);
  expect(dates('uk-england', 2022)).toEqual([
    '2022-01-01',
    '2022-01-03',
    '2022-04-15',
    '2022-04-18',
    '2022-05-02',
    '2022-06-02',
    '2022-06-03',
    '2022-08-29',
    '2022-09-19',
    '2022-12-25',
    '2022-12-26',
    '2022-12-27',
  ]);
  expect(dates('uk-england', 2020)).toContain('2020-05-08');
  expect(dates('uk-england', 2020)).not.toContain('2020-05-04');
  expect(dates('uk-scotland', 2022).slice(0, 4)).toEqual([
    '2022-01-01',
    '2022-01-02',
    '2022-01-03',
    '2022-01-04',
  ]);
});

test('the continental calendars hang on Easter', () => {
  expect(dates('de-national', 2026)).toEqual([
    '2026-01-01',
    '2026-04-03',
    '2026-04-06',
    '2026-05-01',
    '2026-05-14',
    '2026-05-25',
    '2026-10-03',
    '2026-12-25',
    '2026-12-26',
  ]);
  expect(dates('fr-national', 2024)).toEqual([
    '2024-01-01',
    '2024-04-01',
    '2024-05-01',
    '2024-05-08',
    '2024-05-09',
    '2024-05-20',
    '2024-07-14',
    '2024-08-15',
    '2024-11-01',
    '2024-11-11',
    '2024-12-25',
  ]);
  expect(dates('at-national', 2026)).toContain('2026-06-04');
  expect(dates('nl-national', 2025)).toContain('2025-04-26');
  expect(dates('nl-national', 2025)).not.toContain('2025-04-27');
});

test('rules that began or end in a year hold in those years only', () => {
  expect(dates('us-federal', 2020)).not.toContain('2020-06-19');
  expect(dates('pl-national', 2024)).not.toContain('2024-12-24');
  expect(dates('pl-national', 2025)).toContain('2025-12-24');
  expect(dates('ie-national', 2026)).toContain('2026-02-02');
  expect(dates('ie-national', 2030)).toContain('2030-02-01');
  expect(dates('ca-federal', 2026)).toContain('2026-05-18');
});
