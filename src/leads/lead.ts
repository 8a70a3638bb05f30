// What came in: one inbound request for contact, as a caller sends it and as we route it.
// Unknown keys are refused, so that a misspelt field is heard about and protected traits cannot ride along.

import { z } from 'zod';
import { instant } from './instant.ts';
import { leadWarningSchema } from './lead-warning.ts';
import { recordOf } from './text/by-name.ts';

/** Traits that must never influence a routing; refused as attribute names in any spelling. */
const PROTECTED_TRAITS = [
  'age',
  'birthdate',
  'birthday',
  'citizenship',
  'disability',
  'ethnicity',
  'gender',
  'maritalstatus',
  'nationality',
  'pregnancy',
  'race',
  'religion',
  'sex',
  'sexualorientation',
] as const;

const text = (max: number) => z.string().trim().min(1).max(max);

const money = z.union([
  text(60).meta({ description: 'As written: "$120M", "1.2 bn EUR".' }),
  z.strictObject({
    amount: z.number().nonnegative().finite(),
    currency: z.string().regex(/^[A-Z]{3}$/, 'an ISO 4217 code such as "USD"'),
  }),
]);

const companySchema = z.strictObject({
  name: text(200).optional(),
  domain: text(253).optional(),
  industry: text(120).optional(),
  employees: z.union([z.number().int().nonnegative().max(10_000_000), text(40)]).optional(),
  revenue: money.optional(),
  country: text(80).optional(),
  region: text(120).optional(),
  city: text(120).optional(),
  postalCode: text(20).optional(),
  timeZone: text(60).optional(),
  stack: z.array(text(80)).max(100).optional(),
});

const contactSchema = z.strictObject({
  name: text(200).optional(),
  email: z.string().trim().max(320).optional(),
  phone: text(40).optional(),
  title: text(200).optional().meta({ description: 'Role at the company, e.g. "VP Operations".' }),
  seniority: text(60).optional(),
  language: text(35).optional().meta({ description: 'BCP 47 tag or a language name.' }),
});

const engagementSchema = z.strictObject({
  kind: z.enum(['page', 'content', 'email', 'event', 'form', 'other']),
  name: text(200),
  count: z.number().int().min(1).max(100_000).default(1),
  lastAt: instant.optional(),
});

/** A name that nobody may route by is refused. */
export const attributeName = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .refine((key) => !isProtectedTrait(key), {
    error: 'Protected traits never reach a routing decision; leave this attribute out.',
  });

/** A lead as a caller posts it (`POST /route`, imports, what-if). Only `id` is required. */
export const leadSchema = z
  .strictObject({
    id: text(200).brand<'LeadId'>(),
    receivedAt: instant.optional(),
    company: companySchema.default({}),
    contact: contactSchema.default({}),
    source: text(120).optional(),
    channel: text(120).optional(),
    campaign: text(200).optional(),
    score: z.number().min(0).max(100).optional().meta({ description: 'Your lead score, 0–100.' }),
    engagement: z.array(engagementSchema).max(200).default([]),
    message: z.string().max(10_000).optional(),
    signals: z.array(text(120)).max(50).default([]),
    attributes: recordOf(
      attributeName,
      z.union([z.string().max(500), z.number(), z.boolean(), z.null()]),
    ).default({}),
    warnings: z.array(leadWarningSchema).max(100).optional().meta({
      description: 'What could not be used as it was sent; absent where everything could.',
    }),
  })
  .meta({ id: 'Lead' });

export type Lead = z.infer<typeof leadSchema>;
export type LeadInput = z.input<typeof leadSchema>;

/** True for `gender`, `Date_of_Birth`-like spellings and the other protected traits. */
export function isProtectedTrait(key: string): boolean {
  const flat = key.toLowerCase().replace(/[^a-z]/g, '');
  return (
    PROTECTED_TRAITS.some((trait) => flat === trait || flat === `contact${trait}`) ||
    flat === 'dateofbirth' ||
    flat === 'dob'
  );
}
