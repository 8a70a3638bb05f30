import { expect, test } from 'vitest';
import { idsBy } from '../../../../src/io/db/engine/new-id.ts';

const V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test('ids are version 7 UUIDs, all different, and sort in the order in which they were made', () => {
  const ids = Array.from({ length: 20_000 }, idsBy(Date.now));
  for (const id of ids) expect(id).toMatch(V7);
  expect(new Set(ids).size).toBe(ids.length);
  expect([...ids].sort()).toEqual(ids);
});

test('an id begins with the instant of the clock that it is made by; a clock that goes back changes no order', () => {
  let atMs = Date.parse('2026-11-23T23:59:59Z');
  const newId = idsBy(() => atMs);
  const first = newId();
  expect(Number.parseInt(first.slice(0, 13).replace('-', ''), 16)).toBe(atMs);
  atMs -= 60_000;
  expect(newId() > first).toBe(true);
});
