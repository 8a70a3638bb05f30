// Products by one name each, in a stack and in free text, and the category each belongs to.
import { TECHNOLOGIES } from '../tables/technologies.ts';
import { fold, slugOf } from '../text/fold.ts';
import { known, type Mapped, unknown } from '../text/mapped.ts';

const byAlias = new Map<string, string>();
const inFreeText = new Map<string, string>();
const categoryOf = new Map<string, string>();
let longestAlias = 1;

for (const [category, products] of Object.entries(TECHNOLOGIES))
  for (const [slug, aliases] of Object.entries(products)) {
    categoryOf.set(slug, category);
    // A "!" before the first alias says that the product's own name is an everyday word.
    const everyday = aliases.startsWith('!');
    register(slug, slug, !everyday);
    for (const alias of aliases.replace(/^!/, '').split('|'))
      if (alias !== '') register(alias.replace(/!$/, ''), slug, !alias.endsWith('!'));
  }

/** Free text is searched up to here. */
const READ_CHARACTERS = 3_000;

/** "SFDC" → "salesforce"; a product that we do not list keeps its own name as a slug. */
export function normaliseTechnology(raw: string): Mapped<string> {
  const folded = fold(raw);
  const slug = byAlias.get(folded);
  if (slug !== undefined)
    return known(slug, slug === slugOf(raw) ? 'our own name' : `alias "${folded}"`);
  return unknown(slugOf(raw), 'no product of our list; kept under its own name');
}

/** The category of a product of ours ("sap" → "erp"), or null. */
export function technologyCategory(slug: string): string | null {
  return categoryOf.get(slug) ?? null;
}

/** Slugs of the products that a text names, in order of first mention; everyday words do not count. */
export function technologiesIn(text: string): string[] {
  const words = fold(text.slice(0, READ_CHARACTERS)).split(' ');
  const found = new Set<string>();
  for (let from = 0; from < words.length; from += 1) {
    let phrase = '';
    let longest: string | undefined;
    for (let length = 1; length <= longestAlias && from + length <= words.length; length += 1) {
      phrase = length === 1 ? (words[from] ?? '') : `${phrase} ${words[from + length - 1]}`;
      longest = inFreeText.get(phrase) ?? longest;
    }
    if (longest !== undefined) found.add(longest);
  }
  return [...found];
}

function register(alias: string, slug: string, freeText: boolean): void {
  const folded = fold(alias);
  byAlias.set(folded, slug);
  if (!freeText) return;
  inFreeText.set(folded, slug);
  longestAlias = Math.max(longestAlias, folded.split(' ').length);
}
