// Which industry of our one taxonomy a text or a code means, read whole or not at all.

import { INDUSTRIES } from '../tables/industries.ts';
import {
  OF_SEVERAL_INDUSTRIES,
  PICKLIST_NAMES,
  SAYS_LITTLE,
} from '../tables/industry-picklists.ts';
import { own } from '../text/by-name.ts';
import { entries, fold } from '../text/fold.ts';
import { type Lookup, lookupOf, nearestAlias } from '../text/lookup.ts';
import { known, type Mapped, unknown } from '../text/mapped.ts';
import { industryOfCode } from './industry-code.ts';
import { isPlaceholder } from './placeholder.ts';

const NOISE = new Set(
  'industry industries sector sectors branche company companies business firm vertical market field trade segment secteur sector settore setor bereich unternehmen the'.split(
    ' ',
  ),
);
const STRONG_SEPARATORS = /(?:(?<!\s)\s+)?[/,;>|:()[\]\n]\s*|(?<!\s)\s+[-–—]\s+/;
const WEAK_SEPARATORS = /(?:(?<!\s)\s+)?&\s*|(?<!\s)\s+(?:and|und|et|y|e|en|ed)\s+/i;

const lookup: Lookup = lookupOf(
  Object.fromEntries(
    Object.entries(INDUSTRIES).map(([slug, { title, aliases }]) => [
      slug,
      [title, ...entries(aliases), ...entries(own(PICKLIST_NAMES, slug) ?? '')],
    ]),
  ),
);
/** "HOSPITAL_HEALTH_CARE" is "Hospital & Health Care" without what joins it. */
const withoutJoins = new Map<string, string | null>();
for (const [alias, slug] of lookup.exact) {
  const bare = unjoined(alias);
  const other = withoutJoins.get(bare);
  withoutJoins.set(bare, other === undefined || other === slug ? slug : null);
}

const NOTHING = unknown('unknown', 'no industry of our list has this name');

/** Names that a user has given, folded → industry; read as if they stood in our own table. */
export type OwnNames = ReadonlyMap<string, string>;
const NO_NAMES: OwnNames = new Map();

/** The industry of a name that stands in our table as it is; null for what is read by its parts or a slip. */
export function exactIndustry(raw: string): string | null {
  return lookup.exact.get(fold(raw)) ?? null;
}

/**
 * "Mfg.", "Maschinenbau", "NAICS 333" → "manufacturing"; nothing fitting → "unknown". A text of which
 * every part names an industry ("Banking & Insurance") takes the first and says so; where a part names
 * none it is unknown. `country` (ISO alpha-2) tells the scheme of a bare code.
 */
export function normaliseIndustry(
  raw: string,
  country = 'unknown',
  named: OwnNames = NO_NAMES,
): Mapped<string> {
  return exactly(raw, named) ?? coded(raw, country, named) ?? inWords(raw, named);
}

function exactly(raw: string, named: OwnNames): Mapped<string> | null {
  const whole = fold(raw);
  const given = named.get(whole);
  if (given !== undefined) return known(given, `your own word "${whole}"`);
  const hit = lookup.exact.get(whole);
  if (hit !== undefined) return known(hit, whole === hit ? 'our own name' : `alias "${whole}"`);
  // "Energy, Utilities" are two, "ENERGY_UTILITIES" is one name.
  const joined = STRONG_SEPARATORS.test(raw) ? null : withoutJoins.get(unjoined(whole));
  return typeof joined === 'string' ? known(joined, `alias "${whole}"`) : null;
}

function unjoined(folded: string): string {
  return folded.replaceAll(' and ', ' ');
}

/** A code, which the words beside it must not contradict. */
function coded(raw: string, country: string, named: OwnNames): Mapped<string> | null {
  const code = industryOfCode(raw, country);
  if (code === null) return null;
  const { read, label, isCertain } = code;
  if (fold(label) === '') return read;
  const said = exactly(label, named) ?? inWords(label, named);
  if (!read.known) return said.known ? said : read;
  if (said.known && said.value !== read.value)
    return unknown('unknown', `${read.how} and "${label}" contradict each other`);
  if (!said.known && !isCertain)
    return unknown('unknown', `a code of no stated scheme beside "${label}"`);
  return read;
}

function inWords(raw: string, named: OwnNames): Mapped<string> {
  const whole = fold(raw);
  if (isPlaceholder(raw)) return NOTHING;
  if (OF_SEVERAL_INDUSTRIES.has(whole))
    return unknown('unknown', `"${whole}" is the name of several industries`);
  return (
    fromWords(whole, named, !STRONG_SEPARATORS.test(raw)) ??
    fromSegments(raw, STRONG_SEPARATORS, named) ??
    fromSegments(raw, WEAK_SEPARATORS, named) ??
    NOTHING
  );
}

/** Without words that say nothing ("sector"), then with one slip of the keyboard allowed. */
function fromWords(whole: string, named: OwnNames, maySlip = true): Mapped<string> | null {
  const words = whole.split(' ').filter((word) => !NOISE.has(word));
  const kept = words.join(' ');
  const hit =
    named.get(kept) ??
    lookup.exact.get(kept) ??
    (maySlip ? withoutJoins.get(unjoined(kept)) : null);
  if (typeof hit === 'string') return known(hit, `alias "${kept}"`);
  if (!maySlip || OF_SEVERAL_INDUSTRIES.has(kept)) return null;
  const near = nearestAlias(lookup, kept);
  return near === null ? null : known(near.target, `one slip from "${near.alias}"`);
}

/** Null where the text has one part; a part that names nothing makes the whole unknown. */
function fromSegments(raw: string, separators: RegExp, named: OwnNames): Mapped<string> | null {
  const parts = raw
    .split(separators)
    .map(fold)
    .filter((part) => part !== '');
  const segments = parts.filter((part) => !SAYS_LITTLE.has(part) && !/^\d{2,6}$/.test(part));
  if (parts.length < 2 || segments.length === 0) return null;
  const hits: { slug: string; folded: string }[] = [];
  for (const folded of segments) {
    const slug =
      named.get(folded) ??
      lookup.exact.get(folded) ??
      (fromWords(folded, named) ?? joint(folded, named))?.value;
    if (slug === undefined) return null;
    hits.push({ slug, folded });
  }
  const [first] = hits;
  if (first === undefined) return null;
  const others = [...new Set(hits.map((hit) => hit.slug))].filter((slug) => slug !== first.slug);
  return known(
    first.slug,
    others.length === 0
      ? `alias "${first.folded}"`
      : `alias "${first.folded}", the first of several (also ${others.join(', ')})`,
  );
}

/** "Transport and warehousing" as a part between stronger separators. */
function joint(folded: string, named: OwnNames): Mapped<string> | null {
  return / and /.test(folded) ? fromSegments(folded, WEAK_SEPARATORS, named) : null;
}
