// Nothing that names a person leaves: e-mails, phones, links to people and names are masked in every
// text that somebody else wrote. A shortlisted rep's name becomes that rep's alias, so that "I would
// like to talk to …" still means something.

import { remembered } from '../../leads/text/remembered.ts';
import { ALSO_WORDS, FIRST_NAMES, folded, NOT_NAMES } from '../grounding/person-names.ts';
import {
  keysOf,
  type NameIndex,
  nameIndex,
  nameKey,
  spellings,
  type Word,
  words,
} from '../grounding/rep-names.ts';
import type { Snapshot } from '../snapshot.ts';

/** What a masked thing reads as; none of these may turn up in an answer that people see. */
export const MASKS = {
  mail: '[e-mail]',
  link: '[link]',
  number: '[number]',
  person: '[name]',
  colleague: '[another rep]',
} as const;

export type Redactor = {
  /** Free text: a message, an attribute. */
  text(text: string): string;
  /** A short field such as a company, a city or a tool: only what surely names a person is masked. */
  label(text: string): string;
};

/**
 * Masks for one lead. `privateWords` are names of the contact that are known from elsewhere
 * (each word of at least two letters is masked wherever it stands).
 */
export function redactor(
  snapshot: Pick<Snapshot, 'roster'>,
  aliases: { aliasOf(repId: string): string | null },
  privateWords: readonly string[] = [],
): Redactor {
  const known = nameIndex(snapshot.roster);
  const hidden = new Set(privateWords.flatMap(spellings).flatMap(keysOf).filter(isMaskable));
  const nameOf = (ids: readonly string[]) =>
    ids.map((id) => aliases.aliasOf(id)).find((alias) => alias !== null) ?? MASKS.colleague;
  const sure = { known, hidden, nameOf, guess: false };
  const guessed = { ...sure, guess: true };
  return { text: (text) => masked(text, guessed), label: (text) => masked(text, sure) };
}

function masked(text: string, names: Names): string {
  return hasNothing(text, names) ? text : maskNames(maskContacts(text), names);
}

/** Ids of the reps whom a text names, in full or after words such as "ask for". */
export function repsNamedIn(text: string, roster: Snapshot['roster']): string[] {
  const found = new Set<string>();
  const nameOf = (ids: readonly string[]) => {
    for (const id of ids) found.add(id);
    return '';
  };
  maskNames(text, { known: nameIndex(roster), hidden: new Set(), nameOf, guess: true });
  return [...found];
}

function isMaskable(word: string): boolean {
  return word.length > 1 && !NOT_NAMES.has(word);
}

