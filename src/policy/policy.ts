// The rules in force: one versioned document that RevOps own. Every key has a default, so that
// `{ name: "mine" }` is a complete policy. Conditions are CEL over lead, account, rep, load and now.
import { z } from 'zod';
import { AFTER_ABSENCE } from '../roster/fairness/claims.ts';
import { mustSchema } from './must/must.ts';
import { cel, code, text } from './must/rule-schema.ts';
import { needEffectsSchema } from './need-effects.ts';
import { targetsSchema } from './targets.ts';

const unit = z.number().min(0).max(1);

const logOdds = z.number().min(-5).max(5).default(0);

/** Preferences that every policy may weigh, in log-odds; 0 leaves one out. */
const weightsSchema = z.strictObject({
  territory: logOdds.meta({ description: 'A stated territory of the rep holds the lead.' }),
  language: logOdds.meta({ description: 'The rep speaks the lead’s known language.' }),
  industry: logOdds.meta({ description: 'The lead’s industry is a speciality.' }),
  size: logOdds.meta({ description: 'The lead’s size band is a speciality.' }),
  product: logOdds.meta({ description: 'A product or technology of the lead is a speciality.' }),
  seniority: logOdds.meta({ description: 'A senior rep for a director or above.' }),
  tenure: logOdds.meta({ description: 'Full weight from two years with the team, less before.' }),
  conversation: logOdds.meta({
    description:
      'Skill shown in recorded conversations (0–1) that fits the lead, from 20 on: how far it is ahead of the team’s, shrunk.',
  }),
});

const preferSchema = z.strictObject({
  code,
  if: cel.meta({ description: 'True for reps (seen against the lead) who get the bonus.' }),
  logOdds: z.number().min(-5).max(5),
  because: text(300).optional(),
});

const rankSchema = z.strictObject({
  by: z.enum([
    'net',
    'win_probability',
    'industry_rate',
    'utilisation',
    'pipeline',
    'response',
    'recent',
    'open',
    'turn',
    'longest_waiting',
  ]),
  when: cel.optional(),
  unless: cel.optional(),
  step: z
    .number()
    .positive()
    .optional()
    .meta({ description: 'Values in one step of this width count as equal.' }),
  within: z.number().positive().max(1_000).optional().meta({
    description:
      'Whoever is within so much of the best counts as equal with them: points (of 100), for response minutes, for recent and open leads.',
  }),
});

/** How long the leads of a company that is no account stay together, unless the policy says. */
export const COMPANY_RECENT_DAYS = 30;
/** Thirty days: longer than anybody waits, and short enough to be counted out in shifts. */
const MOST_MINUTES = 43_200;

/** What `otherwise` may say instead of a tier. */
export const OTHERWISE = ['everyone', 'queue'] as const;

const tierSchema = z.strictObject({
  code,
  when: cel,
  roles: z.array(text(40)).default([]),
  teams: z.array(text(120)).default([]),
  rotation: z
    .enum(['keep', 'bypass'])
    .default('keep')
    .meta({ description: 'bypass: fairness is not weighed, the credit is still booked.' }),
  because: text(300).optional(),
});

/** Leads that go to nobody, each kind with the sentence that tells why. */
const asideSchema = z.strictObject({ when: cel, because: text(300) });

const standardMust = [
  { kind: 'active', code: 'active' },
  { kind: 'not_absent', code: 'not_absent' },
  { kind: 'do_not_assign', code: 'do_not_assign' },
  { kind: 'capacity', code: 'capacity' },
  { kind: 'territory', code: 'territory' },
  { kind: 'language', code: 'language' },
] as const;

