// What the word lists say of a word: how freely it may stand, which facts it asks for, and which other
// words mean the same.
import type { FactKind } from '../../reasoning/facts/fact.ts';
import * as english from '../neutral/en.ts';
import { ALIKE } from '../neutral/en-alike.ts';
import { ACTIONS, ASKABLE_DEEDS, ASKABLE_THINGS } from '../neutral/en-asking.ts';
import { plainWord, stemOf } from './stem.ts';

export type Role =
  | 'material'
  | 'neutral'
  | 'thing'
  | 'deed'
  | 'action'
  | 'promised'
  | 'committing'
  | 'theirs'
  | 'presupposing';

const wordsIn = (text: string) => text.split(/\s+/).filter((word) => word !== '');
/** Parts of a compound count by themselves, as they do in prose. */
const partsOf = (word: string) => word.split(/[-’'.]/).filter((part) => part !== '');
const stems = (text: string) =>
  new Set(
    wordsIn(text)
      .flatMap(partsOf)
      .map((part) => stemOf(plainWord(part))),
  );

const FUNCTION = stems(english.FUNCTION_WORDS);
const ROLES: Readonly<Record<Role, ReadonlySet<string>>> = {
  material: stems(english.MATERIAL),
  neutral: stems(english.NEUTRAL),
  thing: stems(ASKABLE_THINGS),
  deed: stems(ASKABLE_DEEDS),
  action: stems(ACTIONS),
  promised: stems(english.PROMISED),
  committing: stems(english.COMMITTING),
  theirs: stems(english.TELLING_OF_THEM),
  presupposing: stems(english.PRESUPPOSING),
};
const JUDGING = new Set(wordsIn(english.JUDGING));
const SETTLED = new Set(wordsIn(english.SETTLED));

/** A word that says nothing by itself, by its stem. */
export const isFunction = (stem: string) => stem.length <= 1 || FUNCTION.has(stem);

export const hasRole = (stem: string, role: Role) => ROLES[role].has(stem);

const SETTLED_STEMS = stems(english.SETTLED);
/** Its stem alone: for languages whose tenses are told by another word. */
export const maySettle = (stem: string) => SETTLED_STEMS.has(stem);

/** A participle or past tense by which something would be done already. */
export const isSettled = (word: string) => SETTLED.has(word);

/** A participle that judges. */
export const isJudging = (word: string) => JUDGING.has(word);

const OF_REPS = new Set(wordsIn(english.TELLING_OF_REPS));

/** A word that tells of what a rep did or does, as it is written. */
export const tellsOfReps = (word: string) => OF_REPS.has(word);

const KINDS: ReadonlyMap<string, ReadonlySet<FactKind>> = new Map(
  english.OF_KINDS.flatMap(([kinds, words]) =>
    [...stems(words)].map((stem) => [stem, new Set<FactKind>(kinds)] as const),
  ),
);

/** The kinds of facts of which one must stand behind a word that is told; undefined: none. */
export const kindsBehind = (stem: string) => KINDS.get(stem);

const SAME: ReadonlyMap<string, readonly string[]> = (() => {
  const same = new Map<string, string[]>();
  for (const row of ALIKE.split('\n')) {
    const group = [...stems(row)];
    for (const stem of group) same.set(stem, [...(same.get(stem) ?? []), ...group]);
  }
  return same;
})();

/** Stems that mean the same, itself among them where there are any. */
export const sameAs = (stem: string): readonly string[] => SAME.get(stem) ?? [];
