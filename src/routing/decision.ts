// The immutable record of one routing, in the form that callers, reps and auditors read.
import { z } from 'zod';
import { needSchema } from './advice/needs.ts';
import { candidateSchema } from './candidate.ts';
import { citedSchema, factSchema } from './fact.ts';
import { accountMatchSchema } from './snapshot.ts';

/** Why the deterministic pick stood although a model was asked or could have been. */
const FALLBACK_REASONS = [
  'advisor_timeout',
  'advisor_unreachable',
  'advisor_rate_limited',
  'advisor_rejected_request',
  'advisor_server_error',
  'advisor_refused',
  'advisor_cut_off',
  'advisor_unreadable',
  'advisor_wrong_schema',
  'advisor_unknown_candidate',
  'advisor_outside_margin',
  'advisor_ungrounded',
  'advisor_suspected_injection',
  'advisor_declined_to_choose',
  'advisor_breaker_open',
  'advisor_budget_spent',
  'advisor_busy',
  'advisor_choice_taken',
  'advisor_outdated',
] as const;
export type FallbackReason = (typeof FALLBACK_REASONS)[number];

/** Why no model was asked; not a failure. */
const NOT_ASKED_REASONS = [
  'mode_off',
  'not_configured',
  'policy_never_asks',
  'nothing_to_choose',
  'owner_decides',
  'nobody_eligible',
  'deadline_too_short',
  'prose_follows',
  'turned_itself_off',
  'turned_off',
] as const;
export type NotAskedReason = (typeof NOT_ASKED_REASONS)[number];

/** It was found to do worse than the scorer, or a person turned it off. */
export type AdvisorOff = Extract<NotAskedReason, 'turned_itself_off' | 'turned_off'>;

export const QUEUE_REASONS = [
  'nobody_eligible',
  'all_at_capacity',
  'owner_away',
  'ambiguous_account',
  'below_every_price',
  'declined',
] as const;
export type QueueReason = (typeof QUEUE_REASONS)[number];

const repRef = z.strictObject({ id: z.string(), name: z.string() });
const milliseconds = z.number().nonnegative();

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
});

export const decisionSchema = z
  .strictObject({
    id: z.string(),
    leadId: z.string(),
    at: z.string(),
    dryRun: z.boolean(),
    outcome: z.enum(['assigned', 'queued']),
    rep: repRef.nullable(),
    backup: z.strictObject({ rep: repRef, when: z.string() }).nullable(),
    account: accountMatchSchema,
    queue: z.strictObject({ reason: z.enum(QUEUE_REASONS), detail: z.string() }).nullable(),
    passedOver: z
      .array(repRef)
      .meta({ description: 'Better placed reps whose last slot went to another lead meanwhile.' }),
    decidedBy: z.enum(['advisor', 'scorer', 'ownership', 'none']),
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
    timings: z.record(z.string(), milliseconds).meta({
      description:
        'Milliseconds by stage; "total" is arrival until the decision is handed to the database.',
    }),
  })
  .meta({ id: 'Decision' });

export type Decision = z.infer<typeof decisionSchema>;
