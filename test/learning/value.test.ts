import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../src/learning/random.ts';
import { estimateSize, fitSizes, relativeValue } from '../../src/learning/value.ts';

const groups = [
  { name: 'size', of: ['size'] },
  { name: 'record', of: ['rep'] },
];

function deals(repSd: number) {
  const random = seededRandom(11);
  const skill = Array.from({ length: 5 }, () => repSd * random.normal());
  return Array.from({ length: 1_000 }, (_, i) => {
    const big = random.uniform() < 0.3;
    const log = 9 + (big ? 1.5 : 0) + (skill[i % 5] ?? 0) + 0.5 * random.normal();
    return { levels: { size: big ? 'big' : 'small', rep: `u${i % 5}` }, value: Math.exp(log) };
  });
}

describe('deal sizes', () => {
  it('tell big customers from small and give the mean, not the median', () => {
    const model = fitSizes(deals(0), groups);
    expect(model).not.toBeNull();
    if (!model) return;
    const big = estimateSize(model, { size: 'big' });
    expect(big.expected / estimateSize(model, { size: 'small' }).expected).toBeCloseTo(
      Math.exp(1.5),
      0,
    );
    expect(big.expected).toBeGreaterThan(Math.exp(10.5));
    expect(big.evidence).toMatchObject([{ group: 'size', key: ['big'] }]);
    expect(big.evidence[0]?.n).toBeGreaterThan(200);
  });

  it('see no difference between reps where there is none beyond chance', () => {
    const model = fitSizes(deals(0), groups);
    const effects = model?.groups[1]?.levels.map(({ effect }) => Math.abs(effect)) ?? [9];
    expect(Math.max(...effects)).toBeLessThan(0.06);
  });

  it('draw a single huge deal towards the team', () => {
    const model = fitSizes(
      [...deals(0.3), { levels: { size: 'small', rep: 'new' }, value: 5e6 }],
      groups,
    );
    const effect = model?.groups[1]?.levels.find(({ key }) => key[0] === 'new')?.effect ?? 0;
    expect(effect).toBeGreaterThan(0);
    expect(effect).toBeLessThan(Math.log(5e6) - 9 - 2);
  });

  it('ignore amounts that are not positive, and say nothing without any', () => {
    expect(fitSizes([{ levels: {}, value: 0 }], groups)).toBeNull();
  });
});

describe('the relative value', () => {
  const team = { amount: 10_000, days: 60 };

  it('is 1 for the average deal and falls with time to close', () => {
    expect(relativeValue(team, team, 180)).toBe(1);
    expect(relativeValue({ amount: 20_000, days: 200 }, team, null)).toBe(2);
    expect(relativeValue({ amount: 10_000, days: 240 }, team, 180)).toBeCloseTo(Math.exp(-1), 12);
  });
});
