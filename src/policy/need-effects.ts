// What each kind of need that a lead states may do to the choice, as the policy's owner decides.
import { z } from 'zod';

export const NEED_KINDS = [
  'language',
  'product',
  'industry',
  'urgency',
  'named_person',
  'not_a_buyer',
  'customer_claim',
  'suspicious_sender',
  'other',
] as const;
export type NeedKind = (typeof NEED_KINDS)[number];
export const needEffectSchema = z.enum(['must', 'prefer', 'review', 'note']);
export type NeedEffect = z.infer<typeof needEffectSchema>;
const rules = needEffectSchema.exclude(['review']);
const flags = needEffectSchema.exclude(['must', 'prefer']);

/**
 * must: only reps who serve it, as long as one can, and the one way past the margin; prefer: a bonus in
 * log-odds that settles close calls within it; review: the decision asks a person to look; note: it is
 * written down. A need counts only with a verified quote.
 */
export const needEffectsSchema = z.strictObject({
  language: rules.default('must').meta({ description: 'Asks to be served in a language.' }),
  product: rules.default('prefer').meta({ description: 'Names a product or use case.' }),
  industry: rules.default('prefer').meta({ description: 'Says which industry they are in.' }),
  urgency: rules.default('prefer').meta({ description: 'Needs an answer at once or by a date.' }),
  named_person: rules.default('prefer').meta({ description: 'Asks for one of the reps.' }),
  not_a_buyer: flags.default('review').meta({ description: 'Student, vendor, job seeker …' }),
  customer_claim: flags.default('review').meta({ description: 'Says that they are a customer.' }),
  suspicious_sender: flags.default('review').meta({ description: 'Is not who they say they are.' }),
  other: flags.default('note'),
  logOdds: z.number().min(0).max(5).default(0.6).meta({ description: 'What “prefer” is worth.' }),
});
export type NeedEffects = z.infer<typeof needEffectsSchema>;
