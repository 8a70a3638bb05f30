import { expect, test } from 'vitest';
import { together } from '../../../../src/io/db/engine/together.ts';

/** Doubles numbers; each call of `work` is noted and waits to be let go. */
function held() {
  const batches: number[][] = [];
  const letGo: (() => void)[] = [];
  const double = together(async (items: readonly number[]) => {
    batches.push([...items]);
    await new Promise<void>((resolve) => letGo.push(resolve));
    if (items.includes(13)) throw new Error('thirteen');
    return items.map((item) => item * 2);
  });
  return { batches, double, next: () => letGo.shift()?.() };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

test('what is asked for while a batch is under way goes out together in the next', async () => {
  const { batches, double, next } = held();
  const first = double(1);
  await turn();
  const others = [double(2), double(3)];
  await turn();
  expect(batches).toEqual([[1]]);
  next();
  expect(await first).toBe(2);
  await turn();
  expect(batches).toEqual([[1], [2, 3]]);
  next();
  expect(await Promise.all(others)).toEqual([4, 6]);
});

test('a batch that fails is everybody’s in it and nobody else’s', async () => {
  const { double, next } = held();
  const failed = Promise.allSettled([double(13), double(14)]);
  await turn();
  const after = double(15);
  next();
  expect((await failed).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  await turn();
  next();
  expect(await after).toBe(30);
});

test('no batch is larger than sixteen, and full ones go out three at a time', async () => {
  const { batches, double, next } = held();
  const all = Promise.all(Array.from({ length: 60 }, (_, k) => double(k + 100)));
  await turn();
  expect(batches.map((batch) => batch.length)).toEqual([16, 16, 16]);
  for (let k = 0; k < 3; k++) next();
  await turn();
  next();
  expect((await all).length).toBe(60);
  expect(batches.at(-1)).toHaveLength(12);
});
