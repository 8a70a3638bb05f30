import { expect, test } from 'vitest';
import { trainAside } from '../../../src/io/queue/train-aside.ts';
import { train } from '../../../src/learning/learned.ts';
import { someDeals } from '../../support/deals.ts';

test('a thread learns the very same', async () => {
  const training = {
    deals: someDeals(300, { untilMs: 0 }),
    current: null,
    seed: 'x',
    halfLifeDays: null,
  };
  expect(JSON.stringify(await trainAside(training))).toBe(JSON.stringify(train(training)));
});

test('what a training throws is heard', async () => {
  const broken = { deals: [null], current: null, seed: 'x', halfLifeDays: null } as never;
  await expect(trainAside(broken)).rejects.toThrow();
});
