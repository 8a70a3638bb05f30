// A company's name without what says nothing: legal forms, articles, punctuation, accents; and how
// alike two such names are.
import { jaroWinkler } from '@skyra/jaro-winkler';
import {
  BESIDE,
  DANGLING,
  JOINS,
  LEADING_FORMS,
  LEGAL_FORMS,
  NO_COMPANY,
} from './tables/legal-forms.ts';
import { own } from './text/by-name.ts';
import { fold } from './text/fold.ts';
import { exactCountry } from './values/country.ts';

/** Below this, two words are different words ("faucet", "airlines"), above it one is misspelt. */
const SAME_WORD = 0.92;
/** Words that name a part of a group, not another company. */
const PARTS = new Set(
  'group groupe gruppe grupo gruppo holding holdings international intl worldwide global europe emea america americas north south latam apac asia'.split(
    ' ',
  ),
);

/**
 * The key of a company's name: "ACME, Inc." and "Acme Incorporated" → "acme". Accounts are stored
 * under it, so look candidates up by its first word. Empty when the text names no company.
 */
export function nameKey(name: string): string {
  return withoutUmlauts(bareName(name));
}

/** The folded name without legal forms, as people say it: "The Blue Oak Company" → "blue oak". */
export function bareName(name: string): string {
  const words = wordsOf(name);
  const to = withoutForms(words);
  // Last, so that "PT, Inc." stays a name.
  const from = to > 1 && LEADING_FORMS.has(words[0] ?? '') ? 1 : 0;
  return words.slice(from, to).join(' ');
}

/** Words of a name, dotted letters joined; none for what names no company. */
function wordsOf(name: string, spelt: (text: string) => string = fold): string[] {
  const traded = name.split(/\b(?:d\/?b\/?a|trading as|t\/a|doing business as)\b/i).at(-1) ?? name;
  if (NO_COMPANY.has(fold(traded.replace(/[®™©]/g, ' ')))) return [''];
  return joinLetters(spelt(traded.replace(/[®™©]/g, ' ')).split(' '));
}

/** Where the name ends and its legal form begins. */
function withoutForms(words: readonly string[]): number {
  let to = words.length;
  while (to > 1) {
    const last = words[to - 1] ?? '';
    const form = LEGAL_FORMS.has(last) || LEGAL_FORMS.has(`${words[to - 2]}${last}`);
    if (!form && !(to < words.length && DANGLING.has(last))) break;
    to -= 1;
  }
  return to;
}

/**
 * The spellings under which two names may be one, each with "and" for "&", "und" or "et". A company has
 * one legal form: of "SAS Orchard Ltd" the "SAS" is the name, of "SAS Orchard" it may be either. And "ü"
 * may be written "u" or "ue", while "MAEX" is not "MAX".
 */
function spellingsOf(name: string): ReadonlySet<string> {
  const spellings = new Set<string>();
  const spelt = /[äöü]/i.test(name.normalize('NFC')) ? [fold, foldWithUmlautsApart] : [fold];
  for (const spell of spelt) {
    const words = wordsOf(name, spell);
    const to = withoutForms(words);
    const [lead = ''] = words;
    const isForm = to > 1 && LEADING_FORMS.has(lead);
    const mayLead =
      isForm && (to === words.length || lead === 'the' || isPair(lead, words.slice(to)));
    if (mayLead) spellings.add(joined(words.slice(1, to)));
    if (!mayLead || lead !== 'the') spellings.add(joined(words.slice(0, to)));
  }
  spellings.delete('');
  return spellings;
}

/** Forms that stand on both sides of one name, and articles before one of their own language. */
function isPair(lead: string, behind: readonly string[]): boolean {
  const forms = own(BESIDE, lead);
  return forms !== undefined && behind.some((form) => forms.split(' ').includes(form));
}

function joined(words: readonly string[]): string {
  return words.map((word, at) => (at > 0 && JOINS.has(word) ? 'and' : word)).join(' ');
}

function foldWithUmlautsApart(text: string): string {
  return fold(text.normalize('NFC').replace(/[äöü]/gi, (letter) => `${fold(letter)}e`));
}

export type Likeness = { score: number; how: string };

/**
 * How alike two names of companies are, 0–1: 1 for the same words, .97 for other spacing, .9 for a slip within
 * a word, .8 when only a country or "group" is more, .65 when one begins with the other, else 0.
 */
export function likeness(a: string, b: string): Likeness {
  let best: Likeness = { score: 0, how: 'other names' };
  const others = spellingsOf(b);
  const ours = spellingsOf(a);
  if (ours.size === 0 || others.size === 0) return { score: 0, how: 'no name' };
  for (const one of ours)
    for (const other of others) {
      const found = likenessOf(one, other);
      if (found.score > best.score) best = found;
    }
  return best;
}

function likenessOf(a: string, b: string): Likeness {
  if (a === b) return { score: 1, how: 'same name' };
  if (a.replaceAll(' ', '') === b.replaceAll(' ', ''))
    return { score: 0.97, how: 'same name, other spacing' };
  const left = a.split(' ');
  const right = b.split(' ');
  if (left.length === right.length && left.every((word, at) => sameWord(word, right[at] ?? '')))
    return {
      score: 0.9,
      how: `name spelt nearly alike (Jaro-Winkler ${jaroWinkler(a, b).toFixed(2)})`,
    };
  if (withoutParts(left) === withoutParts(right))
    return { score: 0.8, how: 'same name but for a country or part of the group' };
  const [short, long] = left.length < right.length ? [left, right] : [right, left];
  if (short.length < long.length && short.every((word, at) => word === long[at]))
    return { score: 0.65, how: 'one name begins with the other' };
  return { score: 0, how: 'other names' };
}

/** True for two spellings of one name, and for two texts that name no company. */
export function isSameName(a: string, b: string): boolean {
  return nameKey(a) === '' ? nameKey(b) === '' : likeness(a, b).score === 1;
}

/** "s p a" → "spa" so that dotted forms are found: only runs of single letters are joined. */
function joinLetters(words: readonly string[]): string[] {
  const joined: string[] = [];
  let run = '';
  for (const word of words) {
    if (word.length === 1) {
      run += word;
      continue;
    }
    if (run !== '') joined.push(run);
    run = '';
    joined.push(word);
  }
  if (run !== '') joined.push(run);
  return joined;
}

/** Short words must be equal: "SAP" and "SAS" are two companies. */
function sameWord(a: string, b: string): boolean {
  if (a === b) return true;
  if (Math.min(a.length, b.length) < 5 || a[0] !== b[0]) return false;
  return jaroWinkler(a, b) >= SAME_WORD;
}

/** "Mueller" and "Müller" share a key, and "Blue" is "blu": candidates are looked up by it, and judged by their names. */
function withoutUmlauts(words: string): string {
  return words.replace(/([aou])e/g, '$1');
}

function withoutParts(words: readonly string[]): string {
  const kept = words.filter((word) => !PARTS.has(word) && !exactCountry(word).known);
  return (kept.length === 0 ? words : kept).join(' ');
}
