import { expect, test } from 'vitest';
import type { z } from 'zod';
import { problemsOf } from '../../src/flows/invalid-input.ts';
import { validatePolicy } from '../../src/policy/validate.ts';

/** A list that counts how often it is asked for one of its entries. */
function counted<T>(entries: readonly T[]): { list: T[]; asked(): number } {
  let asked = 0;
  const list = new Proxy([...entries], {
    get: (target, key, receiver) => {
      if (typeof key === 'string' && /^\d+$/.test(key)) asked += 1;
      return Reflect.get(target, key, receiver);
    },
  });
  return { list, asked: () => asked };
}

const unknown = (keys: string[]): z.core.$ZodIssue => ({
  ...{ code: 'unrecognized_keys', keys, path: [], message: 'Unrecognized keys', input: {} },
});
const many = Array.from({ length: 90_000 }, (_, k) => `k${k}`);

test('of ninety thousand unknown names as many are looked at as are told', () => {
  const keys = counted(many);
  const problems = problemsOf({ issues: [unknown(keys.list)] } as z.ZodError);
  expect(problems).toHaveLength(100);
  expect(problems[99]).toEqual({ path: '/k99', message: 'is not a known field' });
  expect(keys.asked()).toBe(100);
});

test('of ninety thousand problems as many are put into words as are told', () => {
  const issues = counted(many.map((key) => unknown([key])));
  const error = { issues: issues.list } as unknown as z.ZodError;
  expect(problemsOf(error)).toHaveLength(100);
  expect(issues.asked()).toBeLessThan(110);
});

test('a policy of ninety thousand unknown names is told as many problems as anybody', () => {
  const document = Object.fromEntries(many.map((key) => [key, 1]));
  const checked = validatePolicy({ name: 'test', ...document });
  expect(checked).toMatchObject({ ok: false });
  expect('problems' in checked && checked.problems).toHaveLength(100);
});
