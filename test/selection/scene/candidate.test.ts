import { expect, test } from 'vitest';
import { shownGap } from '../../../src/selection/scene/candidate.ts';

test('a gap is the difference of the scores as they are shown', () => {
  expect(shownGap({ score: 52.96, behindPick: 3.583 })).toBe(3.5);
  expect(shownGap({ score: 53, behindPick: -0.04 })).toBe(0);
  expect(shownGap({ score: 53, behindPick: -0.4 })).toBe(-0.4);
  expect(shownGap({ score: null, behindPick: null })).toBeNull();
});
