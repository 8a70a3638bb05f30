// Where a lead lies and what a territory covers: countries, states, areas and groups of countries.
// A region is a slug: "us-ny", "us-northeast", "de-by", "dach"; a country is its ISO code: "US".

import { slugOf } from '../text/fold.ts';
import { known, type Mapped, unknown } from '../text/mapped.ts';
import { memoByText } from '../text/memo.ts';
import { isCountryCode } from './country.ts';
import { readPlace } from './place-parts.ts';
import { isPlaceholder } from './placeholder.ts';
import { type PostalPlace, placeOfPostalCode } from './postal-code.ts';
import {
  countryOf,
  groupsOfCountry,
  isOfProvinces,
  liesIn,
  type Place,
  regionsAround,
} from './regions.ts';

/** Every region around a place, narrowest first, and the country when it is known. */
type Location = { country: string; regions: readonly string[] };

/** A place, and what each of the texts that state it was read as; null for one that was not given or not needed. */
export type Located = {
  location: Location;
  country: Mapped<string> | null;
  region: Mapped<string> | null;
  postalCode: Mapped<string> | null;
};

/** `hint` is a country that something else of the lead speaks for (the number of its phone). */
type Stated = { country?: string; region?: string; postalCode?: string; hint?: string };

/**
 * Where a lead lies by its stated country and region, or by its postal code where no region is stated. A
 * region that says its country ("Northeast US", "NSW") supplies a missing one. A region off our list is
 * kept as its own slug, alone and after its country ("ile-de-france", "fr-ile-de-france"), and matches a
 * territory of the same spelling only.
 */
export function locate(
  country: string | undefined,
  region: string | undefined,
  { postalCode, hint }: Pick<Stated, 'postalCode' | 'hint'> = {},
): Located {
  return locatedBy(JSON.stringify({ country, region, postalCode, hint } satisfies Undefined));
}
type Undefined = { [K in keyof Stated]: Stated[K] | undefined };

const locatedBy = memoByText((stated) => located(JSON.parse(stated) as Stated));

const NO_REGION = 'no region of ours; kept as its own slug, which matches the same spelling only';

function located({ country: rawCountry, region: rawRegion, postalCode, hint }: Stated): Located {
  const country = rawCountry === undefined ? null : readPlace(rawCountry, 'unknown', 'country');
  const stated = placeCountry(country?.place);
  const region = rawRegion === undefined ? null : readPlace(withComma(rawRegion), stated, 'region');
  const contradicts = contradiction(country?.place ?? null, region?.place ?? null);
  const regionPlace = contradicts === null ? (region?.place ?? null) : null;
  const byRegion = stated !== 'unknown' ? stated : placeCountry(regionPlace);
  const hasRegion = rawRegion !== undefined && !isPlaceholder(rawRegion);
  const postal =
    postalCode === undefined || hasRegion || country?.place?.kind === 'state'
      ? null
      : placeOfPostalCode(postalCode, byRegion, hint ?? 'unknown');
  const code = byRegion !== 'unknown' ? byRegion : placeCountry(postal?.place);
  const around = new Set<string>();
  if (rawRegion !== undefined && region?.place === null && region.how === '') {
    const own = slugOf(rawRegion);
    if (code !== 'unknown') around.add(`${code.toLowerCase()}-${own}`);
    around.add(own);
  }
  for (const place of [postal?.place, regionPlace])
    if (place) for (const slug of regionsAround(place)) around.add(slug);
  for (const slug of speltBefore(rawRegion, regionPlace)) around.add(slug);
  if (country?.place) for (const slug of regionsAround(country.place)) around.add(slug);
  for (const slug of groupsOfCountry.get(code) ?? []) around.add(slug);
  return {
    location: { country: code, regions: [...around] },
    country: country === null ? null : asMapped(country.place, country.how),
    region:
      region === null ? null : asMapped(regionPlace, contradicts ?? (region.how || NO_REGION)),
    postalCode: postalMapped(postal),
  };
}

/**
 * A region that was kept as its own slug before it had a code keeps it: territories and rules that were
 * written for it still match.
 */
function speltBefore(raw: string | undefined, place: Place | null): string[] {
  const slug = raw === undefined ? '' : slugOf(raw);
  if (place?.kind !== 'state' || !isOfProvinces(place.slug) || slug.length < 4) return [];
  return [`${place.country.toLowerCase()}-${slug}`, slug];
}

/** "Dallas TX" → "Dallas, TX", unless the code is a country's as well. */
function withComma(region: string): string {
  const [, city, code] = /^([^,;/|()\d]{3,60}) ([A-Z]{2})$/.exec(region.trim()) ?? [];
  if (city === undefined || code === undefined || isCountryCode(code)) return region;
  return `${city}, ${code}`;
}

function placeCountry(place: Place | null | undefined): string {
  return place ? countryOf(place) : 'unknown';
}

/** Why a region cannot be of the stated country; null where it can. */
function contradiction(country: Place | null, region: Place | null): string | null {
  if (country === null || region === null) return null;
  if (liesIn(region, country) || liesIn(country, region)) return null;
  // "Scotland" beside "Northern Ireland": of one country at least.
  if (countryOf(country) !== 'unknown' && countryOf(country) === countryOf(region)) return null;
  return 'contradicts the stated country';
}

function postalMapped(postal: PostalPlace | null): Mapped<string> | null {
  return postal === null ? null : asMapped(postal.place, postal.how);
}

/**
 * A territory as rules compare it: "United States" → "US", "Northeast US" → "us-northeast",
 * "EMEA" → "emea". A two-letter code is a country ("CA" is Canada, "US-CA" California), but "NA" is
 * North America. What nobody knows stays as its own slug.
 */
export function normaliseTerritory(raw: string): Mapped<string> {
  if (/^na$/i.test(raw.trim())) return known('north-america', 'sales habit: NA is North America');
  const byCountry = readPlace(raw, 'unknown', 'country');
  const { place, how } = byCountry.place === null ? readPlace(raw, 'unknown', 'region') : byCountry;
  if (place !== null)
    return known(place.kind === 'country' ? place.country : place.slug, place.how);
  const why = byCountry.how || how || 'no country or region of ours';
  return unknown(slugOf(raw), `${why}; kept as its own slug`);
}

function asMapped(place: Place | null, otherwise: string): Mapped<string> {
  if (place === null)
    return unknown('unknown', otherwise === '' ? 'no country or region has this name' : otherwise);
  return known(place.kind === 'country' ? place.country : place.slug, place.how);
}
