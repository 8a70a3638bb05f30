// Several entries in one cell of a rep file, by whichever separator people use: all of them are read, or the cell
// is refused. What is between the signs that always part a list is looked at against the words that we know.
import { type CellReader, listCell } from '../../leads/import/cell.ts';
import type { Mapped } from '../../leads/text/mapped.ts';
import { normaliseIndustry } from '../../leads/values/industry.ts';
import { normaliseLanguage } from '../../leads/values/language.ts';
import { normaliseTerritory } from '../../leads/values/place.ts';
import { sizeBands } from '../../leads/values/size.ts';
import { normaliseTechnology } from '../../leads/values/technology.ts';

/** What a text is in our words; nothing where we know none. */
type Words = (text: string) => readonly string[];

type Habit = {
  words: Words;
  /** Signs that part entries, and with unknown words beside them refuse the cell. */
  signs: RegExp;
  /** Signs that part entries only where all of them are known: "Germany and Austria", but "Oil & Gas". */
  soft?: RegExp;
};

/** Longer than all that a list may hold. */
const MOST_CHARS = 24_000;

const LISTED = /[,/]/;
const JOINED = /[&+]| (?:and|und|et|y|e) /;

export const territoriesCell = entriesCell({
  ...{ words: one(normaliseTerritory), signs: LISTED, soft: JOINED },
});
export const languagesCell = entriesCell({
  ...{ words: one(normaliseLanguage), signs: LISTED, soft: JOINED },
});
export const industriesCell = entriesCell({ words: one(normaliseIndustry), signs: LISTED });
export const sizesCell = entriesCell({
  words: (text) => sizeBands(text).value,
  signs: LISTED,
});
/** Names of their own may hold a slash: "CI/CD". */
export const productsCell = entriesCell({ words: one(normaliseTechnology), signs: /,/ });
export const namesCell = entriesCell({ words: () => [], signs: /,/ });

function one(read: (text: string) => Mapped<string>): Words {
  return (text) => {
    const { known, value } = read(text);
    return known ? [value] : [];
  };
}

function entriesCell(habit: Habit): CellReader<unknown[]> {
  return (raw, habits) => {
    const listed = listCell(raw, habits);
    if (!listed.ok || raw.trim().startsWith('[')) return listed;
    const entries = (listed.value as string[]).map((entry) => entriesIn(entry, habit));
    return entries.includes(null)
      ? {
          ok: false,
          expected: 'one entry, or several with ";" between them: lists are parted by ;',
        }
      : { ok: true, value: entries.flatMap((entry) => entry ?? []) };
  };
}

/** The entries of a text; null where some of it would be left over. */
function entriesIn(text: string, { words, signs, soft }: Habit): string[] | null {
  if (text.length > MOST_CHARS) return [text];
  const isKnown = (piece: string) => words(piece).length > 0;
  const ways = [partedAt(text, signs, true), partedAt(text, signs, false)];
  const whole = words(text);
  if (ways.every((pieces) => pieces.length < 2)) {
    const joined = soft === undefined ? [] : partedAt(text, soft, false);
    return joined.length > 1 && joined.every(isKnown) ? joined : [text];
  }
  const [asNumbers = []] = ways;
  if (asNumbers.length < 2 && whole.length > 0) return [text];
  const pieces = ways.find((way) => way.length > 1 && way.every(isKnown));
  if (pieces !== undefined) return isPlaceOf(whole, words(pieces.at(-1) ?? '')) ? [text] : pieces;
  // A name with a comma in it is something else than each of its pieces: "Washington, D.C.".
  const ofPieces = new Set(ways.flat().flatMap(words));
  return whole.length > 0 && !whole.some((word) => ofPieces.has(word)) ? [text] : null;
}

/** "Bavaria, Germany" is the state, not the country beside it. */
function isPlaceOf([whole = '']: readonly string[], [country = '']: readonly string[]): boolean {
  return /^[A-Z]{2}$/.test(country) && whole.startsWith(`${country.toLowerCase()}-`);
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
