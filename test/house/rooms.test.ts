// Which folder may know which, types included: no two know each other, and the rooms of nouns stand on
// one another in one order.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { NOUNS } from './rooms.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

type Import = { from: string; to: string };

describe('the rooms', () => {
  const imports = importsOf(sources('src'));

  test('no two folders import each other, by however many steps', () => {
    expect(circles(imports)).toEqual([]);
  });

  test('a room of nouns imports only the rooms before it', () => {
    const upward = imports.filter(({ from, to }) => {
      const [above, below] = [NOUNS.indexOf(roomOf(to)), NOUNS.indexOf(roomOf(from))];
      return below >= 0 && above > below;
    });
    expect(upward.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
  });

  test('every room of nouns has its place in the order', () => {
    const others = 'flows io http console cli'.split(' ');
    const folders = readdirSync(path.join(ROOT, 'src'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    expect(folders.filter((name) => ![...NOUNS, ...others].includes(name))).toEqual([]);
  });

  test('a planted circle is found, also one of types and one that takes three steps', () => {
    const planted = importsOf({
      'src/a/one.ts': "import type { Two } from '../b/two.ts';",
      'src/b/two.ts': "export { three } from './c/three.ts';",
      'src/b/c/three.ts': "const one = await import('../../a/one.ts');",
      'src/d/four.ts': "import { one } from '../a/one.ts';",
    });
    expect(circles(planted)).toEqual([['src/a', 'src/b', 'src/b/c']]);
  });
});

function sources(folder: string): Record<string, string> {
  const files = readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => path.join(entry.parentPath, entry.name));
  return Object.fromEntries(
    files.map((file) => [path.relative(ROOT, file), readFileSync(file, 'utf8')]),
  );
}

function importsOf(files: Readonly<Record<string, string>>): Import[] {
  return Object.entries(files).flatMap(([file, text]) =>
    [...text.matchAll(/\b(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(([, target = '']) => ({
      from: file,
      to: path.join(path.dirname(file), target),
    })),
  );
}

const roomOf = (file: string) => file.split('/')[1] ?? '';

/** Groups of folders each of which reaches every other of its group. */
function circles(imports: readonly Import[]): string[][] {
  const next = new Map<string, Set<string>>();
  for (const { from, to } of imports) {
    const [a, b] = [path.dirname(from), path.dirname(to)];
    if (a !== b) next.set(a, (next.get(a) ?? new Set()).add(b));
  }
  const reach = new Map([...next.keys()].map((folder) => [folder, reachable(folder, next)]));
  const together = (a: string, b: string) =>
    a === b || (reach.get(a)?.has(b) === true && reach.get(b)?.has(a) === true);
  const groups = [...next.keys()]
    .filter((folder) => reach.get(folder)?.has(folder))
    .map((folder) => [...next.keys()].filter((other) => together(folder, other)).sort());
  return [...new Map(groups.map((group) => [group.join(), group])).values()];
}

function reachable(start: string, next: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const seen = new Set<string>();
  const open = [start];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    for (const other of next.get(folder) ?? []) {
      if (seen.has(other)) continue;
      seen.add(other);
      open.push(other);
    }
  }
  return seen;
}
