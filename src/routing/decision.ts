// The immutable record of one routing, in the form that callers, reps and auditors read.
import { z } from 'zod';
import { FALLBACK_REASONS, NOT_ASKED_REASONS } from '../advisor/no-advice.ts';
import { leadWarningSchema } from '../leads/lead-warning.ts';
import { citedSchema, factSchema } from '../reasoning/facts/fact.ts';
import { needSchema } from '../selection/free-text/needs.ts';
import { candidateSchema } from '../selection/scene/candidate.ts';
import { accountMatchSchema } from '../selection/scene/snapshot.ts';

export const QUEUE_REASONS = [
  'nobody_eligible',
  'all_at_capacity',
  'owner_away',
  'ambiguous_account',
  'below_every_price',
  'declined',
  'needs_review',
  'no_tier',
] as const;
export type QueueReason = (typeof QUEUE_REASONS)[number];

export const DECIDED_BY = ['advisor', 'scorer', 'ownership', 'none'] as const;

/** declined: no owner and no place in the queue. */
export const OUTCOMES = ['assigned', 'queued', 'declined'] as const;

const repRef = z.strictObject({ id: z.string(), name: z.string() });
const milliseconds = z.number().nonnegative();

/** Whether a model's brief is in the answer, follows it, or plain words are all that is written. */
const briefStateSchema = z.enum(['here', 'follows', 'plain']);
export type BriefState = z.infer<typeof briefStateSchema>;

/** What a call to a model was for: advice in one answer, or a choice and a brief; again, to mend or to check one. */
const callKindSchema = z.enum([
  'advice',
  'advice_again',
  'advice_repair',
  'choice',
  'choice_again',
  'choice_repair',
  'brief',
  'brief_repair',
  'second_look',
]);
export type CallKind = z.infer<typeof callKindSchema>;

export const calledForSchema = z.strictObject({
  kind: callKindSchema,
  inputTokens: z.number(),
  outputTokens: z.number(),
  cachedInputTokens: z.number(),
});
export type CalledFor = z.infer<typeof calledForSchema>;

const advisorRecordSchema = z.strictObject({
  asked: z.boolean(),
  notAskedBecause: z.enum(NOT_ASKED_REASONS).nullable(),
  provider: z.string().nullable(),
  model: z.string().nullable(),
  prompt: z.string().nullable().meta({ description: 'Prompt id and version, e.g. "advise/1".' }),
  promptHash: z.string().nullable(),
  requestId: z.string().nullable(),
  usage: z
    .strictObject({
      inputTokens: z.number(),
      outputTokens: z.number(),
      cachedInputTokens: z.number(),
    })
    .nullable(),
  costUsd: z.number().nullable().meta({ description: 'Null when no price is configured.' }),
  attempts: z.number().int().nonnegative().meta({ description: 'Requests sent, all providers.' }),
  confidence: z.enum(['low', 'medium', 'high']).nullable(),
  needs: z
    .array(needSchema)
    .meta({ description: 'Needs read from the lead’s words, each with its verified quote.' }),
  conflicts: z.array(citedSchema).meta({ description: 'Facts that contradict one another.' }),
  suspectedInjection: z
    .boolean()
    .meta({ description: 'The lead’s words tried to give orders; they did not count.' }),
  brief: briefStateSchema.optional().meta({
    description:
      '"here": a model wrote what the rep reads. "follows": it is written now, see `/decisions/{id}/advice`; until then plain words stand. "plain": they are all there is. Absent where nothing was to be written apart, and in decisions of earlier versions.',
  }),
  calls: z.array(calledForSchema).optional().meta({
    description: 'Tokens by what each call was for; absent in decisions of earlier versions.',
  }),
});

export const decisionSchema = z
  .strictObject({
    id: z.string(),
    leadId: z.string(),
    at: z.string(),
    dryRun: z.boolean(),
    outcome: z.enum(OUTCOMES).meta({
      description:
        'declined: the policy says that the lead needs nobody; its reason is the summary.',
    }),
    rep: repRef.nullable(),
    backup: z.strictObject({ rep: repRef, when: z.string() }).nullable(),
    account: accountMatchSchema,
    queue: z.strictObject({ reason: z.enum(QUEUE_REASONS), detail: z.string() }).nullable(),
    passedOver: z
      .array(repRef)
      .meta({ description: 'Better placed reps whose last slot went to another lead meanwhile.' }),
    decidedBy: z.enum(DECIDED_BY),
    fallback: z.strictObject({ reason: z.enum(FALLBACK_REASONS), detail: z.string() }).nullable(),
    reasoning: z.strictObject({ summary: z.string(), reasons: z.array(citedSchema) }),
    talkingPoints: z.array(citedSchema),
    nextSteps: z.array(citedSchema),
    facts: z.array(factSchema),
    candidates: z.array(candidateSchema),
    candidateCount: z.strictObject({
      total: z.number().int(),
      eligible: z.number().int(),
      shown: z.number().int(),
      excludedByRule: z.record(z.string(), z.number().int()),
    }),
    rules: z.strictObject({
      tier: z.string().nullable(),
      relaxed: z
        .array(z.string())
        .meta({ description: 'Must-rules relaxed by the fallback order.' }),
      ownership: z.string().nullable().meta({ description: 'The ownership rule that spoke.' }),
      nurture: z.enum(['queue', 'bdr']).nullable().meta({
        description: 'Where a lead worth less than every slot went; null: it was worth one.',
      }),
    }),
    policy: z.strictObject({ name: z.string(), version: z.number().int(), hash: z.string() }),
    propensities: z.record(z.string(), z.number()).nullable().meta({
      description:
        'Under exploration: the chance that each rep had of getting the lead; a rep who is not named had none. Null without exploration.',
    }),
    estimates: z.strictObject({ version: z.string() }),
    advisor: advisorRecordSchema,
    warnings: z.array(leadWarningSchema).optional().meta({
      description:
        'What of the lead could not be used, and why; absent in decisions of earlier versions.',
    }),
    timings: z.record(z.string(), milliseconds).meta({
      description:
        'Milliseconds by stage; "total" is arrival until the decision is handed to the database.',
    }),
  })
  .meta({ id: 'Decision' });

export type Decision = z.infer<typeof decisionSchema>;
