// Where a lead lies and what a territory covers: countries, states, areas and groups of countries.
// A region is a slug: "us-ny", "us-northeast", "de-by", "dach"; a country is its ISO code: "US".

import { COUNTRY_GROUPS } from '../tables/country-groups.ts';
import { STATES, US_AREA_ALIASES, US_DIVISIONS, US_SALES_AREAS } from '../tables/states.ts';
import { own } from '../text/by-name.ts';
import { fold, slugOf } from '../text/fold.ts';
import { known, type Mapped, unknown } from '../text/mapped.ts';
import { memoByText } from '../text/memo.ts';
import { isCountryCode, normaliseCountry } from './country.ts';

type Place =
  | { kind: 'country'; country: string; how: string }
  | { kind: 'state'; country: string; slug: string; how: string }
  | { kind: 'area'; country: 'US'; slug: string; how: string }
  | { kind: 'group'; slug: string; how: string };

/** Every region around a place, narrowest first, and the country when it is known. */
type Location = { country: string; regions: readonly string[] };

/** A place, and what each of the two texts that state it was read as; null for one that was not given. */
type Located = {
  location: Location;
  country: Mapped<string> | null;
  region: Mapped<string> | null;
};

const US_WORDS = new Set(['us', 'usa', 'united', 'states', 'america', 'of']);
const EMPTY_WORDS = new Set([
  'region',
  'territory',
  'area',
  'the',
  'state',
  'states',
  'zone',
  'gebiet',
]);
/** Bare directions name a part of any country; these need "US" beside them or a US lead. */
const BARE_DIRECTIONS = new Set([
  'south',
  'southern',
  'west',
  'western',
  'east',
  'eastern',
  'central',
  'pacific',
  'mountain',
]);

const groups = new Map<string, string>();
const groupsOfCountry = new Map<string, string[]>();
const statesByName = new Map<string, string[]>();
const stateSlugs = new Set<string>();
const areas = new Map<string, string>();
const statesOfArea = new Map<string, ReadonlySet<string>>();
const areasOfState = new Map<string, string[]>();
buildTables();

/**
 * Where a lead lies by its stated country and region. A region that says its country ("Northeast US",
 * "NSW") supplies a missing one. A region off our list is kept as its own slug, alone and after its
 * country ("ile-de-france", "fr-ile-de-france"), and matches a territory of the same spelling only.
 */
export function locate(rawCountry: string | undefined, rawRegion: string | undefined): Located {
  return locatedBy(JSON.stringify([rawCountry ?? null, rawRegion ?? null]));
}

const locatedBy = memoByText((stated) => {
  const [country, region] = JSON.parse(stated) as (string | null)[];
  return located(country ?? undefined, region ?? undefined);
});

function located(rawCountry: string | undefined, rawRegion: string | undefined): Located {
  const country = rawCountry === undefined ? null : resolve(rawCountry, 'unknown', 'country');
  const stated = country === null ? 'unknown' : countryOf(country);
  const region = rawRegion === undefined ? null : resolve(rawRegion, stated, 'region');
  const code = stated !== 'unknown' ? stated : region === null ? 'unknown' : countryOf(region);
  const around = new Set<string>();
  if (rawRegion !== undefined && region === null) {
    const own = slugOf(rawRegion);
    if (own !== '' && own !== 'unknown') {
      if (code !== 'unknown') around.add(`${code.toLowerCase()}-${own}`);
      around.add(own);
    }
  }
  for (const place of [region, country])
    if (place !== null) for (const slug of regionsAround(place)) around.add(slug);
  for (const slug of groupsOfCountry.get(code) ?? []) around.add(slug);
  return {
    location: { country: code, regions: [...around] },
    country:
      rawCountry === undefined ? null : asMapped(country, 'no country or region has this name'),
    region:
      rawRegion === undefined
        ? null
        : asMapped(
            region,
            'no region of ours; kept as its own slug, which matches the same spelling only',
          ),
  };
}

/**
 * A territory as rules compare it: "United States" → "US", "Northeast US" → "us-northeast",
 * "EMEA" → "emea". A two-letter code is a country ("CA" is Canada, "US-CA" California), but "NA" is
 * North America. What nobody knows stays as its own slug.
 */
