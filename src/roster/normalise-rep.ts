// A rep in the vocabulary of lead profiles, so that specialities, territories, languages and records match.
import type { Mapping } from '../leads/profile.ts';
import { slugOf } from '../leads/text/fold.ts';
import type { Mapped } from '../leads/text/mapped.ts';
import { allEntries, type ListKind } from '../leads/values/entries.ts';
import { normaliseLanguage } from '../leads/values/language.ts';
import { OUR_READERS, type Readers } from '../leads/values/readers.ts';
import { sizeBands } from '../leads/values/size.ts';
import { normaliseTechnology } from '../leads/values/technology.ts';
import { normaliseTimeZone } from '../leads/values/time-zone.ts';
import type { Rep, RepRecord } from './rep.ts';

/** Stands for "unknown" in a rep, so that it never equals the "unknown" of a lead. */
const NOT_STATED = 'not-stated';

/** The rep with every value in our words; the same rep again when it is normalised twice. */
export function normaliseRep(rep: Rep, reads: Readers = OUR_READERS): Rep {
  return explainRep(rep, reads).rep;
}

/**
 * The rep in our words and how each value was read. What no rule of ours fits is kept as its own slug:
 * it matches the same spelling, and never a lead whose value is unknown.
 */
export function explainRep(
  rep: Rep,
  reads: Readers = OUR_READERS,
): { rep: Rep; mappings: Mapping[] } {
  const mappings: Mapping[] = [];
  const one = (field: string, raw: string, mapped: Mapped<string>): string => {
    mappings.push({ field, raw, to: mapped.known ? mapped.value : 'unknown', how: mapped.how });
    if (mapped.known) return mapped.value;
    const own = slugOf(raw);
    return own === '' || own === 'unknown' ? NOT_STATED : own;
  };
  /** An entry that lists several is all of them. */
  const several = (
    kind: ListKind,
    field: string,
    raws: readonly string[],
    read: (raw: string) => Mapped<string>,
  ): string[] =>
    distinct(
      raws.flatMap((raw) => allEntries(kind, raw, reads)).map((raw) => one(field, raw, read(raw))),
    );

  const { specialities, hours } = rep;
  return {
    rep: {
      ...rep,
      specialities: {
        industries: several(
          'industries',
          'specialities.industries',
          specialities.industries,
          (raw) => reads.industry(raw),
        ),
        sizes: distinct(
          specialities.sizes
            .flatMap((raw) => allEntries('sizes', raw, reads))
            .flatMap((raw) => bandsOf(raw, mappings)),
        ),
        products: several(
          'products',
          'specialities.products',
          specialities.products,
          normaliseTechnology,
        ),
      },
      territories: several('territories', 'territories', rep.territories, reads.territory),
      languages: several('languages', 'languages', rep.languages, normaliseLanguage),
      ...(rep.certifications
        ? { certifications: several('names', 'certifications', rep.certifications, ownName) }
        : {}),
      hours: { ...hours, timeZone: normaliseTimeZone(hours.timeZone).value ?? hours.timeZone },
      records: rep.records.map((record) => ({
        ...record,
        scope: scopeOf(record.scope, one, reads),
      })),
      evidence: rep.evidence.map((found) => ({
        ...found,
        skill: one('evidence.skill', found.skill, normaliseTechnology(found.skill)),
      })),
    },
    mappings,
  };
}

/** A name of the caller's own, of which any is right. */
function ownName(raw: string): Mapped<string> {
  const value = slugOf(raw);
  return { value, known: value !== '', how: 'a name of your own' };
}

/** A speciality may cover several bands ("Enterprise"); each counts. */
function bandsOf(raw: string, mappings: Mapping[]): readonly string[] {
  const bands = sizeBands(raw);
  const to = bands.known ? bands.value.join(', ') : 'unknown';
  mappings.push({ field: 'specialities.sizes', raw, to, how: bands.how });
  return bands.known ? bands.value : [slugOf(raw)];
}

function scopeOf(
  scope: RepRecord['scope'],
  one: (field: string, raw: string, mapped: Mapped<string>) => string,
  reads: Readers,
): RepRecord['scope'] {
  const { industry, size, region, source } = scope;
  return {
    ...(industry === undefined
      ? {}
      : { industry: one('records.industry', industry, reads.industry(industry)) }),
    ...(size === undefined ? {} : { size: one('records.size', size, oneBand(size)) }),
    ...(region === undefined
      ? {}
      : { region: one('records.region', region, reads.territory(region)) }),
    ...(source === undefined
      ? {}
      : { source: one('records.source', source, reads.source(source)) }),
  };
}

/** A record belongs to one band; one over several ("Enterprise") keeps its own name. */
function oneBand(raw: string): Mapped<string> {
  const { value, how, known } = sizeBands(raw);
  const [band] = value;
  if (band !== undefined && value.length === 1) return { value: band, known, how };
  return { value: slugOf(raw), known: false, how: known ? 'covers several bands' : how };
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)].filter((value) => value !== '' && value !== NOT_STATED);
}
