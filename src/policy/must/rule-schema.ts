// What every must-rule has whatever its kind, and the texts that a policy is written in.
import { z } from 'zod';

export const text = (max: number) => z.string().trim().min(1).max(max);
export const code = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,59}$/, 'lower case letters, digits and "_", such as "pipeline_gate"');
export const cel = text(2_000).meta({ description: 'A CEL condition, e.g. lead.score > 85.' });

const ruleBase = {
  code,
  when: cel
    .optional()
    .meta({ description: 'The rule applies only to leads for which this holds.' }),
  unless: cel
    .optional()
    .meta({ description: 'The rule is lifted for leads for which this holds.' }),
  because: text(300)
    .optional()
    .meta({ description: 'The sentence a rep reads when the rule excludes them.' }),
  bindsOwners: z.boolean().optional().meta({
    description:
      'It keeps owners from the lead as well, unless it was relaxed; a running lead stays with its owner.',
  }),
};

/** The schema of a kind of rule: what every rule has, and the keys of its own. */
export function ruleSchema<const K extends string, Keys extends z.ZodRawShape>(
  kind: K,
  keys: Keys,
) {
  return z.strictObject({ ...ruleBase, kind: z.literal(kind), ...keys });
}