export function normaliseTerritory(raw: string): Mapped<string> {
  if (/^na$/i.test(raw.trim())) return known('north-america', 'sales habit: NA is North America');
  const place = resolve(raw, 'unknown', 'country') ?? resolve(raw, 'unknown', 'region');
  if (place !== null)
    return known(place.kind === 'country' ? place.country : place.slug, place.how);
  return unknown(slugOf(raw), 'no country or region of ours; kept as its own slug');
}

/** The smallest first: reads "Munich, Bavaria, Germany" from the parts that it knows. */
function resolve(raw: string, context: string, field: 'country' | 'region'): Place | null {
  const whole = resolveOne(raw, context, field);
  if (whole !== null) return whole;
  const parts = raw
    .split(/(?:(?<!\s)\s+)?[,;/|()]\s*|(?<!\s)\s+[-–—]\s+/)
    .filter((part) => part !== '');
  if (parts.length < 2) return null;
  let best: Place | null = null;
  let around = context;
  for (const part of parts.reverse()) {
    const place = resolveOne(part, around, around === 'unknown' ? 'country' : 'region');
    if (place === null) continue;
    if (around !== 'unknown' && countryOf(place) !== 'unknown' && countryOf(place) !== around)
      continue;
    around = countryOf(place);
    best = place;
  }
  return best;
}

function resolveOne(raw: string, context: string, field: 'country' | 'region'): Place | null {
  const folded = fold(raw);
  if (folded === '') return null;
  if (field === 'region' && context !== 'unknown') {
    const state = stateIn(context.toLowerCase(), folded);
    if (state !== null) return state;
  }
  const iso = /^([a-z]{2}) ([a-z0-9]{1,3})$/.exec(folded);
  if (iso?.[1] !== undefined && stateSlugs.has(`${iso[1]}-${iso[2]}`))
    return {
      kind: 'state',
      country: iso[1].toUpperCase(),
      slug: `${iso[1]}-${iso[2]}`,
      how: 'ISO 3166-2 code',
    };
  if (field === 'country') {
    const country = normaliseCountry(raw);
    // "Scotland" names the United Kingdom and, more narrowly, one of its nations.
    const nation = country.value === 'GB' && folded.length > 3 ? stateIn('gb', folded) : null;
    if (nation !== null) return nation;
    if (country.known) return { kind: 'country', country: country.value, how: country.how };
  }
  const words = folded.split(' ').filter((word) => !EMPTY_WORDS.has(word));
  return (
    groupNamed(folded) ??
    groupNamed(words.join(' ')) ??
    areaNamed(words, context) ??
    (context === 'unknown' ? stateAnywhere(folded) : null) ??
    (field === 'region' ? countryNamed(raw) : null)
  );
}

function groupNamed(folded: string): Place | null {
  const slug = groups.get(folded);
  return slug === undefined ? null : { kind: 'group', slug, how: `group of countries "${folded}"` };
}

function areaNamed(words: readonly string[], context: string): Place | null {
  const bare = words.filter((word) => !US_WORDS.has(word)).join(' ');
  const marked = bare.length < words.join(' ').length;
  const slug = areas.get(bare);
  if (slug === undefined) return marked ? stateIn('us', bare) : null;
  if (marked || context === 'US')
    return { kind: 'area', country: 'US', slug, how: `area of the United States "${bare}"` };
  if (context !== 'unknown' || BARE_DIRECTIONS.has(bare)) return null;
  return {
    kind: 'area',
    country: 'US',
    slug,
    how: `"${bare}" without a country: read as the area of the United States`,
  };
}

function stateIn(country: string, folded: string): Place | null {
  const slug = statesByName.get(folded)?.find((one) => one.startsWith(`${country}-`));
  if (slug === undefined) return null;
  return { kind: 'state', country: country.toUpperCase(), slug, how: `state "${folded}"` };
}

