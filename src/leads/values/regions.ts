// The regions that hold a place: states in their areas, countries and areas in their groups.
import { COUNTRY_GROUPS } from '../tables/country-groups.ts';
import { NAMED_WITHIN, PROVINCES } from '../tables/provinces.ts';
import { STATES, US_AREA_ALIASES, US_DIVISIONS, US_SALES_AREAS } from '../tables/states.ts';
import { own } from '../text/by-name.ts';
import { fold } from '../text/fold.ts';

/** A region is a slug ("us-ny", "dach"), a country its ISO code. */
export type Place =
  | { kind: 'country'; country: string; how: string }
  | { kind: 'state'; country: string; slug: string; how: string }
  | { kind: 'area'; country: 'US'; slug: string; how: string }
  | { kind: 'group'; slug: string; how: string };

export const groups = new Map<string, string>();
export const groupsOfCountry = new Map<string, string[]>();
export const statesByName = new Map<string, string[]>();
export const stateSlugs = new Set<string>();
/** "it mi" → "it-25": what names a state only where the country is known. */
export const statesWithin = new Map<string, string>();
export const areas = new Map<string, string>();
export const statesOfArea = new Map<string, ReadonlySet<string>>();
const areasOfState = new Map<string, string[]>();
buildTables();

/** The country that a place lies in; "unknown" for a group of several. */
export function countryOf(place: Place): string {
  return place.kind === 'group' ? 'unknown' : place.country;
}

/** The place itself, unless it is a country, and every region that holds it, narrowest first. */
export function regionsAround(place: Place): readonly string[] {
  if (place.kind === 'country') return groupsOfCountry.get(place.country) ?? [];
  if (place.kind === 'state') return [place.slug, ...(areasOfState.get(place.slug) ?? [])];
  if (place.kind === 'area') return [place.slug, ...areasHolding(place.slug)];
  return [place.slug, ...groupsHolding(place.slug)];
}

/** The countries of a group of ours; null for any other word. */
export function groupMembers(slug: string): readonly string[] | null {
  return own(COUNTRY_GROUPS, slug)?.countries.split(' ') ?? null;
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
  const countries = groupMembers(group) ?? [];
  const lists = countries.map((code) => groupsOfCountry.get(code) ?? []);
  return (lists[0] ?? []).filter(
    (slug) => slug !== group && lists.every((list) => list.includes(slug)),
  );
}

function bySize(entries: [string, ReadonlySet<string>][]): [string, ReadonlySet<string>][] {
  return entries.sort((a, b) => a[1].size - b[1].size || (a[0] < b[0] ? -1 : 1));
}

/** True for a place inside another, or the same. */
export function liesIn(one: Place, other: Place): boolean {
  if (other.kind === 'country') return countryOf(one) === other.country;
  return [...regionsAround(one), ...(groupsOfCountry.get(countryOf(one)) ?? [])].includes(
    other.slug,
  );
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
  buildProvinces();
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

/** Their codes say no country: "MI" is Milan in Italy alone. */
function buildProvinces(): void {
  for (const [country, states] of Object.entries(PROVINCES))
    for (const [code, names] of Object.entries(states)) {
      const slug = `${country}-${code}`;
      stateSlugs.add(slug);
      statesWithin.set(`${country} ${code}`, slug);
      for (const name of names.split('|')) {
        const key = fold(name);
        if (key === '') continue;
        statesWithin.set(`${country} ${key}`, slug);
        const others = statesByName.get(key) ?? [];
        if (!others.includes(slug)) statesByName.set(key, [...others, slug]);
      }
    }
  for (const [country, states] of Object.entries(NAMED_WITHIN))
    for (const [code, names] of Object.entries(states))
      for (const name of names.split('|')) {
        const key = `${country} ${fold(name)}`;
        // Codes of the states themselves come first: "NA" is Navarra, whatever province has the letters.
        if (!statesWithin.has(key)) statesWithin.set(key, `${country}-${code}`);
      }
}

/** A state that was kept as its own slug before it had a code. */
export function isOfProvinces(slug: string): boolean {
  return own(PROVINCES, slug.slice(0, 2)) !== undefined;
}
