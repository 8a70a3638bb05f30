// A person who can own leads: team, role, specialities, territories, hours, capacity, record.

import { z } from 'zod';
import { calendarDay, instant } from '../leads/instant.ts';
import { attributeName } from '../leads/lead.ts';
import { recordOf } from '../leads/text/by-name.ts';
import { checkHours } from './hours.ts';

export const REP_ROLES = ['bdr', 'ae', 'senior_ae', 'csm', 'manager'] as const;
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const text = (max: number) => z.string().trim().min(1).max(max);
const slugs = z.array(text(120)).max(200).default([]);
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'a local time such as "09:00"');
/** Of leads, deals or conversations; more than that is a slip, and no column holds it. */
const count = z.number().int().nonnegative().max(1_000_000);

/** What a figure rests on: `n` null means that the source did not say. */
const sample = { n: count.nullable().default(null), asOf: calendarDay.optional() };

/** Opening hours in local time; a span must end after it starts ("24:00" closes a day). */
const hoursSchema = z
  .strictObject({
    timeZone: text(60).default('UTC'),
    week: z
      .partialRecord(
        z.enum(WEEKDAYS),
        z
          .array(
            z
              .tuple([clock, clock])
              .refine(([from, to]) => from < to, { error: 'ends before it starts' }),
          )
          .max(6),
      )
      .nullable()
      .default(null)
      .meta({ description: 'null means always open.' }),
    holidays: z.array(text(60)).max(100).default([]).meta({
      description: 'Names of holiday calendars ("uk-england", "DE-BY") and dates ("2026-12-24").',
    }),
  })
  .superRefine((hours, context) => {
    for (const { path, message } of checkHours(hours)) {
      context.addIssue({ code: 'custom', path, message });
    }
  });

/** One stated or counted result. `n` null means the source did not say; it then weighs as 20 deals. */
const recordSchema = z
  .strictObject({
    scope: z
      .strictObject({
        industry: text(120).optional(),
        size: text(40).optional(),
        region: text(80).optional(),
        source: text(120).optional(),
      })
      .default({}),
    won: z.number().nonnegative().optional(),
    n: z.number().nonnegative().nullable().default(null),
    rate: z.number().min(0).max(1).optional(),
    asOf: calendarDay.optional(),
  })
  .refine((r) => (r.won !== undefined && r.n !== null && r.won <= r.n) || r.rate !== undefined, {
    error: 'give won and n (won at most n), or a rate between 0 and 1',
  });
export type RepRecord = z.infer<typeof recordSchema>;

const absenceSchema = z
  .strictObject({
    from: instant,
    to: instant,
    delegateId: text(120).nullable().default(null),
    reason: text(200).optional(),
  })
  .refine((a) => Date.parse(a.from) < Date.parse(a.to), { error: 'ends before it starts' });

export const repSchema = z
  .strictObject({
    id: text(120).brand<'RepId'>(),
    name: text(200),
    email: z.string().trim().max(320).optional(),
    active: z.boolean().default(true),
    role: z.enum(REP_ROLES).default('ae'),
    team: text(120).default('sales'),
    managerId: text(120).nullable().default(null),
    specialities: z
      .strictObject({
        industries: slugs,
        sizes: slugs.meta({ description: 'Size bands such as "501-1000".' }),
        products: slugs.meta({ description: 'Products, use cases and technologies.' }),
      })
      .default({ industries: [], sizes: [], products: [] }),
    territories: slugs.meta({
      description: 'Countries ("US") and regions ("us-northeast"); empty means everywhere.',
    }),
    languages: z.array(text(35)).max(30).default(['en']),
    certifications: z
      .array(text(120))
      .max(200)
      .optional()
      .meta({ description: 'Names of your own ("SOC 2"), for rules of the kind certification.' }),
    attributes: recordOf(attributeName, z.union([z.string().max(500), z.number(), z.boolean()]))
      .optional()
      .meta({
        description:
          'Your own, by name, for conditions: rep.attributes.level; a column attr.level.',
      }),
    hours: hoursSchema.default({ timeZone: 'UTC', week: null, holidays: [] }),
    absences: z.array(absenceSchema).max(100).default([]),
    capacity: z
      .strictObject({
        open: count.default(20).meta({ description: 'Hard cap on open leads.' }),
        perDay: count.nullable().default(null),
        perWeek: count.nullable().default(null),
      })
      .default({ open: 20, perDay: null, perWeek: null }),
    pipeline: z
      .strictObject({
        value: z.number().nonnegative().nullable().default(null),
        quota: z.number().positive().nullable().default(null),
        pct: z.number().nonnegative().max(10_000).nullable().default(null).meta({
          description: 'Pipeline in % of quota; computed from value and quota when null.',
        }),
        asOf: calendarDay.optional(),
      })
      .default({ value: null, quota: null, pct: null }),
    records: z.array(recordSchema).max(500).default([]),
    response: z
      .strictObject({
        medianMinutes: z.number().nonnegative().max(100_000).nullable().default(null),
        p90Minutes: z.number().nonnegative().max(100_000).nullable().default(null),
        n: count.nullable().default(null),
        asOf: calendarDay.optional(),
      })
      .default({ medianMinutes: null, p90Minutes: null, n: null }),
    dealSize: z
      .strictObject({ usd: z.number().nonnegative(), ...sample })
      .optional()
      .meta({
        description: 'What a won deal is usually worth, in US dollars; a median if counted.',
      }),
    cycle: z
      .strictObject({ days: z.number().nonnegative().max(100_000), ...sample })
      .optional()
      .meta({ description: 'Days that a won deal usually takes; a median if counted.' }),
    evidence: z
      .array(
        z.strictObject({
          skill: text(120),
          score: z.number().min(0).max(1),
          n: count,
          asOf: calendarDay.optional(),
        }),
      )
      .max(100)
      .default([])
      .meta({ description: 'Conversation-intelligence findings, 0–1, with their sample.' }),
    stages: recordOf(text(60), count)
      .default({})
      .meta({ description: 'Open opportunities by pipeline stage.' }),
    stagesAsOf: calendarDay.optional(),
    weight: z
      .number()
      .positive()
      .max(100)
      .default(1)
      .meta({ description: 'Share of the rotation.' }),
    startedOn: calendarDay.nullable().default(null),
    ramp: z
      .strictObject({
        until: calendarDay,
        share: z.number().min(0).max(1).meta({ description: 'Share of full capacity until then.' }),
      })
      .nullable()
      .default(null),
  })
  .meta({ id: 'Rep' });

export type Rep = z.infer<typeof repSchema>;
export type RepInput = z.input<typeof repSchema>;

/** Pipeline in percent of quota, or null when neither the figure nor its parts are known. */
export function pipelinePct(rep: Pick<Rep, 'pipeline'>): number | null {
  const { pct, value, quota } = rep.pipeline;
  if (pct !== null) return pct;
  return value !== null && quota !== null ? (100 * value) / quota : null;
}
