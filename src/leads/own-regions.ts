// Regions of a user's own: groups of countries, states and other regions, and the places that lie in them.
import { slugOf } from './text/fold.ts';
import { normaliseTerritory } from './values/place.ts';
import { groupMembers, groupsOfCountry, statesOfArea } from './values/regions.ts';
import { regionParts, type Vocabulary } from './vocabulary.ts';

/** `countries` whole, `states` of other countries. */
export type OwnRegion = {
  slug: string;
  countries: ReadonlySet<string>;
  states: ReadonlySet<string>;
};

type PlaceFault = { region: string; place: string; because: 'unknown' | 'circle' };

/** The regions with all that lies in them; a place that names nothing, or the region itself, is a fault. */
export function ownRegionsOf(regions: Vocabulary['regions']): {
  own: OwnRegion[];
  faults: PlaceFault[];
} {
  const faults: PlaceFault[] = [];
  const bySlug = new Map(
    Object.entries(regions)
      .map(([key, region]) => [slugOf(key), regionParts(region).places] as const)
      .filter(([, places]) => places.length > 0),
  );
  const collect = (slug: string, into: OwnRegionDraft, path: readonly string[]): void => {
    for (const place of bySlug.get(slug) ?? []) {
      const inner = slugOf(place);
      if (path.includes(inner)) faults.push({ region: slug, place, because: 'circle' });
      else if (bySlug.has(inner)) collect(inner, into, [...path, inner]);
      else if (!addPlace(place, into)) faults.push({ region: slug, place, because: 'unknown' });
    }
  };
  const own = [...bySlug.keys()].map((slug) => {
    const draft: OwnRegionDraft = { slug, countries: new Set(), states: new Set() };
    collect(slug, draft, [slug]);
    return draft;
  });
  return { own: own.sort((a, b) => sizeOf(a) - sizeOf(b) || (a.slug < b.slug ? -1 : 1)), faults };
}

type OwnRegionDraft = { slug: string; countries: Set<string>; states: Set<string> };

function addPlace(place: string, { countries, states }: OwnRegionDraft): boolean {
  const read = normaliseTerritory(place);
  if (!read.known) return false;
  const members = groupMembers(read.value);
  const area = statesOfArea.get(read.value);
  if (/^[A-Z]{2}$/.test(read.value)) countries.add(read.value);
  else if (members !== null) for (const country of members) countries.add(country);
  else if (area !== undefined) for (const state of area) states.add(`us-${state}`);
  else states.add(read.value);
  return true;
}

/** A state is a small part of a country; for "narrowest first" nothing finer is needed. */
function sizeOf({ countries, states }: OwnRegion): number {
  return countries.size + states.size / 100;
}

/**
 * The regions of a place with the user's own among them, before the first that is no narrower. A lead lies in an own region where its country does, or one of its regions.
 */
export function withOwnRegions(
  { country, regions }: { country: string; regions: readonly string[] },
  own: readonly OwnRegion[],
): readonly string[] {
  const inside = own.filter(({ slug }) => regions.includes(slug));
  const around = own.filter(
    (one) =>
      !inside.includes(one) &&
      (one.countries.has(country) ||
        regions.some((slug) => holds(one, slug)) ||
        inside.some((other) => holdsAll(one, other))),
  );
  if (around.length === 0) return regions;
  const sizes = new Map(own.map((one) => [one.slug, sizeOf(one)]));
  const merged = [...regions];
  for (const one of around) {
    const at = merged.findIndex((slug) => (sizes.get(slug) ?? sizeOfOurs(slug)) >= sizeOf(one));
    merged.splice(at < 0 ? merged.length : at, 0, one.slug);
  }
  return merged;
}

function sizeOfOurs(slug: string): number {
  return groupMembers(slug)?.length ?? (statesOfArea.get(slug)?.size ?? 0) / 100;
}

function holdsAll(one: OwnRegion, { countries, states }: OwnRegion): boolean {
  const hasState = (state: string) =>
    one.states.has(state) || one.countries.has(state.slice(0, 2).toUpperCase());
  return [...countries].every((code) => one.countries.has(code)) && [...states].every(hasState);
}

/** True for a region of ours that lies in it as a whole. */
function holds({ countries, states }: OwnRegion, slug: string): boolean {
  if (states.has(slug)) return true;
  const area = statesOfArea.get(slug);
  if (area !== undefined) return [...area].every((state) => states.has(`us-${state}`));
  return groupMembers(slug)?.every((country) => countries.has(country)) ?? false;
}

/** The country of all its places, when there is one; else "unknown". */
export function countryOfRegion({ countries, states }: OwnRegion): string {
  const all = new Set([
    ...countries,
    ...[...states].map((state) => state.slice(0, 2).toUpperCase()),
  ]);
  const [only = 'unknown'] = all;
  return all.size === 1 ? only : 'unknown';
}

/** The groups of countries that hold the whole region, narrowest first. */
export function groupsAround({ countries, states }: OwnRegion): readonly string[] {
  const lists = [
    ...new Set([...countries, ...[...states].map((state) => state.slice(0, 2).toUpperCase())]),
  ].map((code) => groupsOfCountry.get(code) ?? []);
  return (lists[0] ?? []).filter((slug) => lists.every((list) => list.includes(slug)));
}
