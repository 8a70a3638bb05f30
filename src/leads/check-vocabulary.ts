// What is wrong with a vocabulary: a name that means something else already, that means two things or
// nothing, a region that holds no place. Everything is told at once, each with its path.
import { ownRegionsOf } from './own-regions.ts';
import { fold, slugOf } from './text/fold.ts';
import { pointerStep } from './text/json-pointer.ts';
import type { Mapped } from './text/mapped.ts';
import { exactIndustry, normaliseIndustry } from './values/industry.ts';
import { normaliseTerritory } from './values/place.ts';
import { isPlaceholder } from './values/placeholder.ts';
import { normaliseSeniority } from './values/seniority.ts';
import { listedChannel, listedSource } from './values/source.ts';
import { MOST_NAMES, regionParts, type Vocabulary } from './vocabulary.ts';

export type VocabularyProblem = { path: string; message: string };

/** What a name says by our tables alone, spelt exactly so; null for nothing. */
type Says = (name: string) => string | null;

type Section = {
  name: keyof Vocabulary;
  entries: readonly { key: string; names: readonly string[] }[];
  says: Says;
  /** What a key stands for. */
  means: (key: string) => string;
};

const RESERVED = new Set(['unknown', 'none', 'not-stated']);

/** Empty for a vocabulary that holds together. */
export function checkVocabulary(vocabulary: Vocabulary): VocabularyProblem[] {
  const sections = sectionsOf(vocabulary);
  const count = sections.flatMap(({ entries }) => entries.flatMap(({ names }) => names)).length;
  if (count > MOST_NAMES)
    return [{ path: '', message: `There are ${count} names; at most ${MOST_NAMES} are taken.` }];
  return [...sections.flatMap(problemsOf), ...problemsOfRegions(vocabulary.regions)];
}

function sectionsOf(vocabulary: Vocabulary): Section[] {
  const plain = (section: Readonly<Record<string, readonly string[] | undefined>>) =>
    Object.entries(section).map(([key, names = []]) => ({ key, names }));
  const regions = Object.entries(vocabulary.regions).map(([key, region]) => ({
    key,
    names: regionParts(region).names,
  }));
  const ofRegion: Says = (name) => exactly(normaliseTerritory(name));
  const inList = (says: Says) => (key: string) => says(key) ?? slugOf(key);
  return [
    {
      name: 'industries',
      entries: plain(vocabulary.industries),
      says: exactIndustry,
      means: inList(exactIndustry),
    },
    { name: 'regions', entries: regions, says: ofRegion, means: inList(ofRegion) },
    {
      name: 'sources',
      entries: plain(vocabulary.sources),
      says: listedSource,
      means: inList(listedSource),
    },
    {
      name: 'channels',
      entries: plain(vocabulary.channels),
      says: listedChannel,
      means: inList(listedChannel),
    },
    { name: 'titles', entries: plain(vocabulary.titles), says: wholeTitle, means: (key) => key },
    { name: 'roles', entries: plain(vocabulary.roles), says: () => null, means: (key) => key },
  ];
}

/** A slip of the keyboard is no name of ours: what the user says of it counts. */
function exactly({ known, value, how }: Mapped<string>): string | null {
  return known && !how.startsWith('one slip') ? value : null;
}

/** "CEO" is c-level as it stands; "CEO Office Germany" only holds the word. */
function wholeTitle(name: string): string | null {
  const { known, value, how } = normaliseSeniority(name);
  return known && how === `title holds "${fold(name)}"` ? value : null;
}

function problemsOf({ name: section, entries, says, means }: Section): VocabularyProblem[] {
  const problems: VocabularyProblem[] = [];
  const meant = new Map<string, { value: string; key: string }>();
  for (const { key, names } of entries) {
    const at = `/${section}${pointerStep(key)}`;
    const value = means(key);
    const tell = (path: string, message: string) => problems.push({ path, message });
    if (RESERVED.has(slugOf(key))) {
      tell(at, `"${key}" says that nothing is known; give it another name.`);
      continue;
    }
    if (says(key) !== null && slugOf(key) !== slugOf(value))
      tell(at, `"${key}" is a name of ${value}; put its names under "${value}".`);
    if (section === 'industries' && says(key) === null) {
      const near = normaliseIndustry(key);
      if (near.known && near.how.startsWith('one slip'))
        tell(
          at,
          `"${key}" is ${near.how}; put its names under "${near.value}", or call it otherwise.`,
        );
    }
    for (const [index, name] of [key, ...names].entries()) {
      const path = index === 0 ? at : namePath(section, at, index - 1);
      const folded = fold(name);
      const other = meant.get(folded);
      const ours = says(name);
      if (folded === '' || isPlaceholder(name))
        tell(path, `"${name}" says nothing; leave it out, or write what people write.`);
      else if (other !== undefined && other.value !== value)
        tell(
          path,
          `"${name}" stands under "${other.key}" already and cannot mean "${key}" as well.`,
        );
      else if (index > 0 && ours !== null && ours !== value)
        tell(
          path,
          `"${name}" means ${ours} to everybody and cannot mean "${key}"; use a name of your own.`,
        );
      if (other === undefined) meant.set(folded, { value, key });
    }
  }
  return problems;
}

function namePath(section: string, at: string, index: number): string {
  return section === 'regions' ? `${at}/names/${index}` : `${at}/${index}`;
}

function problemsOfRegions(regions: Vocabulary['regions']): VocabularyProblem[] {
  const problems: VocabularyProblem[] = [];
  for (const [key, region] of Object.entries(regions)) {
    const ours = exactly(normaliseTerritory(key));
    const { places } = regionParts(region);
    const path = `/regions${pointerStep(key)}`;
    if (ours !== null && places.length > 0)
      problems.push({
        path,
        message: `"${key}" is a region of ours, with its own places; give it names as { names: [...] }, or call yours otherwise.`,
      });
    if (ours === null && places.length === 0)
      problems.push({
        path,
        message: `"${key}" is no region of ours; say which countries, states or regions lie in it.`,
      });
  }
  for (const { region, place, because } of ownRegionsOf(regions).faults)
    problems.push({
      path: `/regions/${region}`,
      message:
        because === 'circle'
          ? `"${region}" would lie in itself through "${place}"; leave that out.`
          : `"${place}" names no country, state or region; write a code such as "SE" or "us-oh".`,
    });
  return problems;
}
