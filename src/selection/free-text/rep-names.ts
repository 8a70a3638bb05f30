// The names of a roster's reps, to be found in what people write: in any spelling, in either order.

import { table } from '../../leads/text/by-name.ts';
import { asItReads } from '../../leads/text/look-alike.ts';
import { memoInKeeper } from '../../leads/text/memo-by-key.ts';
import type { RosterIndex } from '../../roster/roster-index.ts';
import { folded } from './person-names.ts';

export type NameIndex = {
  /** Full names by their first word, longest first. */
  full: ReadonlyMap<string, readonly { parts: readonly string[]; ids: readonly string[] }[]>;
  /** Rep ids by first or last name. */
  single: ReadonlyMap<string, readonly string[]>;
};

/** The names of a roster's reps. */
export const nameIndex = memoInKeeper(({ reps }: RosterIndex): NameIndex => namesOf(reps));

/** The index of any people's names. */
export function namesOf(reps: readonly { id: string; name: string }[]): NameIndex {
  const full = new Map<string, { parts: string[]; ids: string[] }[]>();
  const single = new Map<string, string[]>();
  const addFull = (parts: string[], id: string) => {
    const [head = ''] = parts;
    const entries = full.get(head) ?? [];
    const same = entries.find((entry) => entry.parts.join(' ') === parts.join(' '));
    if (same?.ids.includes(id)) return;
    if (same) same.ids.push(id);
    else entries.push({ parts, ids: [id] });
    full.set(
      head,
      entries.sort((a, b) => b.parts.length - a.parts.length),
    );
  };
  for (const rep of reps) {
    for (const parts of spellings(rep.name).map(keysOf)) {
      const [first = '', last = ''] = [parts[0], parts.at(-1)];
      if (parts.length > 1) {
        addFull(parts, rep.id);
        addFull([...parts.slice(1), first], rep.id);
        for (const glued of [`${first}-${last}`, `${first}${last}`, `${last}${first}`]) {
          addFull([glued], rep.id);
        }
        if (parts.length > 2) addFull([first, last], rep.id);
      }
      for (const part of new Set([first, last])) {
        const ids = single.get(part) ?? [];
        if (part.length > 1 && !ids.includes(rep.id)) single.set(part, [...ids, rep.id]);
      }
    }
  }
  return { full, single };
}

/** A word of a text; `end` leaves a possessive out. */
export type Word = { word: string; at: number; end: number };

const WORD = /\p{L}[\p{L}\p{M}]*(?:['’-]\p{L}[\p{L}\p{M}]*)*/gu;
const POSSESSIVE = /['’]s$/u;

/** The words of a text, in order. */
export function words(text: string): Word[] {
  return [...text.matchAll(WORD)].map(({ 0: found, index }) => {
    // A possessive is no part of the name.
    const word = found.replace(POSSESSIVE, '');
    return { word, at: index, end: index + word.length };
  });
}

const APOSTROPHES = /['’]/g;

/** A name as it is compared: folded, without apostrophes, its letters as they read. */
export function nameKey(word: string): string {
  return asItReads(folded(word)).replace(APOSTROPHES, '');
}

const UMLAUTS = table<string>({ ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' });
/** Letters that no folding takes apart, as a keyboard without them writes them. */
const PLAIN = table<string>({
  ...{ ø: 'o', å: 'a', ł: 'l', đ: 'd', ð: 'd', þ: 'th', æ: 'ae', œ: 'oe', ı: 'i' },
});

/**
 * A name as people write it: with its umlauts, with "ue" for them or without either, in plain letters,
 * and with its hyphens apart.
 */
export function spellings(name: string): string[] {
  const lower = name.normalize('NFC').toLowerCase();
  const spelt = lower.replace(/[äöüøå]/g, (letter) => UMLAUTS[letter] ?? letter);
  const plain = lower.replace(/[øåłđðþæœı]/g, (letter) => PLAIN[letter] ?? letter);
  // "Juergen" is found as "Jürgen", too; in a short name the two letters are more often its own.
  const bare = lower.replace(/\p{L}{5,}/gu, (word) => word.replace(/([aou])e(?=\p{L})/gu, '$1'));
  const all = [lower, spelt, plain, bare].flatMap((one) => [one, one.replace(/[-‐–]/g, ' ')]);
  return [...new Set(all)];
}

/** The keys of the words of a name. */
export function keysOf(name: string): string[] {
  return words(name).map(({ word }) => nameKey(word));
}