/** A name or code that one country's states alone have, and no country: "Texas", "NSW", not "CA" or "Georgia". */
function stateAnywhere(folded: string): Place | null {
  const slugs = statesByName.get(folded) ?? [];
  const slug = slugs[0];
  if (slug === undefined || slugs.length > 1) return null;
  if (folded.length <= 2 && isCountryCode(folded.toUpperCase())) return null;
  if (folded.length > 3 && slug.startsWith('us-') && normaliseCountry(folded).known) return null;
  return { kind: 'state', country: slug.slice(0, 2).toUpperCase(), slug, how: `state "${folded}"` };
}

function countryNamed(raw: string): Place | null {
  const country = normaliseCountry(raw);
  if (!country.known || fold(raw).length <= 2) return null;
  // "Georgia" is a country and a state: without a country beside it, it is neither.
  if ((statesByName.get(fold(raw)) ?? []).some((slug) => slug.startsWith('us-'))) return null;
  return { kind: 'country', country: country.value, how: country.how };
}

function countryOf(place: Place): string {
  return place.kind === 'group' ? 'unknown' : place.country;
}

function regionsAround(place: Place): readonly string[] {
  if (place.kind === 'country') return groupsOfCountry.get(place.country) ?? [];
  if (place.kind === 'state') return [place.slug, ...(areasOfState.get(place.slug) ?? [])];
  if (place.kind === 'area') return [place.slug, ...areasHolding(place.slug)];
  return [place.slug, ...groupsHolding(place.slug)];
}

let areasBySize: [string, ReadonlySet<string>][] | null = null;

function areasHolding(area: string): string[] {
  const states = [...(statesOfArea.get(area) ?? [])];
  areasBySize ??= bySize([...statesOfArea]);
  return areasBySize
    .filter(([other, its]) => other !== area && states.every((state) => its.has(state)))
    .map(([slug]) => slug);
}

function groupsHolding(group: string): string[] {
  const countries = own(COUNTRY_GROUPS, group)?.countries.split(' ') ?? [];
  const lists = countries.map((code) => groupsOfCountry.get(code) ?? []);
  return (lists[0] ?? []).filter(
    (slug) => slug !== group && lists.every((list) => list.includes(slug)),
  );
}

function bySize(entries: [string, ReadonlySet<string>][]): [string, ReadonlySet<string>][] {
  return entries.sort((a, b) => a[1].size - b[1].size || (a[0] < b[0] ? -1 : 1));
}

function asMapped(place: Place | null, otherwise: string): Mapped<string> {
  if (place === null) return unknown('unknown', otherwise);
  return known(place.kind === 'country' ? place.country : place.slug, place.how);
}

function buildTables(): void {
  const sets: [string, ReadonlySet<string>][] = [];
  for (const [slug, { countries, aliases }] of Object.entries(COUNTRY_GROUPS)) {
    sets.push([slug, new Set(countries.split(' '))]);
    for (const alias of [slug, ...aliases]) groups.set(fold(alias), slug);
  }
  for (const [slug, countries] of bySize(sets))
    for (const code of countries)
      groupsOfCountry.set(code, [...(groupsOfCountry.get(code) ?? []), slug]);
  for (const [country, states] of Object.entries(STATES))
    for (const [code, names] of Object.entries(states))
      for (const name of [code, ...names.split('|')]) {
        const key = fold(name);
        const slug = `${country}-${code}`;
        stateSlugs.add(slug);
        const others = statesByName.get(key) ?? [];
        if (!others.includes(slug)) statesByName.set(key, [...others, slug]);
      }
  const regionStates = new Map<string, string[]>();
  for (const [division, [region, states]] of Object.entries(US_DIVISIONS)) {
    statesOfArea.set(division, new Set(states.split(' ')));
    regionStates.set(region, [...(regionStates.get(region) ?? []), ...states.split(' ')]);
  }
  for (const [region, states] of regionStates) statesOfArea.set(region, new Set(states));
  for (const [area, states] of Object.entries(US_SALES_AREAS))
    statesOfArea.set(area, new Set(states.split(' ')));
  for (const [slug, states] of bySize([...statesOfArea]))
    for (const state of states)
      areasOfState.set(`us-${state}`, [...(areasOfState.get(`us-${state}`) ?? []), slug]);
  for (const [slug, aliases] of Object.entries(US_AREA_ALIASES))
    for (const alias of aliases) areas.set(fold(alias), slug);
}
