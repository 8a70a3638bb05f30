import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { differenceBlock, promptDifference } from '../../../evals/report/prompt-difference.ts';

test('what went and what came stand in place, with two lines around them', () => {
  const before = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].join('\n');
  const now = ['a', 'b', 'c', 'd', 'E', 'f', 'g'].join('\n');
  expect(promptDifference(before, now).map(({ kind, text }) => `${kind} ${text}`)).toEqual([
    'skipped ⋯',
    'same c',
    'same d',
    'gone e',
    'new E',
    'same f',
    'same g',
  ]);
});

const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 });

test.prop([lines, lines])('nothing is lost on either side', (before, now) => {
  // Long unchanged runs are left out, so only what differs can be counted.
  const found = promptDifference(before.join('\n'), now.join('\n'));
  const count = (kind: string) => found.filter((line) => line.kind === kind).length;
  const size = (side: string[]) => Math.max(1, side.length);
  expect(count('new') - count('gone')).toBe(size(now) - size(before));
  if (before.join('\n') === now.join('\n')) expect(count('new')).toBe(0);
});

test('the block of the page is escaped, and empty where nothing differs', () => {
  expect(differenceBlock('same', 'same')).toBeNull();
  expect(String(differenceBlock('a', '<b>'))).toContain('+ &lt;b&gt;');
});
