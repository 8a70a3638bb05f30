// A fact is its values. Its sentence is shown, to people and to a model, and nobody learns anything from it:
// no pattern runs over it, nothing is looked for in it.
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { scratchDirectory } from '../support/scratch.ts';
import { readSentences } from './read-sentences.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** Reading the types of the whole tree takes a while on a busy machine. */
const LONG = 180_000;

/** Where a sentence is passed on as it is, and why. */
const SHOWN: Readonly<Record<string, string>> = {
  'src/reasoning/facts/fact.ts: export function toldFact({ id, about, repId, kind, text }: ToldFact): ToldFact {':
    'as it is stored and answered',
  'src/advisor/brief.ts: const tags = new Set(left.map(({ kind, repId, text }) => `${kind}|${repId}|${text}`));':
    'the same fact with and without the lead’s words',
  'src/advisor/brief.ts: return all.filter(({ kind, repId, text }) => tags.has(`${kind}|${repId}|${text}`));':
    'the same fact with and without the lead’s words',
  "src/advisor/data-page.ts: export const factLine = ({ id, text }: Pick<Fact, 'id' | 'text'>) => `${id} ${text}`;":
    'what a model is sent',
};

test(
  'a fact’s sentence is taken up only to be shown as it is',
  () => {
    const rooms = ['src/reasoning', 'src/advisor', 'src/routing'];
    const found = readSentences(path.join(ROOT, 'tsconfig.json'), rooms);
    expect(found.sort()).toEqual(Object.keys(SHOWN).sort());
  },
  LONG,
);

const PLANTED = `
import type { Cited, Fact, ToldFact } from '../reasoning/facts/fact.ts';
const BEHIND = / behind\\b/;
export const tested = (fact: Fact) => BEHIND.test(fact.text);
export const matched = (facts: readonly Fact[]) => facts.map((one) => one.text.match(/\\d+/));
export const parted = ({ text }: Fact) => text.split(' and ');
export const named = ({ text: told }: ToldFact) => told.includes(' overall');
export const each = (facts: readonly Fact[]) => {
  for (const { text } of facts) BEHIND.exec(text);
};
export const picked = (fact: Pick<Fact, 'text' | 'kind'>) => fact.text.slice(0, 8);
export const inner = (known: { fact: Fact }) => known.fact.text.startsWith('Uses');
export const ours = ({ text }: Cited, sentence: { text: string }, { quoted, kind }: Fact) =>
  [text, sentence.text, quoted.map((words) => BEHIND.test(words)), kind];
`;

test(
  'each way of reading one is found when it is planted, and nothing beside it',
  async () => {
    const root = await scratchDirectory();
    try {
      await mkdir(path.join(root, 'src/advisor'), { recursive: true });
      await symlink(path.join(ROOT, 'node_modules'), path.join(root, 'node_modules'));
      for (const room of ['leads', 'roster', 'reasoning', 'policy', 'selection', 'sla']) {
        await symlink(path.join(ROOT, 'src', room), path.join(root, 'src', room));
      }
      await writeFile(path.join(root, 'src/advisor/planted.ts'), PLANTED);
      const compilerOptions = {
        strict: true,
        target: 'esnext',
        module: 'nodenext',
        noEmit: true,
        allowImportingTsExtensions: true,
        types: [],
      };
      const config = { compilerOptions, include: ['src/advisor'] };
      await writeFile(path.join(root, 'tsconfig.json'), JSON.stringify(config));
      const found = readSentences(path.join(root, 'tsconfig.json'), ['src/advisor']);
      const lines = PLANTED.split('\n').filter(
        (line) => /\btext\b/.test(line) && !/ours|Cited|\[text/.test(line),
      );
      expect(found).toEqual(lines.map((line) => `src/advisor/planted.ts: ${line.trim()}`));
      expect(found).toHaveLength(7);
    } finally {
      await rm(root, { recursive: true, force: true });
    }
  },
  LONG,
);
