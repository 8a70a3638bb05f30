// A fitted model of win probability as plain JSON: the same content always serialises to the same text.
import { z } from 'zod';

const levelSchema = z.strictObject({
  /** Values of the group's attributes, in the order of `of`. */
  key: z.array(z.string()),
  effect: z.number().meta({ description: 'Log-odds, shrunk.' }),
  sd: z.number().nonnegative().meta({ description: 'Posterior standard deviation of the effect.' }),
  n: z.number().nonnegative(),
  won: z.number().nonnegative(),
});
export type Level = z.infer<typeof levelSchema>;

const groupSchema = z.strictObject({
  name: z.string(),
  of: z.array(z.string()).min(1).meta({ description: 'Attributes that make up the level.' }),
  variance: z.number().positive().meta({ description: 'Prior variance learned for the group.' }),
  levels: z.array(levelSchema),
});
export type Group = z.infer<typeof groupSchema>;

export const modelSchema = z
  .strictObject({
    kind: z.literal('hierarchical-logistic'),
    format: z.literal(1),
    intercept: z.number(),
    n: z.number().nonnegative(),
    won: z.number().nonnegative(),
    groups: z.array(groupSchema),
    fit: z.strictObject({ rounds: z.number().int(), converged: z.boolean() }),
  })
  .meta({ id: 'Model', description: 'Win probability by segment and rep, with its evidence.' });

/** Groups stand in the order of the specification, levels by code unit of their keys. */
export type Model = z.infer<typeof modelSchema>;

/** A random effect of the model: one coefficient per combination of the named attributes' values. */
export interface GroupSpec {
  name: string;
  of: readonly string[];
}

/** What a team's model is made of; names are those of the parts a rep reads. */
export const STANDARD_GROUPS: readonly GroupSpec[] = [
  { name: 'industry', of: ['industry'] },
  { name: 'size', of: ['size'] },
  { name: 'region', of: ['region'] },
  { name: 'source', of: ['source'] },
  { name: 'score', of: ['score'] },
  { name: 'record', of: ['rep'] },
  { name: 'record-industry', of: ['rep', 'industry'] },
  { name: 'record-size', of: ['rep', 'size'] },
];
