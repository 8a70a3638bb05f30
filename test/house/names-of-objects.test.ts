// "constructor" and "__proto__" are names like any other: no plain object is asked for a name that came
// from outside. Use a Map, byName() or own() of leads/text/by-name.ts.
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { scratchDirectory } from '../support/scratch.ts';
import { indexedByText } from './indexed-by-text.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** Reading the types of the whole tree takes a while on a busy machine. */
const LONG = 180_000;

test(
  'nowhere in src is a plain object asked for whatever name a text holds',
  () => {
    const made = /^src\/leads\/text\/by-name\.ts:/;
    expect(
      indexedByText(path.join(ROOT, 'tsconfig.json'), 'src').filter((one) => !made.test(one)),
    ).toEqual([]);
  },
  LONG,
);

const PLANTED = `
import { byName } from '../leads/text/by-name.ts';
type Id = string & { readonly brand: 'id' };
const words: Readonly<Record<string, string>> = { a: 'b' };
const counts: Record<string, number> = {};
export const read = (text: string) => words[text];
export const branded = (id: Id) => counts[id] ?? 0;
export const maybe = (text: string | undefined) => words[text ?? ''];
export const written = (text: string) => { counts[text] = 1; };
export const asked = (text: string) => text in words;
const made = byName<number>();
const ours = { left: 1, right: 2 } as const;
export const good = (text: string, i: number, side: 'left' | 'right') =>
  [made[text], [1, 2][i], ours[side], 'left' in ours, words['a'], new Map([[text, i]]).get(text)];
`;

test(
  'each way of asking is found when it is planted, and nothing beside it',
  async () => {
    const root = await scratchDirectory();
    try {
      await mkdir(path.join(root, 'src/flows'), { recursive: true });
      await mkdir(path.join(root, 'src/leads'), { recursive: true });
      await symlink(path.join(ROOT, 'node_modules'), path.join(root, 'node_modules'));
      await symlink(path.join(ROOT, 'src/leads/text'), path.join(root, 'src/leads/text'));
      await writeFile(path.join(root, 'src/flows/planted.ts'), PLANTED);
      const options = {
        strict: true,
        target: 'esnext',
        module: 'nodenext',
        noEmit: true,
        allowImportingTsExtensions: true,
      };
      const config = {
        compilerOptions: { ...options, types: [], noUncheckedIndexedAccess: true },
        include: ['src'],
      };
      await writeFile(path.join(root, 'tsconfig.json'), JSON.stringify(config));
      const found = indexedByText(path.join(root, 'tsconfig.json'), 'src/flows');
      expect(found.map((one) => one.replace(/^\S+ /, ''))).toEqual([
        'words[text]',
        'counts[id]',
        "words[text ?? '']",
        'counts[text]',
        'text in words',
      ]);
    } finally {
      await rm(root, { recursive: true, force: true });
    }
  },
  LONG,
);
