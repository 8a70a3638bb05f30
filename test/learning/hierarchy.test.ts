import { fc, it as property } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { type Cell, statedCell, toCells } from '../../src/learning/cells.ts';
import { fitModel } from '../../src/learning/hierarchical-fit.ts';
import {
  evidenceOf,
  explain,
  indexModel,
  logOdds,
  winProbability,
} from '../../src/learning/hierarchy.ts';
import { modelSchema, STANDARD_GROUPS } from '../../src/learning/model.ts';
import { seededRandom } from '../../src/learning/random.ts';

const groups = [
  { name: 'industry', of: ['industry'] },
  { name: 'record', of: ['rep'] },
  { name: 'record-industry', of: ['rep', 'industry'] },
];

/** Deals of six reps in three industries with known effects. */
function team(deals: number, repSd: number, seed: number): Cell[] {
  const random = seededRandom(seed);
  const skill = Array.from({ length: 6 }, () => repSd * random.normal());
  return toCells(
    Array.from({ length: deals }, () => {
      const rep = random.integer(6);
      const p = 1 / (1 + Math.exp(0.8 - (skill[rep] ?? 0)));
      const levels = { rep: `u${rep}`, industry: `i${random.integer(3)}` };
      return { levels, won: random.uniform() < p };
    }),
  );
}

const anyCell = fc
  .record({
    rep: fc.constantFrom('a', 'b', 'c'),
    industry: fc.constantFrom('x', 'y'),
    n: fc.integer({ min: 0, max: 500 }),
    rate: fc.double({ min: 0, max: 1, noNaN: true }),
    response: fc.constantFrom(1, 0.9, 0.6),
  })
  .map(
    ({ rep, industry, n, rate, response }): Cell => ({
      levels: { rep, industry },
      n,
      won: Math.round(n * rate),
      response,
    }),
  );

