// Which industry of our one taxonomy a text or NAICS code means.
import { INDUSTRIES } from '../tables/industries.ts';
import { entries, fold } from '../text/fold.ts';
import { type Lookup, lookupOf, nearestAlias } from '../text/lookup.ts';
import { known, type Mapped, unknown } from '../text/mapped.ts';

const NOISE = new Set(
  'industry industries sector sectors branche company companies business firm vertical market field trade segment secteur sector settore setor bereich unternehmen the'.split(
    ' ',
  ),
);
const STRONG_SEPARATORS = /(?:(?<!\s)\s+)?[/,;>|:()[\]]\s*|(?<!\s)\s+[-–—]\s+/;
const WEAK_SEPARATORS = /(?:(?<!\s)\s+)?&\s*|(?<!\s)\s+(?:and|und|et|y|e|en|ed)\s+/i;

const lookup: Lookup = lookupOf(
  Object.fromEntries(
    Object.entries(INDUSTRIES).map(([slug, { title, aliases }]) => [
      slug,
      [title, ...entries(aliases)],
    ]),
  ),
);
const naics = new Map<string, string>(
  Object.entries(INDUSTRIES).flatMap(([slug, industry]) =>
    industry.naics.split(' ').map((prefix) => [prefix, slug] as const),
  ),
);

/**
 * "Mfg.", "Maschinenbau", "NAICS 333" → "manufacturing"; nothing fitting → "unknown".
 * A text that names several industries ("Banking & Insurance") takes the first and says so.
 */
export function normaliseIndustry(raw: string): Mapped<string> {
  const whole = fold(raw);
  const hit = lookup.exact.get(whole);
  if (hit !== undefined) return known(hit, whole === hit ? 'our own name' : `alias "${whole}"`);
  return (
    fromCode(raw) ??
    fromWords(whole) ??
    fromSegments(raw, STRONG_SEPARATORS) ??
    fromSegments(raw, WEAK_SEPARATORS) ??
    unknown('unknown', 'no industry of our list has this name')
  );
}

function fromCode(raw: string): Mapped<string> | null {
  const match = /^\s*(naics)?[\s:#-]*(\d{2,6})(?:-(\d{2}))?\b/i.exec(raw);
  const digits = match?.[2];
  if (match === null || digits === undefined) return null;
  if (match[1] === undefined && digits.length === 4)
    return unknown('unknown', 'four digits are NAICS or SIC: write "NAICS" before them');
  for (let length = Math.min(4, digits.length); length >= 2; length -= 1) {
    const slug = naics.get(digits.slice(0, length));
    if (slug !== undefined) return known(slug, `NAICS ${digits.slice(0, length)}`);
  }
  return null;
}

/** Without words that say nothing ("sector"), then with one slip of the keyboard allowed. */
function fromWords(whole: string): Mapped<string> | null {
  const words = whole.split(' ').filter((word) => !NOISE.has(word));
  const kept = words.join(' ');
  const hit = lookup.exact.get(kept);
  if (hit !== undefined) return known(hit, `alias "${kept}"`);
  const near = nearestAlias(lookup, kept);
  return near === null ? null : known(near.target, `one slip from "${near.alias}"`);
}

function fromSegments(raw: string, separators: RegExp): Mapped<string> | null {
  const segments = raw.split(separators).filter((segment) => segment.trim() !== '');
  if (segments.length < 2) return null;
  const hits = segments.flatMap((segment) => {
    const folded = fold(segment);
    const slug = lookup.exact.get(folded) ?? fromWords(folded)?.value;
    return slug === undefined ? [] : [{ slug, folded }];
  });
  const first = hits[0];
  if (first === undefined) return null;
  const others = [...new Set(hits.map((hit) => hit.slug))].filter((slug) => slug !== first.slug);
  return known(
    first.slug,
    others.length === 0
      ? `alias "${first.folded}"`
      : `alias "${first.folded}", the first of several (also ${others.join(', ')})`,
  );
}
