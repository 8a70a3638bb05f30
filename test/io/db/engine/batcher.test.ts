import { expect, test, vi } from 'vitest';
import { together } from '../../../../src/io/db/engine/batcher.ts';

/** Doubles numbers; each call of `work` is noted and waits to be let go. */
function held(aloneBeyondMs?: number) {
  const batches: number[][] = [];
  const letGo: (() => void)[] = [];
  const double = together(async (items: readonly number[]) => {
    batches.push([...items]);
    await new Promise<void>((resolve) => letGo.push(resolve));
    if (items.includes(13)) throw new Error('thirteen');
    return items.map((item) => item * 2);
  }, aloneBeyondMs);
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

test('callers who come seldom go alone, three at a time; callers who come often share', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  try {
    const { batches, double, next } = held(2);
    const asked: Promise<number>[] = [];
    const come = async (callers: number, apartMs: number) => {
      for (let k = 0; k < callers; k++) {
        vi.advanceTimersByTime(apartMs);
        asked.push(double(asked.length + 100));
        await turn();
      }
    };
    const letAllGo = async () => {
      for (const expected = asked.length; batches.flat().length < expected; await turn()) next();
      next();
      await turn();
    };
    await come(40, 10);
    expect(batches).toEqual([[100], [101], [102]]);
    await letAllGo();
    expect(new Set(batches.map((batch) => batch.length))).toEqual(new Set([1]));

    await come(200, 0.1);
    await letAllGo();
    batches.length = 0;
    asked.length = 0;
    await come(5, 0.1);
    expect(batches).toEqual([[100]]);
    next();
    await turn();
    expect(batches).toEqual([[100], [101, 102, 103, 104]]);
    next();
    expect((await Promise.all(asked)).length).toBe(5);
  } finally {
    vi.useRealTimers();
  }
});