describe('the hierarchical model', () => {
  it('finds no rep effect where there is none, and one where there is', () => {
    const spread = (repSd: number) => {
      const model = fitModel(team(6_000, repSd, 1), groups);
      return Math.sqrt(model.groups[1]?.variance ?? 9);
    };
    expect(spread(0)).toBeLessThan(0.1);
    expect(spread(0.6)).toBeGreaterThan(0.35);
    expect(spread(0.6)).toBeLessThan(1);
  });

  it('draws a thin record further towards the team than a thick one', () => {
    const cells = [
      ...team(2_000, 0.4, 2),
      { levels: { rep: 'lucky' }, n: 1, won: 1 },
      { levels: { rep: 'proven' }, n: 90, won: 60 },
    ];
    const index = indexModel(fitModel(cells, groups));
    const lucky = winProbability(index, { rep: 'lucky' });
    const proven = winProbability(index, { rep: 'proven' });
    expect(lucky).toBeLessThan(0.45);
    expect(proven).toBeGreaterThan(0.5);
  });

  it('explains log-odds as the sum of the intercept and its effects', () => {
    const model = fitModel(team(1_000, 0.4, 3), groups);
    const index = indexModel(model);
    const levels = { rep: 'u1', industry: 'i2' };
    const sum = explain(index, levels).reduce((total, effect) => total + effect.logOdds, 0);
    expect(model.intercept + sum).toBeCloseTo(logOdds(index, levels), 12);
  });

  it('says how many deals an effect rests on and how far it was shrunk', () => {
    const model = fitModel(team(1_000, 0.4, 3), groups);
    const [, record, unseen] = explain(indexModel(model), { rep: 'u1', industry: 'nowhere' });
    const counted = team(1_000, 0.4, 3).filter(({ levels }) => levels.rep === 'u1');
    expect(record?.n).toBe(counted.reduce((sum, { n }) => sum + n, 0));
    expect(record && evidenceOf(record, model)).toMatch(
      /^\d+ of \d+ deals, shrunk \d+ % towards the team's \d+ %$/,
    );
    expect(unseen).toMatchObject({ group: 'record-industry', n: 0, logOdds: 0, shrinkage: 1 });
    expect(unseen && evidenceOf(unseen, model)).toMatch(/^no deals yet, so the team's \d+ %$/);
  });

  it('gives 0 for levels it has never seen and skips attributes it is not told', () => {
    const model = fitModel(team(500, 0.4, 4), groups);
    const index = indexModel(model);
    expect(logOdds(index, { rep: 'new', industry: 'new' })).toBe(model.intercept);
    expect(explain(index, {})).toEqual([]);
  });

  it('undoes a known slow response: the factor explains the losses, not the rep', () => {
    const cells: Cell[] = [
      { levels: { rep: 'slow' }, n: 1_000, won: 240, response: 0.6 },
      { levels: { rep: 'fast' }, n: 1_000, won: 400, response: 1 },
      { levels: { rep: 'third' }, n: 1_000, won: 400, response: 1 },
    ];
    const index = indexModel(fitModel(cells, groups));
    expect(winProbability(index, { rep: 'slow' })).toBeCloseTo(0.4, 2);
    expect(winProbability(index, { rep: 'fast' })).toBeCloseTo(0.4, 2);
  });

  it('keeps every probability inside (0, 1) when all deals were won, or none, or there are none', () => {
    for (const won of [0, 1]) {
      const cells = [{ levels: { rep: 'a', industry: 'x' }, n: 40, won: 40 * won }];
      const p = winProbability(indexModel(fitModel(cells, groups)), { rep: 'a', industry: 'x' });
      expect(Math.abs(p - won)).toBeGreaterThan(0.001);
      expect(Math.abs(p - won)).toBeLessThan(0.1);
    }
    expect(winProbability(indexModel(fitModel([], groups)), { rep: 'a' })).toBe(0.5);
  });

  it('is plain JSON that survives a round trip and does not depend on the order of cells', () => {
    const cells = team(800, 0.4, 5);
    const model = fitModel(cells, STANDARD_GROUPS);
    expect(modelSchema.parse(JSON.parse(JSON.stringify(model)))).toEqual(model);
    const turned = fitModel([...cells].reverse(), STANDARD_GROUPS);
    const keys = (of: typeof model) => of.groups.map(({ levels }) => levels.map(({ key }) => key));
    expect(keys(turned)).toEqual(keys(model));
    const levels = { rep: 'u2', industry: 'i1' };
    expect(logOdds(indexModel(turned), levels)).toBeCloseTo(logOdds(indexModel(model), levels), 9);
  });

  property.prop([fc.array(anyCell, { maxLength: 12 })], { numRuns: 60 })(
    'is finite whatever the counts',
    (cells) => {
      const index = indexModel(fitModel(cells, groups));
      for (const rep of ['a', 'b', 'c', 'new']) {
        for (const industry of ['x', 'y', 'new']) {
          const p = winProbability(index, { rep, industry });
          expect(p > 0 && p < 1).toBe(true);
        }
      }
    },
  );

  property.prop([fc.integer({ min: 0, max: 50 }), fc.integer({ min: 1, max: 50 })], {
    numRuns: 30,
  })('never ranks a rep lower for winning more of the same deals', (won, more) => {
    const n = 100;
    const others = [
      { levels: { rep: 'x' }, n: 200, won: 60 },
      { levels: { rep: 'y' }, n: 200, won: 80 },
      { levels: { rep: 'z' }, n: 200, won: 40 },
    ];
    const cells = [
      ...others,
      { levels: { rep: 'a' }, n, won },
      { levels: { rep: 'b' }, n, won: won + more },
    ];
    const index = indexModel(fitModel(cells, [{ name: 'record', of: ['rep'] }]));
    expect(logOdds(index, { rep: 'b' })).toBeGreaterThan(logOdds(index, { rep: 'a' }));
  });
});

describe('cells', () => {
  it('count deals that share everything, whatever characters the values hold', () => {
    const cells = toCells([
      { levels: { rep: 'a', industry: 'x' }, won: true },
      { levels: { industry: 'x', rep: 'a' }, won: false },
      { levels: { rep: 'a 8:industry1:x' }, won: true },
      { levels: { rep: 'a', industry: 'x' }, won: true, response: 0.9 },
    ]);
    expect(cells.map(({ n, won }) => [n, won])).toEqual([
      [2, 1],
      [1, 1],
      [1, 1],
    ]);
  });

  it('count a stated rate without its sample as 20 deals', () => {
    expect(statedCell({ rep: 'a' }, 0.78, null)).toEqual({
      levels: { rep: 'a' },
      n: 20,
      won: expect.closeTo(15.6, 9),
    });
    expect(statedCell({ rep: 'a' }, 0.5, 90).n).toBe(90);
  });
});
