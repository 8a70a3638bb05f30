// Codes of classifications: NAICS in North America, NACE and its national forms in Europe and where ISIC
// is used. A bare code is read by the lead's country, and never against the words beside it.
import { COUNTRY_GROUPS } from '../tables/country-groups.ts';
import { INDUSTRIES } from '../tables/industries.ts';
import { NACE } from '../tables/nace.ts';
import { own } from '../text/by-name.ts';
import { known, type Mapped, unknown } from '../text/mapped.ts';

const NAICS = new Map<string, string>(
  Object.entries(INDUSTRIES).flatMap(([slug, industry]) =>
    industry.naics.split(' ').map((prefix) => [prefix, slug] as const),
  ),
);
const NAICS_COUNTRIES = new Set(['US', 'CA', 'MX']);
const NACE_COUNTRIES = new Set([
  ...(own(COUNTRY_GROUPS, 'europe')?.countries.split(' ') ?? []),
  ...'TR IL IN ZA SG MY TH PH ID VN KR TW AE SA EG NG KE'.split(' '),
]);
const CODE =
  /^\s*(?:(naics|nace|isic|sic|wz|naf|ape|ateco|cnae|sbi)(?: ?(?:rev\.? ?\d|20\d\d))?)?[\s:#-]{0,4}([a-u](?=\d))?(\d\d(?:\.\d{1,3}){0,3}|\d{3,6})(?:-(\d\d))?[a-z]?(?![a-z\d])/i;

type Scheme = 'NAICS' | 'NACE';

/** Null for a text without a code; `label` is what stands beside the code. */
export function industryOfCode(
  raw: string,
  country: string,
): { read: Mapped<string>; label: string; isCertain: boolean } | null {
  const match = CODE.exec(raw);
  const written = match?.[3];
  if (match === null || written === undefined) return null;
  const label = raw.slice(match[0].length).replace(/^[\s:)–—-]+/, '');
  const digits = written.replaceAll('.', '');
  // A letter before the digits is the section of NACE: "J62".
  const stated = match[1]?.toUpperCase() ?? (match[2] === undefined ? undefined : 'NACE');
  const scheme = schemeOf(stated, written, country);
  if (typeof scheme === 'object') return { read: scheme, label, isCertain: false };
  const isCertain = stated !== undefined || country !== 'unknown';
  return { read: lookedUp(scheme, digits), label, isCertain };
}

function schemeOf(
  stated: string | undefined,
  written: string,
  country: string,
): Scheme | Mapped<string> {
  if (stated === 'NAICS') return 'NAICS';
  const isNorth = NAICS_COUNTRIES.has(country);
  if (stated === 'SIC' && !NACE_COUNTRIES.has(country))
    return unknown('unknown', 'SIC is one scheme in the United States and another in Britain');
  if (stated !== undefined) return 'NACE';
  if (written.includes('.')) return isNorth ? noScheme() : 'NACE';
  if (NACE_COUNTRIES.has(country)) return written.length === 6 ? noScheme() : 'NACE';
  if (written.length === 4)
    return unknown('unknown', 'four digits are NAICS or SIC: write "NAICS" before them');
  if (isNorth) return 'NAICS';
  if (country !== 'unknown')
    return unknown('unknown', `codes of ${country} are in no scheme of ours`);
  return written.length === 5
    ? unknown('unknown', 'five digits are NAICS or a European code: state the country')
    : 'NAICS';
}

function noScheme(): Mapped<string> {
  return unknown('unknown', 'a code of no scheme that we know');
}

function lookedUp(scheme: Scheme, digits: string): Mapped<string> {
  const table = scheme === 'NACE' ? NACE : NAICS;
  for (let length = Math.min(4, digits.length); length >= 2; length -= 1) {
    const slug = table.get(digits.slice(0, length));
    if (slug !== undefined) return known(slug, `${scheme} ${digits.slice(0, length)}`);
  }
  return unknown('unknown', `no industry of ours has the ${scheme} code ${digits}`);
}
