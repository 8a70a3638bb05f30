// Which words facts cover: those that they name or quote, words of the same meaning, and the same words in
// another of the languages that the judge knows.
import { INDUSTRIES } from '../../leads/tables/industries.ts';
import { fold } from '../../leads/text/fold.ts';
import { memoByText } from '../../leads/text/memo.ts';
import { normaliseLanguage } from '../../leads/values/language.ts';
import type { Fact, FactKind } from '../../reasoning/facts/fact.ts';
import { wordsOf } from '../../reasoning/facts/fact-words.ts';
import { type Known, type Word, wordsIn } from './dictionary.ts';
import { isFunction, sameAs } from './lexicon.ts';
import { alike, plainWord, stemOf } from './stem.ts';

/** The words of one fact. */
export type FactCover = {
  fact: Fact;
  stems: ReadonlySet<string>;
  /** As they are written, by their first letters: for words that no list knows. */
  written: ReadonlyMap<string, readonly string[]>;
  /** Languages that are named, by code. */
  languages: ReadonlySet<string>;
  /** The clauses of what somebody wrote, in words. */
  quoted(): readonly (readonly Word[])[];
};

/** The cover of a fact, each fact once as long as the reader is kept; `theirs` is the language of the lead's words. */
export function coverReader(theirs: Known | null): (fact: Fact) => FactCover {
  const kept = new Map<Fact, FactCover>();
  return (fact) => {
    const known = kept.get(fact);
    if (known !== undefined) return known;
    const made = coverOf(fact, theirs);
    kept.set(fact, made);
    return made;
  };
}

const HEAD = 4;

function coverOf(fact: Fact, theirs: Known | null): FactCover {
  const text = wordsOf(fact);
  const words = wordsIn(text, 'en').flatMap(({ english }) => english);
  const told = theirs === null || theirs === 'en' ? [] : wordsIn(text, theirs);
  const translated = told.filter(({ known }) => known).flatMap(({ english }) => english);
  const named = fact.entries.flatMap(industryWords).map(plainWord);
  const all = [...words, ...translated, ...named];
  const stems = new Set(all.flatMap((word) => [stemOf(word), ...sameAs(stemOf(word))]));
  const written = new Map<string, string[]>();
  for (const word of [...words, ...named]) {
    const head = word.slice(0, HEAD);
    written.set(head, [...(written.get(head) ?? []), word]);
  }
  const languages = new Set(words.flatMap((word) => languageNamed(word) ?? []));
  let clauses: readonly (readonly Word[])[] | null = null;
  const quoted = () => {
    clauses ??= quotedClauses(fact, theirs);
    return clauses;
  };
  return { fact, stems, written, languages, quoted };
}

const CLAUSE_END = /[.!?;]\s|,\s|\s(?:and|but|und|aber|sondern|et|mais|y|pero)\s/;

function quotedClauses({ quoted }: Fact, theirs: Known | null): Word[][] {
  if (quoted.length === 0) return [];
  return quoted
    .join('. ')
    .split(CLAUSE_END)
    .map((clause) => wordsIn(clause, theirs ?? 'en'));
}

/** What an industry is called in any of the languages; nothing for other entries. */
const industryWords = memoByText((entry: string): string[] => {
  const title = fold(entry);
  const found = Object.values(INDUSTRIES).find((industry) => fold(industry.title) === title);
  return found === undefined ? [] : (found.aliases.match(/\p{L}{4,}/gu) ?? []);
});

/** The language that a word names, in any language: "German", "Deutsch", "alemán". */
const languageNamed = memoByText((word: string): string | null => {
  if (word.length < 5) return null;
  const named = normaliseLanguage(word);
  if (named.known) return named.value;
  const inflected = normaliseLanguage(word.replace(/(?:en|er|e|s|es|a)$/, ''));
  return inflected.known && word.length > 6 ? inflected.value : null;
});

/** Whether one of the facts covers a word of prose. */
export function isCovered(word: Word, covers: readonly FactCover[]): boolean {
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

function hasWritten(word: string, { written }: FactCover): boolean {
  return (written.get(word.slice(0, HEAD)) ?? []).some((one) => alike(one, word));
}

/** Who and where the lead is: what any sentence may name. */
export const ALWAYS_NAMED: ReadonlySet<FactKind> = new Set<FactKind>([
  'company',
  'industry',
  'role',
  'language',
  'need_language',
  'place',
  'time_zone',
  'account',
]);
