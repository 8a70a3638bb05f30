// A numbered fact: the only thing that reasons, talking points and next steps may rest on.
import { z } from 'zod';

/**
 * `id` is "F1", "F2" … in order; `about` says whom it concerns, `repId` which rep.
 * `kind` is a short machine word such as "industry", "need_language", "record", "load", "response".
 */
export const factSchema = z
  .strictObject({
    id: z.string(),
    about: z.enum(['lead', 'account', 'rep', 'policy']),
    repId: z.string().nullable(),
    kind: z.string(),
    text: z.string(),
  })
  .meta({ id: 'Fact' });
export type Fact = z.infer<typeof factSchema>;

/** A sentence that rests on facts; `facts` holds their ids and is never empty. */
export const citedSchema = z
  .strictObject({ text: z.string(), facts: z.array(z.string()).min(1) })
  .meta({ id: 'Cited' });
export type Cited = z.infer<typeof citedSchema>;
