// What others write is read in linear time: no pattern of ours begins anew at every place of a long run.
// Patterns that are put together from pieces are not read here; `npm run bench -- text` runs them.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { patternsIn, slowness } from './slow-patterns.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Those that read something short, by file and beginning: how short. */
const SHORT: Readonly<Record<string, string>> = {
  'src/evals/log/pseudonyms.ts [\\s,]+(?:gmbh': 'names of companies in a log that we export',
  'src/flows/decisions/verify-log.ts "parts":': 'a snapshot that we wrote',
  'src/leads/person-key.ts \\+.*$': 'an address of at most 254 characters',
  'src/leads/values/money.ts \\d.*(?:-|–|': 'an amount of at most 120 characters',
  'src/policy/conditions/check.ts list<.*>': 'the name of a type',
  'src/policy/conditions/check.ts dyn<.*>': 'the same',
  'src/policy/conditions/check.ts \\$\\w+|map': 'the same',
  'src/policy/conditions/check.ts no such overload': 'one complaint of the compiler',
  'src/leads/values/wording.ts 0+$': 'a figure that we wrote',
  'src/advisor/grounding/figure-readers.ts [a-z]+$|^[a-z]+': 'one figure',
  'src/advisor/grounding/wording-check.ts \\b(?:https?:\\/\\/|':
    'a sentence of an answer, cut at 1,400',
  'src/advisor/grounding/wording-check.ts <[a-z/!][^>]*>|': 'the same',
  'src/selection/free-text/addresses.ts (?:e-?mail|mail': '64 characters before a sign',
  'src/selection/free-text/phones.ts (?:^|[^\\p{L}])(?:t|m|p': '40 characters before a number',
  'src/selection/free-text/phones.ts (?:^|[^\\p{L}])(?:orders?': 'the same',
};

test('a pattern that could take the square of a text reads short texts only', () => {
  const slow = globSync('src/**/*.ts', { cwd: ROOT })
    .sort()
    .filter((file) => !file.startsWith('src/io/db/'))
    .flatMap((file) =>
      patternsIn(readFileSync(path.join(ROOT, file), 'utf8'))
        .filter(({ body, flags }) => slowness(body, flags) !== null)
        .map(({ body }) => `${file} ${body}`),
    );
  const known = Object.keys(SHORT);
  expect(slow.filter((one) => !known.some((short) => one.startsWith(short)))).toEqual([]);
  expect(known.filter((short) => !slow.some((one) => one.startsWith(short)))).toEqual([]);
});

test('patterns are found in a source', () => {
  const source = "const A = /a+b/g;\n// not /this/\nconst b = text.replace(/[/]x\\/y/i, '');";
  expect(patternsIn(source)).toEqual([
    { line: 1, body: 'a+b', flags: 'g' },
    { line: 3, body: '[/]x\\/y', flags: 'i' },
  ]);
});

test.each([
  [/\S+@\S+/, 'of every letter'],
  [/.*x.*y/, 'of every letter'],
  [/\s+$/, 'of every blank'],
  [/\s*[([]/, 'of every blank'],
  [/ignore.*rules/i, 'of every "ignore"'],
  [/\((?:[^)]*)\)/, 'of every bracket'],
  [/(?:a+)+b/, 'of every parting'],
  [/(?:\w+\s?)*!/, 'of every parting'],
  [/<a[^>]*>/, 'of every tag'],
  [/\b[\w.]+@/, 'of every letter behind a full stop'],
  [/(?:^|x)\d+z|[a-z]+\d/, 'in its second half'],
] satisfies [RegExp, string][])(
  '%s is slow: it begins anew %s',
  (pattern: RegExp, _where: string) => {
    expect(slowness(pattern.source, pattern.flags)).not.toBeNull();
  },
);

test.each([
  /^\S+@\S+$/,
  /(?<!\S)\S+@\S+/,
  /\b\w+@/,
  /\S+/g,
  /\S{1,64}@/,
  /ignore.{0,40}rules/i,
  /\([^()]*\)/,
  /https?:\/\/\S+/,
  /(?:(?<!\s)\s+)?[,;]\s*/,
  /(?<![.,])[.,]+$/,
  /\d+\.\d+x/y,
])('%s is not', ({ source, flags }) => {
  expect(slowness(source, flags)).toBeNull();
});
