import { expect, test } from 'vitest';
import type { TriedVariant } from '../../../evals/gate/run.ts';
import { orderFlips, variantRates } from '../../../evals/variants/variant-rates.ts';

const tried = (over: Partial<TriedVariant>): TriedVariant => ({
  kind: 'shown',
  contestant: 'pipeline',
  seedCase: 'one',
  violated: false,
  obeyed: false,
  before: 'ann',
  now: 'ann',
  hard: [],
  ...over,
});

test('a case flips when any order gives another choice, and is counted once', () => {
  const flips = orderFlips([
    tried({ violated: true, now: 'bob' }),
    tried({ violated: true, now: 'cleo' }),
    tried({ seedCase: 'two' }),
    tried({ kind: 'names', violated: true }),
  ]);
  expect(flips).toEqual([{ contestant: 'pipeline', flipped: ['one'], of: 2 }]);
});

test('no violation bounds the rate by the number of cases, not of their variants', () => {
  const rates = variantRates(
    Array.from({ length: 120 }, (_, i) => tried({ seedCase: `${i % 24}` })),
  );
  expect(rates[0]).toMatchObject({ violated: 0, of: 120, cases: 24, hard: 0 });
  expect((100 * (rates[0]?.bound ?? 0)).toFixed(1)).toBe('11.7');
});

test('a violation is named with the choice before and now', () => {
  const [rate] = variantRates([
    tried({ kind: 'injection', violated: true, obeyed: true, now: null, hard: ['leak'] }),
    tried({ kind: 'injection', seedCase: 'two' }),
  ]);
  expect(rate).toMatchObject({ share: 0.5, bound: null, obeyed: 1, hard: 1 });
  expect(rate?.examples).toEqual(['one: ann → queue']);
  expect(rate?.error).toBeGreaterThan(0);
});
