// One sentence of a corpus for the judge of prose: where it would stand in a brief, the facts it cites, and why it
// is true or not. Facts are named by what they are about, since their numbers move with every request.
import { z } from 'zod';
import { factSchema } from '../../src/reasoning/facts/fact.ts';

const text = z.string().trim().min(1);

const citedFactSchema = factSchema.pick({ about: true, repId: true, kind: true }).extend({
  key: z.string(),
  /** A few letters of the fact's sentence, where several share the rest. */
  has: text.optional(),
});
export type CitedFact = z.infer<typeof citedFactSchema>;

const common = {
  id: z.string().regex(/^[tu]-\d{3}$/),
  /** A case of evals/cases or of scenes.jsonl. */
  scene: text,
  /** The policy's language: what a brief is to be written in. */
  language: z.enum(['en', 'de', 'fr', 'es']),
  /** The rep chosen. */
  choice: text,
  /** Reps stand as `{rep-id}`. */
  text,
  facts: z.array(citedFactSchema).min(1),
  category: text,
  why: text,
};

/** A row: points and steps also say whether they ask, tell what the lead wrote, did or is, or have the rep do something. */
export const sentenceSchema = z.discriminatedUnion('place', [
  z.strictObject({ ...common, place: z.enum(['summary', 'reason']) }),
  z.strictObject({
    ...common,
    place: z.enum(['point', 'step']),
    form: z.enum(['ask', 'tell', 'do']),
  }),
]);

export type CorpusSentence = z.infer<typeof sentenceSchema>;

/** What an untrue sentence does. */
export const FAULTS = [
  'figures',
  'names',
  'promises',
  'prices',
  'claims_about_us',
  'other_reps',
  'assertions_about_them',
  'presupposition',
  'history',
  'superlative',
  'negation',
  'instructions',
  'secrets',
  'foreign_language',
  'unit_or_measure',
  'private',
] as const;
