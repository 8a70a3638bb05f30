import { describe, expect, test } from 'vitest';
import { fitSizes } from '../../src/learning/value.ts';
import { decide } from '../../src/selection/decide.ts';
import { rowFor, worthWith } from '../../src/selection/rows.ts';
import { aRep, aSnapshot } from '../support/builders.ts';

const observed = (small: number, large: number) =>
  Array.from({ length: 120 }, (_, k) => ({
    levels: { rep: k % 2 === 0 ? 'anna' : 'ben', industry: k % 3 === 0 ? 'retail' : 'software' },
    value: (k % 2 === 0 ? small : large) * (0.9 + 0.2 * ((k * 7) % 10) * 0.1),
  }));
const groups = [
  { name: 'industry', of: ['industry'] },
  { name: 'record', of: ['rep'] },
];
const amount = fitSizes(observed(20_000, 40_000), groups);
const days = fitSizes(observed(30, 400), groups);
const reps = [
  aRep({ id: 'anna', records: [{ won: 32, n: 100 }] }),
  aRep({ id: 'ben', records: [{ won: 30, n: 100 }] }),
];
const led = (kind: 'conversion' | 'expected_value' | 'value_over_time', known = true) => {
  const estimates = { version: 'm', model: null, prices: {}, ...(known ? { amount, days } : {}) };
  const policy = { objective: { kind } };
  const evaluation = decide(
    aSnapshot({ reps, lead: { industry: 'software' }, policy, over: { estimates } }),
  );
  const row = rowFor(evaluation, evaluation.order[0] ?? '', null);
  return { first: row?.rep.id, part: row?.parts.find(({ code }) => code === 'value'), row };
};

test('what a deal is worth with a rep is told whatever the objective weighs', () => {
  const of = (kind: 'conversion' | 'expected_value' | 'value_over_time') => {
    const over = { estimates: { version: 'm', model: null, prices: {}, amount, days } };
    return worthWith(decide(aSnapshot({ reps, policy: { objective: { kind } }, over })), 'ben');
  };
  expect(of('conversion')).toEqual(of('expected_value'));
  expect(of('conversion').usd).toBeGreaterThan(30_000);
  expect(of('conversion').relative).toBeGreaterThan(1.1);
  expect(of('value_over_time').relative).toBeLessThan(of('conversion').relative);
  expect(worthWith(decide(aSnapshot({ reps })), 'ben')).toEqual({ relative: 1, usd: null });
});

describe('the objective', () => {
  test('conversion does not look at deal values', () => {
    expect(led('conversion')).toMatchObject({ first: 'anna', part: undefined });
  });

  test('expected value prefers who closes larger deals, and says by how much', () => {
    const { first, part, row } = led('expected_value');
    expect(first).toBe('ben');
    expect(part?.evidence).toMatch(
      /^about \$\d+,\d{3} a deal against the team’s \$\d+,\d{3}, from 120 won deals$/,
    );
    const sum = row?.parts.reduce((total, { points }) => total + points, 0) ?? 0;
    expect(sum).toBeCloseTo(row?.score ?? -1, 9);
  });

  test('value over time prefers who closes soon enough', () => {
    const { first, part } = led('value_over_time');
    expect(first).toBe('anna');
    expect(part?.evidence).toMatch(/\d+ days to close against \d+$/);
  });

  test('without known deals every deal counts the same', () => {
    expect(led('expected_value', false)).toMatchObject({ first: 'anna', part: undefined });
  });
});
