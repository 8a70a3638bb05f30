// What became of a lead: outcomes in any order become one finished deal, or none yet.
import { z } from 'zod';
import { instant } from '../leads/instant.ts';

export const OUTCOME_KINDS = [
  'accepted',
  'contacted',
  'meeting',
  'opportunity',
  'won',
  'lost',
] as const;
export type OutcomeKind = (typeof OUTCOME_KINDS)[number];

/** One outcome as a caller tells it. The same id may be sent any number of times. */
export const outcomeSchema = z
  .strictObject({
    id: z.string().trim().min(1).max(200).meta({ description: 'Your id for this outcome.' }),
    leadId: z.string().min(1).max(200).optional(),
    decisionId: z.string().min(1).max(200).optional(),
    kind: z.enum(OUTCOME_KINDS),
    at: instant.meta({ description: 'When it happened.' }),
    amount: z
      .number()
      .nonnegative()
      .optional()
      .meta({ description: 'Of the deal, with its currency.' }),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, 'an ISO 4217 code such as "USD"')
      .default('USD'),
    reason: z.string().trim().min(1).max(500).optional(),
  })
  .refine(({ leadId, decisionId }) => leadId !== undefined || decisionId !== undefined, {
    path: ['leadId'],
    error: 'give leadId or decisionId',
  })
  .meta({ id: 'Outcome' });
export type OutcomeInput = z.infer<typeof outcomeSchema>;

/** An outcome of one lead as stored; `repId` held the lead at `atMs`. */
export type Told = {
  id: string;
  kind: OutcomeKind;
  atMs: number;
  repId: string | null;
  amountUsd: number | null;
};

/** One stay of a lead with a rep. */
export type Held = { repId: string; sinceMs: number; endedMs: number | null };

/** Who held the lead at an instant: the newest stay that had begun; before all of them, the first. */
export function holderAt(stays: readonly Held[], atMs: number): Held | null {
  const inOrder = [...stays].sort((a, b) => a.sinceMs - b.sinceMs);
  return inOrder.findLast(({ sinceMs }) => sinceMs <= atMs) ?? inOrder[0] ?? null;
}

/** What learning counts of a lead that was won or lost. */
export type FinishedDeal = {
  repId: string;
  won: boolean;
  amountUsd: number | null;
  startedMs: number;
  endedMs: number;
  /** Elapsed minutes from the rep's start to the first contact; null when nobody told. */
  responseMinutes: number | null;
};

const MINUTE_MS = 60_000;
/** What implies that the person has been spoken to. */
const CONTACT: readonly OutcomeKind[] = ['contacted', 'meeting'];

/**
 * The finished deal behind a lead's outcomes, whatever their order; null while it is neither won nor
 * lost, or nobody held it. Of several endings the latest counts. A deal belongs to the rep who held
 * the lead when it ended; the first contact counts from the beginning of that stay.
 */
export function dealOf(told: readonly Told[], stays: readonly Held[]): FinishedDeal | null {
  const inOrder = [...told].sort((a, b) => a.atMs - b.atMs || (a.id < b.id ? -1 : 1));
  const ending = inOrder.findLast(({ kind }) => kind === 'won' || kind === 'lost');
  const stay = ending ? holderAt(stays, ending.atMs) : null;
  if (!ending || !stay) return null;
  const contact = inOrder.find(
    ({ kind, atMs }) => CONTACT.includes(kind) && atMs >= stay.sinceMs && atMs <= ending.atMs,
  );
  const amounts = inOrder.filter(({ amountUsd }) => amountUsd !== null);
  return {
    repId: stay.repId,
    won: ending.kind === 'won',
    amountUsd: ending.amountUsd ?? amounts.at(-1)?.amountUsd ?? null,
    startedMs: Math.min(stay.sinceMs, ending.atMs),
    endedMs: ending.atMs,
    responseMinutes: contact ? (contact.atMs - stay.sinceMs) / MINUTE_MS : null,
  };
}
