import { expect, test } from 'vitest';
import { onceMade } from '../../../../src/io/llm/providers/once-made.ts';

test('what was made is kept, and a failure to make it is not', async () => {
  let made = 0;
  const client = onceMade(async () => {
    made += 1;
    if (made === 1) throw new Error('too many open files');
    return made;
  });
  await expect(client()).rejects.toThrow('too many open files');
  expect(await Promise.all([client(), client()])).toEqual([2, 2]);
  expect(await client()).toBe(2);
});
