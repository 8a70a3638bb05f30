import { fc, it as property } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  type Factors,
  LOG_ODDS_PARTS,
  netAt,
  netValue,
  VALUE_PARTS,
  waterfall,
} from '../../../src/selection/score/net-value.ts';

const finite = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const terms = fc.uniqueArray(
  fc.record({ part: fc.constantFrom(...LOG_ODDS_PARTS), logOdds: finite(-8, 8) }),
  { selector: (term) => term.part, maxLength: 12 },
);
const weights = fc.record({
  response: finite(0.1, 1),
  value: finite(0, 20),
  bidPrice: finite(-0.5, 0.5),
  nearCap: finite(0, 0.02),
  band: finite(-0.3, 0.3),
});

describe('the waterfall', () => {
  property.prop([terms, weights])('adds up to the net value within 1e-9', (given, weight) => {
    const { parts, net } = waterfall(-0.8, given, weight);
    expect(Math.abs(parts.reduce((sum, part) => sum + part.points, 0) - net)).toBeLessThan(1e-9);
  });

  property.prop([terms, weights])(
    'comes out the same whatever the order of terms',
    (given, weight) => {
      expect(waterfall(-0.8, [...given].reverse(), weight)).toEqual(waterfall(-0.8, given, weight));
    },
  );

  it('starts with the team’s probability and ends with the prices, in a fixed order', () => {
    const { parts, probability, net } = waterfall(
      Math.log(0.31 / 0.69),
      [
        { part: 'skill', logOdds: 0.1 },
        { part: 'record', logOdds: 0.3 },
      ],
      { response: 0.9, value: 1, bidPrice: 0.05, nearCap: 0.01, band: -0.02 },
    );
    expect(parts.map(({ part }) => part)).toEqual(['team', 'record', 'skill', ...VALUE_PARTS]);
    expect(parts[0]?.points).toBeCloseTo(31, 9);
    expect(probability).toBeCloseTo(1 / (1 + (0.69 / 0.31) * Math.exp(-0.4)), 12);
    expect(net).toBeCloseTo(100 * (probability * 0.9 - 0.04), 9);
  });
});

describe('net values', () => {
  property.prop([
    fc.array(fc.record({ logOdds: finite(-8, 8), weight: weights }), { maxLength: 20 }),
  ])('in columns are those of the rows', (rows) => {
    const column = (read: (row: (typeof rows)[number]) => number) => Float64Array.from(rows, read);
    const factors: Factors = {
      response: column((row) => row.weight.response),
      value: column((row) => row.weight.value),
      bidPrice: column((row) => row.weight.bidPrice),
      nearCap: column((row) => row.weight.nearCap),
    };
    rows.forEach((row, i) => {
      const net = netAt(factors, i, row.logOdds, row.weight.band);
      expect(net).toBeCloseTo(netValue(row.logOdds, row.weight), 9);
    });
  });

  property.prop([finite(-8, 8), weights, finite(0, 1)])(
    'never rise with a slower response or any higher price',
    (logOdds, weight, more) => {
      const net = netValue(logOdds, weight);
      expect(
        netValue(logOdds, { ...weight, response: weight.response * (1 - more) }),
      ).toBeLessThanOrEqual(net);
      for (const price of ['bidPrice', 'nearCap', 'band'] as const) {
        expect(netValue(logOdds, { ...weight, [price]: weight[price] + more })).toBeLessThanOrEqual(
          net,
        );
      }
    },
  );
});
