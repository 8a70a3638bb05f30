import { expect, test } from 'vitest';
import { storageFault } from '../../src/leads/text/storable.ts';

test.each([
  [{ a: ['ok', 'x\0'] }, '/a/1'],
  [{ 'a/b': { c: '\ud800' } }, '/a~1b/c'],
  [{ a: { 'k\0': 1 } }, '/a'],
  [JSON.parse('{"a":{"__proto__":1}}'), '/a'],
])('%j cannot be stored, and it is said where', (value, path) => {
  expect(storageFault(value)).toMatchObject({ path });
});

test('what nests without end is refused instead of walked', () => {
  const circle: { inside?: object } = {};
  circle.inside = circle;
  expect(storageFault(circle)?.message).toContain('deeper');
});

test('everything else can', () => {
  expect(storageFault({ a: ['😀', 1, null, true, { b: '\u202e' }] })).toBeNull();
});
