// Where a text names somebody: a rep, the contact, whoever a policy or an account names, and people whom
// nobody knows but whose names look like names or stand where only names stand.

import { memoByText } from '../../leads/text/memo.ts';
import type { Contact } from './people.ts';
import { ALSO_WORDS, FIRST_NAMES, folded, NOT_NAMES } from './person-names.ts';
import { type NameIndex, nameKey, type Word, words } from './rep-names.ts';

/** What a masked thing reads as; none of these may turn up in an answer that people see. */
export const MASKS = {
  mail: '[e-mail]',
  link: '[link]',
  number: '[number]',
  person: '[name]',
  colleague: '[another rep]',
} as const;

/**
 * What counts as a name of somebody unknown: `nothing` in the name of a company or tool, `full` names in
 * other short fields, `anything` that looks like one in what a person wrote.
 */
export type Guess = 'nothing' | 'full' | 'anything';

export type Names = {
  /** The roster's. */
  known: NameIndex;
  /** Of people beside the roster. */
  strangers: NameIndex;
  contact: Contact;
  nameOf(ids: readonly string[]): string;
  guess: Guess;
};

/**
 * What a short text holds, whoever is on the roster: the keys by which a name of somebody known would
 * be found, and whether it reads like a name all the same.
 */
const gist = memoByText((text): { keys: readonly string[]; namelike: boolean } => {
  const all = words(text).map(({ word, at, end }) => ({ word, at, end, key: nameKey(word) }));
  const slug = !/\p{Lu}/u.test(text);
  return {
    keys: [
      ...new Set(
        all.flatMap(({ word, key }) => [
          key,
          withoutGenitive(word, key),
          ...pairsWithin(word),
          ...partsOf(key),
        ]),
      ),
    ],
    namelike: all.some(
      ({ word, at, key }) =>
        (isCapitalised(word) && readsLikeName(key, cueBefore(text, at))) ||
        (slug && FIRST_NAMES.has(key)),
    ),
  };
});

/** Whether a short text names nobody, as far as its gist tells. */
export function namesNobody(text: string, names: Names): boolean {
  const { known, strangers, contact, guess } = names;
  const { keys, namelike } = gist(text);
  if ((guess !== 'nothing' && namelike) || contact.pieces.length > 0) return false;
  for (const key of keys) {
    if (known.full.has(key) || strangers.full.has(key) || contact.full.full.has(key)) return false;
    if (contact.words.has(key) || stemOf(key, contact) !== null) return false;
    if (guess === 'anything' && (known.single.has(key) || strangers.single.has(key))) return false;
  }
  return true;
}

/** The text with everybody's names masked. */
export function withoutNames(text: string, names: Names): string {
  const whole = names.contact.pieces.reduce(
    (rest, piece) => rest.replaceAll(piece, MASKS.person),
    text,
  );
  const all = words(whole).map((word) => Object.assign(word, { key: nameKey(word.word) }));
  let out = '';
  let done = 0;
  for (let i = 0; i < all.length; i++) {
    const found = match(all, i, whole, names);
    if (found === null) continue;
    const first = all[i];
    const last = all[i + found.length - 1];
    if (!first || !last) continue;
    out += whole.slice(done, first.at) + found.mask;
    done = last.end;
    i += found.length - 1;
  }
  return done === 0 ? whole : withoutInitials(out + whole.slice(done));
}

/** "S. R5" and "R5 C.": an initial beside a mask goes with it. */
function withoutInitials(text: string): string {
  return text
    .replace(
      /(?<![\p{L}\p{N}])(?:\p{Lu}\.\s?){1,3}(?=R[1-8](?![\p{L}\p{N}])|\[(?:name|another rep)\])/gu,
      '',
    )
    .replace(
      /(?<=(?<![\p{L}\p{N}])R[1-8]|\[name\]|\[another rep\])(?:\s\p{Lu}\.){1,3}(?=\s|,|$)/gu,
      '',
    );
}

/** "Jürgens Angebot": the s of a German genitive is no part of the name. */
function withoutGenitive(word: string, key: string): string {
  return isCapitalised(word) && key.length > 4 && key.endsWith('s') ? key.slice(0, -1) : key;
}

const GLUED = /\p{Ll}\p{Lu}|-[^-]+-/u;

/** "OliviaFrostSales" and "olivia-frost-sales": two names glued together within a longer word. */
function pairsWithin(word: string): string[] {
  if (!GLUED.test(word)) return [];
  const parts = word.split(/-|(?<=\p{Ll})(?=\p{Lu})/u).map(nameKey);
  return parts.slice(1).map((part, i) => `${parts[i]}-${part}`);
}

