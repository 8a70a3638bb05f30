// The guide to the match shows the product's own arithmetic.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { responseFactor } from '../../src/learning/first-response.ts';
import { bandPrice } from '../../src/selection/score/fairness.ts';
import { type Term, waterfall } from '../../src/selection/score/net-value.ts';
import { nearCapPrice } from '../../src/selection/score/prices.ts';

const guide = readFileSync(path.resolve(import.meta.dirname, '../../docs/match.md'), 'utf8');

/** A rep of the guide's example: log-odds terms, the price of the slot, load and leads of late. */
function pointsOf(terms: Term[], price: number, utilisation: number, deviation: number): string[] {
  const { parts, net } = waterfall(Math.log(0.31 / 0.69), terms, {
    ...{ response: responseFactor(6), value: 1, bidPrice: price },
    ...{ nearCap: nearCapPrice(utilisation), band: bandPrice(deviation) },
  });
  return [...parts.filter(({ part }) => part !== 'value').map(({ points }) => points), net].map(
    (points) => (Math.abs(points) < 0.05 ? '0' : points.toFixed(1)),
  );
}

/** A column of the example as numbers, without the signs that are for reading. */
function column(which: number): string[] {
  const [, table = ''] = /\| part \|.*\n\|[-|]+\n((?:\|.*\n)+)/.exec(guide) ?? [];
  return table
    .trim()
    .split('\n')
    .map((row) => (row.split('|')[which] ?? '').replaceAll(/[*+ ]/g, '').replace('−', '-'));
}

test('the example of two reps is what the waterfall makes of them', () => {
  const industry: Term = { part: 'industry', logOdds: 0.22 };
  const ines: Term[] = [
    industry,
    { part: 'record', logOdds: 0.05 },
    { part: 'record-industry', logOdds: 0.28 },
  ];
  const mark: Term[] = [
    industry,
    { part: 'record', logOdds: 0.52 },
    { part: 'record-industry', logOdds: 0.02 },
  ];
  expect(column(2)).toEqual(pointsOf(ines, 0.062, 0.6, 0.02));
  expect(column(3)).toEqual(pointsOf(mark, 0.118, 0.92, 0.09));
});
