// Which place a text names, read whole or not at all: "Munich, Bavaria, Germany" is Bavaria, and
// "Germany, Austria" is nowhere. Exact names of any table come before slips of the keyboard.

import { CITIES, STATE_CITIES, TOWNS_LIKE_COUNTRIES } from '../tables/cities-told-apart.ts';
import { PROVINCES } from '../tables/provinces.ts';
import { own } from '../text/by-name.ts';
import { fold } from '../text/fold.ts';
import { exactCountry, isCountryCode, nearCountry } from './country.ts';
import { isPlaceholder } from './placeholder.ts';
import {
  areas,
  countryOf,
  groups,
  liesIn,
  type Place,
  stateSlugs,
  statesByName,
  statesWithin,
} from './regions.ts';

type Field = 'country' | 'region';

/** `how` says why there is no place; empty where no piece names one. */
export type PlaceRead = { place: Place | null; how: string };

const US_WORDS = new Set(['us', 'usa', 'united', 'states', 'america', 'of']);
const EMPTY_WORDS = new Set('region territory area the state states zone gebiet'.split(' '));
/** Bare directions name a part of any country; these need "US" beside them or a US lead. */
const BARE_DIRECTIONS = new Set(
  'south southern west western east eastern central pacific mountain'.split(' '),
);
/** What takes back a place beside it. */
const EXCEPT =
  /\b(?:not|non|no|except|excl|excluding|exclude|ex|without|outside|other|rest|ohne|außer|sauf|hors|sin|excepto|except for)\b/iu;

const ALTERNATIVES = /(?:(?<!\s)\s+)?[;|\n]\s*/;
const SLASH = /(?:(?<!\s)\s+)?\/\s*/;
const CHAIN = /(?:(?<!\s)\s+)?[,()]\s*|(?<!\s)\s+[-–—/]\s+/;
const ZIP_BEHIND = / \d{5}(?:-\d{4})?$/;

/** `context` is the ISO code of the country that is known already, or "unknown". */
export function readPlace(raw: string, context: string, field: Field): PlaceRead {
  if (isPlaceholder(raw)) return { place: null, how: 'says that it is not known' };
  const whole = named(raw, context, field);
  if (whole !== null) return { place: whole, how: '' };
  const parts = partsOf(raw, CHAIN);
  if (parts.length < 2 && !/[;|/\n]/.test(raw)) return found(slip(raw, field));
  if (EXCEPT.test(raw)) return { place: null, how: 'takes a part of a place away' };
  const several = partsOf(raw, ALTERNATIVES);
  if (several.length > 1) return together(several.map((part) => chain(part, context, field)));
  return chain(raw, context, field);
}

function found(place: Place | null): PlaceRead {
  return { place, how: '' };
}

