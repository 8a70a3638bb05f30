// What a lead says they need, heard in their own words, and what the policy lets each kind of need do.
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

/**
 * A need with the quote it rests on. `value` is ours: an ISO 639-1 code for a language, a speciality
 * as the roster spells it for a product or industry, a rep id for a named person, words otherwise.
 */
export const needSchema = z
  .strictObject({
    kind: z.enum(NEED_KINDS),
    value: z.string(),
    quote: z.string(),
    effect: z.enum(['must', 'prefer', 'review', 'note']).meta({
      description:
        'What it did: ruled out others, added a preference, asks for a review, or was only noted.',
    }),
  })
  .meta({ id: 'Need' });
export type Need = z.infer<typeof needSchema>;
