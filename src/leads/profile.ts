// A lead in our own vocabulary: what rules, the scorer and the advisor read. Built by leads/normalise.
// Holds nothing that names the person: name, e-mail and phone stay with the stored lead.
import { z } from 'zod';
import { leadWarningSchema } from './lead-warning.ts';
import { NOT_A_BUYER } from './values/not-a-buyer.ts';
import { SENIORITIES } from './values/seniority.ts';
import { SIZE_BANDS } from './values/size.ts';

const sizeBand = z.enum([...SIZE_BANDS, 'unknown']);

/** How one raw value became ours; `to` is "unknown" when nothing fitted. */
const mappingSchema = z.strictObject({
  field: z.string(),
  raw: z.string(),
  to: z.string(),
  how: z.string().meta({ description: 'The rule that mapped it, in words.' }),
});
export type Mapping = z.infer<typeof mappingSchema>;

/**
 * The routable form of a lead. Unknown text is the word "unknown", unknown numbers are null.
 * Country is ISO 3166-1 alpha-2, region a slug such as "us-northeast" or "us-ca", language an
 * ISO 639-1 code, money is US dollars, `score` 0–100.
 */
export const leadProfileSchema = z
  .strictObject({
    id: z.string(),
    receivedAt: z.iso.datetime({ offset: true }),
    companyName: z.string().nullable(),
    domain: z.string().nullable(),
    freeMail: z.boolean(),
    emailDomain: z.string().nullable().optional().meta({
      description:
        'Company domain of the e-mail address, null for free mail; absent without an address or a domain, and in snapshots of earlier versions.',
    }),
    industry: z.string(),
    employees: z.number().nullable(),
    size: sizeBand,
    revenueUsd: z.number().nullable(),
    country: z.string(),
    regions: z
      .array(z.string())
      .meta({ description: 'Every region the lead lies in, narrowest first; may be empty.' }),
    city: z.string().nullable(),
    timeZone: z.string().nullable(),
    language: z.string(),
    languageFrom: z.enum(['stated', 'message', 'unknown']),
    title: z.string().nullable(),
    seniority: z.enum(SENIORITIES),
    source: z.string(),
    channel: z.string(),
    campaign: z.string().nullable(),
    score: z.number().nullable(),
    builtInScore: z.number().nullable(),
    stack: z.array(z.string()),
    products: z.array(z.string()),
    signals: z.array(z.string()),
    engagement: z.array(
      z.strictObject({
        kind: z.string(),
        name: z.string(),
        count: z.number(),
        daysAgo: z.number().nullable(),
      }),
    ),
    message: z.string().nullable(),
    attributes: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    mappings: z.array(mappingSchema),
    notABuyer: z.enum(NOT_A_BUYER).optional().meta({
      description: 'Why the person is no buyer, by their own words; absent for everybody else.',
    }),
    warnings: z.array(leadWarningSchema).optional().meta({
      description: 'What could not be used; absent in snapshots of earlier versions.',
    }),
  })
  .meta({ id: 'LeadProfile' });

export type LeadProfile = z.infer<typeof leadProfileSchema>;
