// Nouns keep nothing on their modules: what is worked out from a roster lives in its index
// (roster/roster-index), what from a policy in its compiled form, each as long as that lives.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { NOUNS } from './rooms.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Where one may stand all the same, and why. */
const EXCEPT: Readonly<Record<string, string>> = {
  'src/policy/compiled-policy.ts compiled':
    'needs, plans and what-ifs make documents by the dozen, and a document is stored as it is',
};

/** A declaration at the margin, lines of its own indented, whose value remembers by object. */
const REMEMBERS =
  /^(?:export )?(?:const|let) (\w+)(?:[^\n]|\n(?=[ })\]]))*?[^=]=\s+(?:new Weak(?:Map|Set)|memoByObject)\b/gm;

const keptIn = (text: string) => [...text.matchAll(REMEMBERS)].map(([, name]) => name);

test('no module of a noun remembers by object', () => {
  const found = NOUNS.flatMap((room) =>
    readdirSync(path.join(ROOT, 'src', room), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => `src/${room}/${file}`),
  ).flatMap((file) =>
    keptIn(readFileSync(path.join(ROOT, file), 'utf8')).map((name) => `${file} ${name}`),
  );
  expect(found).toEqual(Object.keys(EXCEPT));
});

test('one that is planted is found, in whatever form it stands', () => {
  const planted = `
const plain = new WeakMap<object, string>();
export const typed: (document: Policy) => Compiled = memoByObject(compile);
const spread = memoByObject(
  ({ reps }: Roster) => reps.length,
);
let seen: WeakSet<object> =
  new WeakSet();
const inIndex = memoInKeeper((_: RosterIndex) =>
  memoByObject((rule: Must) => new Map()),
);
function local() {
  const here = new WeakMap();
  return memoByObject(here.get);
}
`;
  expect(keptIn(planted)).toEqual(['plain', 'typed', 'spread', 'seen']);
});
