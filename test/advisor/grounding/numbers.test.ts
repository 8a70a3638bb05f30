import { describe, expect, test } from 'vitest';
import { inDigits } from '../../../src/advisor/grounding/number-words.ts';
import { figuresIn } from '../../../src/advisor/grounding/numbers.ts';

const read = (text: string) =>
  figuresIn(inDigits(text)).map(({ unit, values, date }) =>
    date ? `${unit} ${date}` : `${unit} ${values}`,
  );

describe('figuresIn', () => {
  test.each([
    ['$120M', 'money 120000000'],
    ['120 million dollars', 'money 120000000'],
    ['120,000,000 USD', 'money 120000000'],
    ['€1.2 bn', 'money 1200000000'],
    ['78 %', 'percent 78'],
    ['seventy-eight percent', 'percent 78'],
    ['78 percentage points', 'percent 78'],
    ['2.3 points behind', 'points 2.3'],
    ['a 15-minute call', 'minutes 15'],
    ['two hours', 'minutes 120'],
    ['visited pricing three times', 'plain 3'],
    ['twice', 'plain 2'],
    ['850-person plant', 'plain 850'],
    ['two hundred and fifty', 'plain 250'],
    ['1,200 users', 'plain 1200'],
    ['1’200 users', 'plain 1200'],
    ['1.200 users', 'plain 1200,1.2'],
    ['by 14 March 2026', 'date 2026-03-14'],
    ['March 14, 2026', 'date 2026-03-14'],
    ['2026-11-23', 'date 2026-11-23'],
    ['before March', 'date 03'],
    ['in Q3', 'date Q3'],
    ['at 2pm', 'clock 840'],
    ['14:30', 'clock 870'],
  ])('%s is %s', (text, figure) => {
    expect(read(text)).toEqual([figure]);
  });

  test('aliases, fact ids and names with digits are no figures', () => {
    expect(read('R2 knows S4HANA and B2B (F12), one-on-one')).toEqual([]);
  });

  test('the first figure of a range takes the unit of the second', () => {
    expect(read('12 to 18 minutes')).toEqual(['minutes 12', 'minutes 18']);
    expect(read('45% against 60% to 92%')).toEqual(['percent 45', 'percent 60', 'percent 92']);
  });

  test('a may that is no month and a word that holds a number word are left alone', () => {
    expect(read('They may often need attention')).toEqual([]);
  });
});