function partsOf(raw: string, separator: RegExp): string[] {
  return raw
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Places side by side are one place when each is named and one lies in the other. */
function together(reads: readonly PlaceRead[]): PlaceRead {
  if (reads.every(({ place }) => place === null)) return reads[0] ?? found(null);
  let narrowest: Place | null = null;
  for (const { place } of reads) {
    if (place === null) return { place: null, how: 'names a place beside something unknown' };
    if (narrowest === null || liesIn(place, narrowest)) narrowest = place;
    else if (!liesIn(narrowest, place))
      return { place: null, how: 'names several places that contradict each other' };
  }
  return found(narrowest);
}

/** "City, state, country", or the country first. */
function chain(raw: string, context: string, field: Field): PlaceRead {
  const parts = partsOf(raw, CHAIN)
    .map((part) => part.replace(ZIP_BEHIND, ''))
    .filter((part, at) => at === 0 || !/^\d{4,6}(?:-\d{4})?$/.test(part));
  if (parts.length < 2) {
    const [only = ''] = parts;
    const alternatives = partsOf(only, SLASH);
    if (alternatives.length < 2) return found(named(only, context, field) ?? slip(only, field));
    return together(alternatives.map((part) => found(part0(part, context, field))));
  }
  const city = cityAndCode(parts, context);
  if (city !== null) return city;
  const narrowFirst = along([...parts].reverse(), context);
  if (narrowFirst.place !== null && narrowFirst.how === '') return narrowFirst;
  const broadFirst = along(parts, context);
  if (broadFirst.place !== null) return broadFirst;
  return narrowFirst.how === '' ? broadFirst : narrowFirst;
}

function part0(raw: string, context: string, field: Field): Place | null {
  return named(raw, context, field) ?? slip(raw, field);
}

/**
 * From the broad end on, each part inside those before it. What names nothing is the city of a place
 * before it; where the broad end names nothing, or two parts exclude each other, there is no place.
 */
function along(parts: readonly string[], context: string): PlaceRead {
  let place: Place | null = null;
  let around = context;
  for (const part of parts) {
    const field = around === 'unknown' ? 'country' : 'region';
    const alternatives = partsOf(part, SLASH);
    const next =
      alternatives.length > 1
        ? together(alternatives.map((one) => found(part0(one, around, field))))
        : found(part0(part, around, field));
    if (next.place === null && next.how !== '') return next;
    if (next.place === null) {
      if (place === null) return found(null);
      continue;
    }
    if (place !== null && !liesIn(next.place, place) && !liesIn(place, next.place))
      return { place: null, how: 'names several places that contradict each other' };
    if (place === null || liesIn(next.place, place)) place = next.place;
    if (countryOf(place) !== 'unknown') around = countryOf(place);
  }
  return found(place);
}

/**
 * "Raleigh, NC" is North Carolina and not New Caledonia. A city that we know of another country, or
 * of another state, decides; a country that is known already leaves nothing to decide.
 */
function cityAndCode(parts: readonly string[], context: string): PlaceRead | null {
  const [city = '', code = ''] = parts.map(fold);
  if (parts.length !== 2 || context !== 'unknown') return null;
  if (code === 'georgia') return found(ofCity(city, ['us-ga'], 'GE'));
  if (!/^[a-z]{2}$/.test(code) || city.length < 3) return null;
  const province = provinceOf(city, code);
  if (province !== null) return found(stateOf(province, `"${city}" and its code "${code}"`));
  const slugs = (statesByName.get(code) ?? []).filter((slug) => /^(?:us|ca|au)-/.test(slug));
  if (slugs.length === 0) return null;
  // "USA, CA" and "Canada, NL" have the country in front.
  const front = named(parts[0] ?? '', 'unknown', 'country');
  if (front !== null && front.kind !== 'state' && !TOWNS_LIKE_COUNTRIES.has(city)) return null;
  const country = isCountryCode(code.toUpperCase()) ? code.toUpperCase() : null;
  const decided = ofCity(city, slugs, country);
  if (decided !== null) return found(decided);
  const us = slugs.find((slug) => slug.startsWith('us-'));
  const slug = us ?? (country === null && slugs.length === 1 ? slugs[0] : undefined);
  if (slug === undefined)
    return { place: null, how: `"${code}" is a country and a state: the city does not tell which` };
  const state = stateOf(slug, `city and state "${code}"`);
  if (front?.kind === 'state' && front.slug !== slug)
    return { place: null, how: 'names several places that contradict each other' };
  return found(state);
}

/** "Milano, MI" is Lombardy and not Michigan: one country has the name and the code in one state. */
function provinceOf(city: string, code: string): string | null {
  for (const country of Object.keys(PROVINCES)) {
    const slug = statesWithin.get(`${country} ${city}`);
    if (slug !== undefined && slug === statesWithin.get(`${country} ${code}`)) return slug;
  }
  return null;
}

function ofCity(city: string, slugs: readonly string[], country: string | null): Place | null {
  for (const slug of slugs)
    if (own(STATE_CITIES, slug)?.split('|').includes(city)) return stateOf(slug, `city "${city}"`);
  if (country !== null && own(CITIES, country)?.split('|').includes(city))
    return { kind: 'country', country, how: `code, and the city "${city}"` };
  return null;
}

function stateOf(slug: string, how: string): Place {
  return { kind: 'state', country: slug.slice(0, 2).toUpperCase(), slug, how };
}

/** One name, spelt as a table has it. */
function named(raw: string, context: string, field: Field): Place | null {
  const folded = fold(raw);
  if (folded === '') return null;
  if (field === 'region' && context !== 'unknown') {
    const state = stateIn(context.toLowerCase(), folded);
    if (state !== null) return state;
    if (folded === context.toLowerCase())
      return { kind: 'country', country: context, how: `code or short name "${folded}"` };
  }
  const iso = /^([a-z]{2}) ([a-z0-9]{1,3})$/.exec(folded);
  if (iso?.[1] !== undefined && stateSlugs.has(`${iso[1]}-${iso[2]}`))
    return stateOf(`${iso[1]}-${iso[2]}`, 'ISO 3166-2 code');
  if (field === 'country') {
    const country = exactCountry(raw);
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

/** A country's name with one slip of the keyboard, where no table has the name as it is written. */
function slip(raw: string, field: Field): Place | null {
  const near = nearCountry(fold(raw));
  if (near === null || (field === 'region' && isUsState(near.alias))) return null;
  return { kind: 'country', country: near.target, how: `one slip from "${near.alias}"` };
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
  const slug =
    statesByName.get(folded)?.find((one) => one.startsWith(`${country}-`)) ??
    statesWithin.get(`${country} ${folded}`);
  return slug === undefined ? null : stateOf(slug, `state "${folded}"`);
}

/**
 * A name or code that one country's states alone have, and no country: "Texas", "NSW", not "CA" or
 * "Georgia". A lone letter is a compass point or a slip before it is a state of Austria.
 */
function stateAnywhere(folded: string): Place | null {
  const slugs = statesByName.get(folded) ?? [];
  const slug = slugs[0];
  if (slug === undefined || slugs.length > 1 || folded.length < 2) return null;
  if (folded.length <= 2 && isCountryCode(folded.toUpperCase())) return null;
  if (folded.length > 3 && slug.startsWith('us-') && exactCountry(folded).known) return null;
  return stateOf(slug, `state "${folded}"`);
}

function countryNamed(raw: string): Place | null {
  const country = exactCountry(raw);
  if (!country.known || fold(raw).length <= 2) return null;
  // "Georgia" is a country and a state: without a country beside it, it is neither.
  if (isUsState(fold(raw))) return null;
  return { kind: 'country', country: country.value, how: country.how };
}

function isUsState(folded: string): boolean {
  return (statesByName.get(folded) ?? []).some((slug) => slug.startsWith('us-'));
}
