import { describe, expect, test } from 'vitest';
import { calendarDay, instant } from '../../src/leads/instant.ts';

describe('an instant', () => {
  test.each([
    '1900-01-01T00:00:00Z',
    '2026-03-02T09:00:00+01:00',
    '2026-03-02T09:00:00.250Z',
    '2199-12-31T23:59:59Z',
  ])('%s is taken', (text) => {
    expect(instant.safeParse(text).success).toBe(true);
  });

  // The offset decides the year: the first is in 1899, the second in 2200, each by UTC.
  test.each([
    '1900-01-01T00:30:00+01:00',
    '2199-12-31T23:30:00-01:00',
    '0001-01-01T00:00:00Z',
    '9999-12-31T23:59:59Z',
    '2026-03-02T09:00:00',
    '2026-02-30T09:00:00Z',
  ])('%s is refused', (text) => {
    expect(instant.safeParse(text).success).toBe(false);
  });
});

describe('a day', () => {
  test.each(['1900-01-01', '2024-02-29', '2199-12-31'])('%s is taken', (text) => {
    expect(calendarDay.safeParse(text).success).toBe(true);
  });

  test.each(['1899-12-31', '2200-01-01', '2026-02-29', '2026-3-2', '2026-03-02T00:00:00Z'])(
    '%s is refused',
    (text) => {
      expect(calendarDay.safeParse(text).success).toBe(false);
    },
  );

  test('a refusal says which years are taken', () => {
    const said = [instant.safeParse('9999-01-01T00:00:00Z'), calendarDay.safeParse('1800-01-01')];
    for (const { error } of said) expect(error?.message).toContain('the years 1900 to 2199');
  });
});
