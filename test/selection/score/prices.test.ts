import { fc, it as property } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  belowEveryPrice,
  bidPrices,
  capacityShares,
  nearCapPrice,
  plannedShares,
  shareLimits,
} from '../../../src/selection/score/prices.ts';

const leads = 200;

/** Two reps; the first wins everything more often, most of all the first quarter of the leads. */
function star(): Float64Array {
  const values = new Float64Array(leads * 2);
  for (let i = 0; i < leads; i++) {
    values[2 * i] = 0.4 + (i % 4 === 0 ? 0.3 : 0.001 * (i % 37));
    values[2 * i + 1] = 0.35;
  }
  return values;
}

describe('bid prices', () => {
  it('put a price on the star and a subsidy on nobody beyond need, so that shares follow capacity', () => {
    const limits = shareLimits([10, 10], { leadsPerDay: 1, holdDays: 10 });
    const prices = bidPrices(star(), limits);
    expect(prices[0]).toBeGreaterThan(prices[1] ?? 0);
    const share = plannedShares(star(), prices, false);
    expect(share[0]).toBeGreaterThan(0.4);
    expect(share[0]).toBeLessThan(0.6);
  });

  it('keep the star for the leads only the star wins', () => {
    const prices = bidPrices(star(), shareLimits([5, 15], { leadsPerDay: 1, holdDays: 17 }));
    expect(0.7 - (prices[0] ?? 0)).toBeGreaterThan(0.35 - (prices[1] ?? 0));
    expect(0.42 - (prices[0] ?? 0)).toBeLessThan(0.35 - (prices[1] ?? 0));
  });

  it('count only the newest 300 leads', () => {
    const old = new Float64Array(2 * 500).fill(0.9);
    const recent = new Float64Array(600);
    for (let i = 0; i < recent.length; i++) recent[i] = ((i * 7919) % 101) / 101;
    const limits = shareLimits([3, 4], { leadsPerDay: 2, holdDays: 3 });
    expect(bidPrices(Float64Array.from([...old, ...recent]), limits)).toEqual(
      bidPrices(recent, limits),
    );
  });

  it('return the start prices when there is no lead to learn from', () => {
    const limits = shareLimits([1, 1], { leadsPerDay: 0, holdDays: 0 });
    expect([...bidPrices(new Float64Array(), limits, { start: [0.1, -0.2] })]).toEqual([0.1, -0.2]);
    expect([
      ...bidPrices(new Float64Array(), shareLimits([], { leadsPerDay: 1, holdDays: 1 })),
    ]).toEqual([]);
  });

  it('let a rep who may take nobody have no say, and stay finite', () => {
    const values = star();
    for (let i = 0; i < leads; i++) values[2 * i + 1] = Number.NEGATIVE_INFINITY;
    const prices = bidPrices(values, shareLimits([1, 1], { leadsPerDay: 1, holdDays: 1 }));
    expect(prices.every(Number.isFinite)).toBe(true);
  });

  it('stay near the optimum when warm-started with their own result', () => {
    const limits = shareLimits([5, 15], { leadsPerDay: 1, holdDays: 17 });
    const cold = bidPrices(star(), limits);
    const warm = bidPrices(star(), limits, { start: cold });
    expect(
      Math.abs((warm[0] ?? 0) - (warm[1] ?? 0) - (cold[0] ?? 0) + (cold[1] ?? 0)),
    ).toBeLessThan(0.02);
  });

  property.prop([
    fc.array(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 }), {
      minLength: 1,
      maxLength: 40,
    }),
    fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 3, maxLength: 3 }),
  ])('do not depend on the order of the roster', (rows, capacities) => {
    const order = [2, 0, 1];
    const pick = <T>(list: readonly T[]) => order.map((index) => list[index] as T);
    const demand = { leadsPerDay: 4, holdDays: 5 };
    const straight = bidPrices(Float64Array.from(rows.flat()), shareLimits(capacities, demand));
    const turned = bidPrices(
      Float64Array.from(rows.flatMap(pick)),
      shareLimits(pick(capacities), demand),
    );
    pick([...straight]).forEach((price, r) => {
      expect(turned[r]).toBeCloseTo(price, 6);
    });
  });
});

describe('share limits', () => {
  it('follow Little’s law: nobody is planned beyond 97 % of what their slots can turn over', () => {
    const { upper } = shareLimits([10, 30], { leadsPerDay: 3, holdDays: 12.5 });
    expect(upper[0]).toBeCloseTo(0.97 * (10 / 37.5), 12);
    expect(upper[1]).toBeCloseTo(0.97 * (30 / 37.5), 12);
  });

  it('plan to serve 97 % of the slots when overloaded leads may wait', () => {
    const { upper, lower } = shareLimits([10, 30], { leadsPerDay: 4, holdDays: 12.5 }, true);
    expect(upper[0]).toBeCloseTo(0.97 * (10 / 50), 12);
    expect(lower[1]).toBeCloseTo(0.88 * 0.97 * (30 / 50), 12);
  });

  it('plan no waiting while the team can serve every lead', () => {
    const demand = { leadsPerDay: 2, holdDays: 10 };
    expect(shareLimits([16, 16], demand, true)).toEqual(shareLimits([16, 16], demand));
  });

  it('leave room for every lead when none may wait, however small the capacity', () => {
    const { upper, lower } = shareLimits([10, 30], { leadsPerDay: 40, holdDays: 12.5 });
    expect((upper[0] ?? 0) + (upper[1] ?? 0)).toBeGreaterThanOrEqual(1);
    expect((lower[0] ?? 0) + (lower[1] ?? 0)).toBeLessThanOrEqual(1);
  });

  it('stay within 12 % of the capacity share when capacity is plentiful', () => {
    const { upper, lower } = shareLimits([10, 30], { leadsPerDay: 1, holdDays: 1 });
    expect([upper[0], lower[0]]).toEqual([expect.closeTo(0.28, 12), expect.closeTo(0.22, 12)]);
  });

  it('share equally when no capacity is stated', () => {
    expect([...capacityShares([0, 0])]).toEqual([0.5, 0.5]);
  });
});

describe('the other prices', () => {
  it('charge nothing below 80 % load and two points at the cap', () => {
    expect(nearCapPrice(0.5)).toBe(0);
    expect(nearCapPrice(0.8)).toBe(0);
    expect(nearCapPrice(1)).toBeCloseTo(0.02, 12);
  });

  it('send a lead to nurture only when it is below every price', () => {
    expect(belowEveryPrice([0.1, 0.2], [0.15, 0.25])).toBe(true);
    expect(belowEveryPrice([0.1, 0.3], [0.15, 0.25])).toBe(false);
    expect(belowEveryPrice([Number.NEGATIVE_INFINITY], [-0.1])).toBe(true);
  });
});
