// Makes a decision real in one statement: it claims a slot of the rep and writes lead, decision and
// assignment together, or nothing at all when the slot is gone.
import { type RawBuilder, sql } from 'kysely';
import type { LedgerEntry } from '../../../roster/fairness/entry.ts';
import type { Decision } from '../../../routing/decision.ts';
import { insertEntry } from '../fairness.ts';
import type { Db, Trx } from '../tables.ts';

/** The lead's row; `body` and `contact` are JSON text. */
export type LeadRow = {
  id: string;
  body: string;
  contact: string;
  personKey: string | null;
  domain: string | null;
  accountId: string | null;
  joinsLeadId: string | null;
  receivedAt: Date;
};

/** A decision with the texts that are stored byte for byte. */
export type DecisionRow = {
  decision: Decision;
  answer: string;
  snapshot: string;
  advice: string | null;
  contentHash: string;
};

/** The slot to claim: caps and the rep's own date and week, against which the counters count. */
export type Claim = {
  assignmentId: string;
  repId: string;
  openCap: number;
  perDay: number | null;
  perWeek: number | null;
  day: string;
  week: string;
  /** Days after which half of a recent lead counts. */
  halfLifeDays: number;
  /** What the fairness ledger books for it. */
  booking: LedgerEntry;
};

/** The rep's load after the claim. */
export type ClaimedLoad = { open: number; today: number; week: number; recent: number };

/**
 * Claims the slot and writes everything, in one statement and so all or nothing.
 * @returns the load after the claim, or null when no slot is left: then nothing was written
 * @throws a unique violation of `assignments_one_active_owner` when the lead got an owner meanwhile
 */
export async function commitAssignment(
  handle: Db | Trx,
  lead: LeadRow,
  row: DecisionRow,
  claim: Claim,
): Promise<ClaimedLoad | null> {
  const { decision } = row;
  const at = new Date(decision.at);
  const { rows } = await sql<ClaimedLoad>`
    with claim as (
      ${claimSlot(claim, at)}
    ),
    written_lead as (${upsertLead(lead, sql`from claim`)}),
    written_decision as (${insertDecision(row, sql`from claim`)}),
    assigned as (
      insert into assignments (id, lead_id, rep_id, decision_id, since)
      select ${claim.assignmentId}, ${lead.id}, ${claim.repId}, ${decision.id}, ${at}::timestamptz
      from claim
    ),
    booked as (${insertEntry(claim.booking, sql`from claim`)}),
    served as (delete from queue_entries where lead_id = ${lead.id} and exists (select from claim))
    select open, today, week, recent from claim`.execute(handle);
  return rows[0] ?? null;
}

const UNLIMITED = 2_147_483_647;

/** Claims one slot, and returns the load after it; no row when a cap is reached. */
export function claimSlot(claim: Omit<Claim, 'booking'>, at: Date): RawBuilder<unknown> {
  const today = sql`case when day = ${claim.day}::date then day_count else 0 end`;
  const week = sql`case when week = ${claim.week}::date then week_count else 0 end`;
  const age = sql`greatest(0, extract(epoch from (${at}::timestamptz - recent_at))) / 86400`;
  const faded = sql`recent * power(0.5::float8, coalesce(${age} / ${claim.halfLifeDays}::float8, 0))`;
  return sql`
    update loads set
      open_leads = open_leads + 1,
      day = ${claim.day}::date, day_count = ${today} + 1,
      week = ${claim.week}::date, week_count = ${week} + 1,
      recent = ${faded} + 1, recent_at = ${at}::timestamptz,
      last_assigned_at = ${at}::timestamptz, changed_at = now()
    where rep_id = ${claim.repId} and open_leads < ${claim.openCap}::int
      and ${today} < ${claim.perDay ?? UNLIMITED}::int
      and ${week} < ${claim.perWeek ?? UNLIMITED}::int
    returning open_leads as open, day_count as today, week_count as week, recent`;
}

/** A visible entry in the queue; `heat` sorts leads of the same age, hottest first. */
export type QueueRow = { reason: string; detail: string; heat: number; nextSweepAt: Date };

/**
 * Writes a decision that claims no slot: a queued lead, or one that shares a running assignment.
 * A lead that is queued already keeps its place.
 */
export async function commitUnassigned(
  handle: Db | Trx,
  lead: LeadRow,
  row: DecisionRow,
  queue: QueueRow | null,
): Promise<void> {
  const { decision } = row;
  const queued =
    queue === null
      ? sql``
      : sql`, queued as (
          insert into queue_entries (lead_id, decision_id, reason, detail, heat, since, next_sweep_at)
          values (${lead.id}, ${decision.id}, ${queue.reason}, ${queue.detail}, ${queue.heat}::float8,
            ${new Date(decision.at)}::timestamptz, ${queue.nextSweepAt}::timestamptz)
          on conflict (lead_id) do update set decision_id = excluded.decision_id,
            reason = excluded.reason, detail = excluded.detail, heat = excluded.heat,
            next_sweep_at = excluded.next_sweep_at, sweeps = queue_entries.sweeps + 1
        )`;
  await sql`
    with written_lead as (${upsertLead(lead, sql``)}),
    written_decision as (${insertDecision(row, sql``)})
    ${queued}
    select 1`.execute(handle);
}

function upsertLead(lead: LeadRow, from: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    insert into leads (id, body, contact, person_key, domain, account_id, joins_lead_id,
      received_at, updated_at)
    select ${lead.id}, ${lead.body}::jsonb, ${lead.contact}::jsonb, ${lead.personKey}::text,
      ${lead.domain}::text, ${lead.accountId}::text, ${lead.joinsLeadId}::text,
      ${lead.receivedAt}::timestamptz, now() ${from}
    on conflict (id) do update set body = excluded.body, contact = excluded.contact,
      person_key = excluded.person_key, domain = excluded.domain,
      account_id = excluded.account_id, joins_lead_id = excluded.joins_lead_id,
      updated_at = excluded.updated_at`;
}

function insertDecision(row: DecisionRow, from: RawBuilder<unknown>): RawBuilder<unknown> {
  const { decision } = row;
  return sql`
    insert into decisions (id, lead_id, rep_id, outcome, decided_by, fallback, policy_name,
      policy_version, at, total_ms, answer, snapshot, advice, content_hash)
    select ${decision.id}, ${decision.leadId}, ${decision.rep?.id ?? null}::text,
      ${decision.outcome}, ${decision.decidedBy}, ${decision.fallback?.reason ?? null}::text,
      ${decision.policy.name}, ${decision.policy.version}::int, ${new Date(decision.at)}::timestamptz,
      ${decision.timings.total ?? 0}::float8, ${row.answer}, ${row.snapshot}, ${row.advice}::text,
      ${row.contentHash} ${from}`;
}
