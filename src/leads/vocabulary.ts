// Names that users teach: of our industries, regions, sources, channels, titles and roles, and of their own.
import { z } from 'zod';
import { recordOf } from './text/by-name.ts';
import { SENIORITIES } from './values/seniority.ts';

/** More than any team writes; what is read for every lead stays small. */
export const MOST_NAMES = 5_000;
const MOST_ENTRIES = 500;
const MOST_NAMES_EACH = 200;

const name = z.string().trim().min(1).max(120);
const names = z.array(name).max(MOST_NAMES_EACH);
const key = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .regex(/^[\p{L}\p{N}]+(?:[-_ ][\p{L}\p{N}]+)*$/u, 'letters and digits, with "-" between them');

const section = <V extends z.ZodType>(value: V) =>
  recordOf(key, value)
    .refine((entries) => Object.keys(entries).length <= MOST_ENTRIES, {
      error: `has more than ${MOST_ENTRIES} entries`,
    })
    .default({});

const regionSchema = z.union([
  z.array(name).min(1).max(400),
  z.strictObject({
    places: z.array(name).min(1).max(400).optional(),
    names: names.default([]),
  }),
]);

const LEVELS = SENIORITIES.filter((level) => level !== 'unknown');

/** As it is stored and sent. A value on our list gets further names; any other is one of the user's own. */
export const vocabularySchema = z
  .strictObject({
    industries: section(names).meta({
      description: 'Industry → further names of it. One that is not on our list is your own.',
    }),
    regions: section(regionSchema).meta({
      description:
        'A region of your own → the countries, states and regions in it, as a list or as { places, names }; one of ours → { names }.',
    }),
    sources: section(names).meta({ description: 'Source → names; ours, or your own.' }),
    channels: section(names).meta({ description: 'Channel → names; ours, or your own.' }),
    titles: z
      .partialRecord(z.enum(LEVELS), names)
      .default({})
      .meta({ description: 'Level → whole titles that mean it.' }),
    roles: z
      .partialRecord(z.enum(['bdr', 'ae', 'senior_ae', 'csm', 'manager']), names)
      .default({})
      .meta({ description: 'Role of a rep → whole titles that mean it, in imports of reps.' }),
  })
  .meta({ id: 'Vocabulary' });

export type Vocabulary = z.infer<typeof vocabularySchema>;

/** Nothing beside our own tables. */
export const NO_VOCABULARY: Vocabulary = vocabularySchema.parse({});

/** A region's places and further names, however it was written. */
export function regionParts(region: Vocabulary['regions'][string]): {
  places: readonly string[];
  names: readonly string[];
} {
  return Array.isArray(region)
    ? { places: region, names: [] }
    : { places: region.places ?? [], names: region.names };
}
