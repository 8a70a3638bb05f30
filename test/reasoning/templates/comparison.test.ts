// The figures by which the pick is held against the others.
import { expect, test } from 'vitest';
import {
  dueMs,
  figuresOf,
  isThin,
  known,
  roughly,
  span,
} from '../../../src/reasoning/templates/comparison.ts';
import { TOLD_SCENE, TOLD_SHORTLIST } from '../../support/told-scene.ts';

const [ana, ben] = figuresOf(TOLD_SCENE, TOLD_SHORTLIST);

test('a candidate’s figures are those of rep, load and lead; records narrowest first', () => {
  expect(ana).toMatchObject({ responseMinutes: 12.5, pipelinePct: 66.6, open: 3, cap: 9 });
  expect(ana?.loadShare).toBeCloseTo(3 / 9);
  expect(ana?.records.map(({ scope }) => scope)).toEqual([
    'industry',
    'size',
    'region',
    'source',
    'overall',
  ]);
});

test('who is not on the roster has none', () => {
  const stranger = { ...TOLD_SHORTLIST[0], rep: { id: 'gone', name: 'Gone' } };
  expect(figuresOf(TOLD_SCENE, [stranger as (typeof TOLD_SHORTLIST)[number]])).toEqual([]);
});

test('a rate is told in whole percent, in tenths where another would read the same', () => {
  expect(roughly(0.276)).toBe('28%');
  expect(roughly(0.276, [0.281])).toBe('27.6%');
  expect(roughly(0.276, [0.276])).toBe('28%');
});

test('fewer than ten deals are thin; an unknown number is not', () => {
  expect([9, 10, null].map((n) => isThin({ n }))).toEqual([true, false, false]);
});

test('a span has two ends, or one', () => {
  expect(span([18, 12, 15], String)).toBe('12 to 18');
  expect(span([12, 12], String)).toBe('12');
});

test('what is not known of others is left out', () => {
  const others = figuresOf(TOLD_SCENE, TOLD_SHORTLIST).slice(1);
  expect(known(others, ({ responseMinutes }) => responseMinutes)).toEqual([4_000]);
  expect(ben && dueMs(TOLD_SCENE, ben.rep)).toBeGreaterThan(Date.parse(TOLD_SCENE.at));
});
