// One labelled case: a lead before some reps at a fixed time, and what a good and a bad choice would be.
import { z } from 'zod';
import { accountSchema } from '../leads/account.ts';
import { leadSchema } from '../leads/lead.ts';
import { repSchema } from '../roster/rep.ts';
import { OUTCOMES } from '../routing/decision.ts';

/** What the cases are about; every family has cases of its own file. */
export const FAMILIES = [
  'fit-against-capacity',
  'score-override',
  'tiering',
  'ownership',
  'absence',
  'shifts',
  'ties',
  'nobody-eligible',
  'large-roster',
  'small-samples',
  'stale-records',
  'territory',
  'named-accounts',
  'tickets',
  'missing-data',
  'units',
  'languages',
  'injection',
  'do-not-assign',
  'over-claiming',
  'multi-constraint',
  'reading-other-languages',
  'reading-in-passing',
  'reading-against-record',
  'reading-history',
  'reading-two-people',
  'reading-urgency',
  'reading-nicknames',
  'reading-sarcasm',
  'reading-forwarded',
  'reading-signatures',
  'reading-not-buyers',
  'reading-resellers',
] as const;
export type Family = (typeof FAMILIES)[number] | typeof LOG_FAMILY;

/** The family of cases that came out of the decision log. */
export const LOG_FAMILY = 'from-the-log';

/** Cases with this tag are never looked at while a prompt is being tuned. */
export const HELD_OUT = 'held-out';

const text = (max: number) => z.string().trim().min(1).max(max);
const ids = z.array(text(120)).default([]);
const count = z.number().int().nonnegative().default(0);

/** A rep as stored, with what they hold at the case's time. */
const caseRepSchema = repSchema.extend({
  open: count,
  today: count,
  week: count,
  lastAssignedAt: z.iso.datetime().nullable().default(null),
});

const expectSchema = z.strictObject({
  outcome: z.array(z.enum(OUTCOMES)).min(1),
  acceptable: ids.meta({ description: 'Reps who would be a good choice; empty for a queue.' }),
  preferred: text(120).optional(),
  forbidden: ids.meta({ description: 'Reps whose choice fails the whole run.' }),
  mustMention: z
    .array(text(200))
    .default([])
    .meta({ description: 'Words of the input that a rep must be told.' }),
  mustNot: z
    .array(text(300))
    .default([])
    .meta({ description: 'Regular expressions (case ignored) that no sentence may match.' }),
});

const caseSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{2,79}$/),
  version: z.number().int().positive(),
  family: z.enum([...FAMILIES, LOG_FAMILY]),
  tags: z.array(text(40)).default([]),
  now: z.iso.datetime(),
  lead: leadSchema,
  reps: z.array(caseRepSchema).min(1).max(200),
  accounts: z.array(accountSchema).default([]),
  runningOwnerId: text(120).nullable().default(null),
  companyOwnerId: text(120).nullable().optional(),
  declinedBy: ids,
  policy: z
    .union([text(60), z.record(z.string(), z.unknown())])
    .meta({ description: 'Name of a shipped policy, or a policy of the case’s own.' }),
  paraphrases: z
    .array(text(2_000))
    .max(5)
    .default([])
    .meta({ description: 'The lead’s message in other words that mean the same.' }),
  expect: expectSchema,
  dispute: z
    .strictObject({
      why: z.enum(['overridden', 'declined', 'advisor_against_rules']),
      picked: text(120).nullable(),
      instead: text(120).nullable(),
    })
    .optional()
    .meta({
      description: 'Who saw the logged decision otherwise, and whom they would have picked.',
    }),
  provenance: z.enum(['author', 'disagreement', 'feedback', 'incident']),
  created: z.iso.date(),
  reviewedBy: text(120).nullable().default(null),
  rationale: text(2_000).meta({ description: 'Why the label is what it is, from the rules.' }),
});

export type EvalCase = z.infer<typeof caseSchema>;

/** A case that nobody has labelled yet. */
export const waitingCaseSchema = caseSchema.extend({ expect: z.null() });
export type WaitingCase = z.infer<typeof waitingCaseSchema>;

export type Cases = { labelled: EvalCase[]; waiting: WaitingCase[] };

/**
 * Reads cases from JSON Lines; empty lines are skipped. `expect` null means that a label is waited for.
 * @throws Error naming the file and line that does not hold together
 */
export function readCases(jsonLines: string, file: string): Cases {
  const cases: Cases = { labelled: [], waiting: [] };
  for (const [i, line] of jsonLines.split('\n').entries()) {
    if (line.trim() === '') continue;
    const where = `${file}:${i + 1}`;
    const json = jsonOf(line, where);
    if (json !== null && typeof json === 'object' && 'expect' in json && json.expect === null)
      cases.waiting.push(checked(waitingCaseSchema, json, where));
    else cases.labelled.push(checked(caseSchema, json, where));
  }
  return cases;
}

function jsonOf(line: string, where: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new Error(`${where} is not JSON`);
  }
}

function checked<T>(schema: z.ZodType<T>, json: unknown, where: string): T {
  const parsed = schema.safeParse(json);
  if (!parsed.success) throw new Error(`${where}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
