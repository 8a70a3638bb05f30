// What is worked out from something is held by it, and by nothing else.
import { expect, test } from 'vitest';
import { memoInKeeper } from '../../../src/leads/text/memo-by-key.ts';

const aKeeper = (name: string) => ({ name, kept: new Map<object, unknown>() });

test('what is asked of a keeper is worked out once, and held by it', () => {
  let asked = 0;
  const loud = memoInKeeper(({ name }: ReturnType<typeof aKeeper>) => {
    asked += 1;
    return name.toUpperCase();
  });
  const quiet = memoInKeeper(({ name }: ReturnType<typeof aKeeper>) => name.toLowerCase());
  const [one, other] = [aKeeper('One'), aKeeper('Other')];
  expect([loud(one), loud(one), loud(other), quiet(one)]).toEqual(['ONE', 'ONE', 'OTHER', 'one']);
  expect(asked).toBe(2);
  expect([...one.kept.values()]).toEqual(['ONE', 'one']);
  expect([...other.kept.values()]).toEqual(['OTHER']);
});
