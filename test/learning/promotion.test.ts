import { describe, expect, it } from 'vitest';
import { fitModel } from '../../src/learning/hierarchical-fit.ts';
import { indexModel } from '../../src/learning/hierarchy.ts';
import { comparePredictions, judge, splitAt } from '../../src/learning/promotion.ts';
import { seededRandom } from '../../src/learning/random.ts';

const random = seededRandom('promotion');
const outcomes = Array.from({ length: 1_200 }, (_, day) => {
  const rep = day % 3;
  const won = random.uniform() < 0.2 + 0.2 * rep;
  return { levels: { rep: `u${rep}` }, won, startedAt: day, endedAt: day + 10 };
});
const { train, later } = splitAt(outcomes, 800);

describe('promotion', () => {
  it('trains on what was known before the cut and judges by what began after it', () => {
    expect(train.length).toBe(790);
    expect(later.length).toBe(400);
  });

  it('takes a model that predicts later deals better, and says by how much', () => {
    const next = indexModel(
      fitModel(
        train.map(({ levels, won }) => ({ levels, n: 1, won: Number(won) })),
        [{ name: 'record', of: ['rep'] }],
      ),
    );
    const verdict = comparePredictions(judge(0.4, later), judge(next, later), 1);
    expect(verdict.promote).toBe(true);
    expect(verdict.high).toBeLessThan(0);
    expect(verdict.because).toMatch(
      /^predicts no worse: −0\.\d{4} nats a deal \(95 % .+\) on 400 later deals$/,
    );
  });

  it('keeps the one in force when the next predicts worse', () => {
    const verdict = comparePredictions(judge(0.4, later), judge(0.9, later), 1);
    expect(verdict).toMatchObject({
      promote: false,
      because: expect.stringMatching(/^predicts worse/),
    });
  });

  it('never promotes on a handful of deals', () => {
    const few = later.slice(0, 49);
    expect(comparePredictions(judge(0.9, few), judge(0.4, few), 1).promote).toBe(false);
    expect(comparePredictions([], [], 1).because).toContain('too few');
  });

  it('gives the same interval for the same seed', () => {
    const run = (seed: number) => comparePredictions(judge(0.4, later), judge(0.5, later), seed);
    expect(run(3)).toEqual(run(3));
    expect(run(3).low).not.toBe(run(4).low);
  });
});
