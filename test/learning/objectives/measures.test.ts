import { describe, expect, test } from 'vitest';
import {
  accuracyObjective,
  balanceObjective,
  liftObjective,
  type Response,
  responseObjective,
} from '../../../src/learning/objectives/measures.ts';

const answered = (...minutes: number[]): Response[] =>
  minutes.map((one) => ({ minutes: one, answered: true }));
const waiting = (...minutes: number[]): Response[] =>
  minutes.map((one) => ({ minutes: one, answered: false }));

describe('the first response', () => {
  const rule = { target: 5, minN: 3, days: 30, businessTime: false };

  test('is the median of the leads, and on the target it passes', () => {
    expect(responseObjective(answered(1, 5, 90), rule)).toMatchObject({
      value: 5,
      n: 3,
      status: 'pass',
      because: 'median 5 min, 90th percentile 90 min over 3 leads.',
    });
    expect(responseObjective(answered(1, 5.1, 90), rule)).toMatchObject({ status: 'fail' });
  });

  test('counts a lead that waits beyond the target, so that silence is no speed', () => {
    expect(responseObjective([...answered(1, 1), ...waiting(60, 60, 60)], rule)).toMatchObject({
      value: 60,
      n: 5,
      status: 'fail',
      because: expect.stringContaining('3 of them still wait'),
    });
    expect(responseObjective([...answered(1, 1, 1), ...waiting(2, 2, 2, 2)], rule)).toMatchObject({
      n: 3,
      status: 'pass',
    });
  });

  test('is unknown without a reported contact, and with too few leads', () => {
    expect(responseObjective(waiting(60, 60, 60, 60), rule)).toMatchObject({
      value: null,
      status: 'unknown',
      because: expect.stringContaining('No first contact has been reported'),
    });
    expect(responseObjective(answered(1, 1), rule)).toMatchObject({
      value: null,
      n: 2,
      because: 'Only 2 leads; 3 are asked for.',
    });
  });
});

describe('agreement with labelled cases', () => {
  const rule = { target: 0.9, minN: 10 };

  test('passes at the target and needs enough cases', () => {
    expect(accuracyObjective({ agreed: 9, of: 10 }, rule)).toMatchObject({ status: 'pass' });
    expect(accuracyObjective({ agreed: 8, of: 10 }, rule)).toMatchObject({ status: 'fail' });
    expect(accuracyObjective({ agreed: 9, of: 9 }, rule)).toMatchObject({ value: null, n: 9 });
    expect(accuracyObjective(null, rule)).toMatchObject({ status: 'unknown', n: 0 });
  });
});

describe('the balance of pipelines', () => {
  const rule = { target: 0.15, of: 'pipeline_value' } as const;

  test('is the largest distance from the mean, above or below it', () => {
    expect(balanceObjective([85, 100, 115], rule)).toMatchObject({ value: 0.15, status: 'pass' });
    expect(balanceObjective([84, 108, 108], rule)).toMatchObject({ value: 0.16, status: 'fail' });
    expect(balanceObjective([90, 90, 120], rule).value).toBeCloseTo(0.2, 12);
  });

  test('is unknown as soon as one pipeline is, and is not made up from the others', () => {
    expect(balanceObjective([100, 100, null], rule)).toMatchObject({
      value: null,
      n: 2,
      because: '1 of 3 eligible reps have no pipeline value on record.',
    });
    expect(balanceObjective([100], rule)).toMatchObject({ status: 'unknown' });
    expect(balanceObjective([0, 0], rule)).toMatchObject({ status: 'unknown' });
  });
});

describe('the lift of conversion', () => {
  const rule = { target: 0.1, minN: 50, days: 30 };
  const before = { won: 200, of: 1000 };

  test('is the ratio of two shares less one, with its interval', () => {
    const lift = liftObjective({ won: 24, of: 100 }, before, rule);
    expect(lift.value).toBeCloseTo(0.2, 12);
    // Katz: ln 1.2 ± 1.96 · √(1/24 − 1/100 + 1/200 − 1/1000) = 0.182 ± 0.370
    expect(lift).toMatchObject({
      n: 100,
      status: 'pass',
      because:
        '24 of 100 won (24 %) against 200 of 1000 (20 %) before; 95 % interval −17.1 % to 73.8 %.',
    });
    expect(liftObjective({ won: 21, of: 100 }, before, rule)).toMatchObject({ status: 'fail' });
    expect(liftObjective({ won: 0, of: 100 }, before, rule)).toMatchObject({ value: -1 });
  });

  test('is unknown without history, and with too few deals on either side', () => {
    const unknown = { value: null, status: 'unknown' };
    expect(liftObjective({ won: 9, of: 90 }, { won: 0, of: 0 }, rule)).toMatchObject(unknown);
    expect(liftObjective({ won: 9, of: 90 }, { won: 3, of: 9 }, rule)).toMatchObject(unknown);
    expect(liftObjective({ won: 9, of: 49 }, before, rule)).toMatchObject(unknown);
    expect(liftObjective({ won: 9, of: 90 }, { won: 0, of: 90 }, rule)).toMatchObject(unknown);
  });
});
