// A company that we know; it may have an owner, and people who must or must not be given its leads.
import { z } from 'zod';

const text = (max: number) => z.string().trim().min(1).max(max);

export const accountSchema = z
  .strictObject({
    id: text(120).brand<'AccountId'>(),
    name: text(200),
    domains: z.array(text(253)).max(50).default([]),
    aliases: z.array(text(200)).max(50).default([]),
    parentId: text(120).nullable().default(null),
    status: z.enum(['customer', 'prospect', 'partner', 'former']).default('prospect'),
    industry: text(120).optional(),
    employees: z.number().int().nonnegative().nullable().default(null),
    country: text(80).optional(),
    ownerId: text(120).nullable().default(null),
    csmId: text(120).nullable().default(null),
    named: z.boolean().default(false).meta({ description: 'On a named-account list.' }),
    tickets: z
      .strictObject({
        open: z.number().int().nonnegative().default(0),
        critical: z.number().int().nonnegative().default(0),
      })
      .default({ open: 0, critical: 0 }),
    expansion: z.enum(['none', 'low', 'medium', 'high']).default('none'),
    doNotAssign: z
      .array(text(120))
      .max(200)
      .default([])
      .meta({ description: 'Reps who must not be given this account’s leads.' }),
  })
  .meta({ id: 'Account' });

export type Account = z.infer<typeof accountSchema>;
export type AccountInput = z.input<typeof accountSchema>;
