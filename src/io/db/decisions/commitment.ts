// What is written of one decision, and how it travels to the server: as JSON, and its long texts in one
// block, as they are, because within the JSON each quote would be escaped.
import type { PointsmanEvent } from '../../../events/event.ts';
import type { LedgerEntry } from '../../../roster/fairness/entry.ts';
import type { Decision } from '../../../routing/decision.ts';
import type { Books } from '../engine/booked-rows.ts';
import type { IdempotentRequest } from './idempotency.ts';
import { textBlock } from './text-block.ts';

/** The lead's row; `body` and `contact` are stored as JSON. */
export type LeadRow = {
  id: string;
  body: object;
  contact: object;
  personKey: string | null;
  domain: string | null;
  accountId: string | null;
  joinsLeadId: string | null;
  receivedAt: Date;
};

/** A decision with the texts that are stored byte for byte; the answer as UTF-8. */
export type DecisionRow = {
  decision: Decision;
  answer: Uint8Array;
  snapshot: string;
  advice: string | null;
  contentHash: string;
  /** What it writes into the ledger; null: nothing. */
  books: Books | null;
  /** The Idempotency-Key that it answers. */
  key: IdempotentRequest | null;
};

/** The slot to claim: caps and the rep's own date and week, against which the counters count. */
export type Slot = {
  assignmentId: string;
  repId: string;
  /** The rep's revision that the slot is claimed under: none is given under another. */
  repRevision: number;
  openCap: number;
  perDay: number | null;
  perWeek: number | null;
  day: string;
  week: string;
  /** Days after which half of a recent lead counts. */
  halfLifeDays: number;
};

/**
 * What a decision was made from and may have changed since, in this replica or another: the committing
 * statement holds it against what is stored.
 */
export type Premises = {
  /** Revision of the rep who gets the lead; null for one who is not on the roster. */
  repRevision: number | null;
  /** The counter of policies. */
  policies: number;
  account: { revision: number; parentOwnerId: string | null } | null;
  /** The running lead whose owner keeps or joins this one; null where a slot is claimed. */
  runningLeadId: string | null;
};

/** A slot claimed by a decision. */
export type Claim = Omit<Slot, 'repRevision'> & {
  /** The person, whom nobody else may be given at the same time; null: not known, or somebody works for them. */
  personKey: string | null;
  /** What the fairness ledger books for it. */
  booking: LedgerEntry;
};

/** What is written of one lead that gets an owner. */
export type Commitment = {
  lead: LeadRow;
  row: DecisionRow;
  claim: Claim;
  premises: Premises;
  /** What is told of it; null: nothing that anybody would want to hear. */
  event: PointsmanEvent | null;
};

type Written = Omit<Commitment, 'claim' | 'premises'> & {
  claim: Claim | null;
  premises: Premises | null;
};

/** Commitments, or decisions without a claim, as the statements of commit.ts read them. */
export function packed(commitments: readonly Written[]): {
  records: string;
  texts: Uint8Array;
} {
  const block = textBlock();
  const records = commitments.map((one) => ({
    ...recordOf(one),
    answer_at: block.place(one.row.answer),
    snapshot_at: block.place(one.row.snapshot),
    advice_at: block.place(one.row.advice),
  }));
  return { records: JSON.stringify(records), texts: block.bytes() };
}

function recordOf({ lead, row, claim, premises, event }: Written) {
  const { decision } = row;
  return {
    lead_id: lead.id,
    body: lead.body,
    contact: lead.contact,
    person_key: lead.personKey,
    domain: lead.domain,
    account_id: lead.accountId,
    joins_lead_id: lead.joinsLeadId,
    received_at: lead.receivedAt,
    decision_id: decision.id,
    decided_rep_id: decision.rep?.id ?? null,
    outcome: decision.outcome,
    decided_by: decision.decidedBy,
    fallback: decision.fallback?.reason ?? null,
    policy_name: decision.policy.name,
    policy_version: decision.policy.version,
    at: decision.at,
    total_ms: decision.timings.total ?? 0,
    content_hash: row.contentHash,
    books: row.books,
    key_id: row.key?.keyId,
    idempotency_key: row.key?.idempotencyKey,
    body_hash: row.key?.bodyHash,
    event,
    ...(claim ? claimRecord(claim) : {}),
    ...(premises ? premisesRecord(premises) : {}),
  };
}

function premisesRecord({ repRevision, policies, account, runningLeadId }: Premises) {
  return {
    rep_revision: repRevision,
    policies_seen: policies,
    account_revision: account?.revision ?? null,
    parent_owner_id: account?.parentOwnerId ?? null,
    running_lead_id: runningLeadId,
  };
}

function claimRecord({ booking, ...claim }: Claim) {
  return {
    assignment_id: claim.assignmentId,
    rep_id: claim.repId,
    open_cap: claim.openCap,
    per_day: claim.perDay,
    per_week: claim.perWeek,
    day: claim.day,
    week: claim.week,
    half_life: claim.halfLifeDays,
    sole_person: claim.personKey,
    booking: booking.kind,
    pool_hash: booking.poolId,
    leads: booking.leads,
    value: booking.value,
    note: booking.note,
  };
}
