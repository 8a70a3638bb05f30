// Brings prose of the languages that the judge knows to English words, which the lists and the patterns
// know: word by word, without its grammar. What no dictionary has stays as it is written.
import { memoByText } from '../../leads/text/memo.ts';
import { GERMAN } from '../neutral/de.ts';
import { SPANISH } from '../neutral/es.ts';
import { FRENCH } from '../neutral/fr.ts';
import { plainWord } from './stem.ts';

/** A word of a text: where it stands, and what it is in English. */
export type Word = {
  raw: string;
  at: number;
  end: number;
  /** In plain letters; the word itself where it is English or in no dictionary. */
  english: readonly string[];
  /** False for a word that no dictionary has; in English nothing is looked up. */
  known: boolean;
};

export type Known = 'en' | 'de' | 'fr' | 'es';

/** The language of a tag such as "de-AT", where it is one that the judge knows. */
export function knownLanguage(tag: string): Known | null {
  const code = tag.slice(0, 2).toLowerCase();
  return code === 'en' || code === 'de' || code === 'fr' || code === 'es' ? code : null;
}

type Foreign = Exclude<Known, 'en'>;

const ENDINGS: Readonly<Record<Foreign, readonly string[]>> = {
  de: 'innen ungen ung test ten tet te end ende enden ender endes er em en es et st in e n s t'.split(
    ' ',
  ),
  fr: 'issement ements ement issent erait eraient aient erons eront erez ait ant ante antes ants ees ee es er ez ent ons era e s x i is it ir'.split(
    ' ',
  ),
  es: 'aciones acion amente mente ariamos aremos aran ando iendo adas ados ada ado idas idos ida ido aron ieron aban aba amos emos imos aria eria are era ara ar er ir an en as es os a e o s io'.split(
    ' ',
  ),
};
const LEAST = 4;

/** What is left of a foreign word without its endings: every shortening is tried, the longest first. */
function* shortened(word: string, language: Foreign): Generator<string> {
  yield word;
  for (const ending of ENDINGS[language]) {
    if (word.endsWith(ending) && word.length - ending.length >= LEAST - 1) {
      yield word.slice(0, -ending.length);
    }
  }
}

type Entries = {
  words: Map<string, readonly string[]>;
  phrases: Map<string, readonly string[]>;
  /** The words that a phrase begins with. */
  openers: Set<string>;
};

/** A dictionary as its file has it: "english words: form, form two; …". */
function entriesOf(text: string, language: Foreign): Entries {
  const words = new Map<string, readonly string[]>();
  const phrases = new Map<string, readonly string[]>();
  const rows = text.split(/[;\n]/).map((row) => row.split(':'));
  const put = (key: string, english: readonly string[]) => {
    if (!words.has(key)) words.set(key, english);
  };
  for (const [to = '', forms = ''] of rows) {
    const english = to
      .trim()
      .toLowerCase()
      .split(' ')
      .filter((word) => word !== '-' && word !== '');
    for (const form of forms.trim().split(/\s+/)) {
      if (form === '') continue;
      const parts = form.split('_').map(plainWord);
      if (parts.length > 1) phrases.set(parts.join(' '), english);
      else put(parts[0] ?? '', english);
    }
  }
  // Endings of the forms come last: a form that is written out wins.
  for (const [form, english] of [...words]) {
    for (const short of shortened(form, language)) put(`${short}-`, english);
  }
  const openers = new Set([...phrases.keys()].map((phrase) => phrase.split(' ')[0] ?? ''));
  return { words, phrases, openers };
}

const DICTIONARIES: Readonly<Record<Foreign, Entries>> = {
  de: entriesOf(GERMAN, 'de'),
  fr: entriesOf(FRENCH, 'fr'),
  es: entriesOf(SPANISH, 'es'),
};

const lookups: Readonly<Record<Foreign, (word: string) => readonly string[] | null>> = {
  de: memoByText((word) => found(word, 'de') ?? participle(word) ?? compound(word), 8_000),
  fr: memoByText((word) => found(word, 'fr'), 8_000),
  es: memoByText((word) => found(word, 'es'), 8_000),
};