const MAIL =
  /[\p{L}\p{N}._%+'-]+(?:@|\s?(?:\(at\)|\[at\]|\{at\})\s?)[\p{L}\p{N}-]+(?:(?:\.|\s?(?:\(dot\)|\[dot\])\s?)[\p{L}\p{N}-]+)+/giu;
const SPELT_MAIL =
  /\b[\p{L}\p{N}._-]+ at [\p{L}\p{N}-]+ dot (?:com|org|net|io|de|fr|es|uk|eu|co)\b(?: dot \p{L}{2})?/giu;
const PERSONAL_LINK =
  /\b(?:https?:\/\/|www\.)\S+|\b(?:linkedin|xing|twitter|x|facebook|instagram|calendly|wa|t)\.(?:com|me)\/\S+/giu;
const HANDLE = /(?<![\p{L}\p{N}])@[\p{L}\p{N}_]{2,}/gu;
const DIGITS = /(?<![\p{L}\p{N}.,$€£])\+?\(?\d(?:[\s()./-]{0,3}\d){6,}(?![\p{L}\p{N}]|[.,]\d)/gu;
const DATE = /^(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{4})$/;
const THOUSANDS = /^\d{1,3}(?:([., ])\d{3})(?:\1\d{3})*$/;

/** What every contact has somewhere: most texts have none of it, and one look serves for all five. */
const CONTACT = /@|\(at\)|\[at\]|\{at\}| at |:\/\/|www\.|\.(?:com|me)\/|\d(?:[\s()./-]{0,3}\d){6}/i;

function maskContacts(text: string): string {
  if (!CONTACT.test(text)) return text;
  return text
    .replace(MAIL, MASKS.mail)
    .replace(SPELT_MAIL, MASKS.mail)
    .replace(PERSONAL_LINK, MASKS.link)
    .replace(HANDLE, MASKS.link)
    .replace(DIGITS, (found) => (DATE.test(found) || THOUSANDS.test(found) ? found : MASKS.number));
}

type Names = {
  known: NameIndex;
  hidden: ReadonlySet<string>;
  nameOf(ids: readonly string[]): string;
  /** Whether names that only look like names are masked, too. */
  guess: boolean;
};

/** Longer texts are a lead's own; shorter ones come again with every lead and candidate. */
const LONGEST_KEPT = 80;

/**
 * What a short text holds, whoever is on the roster: the keys by which a name of somebody known would
 * be found, and whether it reads like a name all the same; null where it may hold a contact.
 */
const gist = remembered((text): { keys: readonly string[]; namelike: boolean } | null => {
  if (CONTACT.test(text)) return null;
  const all = words(text).map(({ word, at }) => ({ word, at, key: nameKey(word) }));
  return {
    keys: [...new Set(all.flatMap(({ word, key }) => [key, withoutGenitive(word, key)]))],
    namelike: all.some(
      ({ word, at, key }) => isCapitalised(word) && readsLikeName(key, cueBefore(text, at)),
    ),
  };
});

/** True when a short text holds nothing to mask. */
function hasNothing(text: string, { known, hidden, guess }: Names): boolean {
  const found = text.length <= LONGEST_KEPT ? gist(text) : null;
  if (found === null || (guess && found.namelike)) return false;
  for (const key of found.keys) {
    if (known.full.has(key) || hidden.has(key) || (guess && known.single.has(key))) return false;
  }
  return true;
}

function maskNames(text: string, names: Names): string {
  const all = words(text);
  let out = '';
  let done = 0;
  for (let i = 0; i < all.length; i++) {
    const found = match(all, i, text, names);
    if (found === null) continue;
    const first = all[i];
    const last = all[i + found.length - 1];
    if (!first || !last) continue;
    out += text.slice(done, first.at) + found.mask;
    done = last.end;
    i += found.length - 1;
  }
  return done === 0 ? text : withoutInitials(out + text.slice(done));
}

/** "S. R5" and "R5 C.": an initial beside a mask goes with it. */
function withoutInitials(text: string): string {
  return text
    .replace(
      /(?<![\p{L}\p{N}])\p{Lu}\.\s?(?=R[1-8](?![\p{L}\p{N}])|\[(?:name|another rep)\])/gu,
      '',
    )
    .replace(/(?<=(?<![\p{L}\p{N}])R[1-8]|\[name\]|\[another rep\])\s\p{Lu}\.(?=\s|,|$)/gu, '');
}

/** "Jürgens Angebot": the s of a German genitive is no part of the name. */
function withoutGenitive(word: string, key: string): string {
  return isCapitalised(word) && key.length > 4 && key.endsWith('s') ? key.slice(0, -1) : key;
}

const NOBODY: readonly never[] = [];

/** The mask for the name that begins at word i and how many words it takes, or null. */
function match(all: readonly Word[], i: number, text: string, names: Names) {
  const { known, hidden, nameOf, guess } = names;
  const word = all[i]?.word ?? '';
  const key = nameKey(word);
  for (const { parts, ids } of known.full.get(key) ?? NOBODY) {
    const fits = parts.every((part, k) => nameKey(all[i + k]?.word ?? '') === part);
    if (fits && adjacent(all, i, parts.length, text)) {
      return { mask: nameOf(ids), length: parts.length };
    }
  }
  const bare = withoutGenitive(word, key);
  if ((hidden.has(key) || hidden.has(bare)) && (guess || isCapitalised(word))) {
    return { mask: MASKS.person, length: 1 };
  }
  if (!guess) return null;
  const single = known.single.get(key) ?? known.single.get(bare);
  const capital = isCapitalised(word);
  if (!capital && !single) return null;
  const cue = cueBefore(text, all[i]?.at ?? 0);
  if (!capital) return single && cue === 'request' ? { mask: nameOf(single), length: 1 } : null;
  if (single && (cue !== null || !(ALSO_WORDS.has(key) || ALSO_WORDS.has(bare))))
    return { mask: nameOf(single), length: 1 };
  if (!readsLikeName(key, cue)) return null;
  return { mask: MASKS.person, length: nameLength(all, i, text) };
}

/** Whether a capitalised word is somebody's name though nobody known has it. */
function readsLikeName(key: string, cue: Cue): boolean {
  return FIRST_NAMES.has(key.split('-')[0] ?? key) || (cue !== null && !NOT_NAMES.has(key));
}

/** A first name takes the capitalised words right behind it with it, two at most. */
function nameLength(all: readonly Word[], i: number, text: string): number {
  let length = 1;
  while (length < 3) {
    const next = all[i + length]?.word ?? '';
    const isName = isCapitalised(next) && !NOT_NAMES.has(folded(next));
    if (!isName || !adjacent(all, i, length + 1, text)) break;
    length += 1;
  }
  return length;
}

function adjacent(all: readonly Word[], i: number, length: number, text: string): boolean {
  for (let k = 1; k < length; k++) {
    const [before, after] = [all[i + k - 1], all[i + k]];
    if (!before || !after || !/^[\s.,-]{1,2}$/.test(text.slice(before.end, after.at))) return false;
  }
  return true;
}

const CAPITAL = /^\p{Lu}/u;

function isCapitalised(word: string): boolean {
  return CAPITAL.test(word);
}

const TITLE =
  /(?:^|[^\p{L}])(?:mr|mrs|ms|miss|mx|dr|prof|herrn?|frau|mme|mlle|monsieur|madame|sr|sra|señora?|don|doña|signora?|sig)\.?\s$/iu;
const INTRODUCTION =
  /(?:^|[^\p{L}])(?:my name is|my name’s|my name's|i am|i’m|i'm|this is|mein name ist|ich bin|ich heiße|je m’appelle|je m'appelle|je suis|me llamo|mi nombre es|soy|mi chiamo|sono|meu nome é|jestem)\s$/iu;
const REQUEST =
  /(?:^|[^\p{L}])(?:ask for|asked for|speak (?:to|with)|spoke (?:to|with)|talk (?:to|with)|talked (?:to|with)|met with|work(?:ed|ing)? with|contact|colleague|colleagues|regards|wishes|thanks|thank you|cheers|sincerely|grüße|grüßen|gruß|saludos|cordialement|saluti)[,!.\s]*\s$/iu;

type Cue = 'title' | 'introduction' | 'request' | null;

/** What stands before a word and makes a capitalised one a name. */
function cueBefore(text: string, at: number): Cue {
  const near = text.slice(Math.max(0, at - 40), at);
  if (TITLE.test(near)) return 'title';
  if (INTRODUCTION.test(near)) return 'introduction';
  return REQUEST.test(near) ? 'request' : null;
}