/** "Freiberg-Meyer": somebody's name beside another that came by marriage. */
function partsOf(key: string): string[] {
  return key.includes('-') ? key.split('-').filter((part) => part.length > 3) : [];
}

const MOST_ENDING = 3;
const LEAST_STEM = 5;

/** The contact's name that a word is a form of: "Kowalskiego" of "Kowalski". */
function stemOf(key: string, { words: own }: Contact): string | null {
  if (own.size === 0) return null;
  for (let cut = 1; cut <= MOST_ENDING && key.length - cut >= LEAST_STEM; cut++) {
    const stem = key.slice(0, key.length - cut);
    if (own.has(stem)) return stem;
  }
  // "Ивана" of "Иван": scripts in which names are bent, and short words rarely mean another thing.
  if (key.length >= 4 && /^\p{Script=Cyrillic}|^\p{Script=Greek}/u.test(key)) {
    for (let cut = 1; cut <= 2; cut++) {
      const stem = key.slice(0, key.length - cut);
      if (own.has(stem) || [...own].some((name) => name.length > 4 && name.slice(0, -1) === stem))
        return stem;
    }
  }
  return null;
}

type Keyed = Word & { key: string };
type Found = { mask: string; length: number };

function fullName(all: readonly Keyed[], i: number, text: string, index: NameIndex) {
  for (const { parts, ids } of index.full.get(all[i]?.key ?? '') ?? NOBODY) {
    const fits = parts.every((part, k) => {
      const key = all[i + k]?.key ?? '';
      // "Sarah Chens Angebot": the last part may have the s of a genitive.
      return key === part || (k > 0 && k === parts.length - 1 && key === `${part}s`);
    });
    if (fits && adjacent(all, i, parts.length, text)) return { ids, length: parts.length };
  }
  return null;
}

const NOBODY: readonly never[] = [];

/** The mask for the name that begins at word i and how many words it takes, or null. */
function match(all: readonly Keyed[], i: number, text: string, names: Names): Found | null {
  const { known, strangers, contact, nameOf, guess } = names;
  const rep = fullName(all, i, text, known);
  if (rep) return { mask: nameOf(rep.ids), length: rep.length };
  const other = fullName(all, i, text, strangers);
  if (other) return { mask: MASKS.colleague, length: other.length };
  const self = fullName(all, i, text, contact.full);
  if (self) return { mask: MASKS.person, length: self.length };
  const word = all[i]?.word ?? '';
  const key = all[i]?.key ?? '';
  for (const pair of pairsWithin(word)) {
    const named = known.full.get(pair)?.find(({ parts }) => parts.length === 1);
    if (named) return { mask: nameOf(named.ids), length: 1 };
    if (strangers.full.has(pair)) return { mask: MASKS.colleague, length: 1 };
    if (contact.full.full.has(pair)) return { mask: MASKS.person, length: 1 };
  }
  const bare = withoutGenitive(word, key);
  const capital = isCapitalised(word);
  const own = [key, bare, ...partsOf(key)].some((one) => contact.words.has(one));
  // Where nothing is capitalised small letters tell nothing: "olga" in a slug may well be Olga.
  const telling = capital || (guess === 'full' && !CAPITALS.test(text));
  if (
    own
      ? guess === 'anything' || telling || CASELESS.test(word)
      : capital && stemOf(key, contact) !== null
  ) {
    return { mask: MASKS.person, length: 1 };
  }
  if (guess === 'nothing') return null;
  if (guess === 'full') return fullGuess(all, i, text, key);
  return singleName(all, i, text, names, { key, bare, capital }, strangers);
}

function singleName(
  all: readonly Keyed[],
  i: number,
  text: string,
  { known, nameOf }: Names,
  { key, bare, capital }: { key: string; bare: string; capital: boolean },
  strangers: NameIndex,
): Found | null {
  const single = known.single.get(key) ?? known.single.get(bare);
  const stranger = strangers.single.has(key) || strangers.single.has(bare);
  if (!capital && !single && !stranger) return null;
  const cue = cueBefore(text, all[i]?.at ?? 0);
  const mask = single ? nameOf(single) : MASKS.colleague;
  if (!capital) return cue === 'request' ? { mask, length: 1 } : null;
  const isWord = ALSO_WORDS.has(key) || ALSO_WORDS.has(bare);
  if ((single || stranger) && (cue !== null || !isWord)) return { mask, length: 1 };
  if (!readsLikeName(key, cue)) return null;
  return { mask: MASKS.person, length: nameLength(all, i, text) };
}

