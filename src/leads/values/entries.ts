// Several entries in one text, by whichever separator people use: the one rule for cells of files and for lists that
// are sent. What is between the signs is looked at against the words that we know.
import type { Mapped } from '../text/mapped.ts';
import { normaliseLanguage } from './language.ts';
import { OUR_READERS, type Readers } from './readers.ts';
import { sizeBands } from './size.ts';
import { normaliseTechnology } from './technology.ts';

/** What a text is in our words; nothing where we know none. */
type Words = (text: string) => readonly string[];

type Habit = {
  words: (reads: Readers) => Words;
  /** Signs that part entries; with unknown words beside them something is left over. */
  signs: RegExp;
  /** Signs that part entries only where all of them are known: "Germany and Austria", but "Oil & Gas". */
  soft?: RegExp;
  /** A place may be told by its parts: "Austin, TX", "Korea, Republic of". */
  inParts?: boolean;
};

const LISTED = /[,/]/;
const JOINED = /[&+]| (?:and|und|et|y|e) /;

const HABITS = {
  territories: {
    words: (reads) => one(reads.territory),
    signs: LISTED,
    soft: JOINED,
    inParts: true,
  },
  languages: { words: () => one(normaliseLanguage), signs: LISTED, soft: JOINED },
  industries: { words: (reads) => one((raw) => reads.industry(raw)), signs: LISTED },
  sizes: { words: () => (text) => sizeBands(text).value, signs: LISTED },
  /** Names of their own may hold a slash: "CI/CD". */
  products: { words: () => one(normaliseTechnology), signs: /,/ },
  names: { words: () => () => [], signs: /,/ },
} satisfies Record<string, Habit>;
export type ListKind = keyof typeof HABITS;

/** Part entries whatever stands between them. */
const ALWAYS = /[;|\n]/;
/** Longer than all that a list may hold. */
const MOST_CHARS = 24_000;

/** `leftOver`: some of the pieces say something and others do not, so that the text may be no list at all. */
export type Entries = { pieces: readonly string[]; leftOver: boolean };

/** The entries of a text between the signs that always part some. */
export function entriesOf(kind: ListKind, text: string, reads: Readers = OUR_READERS): Entries {
  const habit: Habit = HABITS[kind];
  const { signs, soft } = habit;
  const words = habit.words(reads);
  const whole = { pieces: [text], leftOver: false };
  if (text.length > MOST_CHARS) return whole;
  const isKnown = (piece: string) => words(piece).length > 0;
  const ways = [partedAt(text, signs, true), partedAt(text, signs, false)];
  const said = words(text);
  if (ways.every((pieces) => pieces.length < 2)) {
    const joined = soft === undefined ? [] : partedAt(text, soft, false);
    return joined.length > 1 && joined.every(isKnown) && !isOneWord(said, joined, words)
      ? { pieces: joined, leftOver: false }
      : whole;
  }
  const [asNumbers = []] = ways;
  if (asNumbers.length < 2 && said.length > 0) return whole;
  const pieces = ways.find((way) => way.length > 1 && way.every(isKnown));
  if (pieces !== undefined) {
    const named = said.filter((word) => !/^[A-Z]/.test(word));
    const isOne = isOneWord(named, pieces, words) || isPlaceOf(said, pieces, words);
    return isOne ? whole : { pieces, leftOver: false };
  }
  // A name with a comma in it is something else than each of its pieces: "Washington, D.C.".
  return isOneWord(said, ways.flat(), words) ? whole : { pieces: asNumbers, leftOver: true };
}

/** Every entry of a text as it is sent; where some of it says nothing to us it stays beside the others. */
export function allEntries(
  kind: ListKind,
  text: string,
  reads: Readers = OUR_READERS,
): readonly string[] {
  const parts = text.split(ALWAYS).filter((part) => part.trim() !== '');
  const { inParts = false, ...habit }: Habit = HABITS[kind];
  const words = habit.words(reads);
  const isKnown = (piece: string) => words(piece).length > 0;
  return (parts.length > 1 ? parts.map((part) => part.trim()) : [text]).flatMap((part) => {
    const { pieces, leftOver } = entriesOf(kind, part, reads);
    if (!leftOver) return pieces;
    return (inParts && isKnown(part)) || !pieces.some(isKnown) ? [part] : pieces;
  });
}

function one(read: (text: string) => Mapped<string>): Words {
  return (text) => {
    const { known, value } = read(text);
    return known ? [value] : [];
  };
}

/** "UK & Ireland" and "US/Canada" are names of their own, whatever stands in them. */
function isOneWord(said: readonly string[], pieces: readonly string[], words: Words): boolean {
  const ofPieces = new Set(pieces.flatMap(words));
  return said.length > 0 && !said.some((word) => ofPieces.has(word));
}

/** "Bavaria, Germany" and "US/Texas" are the state, not the country beside it. */
function isPlaceOf([said = '']: readonly string[], pieces: readonly string[], words: Words) {
  const countries = pieces.length === 2 ? pieces.flatMap(words) : [];
  return countries.some(
    (one) => /^[A-Z]{2}$/.test(one) && said.startsWith(`${one.toLowerCase()}-`),
  );
}

/** The pieces between signs that stand outside of brackets; with `numbers` a comma of thousands is none. */
function partedAt(text: string, signs: RegExp, numbers: boolean): string[] {
  const pieces = [''];
  let depth = 0;
  for (let at = 0; at < text.length; ) {
    const sign = depth > 0 ? '' : signAt(text, at, signs);
    const isThousands = numbers && sign === ',' && /^\d{3}(?!\d)/.test(text.slice(at + 1, at + 5));
    const [char = ''] = text.slice(at);
    if (sign !== '' && !isThousands) pieces.push('');
    else pieces[pieces.length - 1] += char;
    if (char === '(') depth += 1;
    if (char === ')') depth -= 1;
    at += sign !== '' && !isThousands ? sign.length : char.length;
  }
  return pieces
    .map((piece) => piece.trim().replace(/^(?:and|und|et|y) /i, ''))
    .filter((piece) => piece !== '');
}

function signAt(text: string, at: number, signs: RegExp): string {
  const found = new RegExp(signs.source, 'iy');
  found.lastIndex = at;
  return found.exec(text)?.[0] ?? '';
}
