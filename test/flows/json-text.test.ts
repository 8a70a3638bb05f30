import { fc, test as prop } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { MAX_DEPTH, MAX_NAMES, parseJsonText } from '../../src/flows/json-text.ts';
import { Refusal, type RefusalCode } from '../../src/flows/refusal.ts';

function codeOf(text: string): RefusalCode | 'read' {
  try {
    parseJsonText(text);
    return 'read';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

describe('strict JSON', () => {
  prop.prop([fc.json({ maxDepth: 6, noUnicodeString: false })])(
    'reads what JSON.parse reads, unless it holds what cannot be stored',
    (text) => {
      const code = codeOf(text);
      if (code === 'read') expect(parseJsonText(text)).toEqual(JSON.parse(text));
      else expect(text).toMatch(/\\u0000|\\ud[89a-f]|__proto__|constructor|prototype/i);
    },
  );

  prop.prop([fc.string({ unit: fc.constantFrom(...'{}[]",:\\a1 ') })])(
    'never reads what JSON.parse does not, and never throws anything but a refusal',
    (text) => {
      if (codeOf(text) === 'read') JSON.parse(text);
    },
  );

  test('an object of too many names is refused at the name too many, whatever follows', () => {
    const names = (count: number) => Array.from({ length: count }, (_, k) => `"k${k}":1`).join(',');
    const most = `{"lead":{${names(MAX_NAMES)}}}`;
    expect(codeOf(most)).toBe('read');
    expect(codeOf(`[${Array.from({ length: 90 }, () => most).join(',')}]`)).toBe('read');
    const at = `{"lead":{${names(MAX_NAMES)},`.length;
    // What follows is not read: it names a key twice.
    expect(() => parseJsonText(`{"lead":{${names(90_000)},"k0":1}}`)).toThrow(
      expect.objectContaining({ code: 'body_too_wide', detail: `See character ${at}.` }),
    );
  });

  test.each([
    ['nothing', '', 'body_not_json'],
    ['half an object', '{"a":', 'body_not_json'],
    ['an unclosed string', '{"a": "b', 'body_not_json'],
    ['a trailing backslash', '{"a": "b\\', 'body_not_json'],
    ['two values', '{} {}', 'body_not_json'],
    ['a trailing comma', '{"a":1,}', 'body_not_json'],
    ['NaN', '{"a":NaN}', 'body_not_json'],
    ['a bad escape', '{"a":"\\x"}', 'body_not_json'],
    ['a duplicate key', '{"a":1,"b":{"a":1},"a":2}', 'body_not_json'],
    ['a duplicate key in disguise', '{"a":1,"\\u0061":2}', 'body_not_json'],
    ['a duplicate key in an array', '[{"a":1 , "a" : 2}]', 'body_not_json'],
    ['__proto__', '{"lead":{"__proto__":{"x":1}}}', 'body_not_json'],
    ['__proto__ in disguise', '{"__pro\\u0074o__":1}', 'body_not_json'],
    ['constructor', '{"constructor":{"prototype":1}}', 'body_not_json'],
    ['an escaped NUL', '{"a":"b\\u0000"}', 'body_not_text'],
    ['a raw NUL', '{"a":"b\0"}', 'body_not_json'],
    ['a lone surrogate', '{"a":"\\ud800"}', 'body_not_text'],
    ['a lone surrogate in a key', '{"\\udc00":1}', 'body_not_text'],
    ['a surrogate pair', '{"a":"\\ud83d\\ude00"}', 'read'],
    ['the same key in two objects', '[{"a":1},{"a":{"a":1}}]', 'read'],
    ['a key that is also a value', '{"a":"a","b":["a","a"]}', 'read'],
    ['brackets in a string', `{"a":"${'['.repeat(999)}"}`, 'read'],
    ['an escaped quote', '{"a":"\\"","b":"\\\\"}', 'read'],
    ['white space', ' \t\r\n{ "a" \n:\t1 } ', 'read'],
  ])('%s: %s → %s', (_, text, expected) => {
    expect(codeOf(text)).toBe(expected);
  });

  test('takes 32 levels and refuses one more, and 10,000 and a million at once', () => {
    const nested = (n: number) => '['.repeat(n) + ']'.repeat(n);
    expect(codeOf(nested(MAX_DEPTH))).toBe('read');
    expect(codeOf(nested(MAX_DEPTH + 1))).toBe('body_too_deep');
    expect(codeOf(nested(10_000))).toBe('body_too_deep');
    expect(codeOf('{"a":'.repeat(1_000_000))).toBe('body_too_deep');
  });
});
