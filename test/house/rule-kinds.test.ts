// A kind of must-rule is one file in src/policy/must: nothing outside that room decides by a rule's kind.
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { scratchDirectory } from '../support/scratch.ts';
import { decidedByKind } from './rule-kinds.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const ROOM = /^src\/policy\/must\//;
/** Reading the types of the whole tree takes a while on a busy machine. */
const LONG = 180_000;

test(
  'nothing outside the room of kinds asks which kind a rule is of',
  () => {
    const asking = decidedByKind(path.join(ROOT, 'tsconfig.json'), 'src');
    expect(asking.filter((one) => !ROOM.test(one))).toEqual([]);
    // That it looks at the room itself shows that it looks.
    expect(asking.some((one) => ROOM.test(one))).toBe(true);
  },
  LONG,
);

const PLANTED = `
type Must = { kind: 'active' | 'do_not_assign' | 'not_declined' | 'role' };
type Need = { kind: 'language' | 'role' };
const WORDS = { active: 1, do_not_assign: 2, not_declined: 3, role: 4 };
export const turned = (rule: Must) => { switch (rule.kind) { case 'role': return 1; default: return 2; } };
export const compared = (rules: Must[]) => rules.filter(({ kind }) => kind !== 'role');
export const listed = (rule: Must) => ['role'].includes(rule.kind);
export const tabled = (rule: Must) => WORDS[rule.kind];
export const fine = (need: Need, rule: Must) => need.kind === 'role' ? [rule.kind] : [String(rule.kind)];
`;

test(
  'each way of asking is found when it is planted, and nothing beside it',
  async () => {
    const root = await scratchDirectory();
    try {
      await mkdir(path.join(root, 'src/flows'), { recursive: true });
      await symlink(path.join(ROOT, 'node_modules'), path.join(root, 'node_modules'));
      await writeFile(path.join(root, 'src/flows/planted.ts'), PLANTED);
      const compilerOptions = { strict: true, target: 'esnext', module: 'nodenext', types: [] };
      await writeFile(
        path.join(root, 'tsconfig.json'),
        JSON.stringify({ compilerOptions, include: ['src'] }),
      );
      const found = decidedByKind(path.join(root, 'tsconfig.json'), 'src/flows');
      expect(found.map((one) => one.replace(/^\S+ /, ''))).toEqual([
        'rule.kind',
        "kind !== 'role'",
        "['role'].includes(rule.kind)",
        'WORDS[rule.kind]',
      ]);
    } finally {
      await rm(root, { recursive: true, force: true });
    }
  },
  LONG,
);