/** In a short field: a first name with another name behind it, or either behind a title. */
function fullGuess(all: readonly Keyed[], i: number, text: string, key: string): Found | null {
  const word = all[i]?.word ?? '';
  if (!isCapitalised(word)) {
    const slug = FIRST_NAMES.has(key) && !/\p{Lu}/u.test(text) && i + 1 < all.length;
    const next = slug ? (all[i + 1]?.key ?? '') : '';
    const isName = next.length > 1 && !NOT_NAMES.has(next) && adjacent(all, i, 2, text);
    return isName ? { mask: MASKS.person, length: 2 } : null;
  }
  const cue = cueBefore(text, all[i]?.at ?? 0);
  if (!readsLikeName(key, cue)) return null;
  const length = nameLength(all, i, text);
  return length > 1 || cue === 'title' || cue === 'introduction'
    ? { mask: MASKS.person, length }
    : null;
}

/** Whether a capitalised word is somebody's name though nobody known has it. */
function readsLikeName(key: string, cue: Cue): boolean {
  return FIRST_NAMES.has(key.split('-')[0] ?? key) || (cue !== null && !NOT_NAMES.has(key));
}

/** A first name takes the capitalised words right behind it with it, two at most. */
function nameLength(all: readonly Keyed[], i: number, text: string): number {
  let length = 1;
  while (length < 3) {
    const next = all[i + length]?.word ?? '';
    const isName = isCapitalised(next) && !NOT_NAMES.has(folded(next));
    if (!isName || !adjacent(all, i, length + 1, text)) break;
    length += 1;
  }
  return length;
}

/** What may stand between two parts of one name. */
const BETWEEN = /^[\s.,;:/_|·•()-]{1,3}$/;

function adjacent(all: readonly Keyed[], i: number, length: number, text: string): boolean {
  for (let k = 1; k < length; k++) {
    const [before, after] = [all[i + k - 1], all[i + k]];
    if (!before || !after || after.at - before.end > 3) return false;
    if (!BETWEEN.test(text.slice(before.end, after.at))) return false;
  }
  return true;
}

const CAPITAL = /^\p{Lu}/u;
const CAPITALS = /\p{Lu}/u;
/** Letters of scripts that have no small ones. */
const CASELESS = /^\p{Lo}/u;

function isCapitalised(word: string): boolean {
  return CAPITAL.test(word);
}

const TITLE =
  /(?:^|[^\p{L}])(?:mr|mrs|ms|miss|mx|dr|prof|herrn?|frau|mme|mlle|monsieur|madame|sr|sra|señora?|don|doña|signora?|sig)\.?\s$/iu;
const INTRODUCTION =
  /(?:^|[^\p{L}])(?:my name is|my name’s|my name's|i am|i’m|i'm|this is|mein name ist|ich bin|ich heiße|je m’appelle|je m'appelle|je suis|me llamo|mi nombre es|soy|mi chiamo|sono|meu nome é|jestem|signed(?: by)?:?|sent by:?)\s$/iu;
const REQUEST =
  /(?:^|[^\p{L}])(?:ask for|asked for|speak (?:to|with)|spoke (?:to|with)|talk (?:to|with)|talked (?:to|with)|met with|work(?:ed|ing)? with|contact|colleague|colleagues|regards|wishes|thanks|thank you|cheers|sincerely|grüße|grüßen|gruß|saludos|cordialement|saluti)[,!.\s]*\s$/iu;
/** A sign-off of a word that is often another thing closes with a mark. */
const SIGN_OFF =
  /(?:^|[^\p{L}])(?:best|all the best|br|kr|rgds|yours|mfg|vg|lg|cdt|merci|gracias|obrigad[oa]|grazie|groet(?:en|jes)?|pozdrawiam|mvh|atentamente|--|—)[,!.]?\s{1,2}$/iu;
const FIELD =
  /(?:^|[\s(;|])(?:(?:full |last |first |contact |sur)?name|contact(?: person)?|attn|attention|account (?:owner|manager)|owner|referr(?:er|ed by)|introduced by|assistant|author|agent|caller|cc|c\/o|ansprechpartner(?:in)?|nom|nombre|nome)\s?[:=]\s?$/iu;
const COMPANY_FIELD =
  /(?:company|firm|firmen|product|project|account|brand|event|file|domain|user|host)\s?-?name\s?[:=]\s?$/iu;

type Cue = 'title' | 'introduction' | 'request' | null;

/** What stands before a word and makes a capitalised one a name. */
function cueBefore(text: string, at: number): Cue {
  const near = text.slice(Math.max(0, at - 40), at);
  if (TITLE.test(near)) return 'title';
  if (INTRODUCTION.test(near)) return 'introduction';
  if (/[:=]\s?$/.test(near) && FIELD.test(near) && !COMPANY_FIELD.test(near)) {
    return 'introduction';
  }
  return REQUEST.test(near) || (/[,!.—-]\s/.test(near.slice(-3)) && SIGN_OFF.test(near))
    ? 'request'
    : null;
}
