import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../src/learning/random.ts';
import { advisorGain, againstScorer, type ClosedChoice } from '../../src/routing/advisor-gain.ts';
import type { Candidate } from '../../src/selection/scene/candidate.ts';

type Random = ReturnType<typeof seededRandom>;

/** Closed leads of one day: three where the advisor chose otherwise, nine where it did not. */
function aDay(random: Random, gain: number, bias = 0): ClosedChoice[] {
  return Array.from({ length: 12 }, (_, k) => {
    const differs = k < 3;
    const chance = 0.15 + 0.3 * random.uniform();
    const won = random.uniform() < chance + (differs ? gain : 0);
    return { differs, probability: chance + bias, won, movedOn: false };
  });
}

/** Whether a daily look at the last 90 days says "worse" on any day of a year. */
function isOffWithinAYear(seed: string, gain: number, bias = 0): boolean {
  const random = seededRandom(seed);
  const days: ClosedChoice[][] = [];
  for (let day = 0; day < 365; day++) {
    days.push(aDay(random, gain, bias));
    if (advisorGain(days.slice(-90).flat(), 50).worse) return true;
  }
  return false;
}

function yearsOff(years: number, gain: number, bias = 0): number {
  const off = Array.from({ length: years }, (_, year) =>
    isOffWithinAYear(`year ${year}`, gain, bias),
  );
  return off.filter(Boolean).length;
}

describe('an advisor', () => {
  test('that is as good as the scorer is off by chance in fewer than one year of ten', () => {
    expect(yearsOff(40, 0)).toBeLessThan(4);
  });

  test('that is as good is not blamed for estimates that are ten points too high', () => {
    expect(yearsOff(20, 0, 0.1)).toBeLessThan(2);
  });

  test('that costs ten points a lead is off within the year', () => {
    expect(yearsOff(20, -0.1)).toBe(20);
  });

  test('that is better is never off', () => {
    expect(yearsOff(10, 0.1)).toBe(0);
  });
});

describe('the gain', () => {
  const side = (differs: boolean, n: number, won: number): ClosedChoice[] =>
    Array.from({ length: n }, (_, k) => ({
      ...{ differs, probability: 0.5, won: k < won, movedOn: k === 0 },
    }));

  test('is won minus expected, held against the same of the scorer’s own choices', () => {
    const found = advisorGain([...side(true, 100, 10), ...side(false, 100, 60)], 50);
    expect(found).toMatchObject({
      worse: true,
      differing: { n: 100, won: 0.1, expected: 0.5, movedOn: 1 },
      alike: { n: 100, won: 0.6 },
    });
    expect(found.gain).toBeCloseTo(-0.5, 10);
    // Half of the interval: 3·√(.25/99 + .25/99), by hand.
    expect((found.high ?? 0) - (found.gain ?? 0)).toBeCloseTo(0.2132, 4);
    expect(found.because).toMatch(
      /^its choices win less .*: −50\.0 points a lead \(−71\.3 to −28\.7\)/,
    );
  });

  test('is not told on fewer leads than asked for, on either side', () => {
    for (const [n, m] of [
      [49, 100],
      [100, 49],
    ] as const) {
      const found = advisorGain([...side(true, n, 0), ...side(false, m, m)], 50);
      expect(found).toMatchObject({ worse: false, gain: null, high: null });
      expect(found.because).toContain('49 of 50');
    }
    expect(advisorGain([], 50).because).toContain('0 of 50');
  });

  test('of leads that hardly anybody wins is not certain because none was won', () => {
    const none = side(true, 50, 0).map((one) => ({ ...one, probability: 0.01 }));
    const same = side(false, 50, 0).map((one) => ({ ...one, probability: 0 }));
    expect(advisorGain([...none, ...same], 50).worse).toBe(false);
  });
});

describe('a decision against the scorer', () => {
  const row = (id: string, rank: number | null, winProbability: number | null): Candidate => ({
    rep: { id, name: id },
    standing: rank === null ? 'excluded' : 'eligible',
    ...{ rank, winProbability, score: null, behindPick: null, parts: [], excludedBy: [] },
  });
  const rows = [row('cleo', null, null), row('ben', 2, 0.3), row('anna', 1, 0.4)];
  const decided = (id: string | null, decidedBy: 'advisor' | 'scorer' | 'ownership', taken = '') =>
    againstScorer(
      {
        rep: id === null ? null : { id, name: id },
        decidedBy,
        passedOver: taken === '' ? [] : [{ id: taken, name: taken }],
      },
      rows,
    );

  test('differs when the advisor chose another than the first by rank', () => {
    expect(decided('ben', 'advisor')).toEqual({ differs: true, probability: 0.4 });
    expect(decided('anna', 'advisor')).toEqual({ differs: false, probability: 0.4 });
    expect(decided('anna', 'scorer')).toEqual({ differs: false, probability: 0.4 });
  });

  test('does not differ when the first’s last slot was gone', () => {
    expect(decided('ben', 'advisor', 'anna')).toEqual({ differs: false, probability: 0.3 });
  });

  test('tells nothing where chance, an owner or nobody decided', () => {
    expect(decided('ben', 'scorer')).toBeNull();
    expect(decided('anna', 'ownership')).toBeNull();
    expect(decided(null, 'scorer')).toBeNull();
  });
});
