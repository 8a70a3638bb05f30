import { fc, it as property } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { toCells } from '../../src/learning/cells.ts';
import { fitModel } from '../../src/learning/hierarchical-fit.ts';
import { indexModel, winProbability } from '../../src/learning/hierarchy.ts';
import { train } from '../../src/learning/learned.ts';
import { recencyWeights } from '../../src/learning/recency.ts';
import { someDeals } from '../support/deals.ts';

const DAY_MS = 86_400_000;
const groups = [{ name: 'record', of: ['rep'] }];
const turned = { rep: 'turned' };

/** A rep who lost everything long ago and wins everything of late, among steady others. */
const history = Array.from({ length: 400 }, (_, k) => [
  { levels: turned, won: k >= 200, endedMs: k * DAY_MS },
  { levels: { rep: `steady-${k % 4}` }, won: k % 2 === 0, endedMs: k * DAY_MS },
]).flat();
const chance = (halfLifeDays: number | null) => {
  const weights = recencyWeights(history, halfLifeDays);
  const outcomes = history.map(({ levels, won }, i) => ({ levels, won, weight: weights[i] ?? 1 }));
  const model = fitModel(toCells(outcomes), groups);
  return { p: winProbability(indexModel(model), turned), model };
};

describe('a half-life', () => {
  it('halves the weight of a deal that ended so much earlier than the last one', () => {
    const deals = [0, 30, 60].map((day) => ({ endedMs: day * DAY_MS }));
    expect(recencyWeights(deals, 30)).toEqual([0.25, 0.5, 1]);
    expect(recencyWeights(deals, null)).toEqual([1, 1, 1]);
  });

  it('lets a deal without a date weigh as the oldest that has one', () => {
    const deals = [{ endedMs: null }, { endedMs: 0 }, { endedMs: 30 * DAY_MS }];
    expect(recencyWeights(deals, 30)).toEqual([0.5, 0.5, 1]);
    expect(recencyWeights([{ endedMs: null }], 30)).toEqual([1]);
  });

  it('moves the chance of a rep who has changed towards their last deals', () => {
    expect(chance(null).p).toBeCloseTo(0.5, 2);
    expect(chance(60).p).toBeGreaterThan(0.7);
  });

  it('leaves the evidence as it was: deals are counted, whatever they weigh', () => {
    const record = chance(60).model.groups[0]?.levels.find(({ key }) => key[0] === 'turned');
    expect(record).toMatchObject({ n: 400, won: 200 });
  });

  property.prop([fc.double({ min: 1, max: 3_000, noNaN: true })], { numRuns: 20 })(
    'weighs in (0, 1] and never more for an older deal',
    (halfLife) => {
      const weights = recencyWeights(
        [0, 1, 50, 1_000].map((day) => ({ endedMs: day * DAY_MS })),
        halfLife,
      );
      expect(weights.every((weight) => weight >= 0 && weight <= 1)).toBe(true);
      expect([...weights].sort((a, b) => a - b)).toEqual(weights);
    },
  );

  it('is judged against the present one on the same deals, and travels with the version', () => {
    const deals = someDeals(800, { untilMs: 1e12, flat: true });
    const none = train({ deals, current: null, seed: 'a', halfLifeDays: null });
    const seenUntilMs = Math.max(...deals.map(({ endedMs }) => endedMs ?? 0));
    const current = { learned: none.learned, seenUntilMs };
    const { learned, verdict } = train({ deals, current, seed: 'b', halfLifeDays: 5 });
    expect(verdict.because).toContain('against no half-life on the same deals');
    expect(verdict).toMatchObject({ promote: false, n: 160, halfLifeDays: 5 });
    expect(verdict.difference).toBeGreaterThan(0);
    expect(JSON.parse(JSON.stringify(learned)).halfLifeDays).toBe(5);
  });
});

describe('what a verdict tells of an isotonic correction', () => {
  it('rests on the later half of the later deals, and is left out when they are few', () => {
    const verdictOf = (count: number) =>
      train({
        deals: someDeals(count, { untilMs: 1e12 }),
        current: null,
        seed: 'c',
        halfLifeDays: null,
      }).verdict;
    expect(verdictOf(800).isotonic?.n).toBe(80);
    expect(verdictOf(300).isotonic).toBeNull();
  });
});
