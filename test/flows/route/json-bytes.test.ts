import { describe, expect, test } from 'vitest';
import { jsonBytes, textOf } from '../../../src/flows/route/json-bytes.ts';

describe('jsonBytes', () => {
  test.each([
    ['ASCII', { a: 'plain', b: [1, null, true] }],
    ['Latin-1', 'José, Müller'],
    ['beyond it', 'Team’s win rate −3 “yes” 漢字'],
    ['pairs of surrogates', '🚀'.repeat(3)],
    ['half a pair, which JSON escapes', `cut ${'🚀'.slice(0, 1)}`],
    ['nothing', ''],
    ['much', `${'x’'.repeat(200_000)}`],
  ])('encodes %s as UTF-8', (_, value) => {
    const text = JSON.stringify(value);
    const bytes = jsonBytes(value);
    expect(Buffer.compare(bytes, new TextEncoder().encode(text))).toBe(0);
    expect(textOf(bytes)).toBe(text);
  });
});
