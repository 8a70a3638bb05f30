// A rep seen against one lead: eligible with score parts, or excluded by named rules.
import { z } from 'zod';

/** One factor's share of the score, in percentage points; the parts of a candidate sum to its score. */
const partSchema = z
  .strictObject({
    code: z.string(),
    label: z.string(),
    points: z.number(),
    evidence: z.string().meta({ description: 'Where the figure comes from, with its sample.' }),
  })
  .meta({ id: 'Part' });
export type Part = z.infer<typeof partSchema>;

const exclusionSchema = z
  .strictObject({
    rule: z.string(),
    because: z.string(),
    value: z.string().meta({ description: 'What was found for this rep.' }),
    threshold: z.string().meta({ description: 'What the rule asks for.' }),
  })
  .meta({ id: 'Exclusion' });
export type Exclusion = z.infer<typeof exclusionSchema>;

export const candidateSchema = z
  .strictObject({
    rep: z.strictObject({ id: z.string(), name: z.string() }),
    standing: z.enum(['eligible', 'excluded']),
    rank: z.number().int().positive().nullable(),
    score: z.number().nullable().meta({ description: 'Net value in percentage points.' }),
    winProbability: z.number().nullable(),
    behindPick: z
      .number()
      .nullable()
      .meta({ description: 'Points between this candidate and the pick.' }),
    parts: z.array(partSchema),
    excludedBy: z.array(exclusionSchema),
  })
  .meta({ id: 'Candidate' });
export type Candidate = z.infer<typeof candidateSchema>;

/**
 * Points behind the pick as people read them: the difference of both scores to one decimal, so that it
 * is that of the figures beside it; negative when ahead, null when the rep has no score.
 */
export function shownGap({
  score,
  behindPick,
}: Pick<Candidate, 'score' | 'behindPick'>): number | null {
  if (score === null || behindPick === null) return null;
  return (Math.round(10 * (score + behindPick)) - Math.round(10 * score)) / 10;
}
