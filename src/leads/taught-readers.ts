// Readers that know a user's own names beside our tables: theirs are looked at first, whole.
import {
  countryOfRegion,
  groupsAround,
  type OwnRegion,
  ownRegionsOf,
  withOwnRegions,
} from './own-regions.ts';
import { fold, slugOf } from './text/fold.ts';
import { known, type Mapped, unknown } from './text/mapped.ts';
import { normaliseIndustry } from './values/industry.ts';
import { type Located, locate, normaliseTerritory } from './values/place.ts';
import { OUR_READERS, type Readers } from './values/readers.ts';
import { normaliseSeniority, type SENIORITIES } from './values/seniority.ts';
import { normaliseChannel, normaliseSource } from './values/source.ts';
import { regionParts, type Vocabulary } from './vocabulary.ts';

/** Folded name → the value that it means. */
type Names = ReadonlyMap<string, string>;

/** The readers of a vocabulary that `checkVocabulary` finds no fault in. */
export function readersOf(vocabulary: Vocabulary): Readers {
  const industries = namesOf(vocabulary.industries, (key) => {
    const ours = normaliseIndustry(key);
    return ours.known ? ours.value : slugOf(key);
  });
  const sources = namesOf(vocabulary.sources, (key) => normaliseSource(key).value);
  const channels = namesOf(vocabulary.channels, (key) => normaliseChannel(key).value);
  const titles = namesOf(vocabulary.titles, (key) => key);
  const roles = namesOf(vocabulary.roles, (key) => key);
  return {
    industry: (raw, country) => normaliseIndustry(raw, country, industries),
    ...placeReaders(vocabulary.regions),
    source: (raw) => taught(sources, raw) ?? normaliseSource(raw),
    channel: (raw) => taught(channels, raw) ?? normaliseChannel(raw),
    seniority: (raw) =>
      (taught(titles, raw) as Mapped<(typeof SENIORITIES)[number]> | null) ??
      normaliseSeniority(raw),
    role: (title) => roles.get(fold(title)) ?? OUR_READERS.role(title),
  };
}

/** Each key stands for its names and for itself. */
function namesOf(
  section: Readonly<Record<string, readonly string[] | undefined>>,
  means: (key: string) => string,
): Names {
  return new Map(
    Object.entries(section).flatMap(([key, names = []]) =>
      [key, ...names].map((name) => [fold(name), means(key)] as const),
    ),
  );
}

function taught(names: Names, raw: string): Mapped<string> | null {
  const folded = fold(raw);
  const value = names.get(folded);
  return value === undefined ? null : known(value, `your own word "${folded}"`);
}

function placeReaders(regions: Vocabulary['regions']): Pick<Readers, 'locate' | 'territory'> {
  const { own } = ownRegionsOf(regions);
  const bySlug = new Map(own.map((region) => [region.slug, region]));
  const names = namesOf(
    Object.fromEntries(
      Object.entries(regions).map(([key, region]) => [key, regionParts(region).names]),
    ),
    (key) => (bySlug.has(slugOf(key)) ? slugOf(key) : normaliseTerritory(key).value),
  );
  const territory: Readers['territory'] = (raw) => taught(names, raw) ?? normaliseTerritory(raw);
  return {
    territory,
    locate: (country, region, more = {}) => {
      // A name of one of our places is read as if that place stood there, in a text of several too.
      const inOurs = (text: string | undefined) =>
        text?.replace(/[^,;|/()\n]+/g, (piece) => {
          const value = names.get(fold(piece));
          return value === undefined || bySlug.has(value) ? piece : value;
        });
      const ofOwn = (text: string | undefined) =>
        text === undefined ? undefined : bySlug.get(names.get(fold(text)) ?? '');
      const byCountry = ofOwn(country);
      const byRegion = ofOwn(region);
      const plain = locate(
        byCountry === undefined ? inOurs(country) : undefined,
        byRegion === undefined ? inOurs(region) : undefined,
        more,
      );
      const placed = [byCountry, byRegion].reduce(
        (located, one, at) =>
          one === undefined ? located : within(located, one, at === 0 ? 'country' : 'region'),
        plain,
      );
      return {
        ...placed,
        location: {
          country: placed.location.country,
          regions: withOwnRegions(placed.location, own),
        },
      };
    },
  };
}

/** Located in a region of the user's own as well, unless what is known of the place lies outside of it. */
function within(located: Located, region: OwnRegion, field: 'country' | 'region'): Located {
  const { country, regions } = located.location;
  const ofCountry = countryOfRegion(region);
  const fits =
    country === 'unknown' ||
    region.countries.has(country) ||
    [...region.states].some((state) => state.startsWith(`${country.toLowerCase()}-`));
  if (!fits) return { ...located, [field]: unknown('unknown', 'contradicts the stated country') };
  return {
    ...located,
    [field]: known(region.slug, `your own region "${region.slug}"`),
    location: {
      country: country === 'unknown' ? ofCountry : country,
      regions: [...new Set([region.slug, ...regions, ...groupsAround(region)])],
    },
  };
}