export const policyDocumentSchema = z
  .strictObject({
    name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'lower case, such as "balanced"'),
    title: text(200).default('Routing policy'),
    philosophy: text(2_000)
      .default('Send each lead to the rep most likely to win it, without drowning the best reps.')
      .meta({ description: 'Plain words; the advisor and the playbook quote them.' }),
    objective: z
      .strictObject({
        kind: z.enum(['conversion', 'expected_value', 'value_over_time']).default('conversion'),
        rates: z.enum(['shrunk', 'stated']).default('shrunk').meta({
          description: 'shrunk: small samples lean on the team; stated: taken at face value.',
        }),
        baseRate: unit
          .nullable()
          .default(null)
          .meta({ description: 'The team’s win rate; null: pooled from the records.' }),
        priorDeals: z.number().positive().max(10_000).default(30),
        speed: z
          .boolean()
          .default(true)
          .meta({ description: 'Weigh the expected first response.' }),
        prices: z
          .boolean()
          .default(true)
          .meta({ description: 'Weigh bid prices and near-full load.' }),
        weights: weightsSchema.prefault({}),
        rank: z
          .array(rankSchema)
          .min(1)
          .max(8)
          .default([{ by: 'net' }]),
        targets: targetsSchema.prefault({}),
      })
      .prefault({}),
    tiers: z.array(tierSchema).max(20).default([]),
    otherwise: z.string().min(1).max(60).optional().meta({
      description:
        'What becomes of a lead that no tier takes: everyone (the rules alone decide; so it is where nothing is said), queue (it waits for a person), or the code of the tier whose leads it goes with.',
    }),
    must: z
      .array(mustSchema)
      .max(60)
      .default([...standardMust]),
    prefer: z.array(preferSchema).max(60).default([]),
    fallback: z
      .array(z.strictObject({ relax: code, because: text(300).optional() }))
      .max(20)
      .default([])
      .meta({
        description:
          'Which must-rules are relaxed, in this order, one more at each level, when nobody is eligible. active, not_absent, capacity and do_not_assign are never relaxed; tier_<code> opens a tier to the other roles and teams.',
      }),
    decline: z.array(asideSchema).max(20).optional().meta({
      description:
        'Leads that need nobody: no owner and no place in the queue, unless a rep works them already.',
    }),
    review: z.array(asideSchema).max(20).optional().meta({
      description:
        'Leads that wait in the queue until a person has looked at them, unless a rep works them already.',
    }),
    capacity: z
      .strictObject({
        softFrom: unit
          .default(0.8)
          .meta({ description: 'Load share above which a slot is priced.' }),
        softPrice: z.number().min(0).max(1).default(0.02),
      })
      .prefault({}),
    ownership: z
      .strictObject({
        order: z
          .array(
            z.enum([
              'account_owner',
              'account_csm',
              'parent_owner',
              'running_lead',
              'company_recent',
            ]),
          )
          .default(['running_lead', 'account_owner', 'account_csm', 'parent_owner'])
          .meta({
            description:
              'Who speaks first. company_recent: whoever was last given a lead of the same company, where that is no account.',
          }),
        companyRecentDays: z.number().positive().max(365).optional().meta({
          description: 'How long company_recent reaches back, in days; 30 unless told.',
        }),
        when: cel.optional().meta({
          description:
            'The account’s people have a claim only where this holds; a running lead stays with its owner all the same.',
        }),
        customersTo: z.enum(['owner', 'csm']).default('owner'),
        criticalTicketsTo: z.enum(['owner', 'csm']).default('csm'),
        criticalTicketsFrom: z.number().int().positive().max(1_000).optional().meta({
          description: 'From how many critical tickets on that is so; 1 unless told.',
        }),
        whenAway: z.enum(['delegate', 'pool', 'hold']).default('delegate'),
        whenFull: z.enum(['hold', 'pool']).default('pool'),
        whenLeft: z.enum(['manager', 'pool']).default('pool'),
        onReview: z.enum(['leave', 'move']).default('leave').meta({
          description:
            'When a doubtful account is settled: running leads go to its owner, or stay where they are.',
        }),
      })
      .prefault({}),
    fairness: z
      .strictObject({
        on: z.boolean().default(true),
        by: z.enum(['count', 'expected_value']).default('count'),
        halfLifeDays: z.number().positive().max(365).default(30),
        band: unit.default(0.06),
        sitOut: unit.default(0.12),
        slope: z.number().min(0).max(10).default(0.6),
        minLeads: z.number().int().nonnegative().default(50),
        afterAbsence: z.enum(AFTER_ABSENCE).default('hold_place'),
        catchUpLeads: z.number().int().nonnegative().default(5),
      })
      .prefault({}),
    sla: z
      .strictObject({
        firstTouchMinutes: z.number().positive().max(MOST_MINUTES).default(5),
        businessTime: z.boolean().default(true),
        maxHops: z.number().int().min(0).max(20).default(3).meta({
          description:
            'For a caller who hands silent leads over: how often. The service moves none by itself.',
        }),
      })
      .prefault({}),
    advisor: z
      .strictObject({
        ask: z.enum(['when_useful', 'always', 'never']).default('when_useful'),
        shortlist: z.number().int().min(1).max(8).default(5),
        marginPoints: z.number().min(0).max(100).default(3),
        tone: text(300).default('Brief, specific, friendly; no jargon.'),
        language: text(35).default('en'),
        weSell: text(200).optional().meta({
          description: 'What you sell, in one line that a model is told; it may be asked about.',
        }),
        needs: needEffectsSchema.prefault({}).meta({
          description: 'What a need that the lead states in their own words may do.',
        }),
        selfCheck: z
          .strictObject({
            on: z.boolean().default(true),
            minDeals: z.number().int().min(20).max(5_000).default(50).meta({
              description: 'Closed leads that it takes, of either kind, before it may speak.',
            }),
            windowDays: z.number().positive().max(730).default(90),
          })
          .prefault({})
          .meta({
            description:
              'The advisor turns itself off when its choices win less than the scorer’s; the default policy decides.',
          }),
      })
      .prefault({}),
    queue: z
      .strictObject({
        escalateTo: z.array(text(120)).max(20).default([]),
        escalateAfterMinutes: z.number().positive().max(MOST_MINUTES).default(15),
        nurture: z
          .enum(['off', 'queue', 'bdr'])
          .default('off')
          .meta({ description: 'What becomes of a lead worth less than every free slot’s price.' }),
      })
      .prefault({}),
    exploration: z.strictObject({ epsilon: z.number().min(0).max(0.2).default(0) }).prefault({}),
  })
  .meta({ id: 'Policy' });

export type PolicyDocument = z.infer<typeof policyDocumentSchema>;
export type PolicyInput = z.input<typeof policyDocumentSchema>;

/** A stored, immutable version of a policy; `hash` is the SHA-256 of the canonical document. */
export type Policy = {
  name: string;
  version: number;
  hash: string;
  document: PolicyDocument;
};

/** The version of a document that is in no table: a draft, or one that a call brought along. */
export const UNSTORED_VERSION = 0;
