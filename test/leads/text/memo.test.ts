import { describe, expect, test } from 'vitest';
import { memoByText } from '../../../src/leads/text/memo.ts';

describe('memoByText', () => {
  test('a text is worked on once, whatever came out of it', () => {
    const asked: string[] = [];
    const length = memoByText((text) => {
      asked.push(text);
      return text.length === 0 ? null : text.length;
    });
    expect(['ab', '', 'ab', ''].map(length)).toEqual([2, null, 2, null]);
    expect(asked).toEqual(['ab', '']);
  });

  test('at the limit everything is forgotten, and answers stay right', () => {
    const asked: string[] = [];
    const upper = memoByText((text) => {
      asked.push(text);
      return text.toUpperCase();
    }, 2);
    expect(['a', 'b', 'c', 'a', 'c'].map(upper)).toEqual(['A', 'B', 'C', 'A', 'C']);
    expect(asked).toEqual(['a', 'b', 'c', 'a']);
  });
});
