// The repository as a tree of files: their sizes, how deep they lie, and words that have no place in it.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');
const MADE_BY_TOOLS = ['node_modules', '.git', '.pointsman', '.data', 'reports'];
const TEXT = /\.(ts|js|mjs|md|sql|ya?ml|json|grit|svg)$|^(\.ci\/\w+|Dockerfile|\.\w+)$/;
const files = filesBelow('');

test('src lies no deeper than src/a/b/file.ts, and each room of io the same below it', () => {
  expect(files.filter((file) => /^src\/(io(\/[^/]+){4}|(?!io\/)([^/]+\/){3})/.test(file))).toEqual(
    [],
  );
});

test('no file that people write is longer than 400 lines', () => {
  const made = ['docs/cli.md', 'docs/briefs.md'];
  const written = files.filter(
    (file) => /\.(ts|js|md|sql|ya?ml)$/.test(file) && !made.includes(file),
  );
  const long = written.filter((file) => read(file).split('\n').length > 401);
  expect(long).toEqual([]);
});

test('every source file opens with the rule it decides or the thing it talks to', () => {
  const sources = files.filter((file) => /^src\/.*\.ts$/.test(file));
  expect(sources.filter((file) => !read(file).startsWith('// '))).toEqual([]);
});

/** What it is → how it is recognised. Spelt so that this file does not find itself. */
const OUT_OF_PLACE: Readonly<Record<string, RegExp>> = {
  'a path of one machine': /(?<![\w.~$}-])\/(work|home|root|Users)\/[\w.-]/,
  'a host that packages come from': /registry\.[\w-]+\.\w+|artifactory|verdaccio|"resolved"/i,
  'a note to oneself': /\b(TO[D]O|FIX[M]E|X{3})\b/,
};

test.for(Object.entries(OUT_OF_PLACE))('the repository holds nowhere %s', ([, pattern]) => {
  const texts = files.filter((file) => TEXT.test(file) && file !== 'test/house/tree.test.ts');
  expect(texts.filter((file) => pattern.test(read(file)))).toEqual([]);
});

function read(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8');
}

function filesBelow(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (MADE_BY_TOOLS.includes(name)) return [];
    return entry.isDirectory() ? filesBelow(name) : [name];
  });
}
