// One cell of a file, read or refused; nothing is guessed.
import { describe, expect, it } from 'vitest';
import {
  type CellHabits,
  dateCell,
  instantCell,
  listCell,
  numberCell,
  oneOfCell,
  shareCell,
  wholeCell,
  yesNoCell,
} from '../../../src/leads/import/cell.ts';

const habits: CellHabits = { dates: 'iso', shares: null, listSeparator: null };
const dayFirst: CellHabits = { ...habits, dates: 'day-first' };
const monthFirst: CellHabits = { ...habits, dates: 'month-first' };
const role = oneOfCell({ ae: 'account executive|rep', bdr: 'sdr' });

describe('a cell', () => {
  it.each([
    [listCell('a; b ;;c', habits), ['a', 'b', 'c']],
    [listCell('a|b;c\nd, e', habits), ['a', 'b', 'c', 'd, e']],
    [listCell('a|b, c', { ...habits, listSeparator: ',' }), ['a|b', 'c']],
    [listCell('["a", "b;c"]', habits), ['a', 'b;c']],
    [listCell('[a; b', habits), ['[a', 'b']],
    [numberCell('1,200', habits), 1200],
    [numberCell('-3.5', habits), -3.5],
    [numberCell('12 min', habits), 12],
    [numberCell('85%', habits), 85],
    [wholeCell('20', habits), 20],
    [yesNoCell('Ja', habits), true],
    [yesNoCell('inactive', habits), false],
    [shareCell('78 %', habits), 0.78],
    [shareCell('78', { ...habits, shares: 'percent' }), 0.78],
    [dateCell('2026-03-02', habits), '2026-03-02'],
    [dateCell('2026-03-02T23:30:00-05:00', habits), '2026-03-03'],
    [dateCell('02.03.2026', dayFirst), '2026-03-02'],
    [dateCell('3/2/2026', monthFirst), '2026-03-02'],
    [dateCell('2024-02-29', habits), '2024-02-29'],
    [instantCell('02-03-2026 19:58', dayFirst), '2026-03-02T19:58:00.000Z'],
    [instantCell('2026-03-02T10:00:00.123+02:00', habits), '2026-03-02T08:00:00.000Z'],
    [instantCell('2026-03-02', habits), '2026-03-02T00:00:00.000Z'],
    [role('Account Executive', habits), 'ae'],
    [role('SDR', habits), 'bdr'],
  ])('%# is read', (cell, value) => {
    expect(cell).toEqual({ ok: true, value });
  });

  it.each([
    [
      'a date that does not say which number is the month',
      dateCell('03/02/2026', habits),
      /declare dates/,
    ],
    ['a month that does not exist', dateCell('13/01/2026', monthFirst), /month first/],
    ['a day that does not exist', dateCell('2026-02-30', habits), /a date such as/],
    ['a year of two digits', dateCell('02.03.26', dayFirst), /day first/],
    ['a bare share without a declaration', shareCell('0.78', habits), /declare the unit/],
    ['a fraction of a lead', wholeCell('2.5', habits), /whole number/],
    ['a negative count', wholeCell('-1', habits), /whole number/],
    ['a word for a number', numberCell('twelve', habits), /a number/],
    ['maybe', yesNoCell('maybe', habits), /yes or no/],
    ['an unknown role', role('wizard', habits), /one of ae, bdr/],
    ['a word that every object has', role('constructor', habits), /one of ae, bdr/],
  ])('%s is refused', (_name, cell, expected) => {
    expect(cell).toEqual({ ok: false, expected: expect.stringMatching(expected) });
  });
});
