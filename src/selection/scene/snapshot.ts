// The plain, serialisable state that a decision is made from; replay needs nothing else.

import { z } from 'zod';
import { accountSchema } from '../../leads/account.ts';
import { MATCH_DOUBTS, MATCHED_BY } from '../../leads/match-evidence.ts';
import { type LeadProfile, leadProfileSchema } from '../../leads/profile.ts';
import { storedByName } from '../../leads/text/by-name.ts';
import type { ResponseCurve } from '../../learning/first-response.ts';
import type { SizeModel } from '../../learning/value.ts';
import type { Policy } from '../../policy/policy.ts';
import type { Fairness } from '../../roster/fairness/due.ts';
import { type Load, type Loads, loadSchema, type Roster } from '../../roster/roster.ts';

/** The account as the rules see it: with its parent's owner resolved. */
const accountViewSchema = accountSchema.extend({
  parentOwnerId: z.string().nullable().default(null),
  matchedBy: z.string().meta({ description: 'The evidence for the match, in words.' }),
  confidence: z.number().min(0).max(1),
});
export type AccountView = z.infer<typeof accountViewSchema>;

/** How the lead was matched to an account; a doubt names the possible ones and wants a person's look. */
export const accountMatchSchema = z
  .strictObject({
    kind: z.enum(['matched', 'ambiguous', 'none']),
    accountId: z.string().nullable(),
    confidence: z.number().min(0).max(1).nullable(),
    because: z.string(),
    possible: z.array(
      z.strictObject({ accountId: z.string(), confidence: z.number(), because: z.string() }),
    ),
    by: z.enum(MATCHED_BY).optional().meta({
      description: 'What the match rests on; absent in decisions of earlier versions.',
    }),
    verified: z.boolean().optional().meta({
      description: 'The e-mail address is at a domain of the account, or a person settled it.',
    }),
    doubts: z.array(z.enum(MATCH_DOUBTS)).optional().meta({
      description: 'Why somebody may not be who they say.',
    }),
  })
  .meta({ id: 'AccountMatch' });
export type AccountMatchView = z.infer<typeof accountMatchSchema>;

export const NO_MATCH: AccountMatchView = {
  kind: 'none',
  accountId: null,
  confidence: null,
  because: 'accounts are not looked at for candidates given inline',
  possible: [],
};

/** What history teaches at this time: `version` "none" and empty records before anything was learned. */
export type Estimates = {
  version: string;
  /** Serialised model of win probability (learning/hierarchy), or null: stated records are shrunk. */
  model: unknown;
  /** Bid price per rep id as a probability, 0 when absent. */
  prices: Readonly<Record<string, number>>;
  /** What a slow first touch costs, as learned; absent or null: the usual curve. */
  response?: ResponseCurve | null;
  /** Deal size in dollars and days to close; absent or null: every deal counts the same. */
  amount?: SizeModel | null;
  days?: SizeModel | null;
};

export const NO_ESTIMATES: Estimates = { version: 'none', model: null, prices: {} };

export type Snapshot = {
  /** Instant of the decision, ISO 8601 UTC. */
  at: string;
  lead: LeadProfile;
  account: AccountView | null;
  match: AccountMatchView;
  /** The rep who holds a running lead of the same person and company, if any. */
  runningOwnerId: string | null;
  /** Who was last given a lead of the same company, which is no account; absent where no rule asks. */
  companyOwnerId?: string | null;
  policy: Policy;
  roster: Roster;
  loads: Loads;
  estimates: Estimates;
  /** Reps who declined this lead, by id. */
  declinedBy?: readonly string[];
  /** The fairness ledger as of a little earlier; absent where none is kept. */
  fairness?: Fairness;
  /**
   * Told in words of before: replay takes them as they were stored, or tells them in English whatever language
   * the policy asks for; absent: as today.
   */
  wording?: 'earlier' | 'english';
};

/**
 * A load as it is stored, by the hundred with every decision: open, today, week, recent, then the
 * instants of `recent` and of the last assignment in epoch milliseconds, 0 for never.
 */
export const storedLoadSchema = z.tuple([
  loadSchema.shape.open,
  loadSchema.shape.today,
  loadSchema.shape.week,
  loadSchema.shape.recent,
  z.number(),
  z.number(),
]);
export type StoredLoad = z.infer<typeof storedLoadSchema>;

/** A load in its stored form. */
export function packLoad({ open, today, week, recent, ...at }: Load): StoredLoad {
  const ms = (instant: string | null) => (instant === null ? 0 : Date.parse(instant));
  return [open, today, week, recent, ms(at.recentAt), ms(at.lastAssignedAt)];
}

/** A load out of its stored form. */
export function unpackLoad([open, today, week, recent, recentAt, lastAt]: StoredLoad): Load {
  const instant = (ms: number) => (ms === 0 ? null : new Date(ms).toISOString());
  const [at, last] = [instant(recentAt), instant(lastAt)];
  return { open, today, week, recent, recentAt: at, lastAssignedAt: last };
}

/** What a decision stores of its snapshot: its own share in full, shared parts by content hash. */
export const storedSnapshotSchema = z.strictObject({
  /** What the text looks like: routing/stored/snapshot-formats. */
  format: z.literal(7),
  at: z.string(),
  lead: leadProfileSchema,
  account: accountViewSchema.nullable(),
  match: accountMatchSchema,
  runningOwnerId: z.string().nullable(),
  companyOwnerId: z.string().nullable().optional(),
  declinedBy: z.array(z.string()).default([]),
  /** In those of earlier formats: told in words that are no longer made. */
  wording: z.enum(['earlier', 'english']).optional(),
  parts: z.strictObject({
    policy: z.string(),
    roster: z.string(),
    estimates: z.string(),
    loads: z.string().nullable(),
    fairness: z.string().nullable().default(null),
  }),
  /** Loads read afresh for this decision; they override the shared part. */
  loads: storedByName(storedLoadSchema),
});
export type StoredSnapshot = z.infer<typeof storedSnapshotSchema>;
