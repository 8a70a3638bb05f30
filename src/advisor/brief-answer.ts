// The second answer of form 2: what the chosen rep reads before the first call. And the answer to a repair,
// which holds the sentences that failed and no others.
import { z } from 'zod';
import { factIdsSchema, sentSchema } from './answer.ts';

const sentence = z.object({ text: z.string(), facts: factIdsSchema });

/** What a point is: a question to ask, something of theirs to say back, or something to do. */
const formSchema = z.enum(['ask', 'tell', 'do']);

export const briefSchema = z.object({
  summary: z.string().describe('Two sentences: why this rep, and what this lead wants.'),
  reasons: z.array(sentence).describe('One to three, the weightiest first.'),
  opening: sentence.describe('A sentence to say as it stands, in quotation marks.'),
  points: z
    .array(z.object({ form: formSchema, text: z.string(), facts: factIdsSchema }))
    .describe('One to three.'),
  steps: z.array(sentence).describe('One or two that are particular to this lead.'),
});
export type BriefAnswer = z.infer<typeof briefSchema>;

export const BRIEF_SCHEMA_NAME = 'routing_brief';
export const BRIEF_JSON_SCHEMA = sentSchema(briefSchema);

/** The ids by which a repair names the sentences that failed, in their order. */
export const failedId = (place: number) => `S${place + 1}`;

export const mendedSchema = z.object({
  sentences: z.array(
    z.object({
      id: z.string().describe('The id of the sentence that this one replaces, such as "S1".'),
      text: z.string().describe('Empty when nothing can be said in its place.'),
      facts: factIdsSchema,
    }),
  ),
});

export const MENDED_SCHEMA_NAME = 'mended_sentences';
export const MENDED_JSON_SCHEMA = sentSchema(mendedSchema);
