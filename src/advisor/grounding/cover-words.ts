// Which words a text covers: its own, those of the same meaning, and the same words in another of the
// languages that the judge knows.
import { memoByText } from '../../leads/text/memo.ts';
import { normaliseLanguage } from '../../leads/values/language.ts';
import type { Word } from './dictionary.ts';
import { isFunction, sameAs } from './lexicon.ts';
import { alike, plainWord, stemOf } from './stem.ts';

export type Cover = {
  stems: ReadonlySet<string>;
  /** As they are written, by their first letters: for words that no list knows. */
  written: ReadonlyMap<string, readonly string[]>;
  /** Languages that are named, by code. */
  languages: ReadonlySet<string>;
};

const HEAD = 4;

/** The cover of words as they are written, and of what they are in English. */
export function coverOf(written: readonly string[], english: readonly string[]): Cover {
  const stems = new Set(english.flatMap((word) => [stemOf(word), ...sameAs(stemOf(word))]));
  const heads = new Map<string, string[]>();
  for (const word of written) {
    const head = word.slice(0, HEAD);
    heads.set(head, [...(heads.get(head) ?? []), word]);
  }
  const languages = new Set(written.flatMap((word) => languageNamed(word) ?? []));
  return { stems, written: heads, languages };
}

/** The cover of words of a text. */
export function coverOfWords(words: readonly Word[]): Cover {
  const written = words.map(({ raw }) => plainWord(raw));
  return coverOf(written, [...written, ...words.flatMap(({ english }) => english)]);
}

/** The language that a word names, in any language: "German", "Deutsch", "alemán". */
const languageNamed = memoByText((word: string): string | null => {
  if (word.length < 5) return null;
  const named = normaliseLanguage(word);
  if (named.known) return named.value;
  const inflected = normaliseLanguage(word.replace(/(?:en|er|e|s|es|a)$/, ''));
  return inflected.known && word.length > 6 ? inflected.value : null;
});

/** Whether one of the covers covers a word of prose. */
export function isCovered(word: Word, covers: readonly Cover[]): boolean {
  const raw = plainWord(word.raw);
  const language = languageNamed(raw);
  if (language !== null) return covers.some(({ languages }) => languages.has(language));
  return (
    covers.some((cover) => hasWritten(raw, cover)) ||
    word.english.every(
      (english) =>
        isFunction(stemOf(english)) ||
        covers.some((cover) => cover.stems.has(stemOf(english)) || hasWritten(english, cover)),
    )
  );
}

function hasWritten(word: string, { written }: Cover): boolean {
  return (written.get(word.slice(0, HEAD)) ?? []).some((one) => alike(one, word));
}
