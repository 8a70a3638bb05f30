import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson, contentHash } from '../../../../src/io/db/engine/content-hash.ts';

/** The same object with its keys the other way round, at every depth. */
function turned(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(turned);
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, turned(inner)]),
  );
}

test('the order of keys makes no difference, at any depth, and nothing is lost', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
      expect(canonicalJson(turned(value))).toBe(canonicalJson(value));
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('keys stand in code-unit order, in objects within arrays too; dates and undefined are as in JSON', () => {
  const value = { b: [1, { z: null, é: 1, a: new Date(0) }], a: undefined, B: 'x' };
  expect(canonicalJson(value)).toBe(
    '{"B":"x","b":[1,{"a":"1970-01-01T00:00:00.000Z","z":null,"é":1}]}',
  );
});

test('other content has another hash', () => {
  expect(contentHash({ a: [1, 2] })).not.toBe(contentHash({ a: [2, 1] }));
});
