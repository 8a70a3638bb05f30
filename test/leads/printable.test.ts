import { expect, test } from 'vitest';
import { printable, printableJson } from '../../src/leads/text/printable.ts';

test.each([
  ['\u001b[31mred', '␛[31mred'],
  ['a\r\nb\tc\0', 'a␍␊b␉c␀'],
  ['\u007f\u009b2J', '␡\\u{9b}2J'],
  ['\u202egnp.exe\u2066', '\\u{202e}gnp.exe\\u{2066}'],
  ['one\u2028two\u{e0041}', 'one\\u{2028}two\\u{e0041}'],
])('%j is shown as %j', (given, shown) => {
  expect(printable(given)).toBe(shown);
});

test('names of people in any script stay as they are', () => {
  const names = 'José Ångström 田中 محمد نور 👩‍💻 −12,5 € “ß”';
  expect(printable(names)).toBe(names);
});

test('JSON means the same and holds nothing that a terminal obeys', () => {
  const value = { 'a\u009b': '\u001b[2J\u202e\u2028\u{e0041}\u007f', n: -1.5 };
  const text = printableJson(JSON.stringify(value, null, 2));
  expect(JSON.parse(text)).toEqual(value);
  expect(text.replaceAll('\n', '')).toMatch(/^[\x20-\x7e]+$/);
});
