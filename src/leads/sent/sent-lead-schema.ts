// What callers may send as a lead, as the reference tells it. Nothing here refuses: that is for the reading.
import { z } from 'zod';
import type { LeadInput } from '../lead.ts';

const field = (description: string) => z.unknown().optional().meta({ description });

const LEFT_OUT =
  'is required: what you know of the lead goes into it, { "lead": { "id": …, "company": … } }';

const anyLead = z
  .looseObject(
    {
      id: z
        .unknown()
        .optional()
        .meta({
          type: ['string', 'integer'],
          description:
            'Your id, the one under which the answer is filed. Without one it is made from e-mail, phone, names and message.',
        }),
      receivedAt: field(
        'When it came in: ISO 8601, or another form that reads one way ("24-Feb-2026", seconds since 1970).',
      ),
      company: field(
        'Its name, or an object: name, domain, industry, employees, revenue, country, region, city, postalCode, timeZone, stack.',
      ),
      contact: field(
        'An object: name (or firstName and lastName), email, phone, title, seniority, language.',
      ),
      source: field('Where the lead comes from, in your words.'),
      channel: field('The medium, in your words.'),
      campaign: field('Name of the campaign.'),
      score: field(
        'Your lead score, as number or text; 0 to 100 unless the service is set to another scale.',
      ),
      engagement: field('What they did: a list of { kind, name, count, lastAt }.'),
      message: field('What they wrote.'),
      signals: field('Buying signals, as a list or parted by ";".'),
      attributes: field('Anything else, by name. Unknown keys of the lead are kept here as well.'),
    },
    { error: ({ input }) => (input === undefined ? LEFT_OUT : undefined) },
  )
  .meta({
    id: 'SentLead',
    description:
      'A lead as your CRM has it. null and "" count as left out; what cannot be used is left out and told in `warnings`.',
  });

/** Whoever writes TypeScript is told of slips by the compiler; what arrives may be anything. */
export const sentLeadSchema = anyLead as unknown as z.ZodType<Record<string, unknown>, LeadInput>;