function found(word: string, language: Foreign): readonly string[] | null {
  const { words } = DICTIONARIES[language];
  const whole = words.get(word);
  if (whole !== undefined) return whole;
  if (word.length <= 3) return null;
  for (const short of shortened(word, language)) {
    const english = words.get(short) ?? words.get(`${short}-`);
    if (english !== undefined) return english;
  }
  return null;
}

/** "gefragt" → "fragt". */
function participle(word: string): readonly string[] | null {
  const inner = /^ge(\p{L}{3,})$/u.exec(word)?.[1];
  return inner === undefined ? null : found(inner, 'de');
}

const LEAST_PART = 3;
const LONGEST_COMPOUND = 40;

/** "preisseite" → "price", "page": parted where both parts are known, the first as long as can be. */
function compound(word: string): readonly string[] | null {
  if (word.length < 2 * LEAST_PART || word.length > LONGEST_COMPOUND) return null;
  for (let cut = word.length - LEAST_PART; cut >= LEAST_PART; cut -= 1) {
    const tail = found(word.slice(cut), 'de');
    if (tail === null) continue;
    const head = word.slice(0, cut);
    const first = found(head, 'de') ?? (head.endsWith('s') ? found(head.slice(0, -1), 'de') : null);
    if (first !== null) return [...first, ...tail];
  }
  return null;
}

const WORD = /\p{L}[\p{L}\p{M}\p{N}]*/gu;
const MOST_IN_PHRASE = 4;

/** The words of a text in their order. */
export function wordsIn(text: string, language: Known): Word[] {
  const words = [...text.matchAll(WORD)].map(({ 0: raw, index }) => ({
    raw,
    at: index,
    end: index + raw.length,
    plain: plainWord(raw),
  }));
  if (language === 'en') {
    return words.map(({ plain, ...word }) => ({ ...word, english: [plain], known: true }));
  }
  const { phrases, openers } = DICTIONARIES[language];
  const plains = words.map(({ plain }) => plain);
  const out: Word[] = [];
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i];
    if (word === undefined) break;
    const length = openers.has(word.plain) ? phraseAt(plains, i, phrases) : 1;
    const last = words[i + length - 1] ?? word;
    const key = plains.slice(i, i + length).join(' ');
    const english = length > 1 ? phrases.get(key) : lookups[language](word.plain);
    out.push({
      raw: text.slice(word.at, last.end),
      at: word.at,
      end: last.end,
      english: english ?? [word.plain],
      known: english !== null && english !== undefined,
    });
    i += length - 1;
  }
  return out;
}

/** How many words from a place on make a phrase of the dictionary; 1 where none does. */
function phraseAt(words: readonly string[], from: number, phrases: Entries['phrases']): number {
  for (let length = MOST_IN_PHRASE; length > 1; length -= 1) {
    if (phrases.has(words.slice(from, from + length).join(' '))) return length;
  }
  return 1;
}

const MONTHS = new Set(
  'january february march april may june july august september october november december'.split(
    ' ',
  ),
);

/** Dates are known by the capital of their month. */
const asWritten = (word: string) =>
  MONTHS.has(word) ? word.charAt(0).toUpperCase() + word.slice(1) : word;

/** Whether a word is the name of a month. */
export const isMonth = (word: string) => MONTHS.has(word);

/** The text with its known words in English, for what is read by patterns: figures, comparisons. */
export function inEnglish(text: string, language: Known): string {
  if (language === 'en') return text;
  let [out, from] = ['', 0];
  for (const { at, end, english, known, raw } of wordsIn(text, language)) {
    out += text.slice(from, at) + (known ? english.map(asWritten).join(' ') : raw);
    from = end;
  }
  // "15. Januar" ends no sentence.
  return (out + text.slice(from)).replace(DAY_OF_MONTH, '$1');
}

const DAY_OF_MONTH = /(\d)\.(?= [A-Z][a-z]{2,8}\b)/g;
