// The queue of leads without an owner. An entry is worked on by whoever claims it: a conditional
// update, so that of several replicas exactly one does, and another one later should that one die.
import { sql } from 'kysely';
import type { Lead } from '../../leads/lead.ts';
import type { Db, Trx } from './engine/tables.ts';

/** One waiting lead with what is needed to route it again. */
export type QueuedLead = {
  leadId: string;
  sinceMs: number;
  heat: number;
  sweeps: number;
  reason: string;
  detail: string;
  escalated: boolean;
  /** The policy of the decision that queued it. */
  policyName: string;
  body: Omit<Lead, 'contact'>;
  contact: Lead['contact'];
};

/**
 * Entries to be looked at: those that are due, and those last looked at under an older state of
 * roster, policies or accounts. Oldest first, without those that a replica is working on.
 */
export async function dueEntries(
  db: Db,
  due: { at: Date; version: number; most: number },
): Promise<QueuedLead[]> {
  const { rows } = await sql<QueuedLead>`
    select q.lead_id as "leadId", extract(epoch from q.since) * 1000 as "sinceMs", q.heat, q.sweeps,
      q.reason, q.detail, q.escalated_at is not null as escalated, d.policy_name as "policyName",
      l.body, l.contact
    from queue_entries q
      join decisions d on d.id = q.decision_id
      join leads l on l.id = q.lead_id
    where q.claimed_until <= ${due.at}::timestamptz
      and (q.next_sweep_at <= ${due.at}::timestamptz or q.swept_version < ${due.version}::bigint)
    order by q.since, q.lead_id limit ${due.most}::int`.execute(db);
  return rows;
}

/** Claims entries until an instant; returns those that nobody else has and that are still due. */
export async function claimEntries(
  db: Db,
  leadIds: readonly string[],
  claim: { at: Date; until: Date; version: number },
): Promise<Set<string>> {
  const { rows } = await sql<{ leadId: string }>`
    update queue_entries set claimed_until = ${claim.until}::timestamptz, sweeps = sweeps + 1
    where lead_id = any(${leadIds}::text[]) and claimed_until <= ${claim.at}::timestamptz
      and (next_sweep_at <= ${claim.at}::timestamptz or swept_version < ${claim.version}::bigint)
    returning lead_id as "leadId"`.execute(db);
  return new Set(rows.map((row) => row.leadId));
}

/** A lead that was looked at and still waits: why, as known now, and when to look again. */
export type PutBack = { leadId: string; reason: string; detail: string; nextSweepAt: Date };

/** Puts claimed entries back on the queue; one that was taken off and queued anew stays as it is. */
export async function putBack(
  db: Db,
  entries: readonly PutBack[],
  claim: { until: Date; version: number },
): Promise<void> {
  if (entries.length === 0) return;
  const column = (of: (entry: PutBack) => string) => sql`${entries.map(of)}::text[]`;
  await sql`
    update queue_entries q set claimed_until = '1970-01-01T00:00:00Z', reason = b.reason,
      detail = b.detail, next_sweep_at = b.next_sweep_at::timestamptz,
      swept_version = ${claim.version}::bigint
    from unnest(${column((e) => e.leadId)}, ${column((e) => e.reason)}, ${column((e) => e.detail)},
      ${column((e) => e.nextSweepAt.toISOString())})
      as b (lead_id, reason, detail, next_sweep_at)
    where q.lead_id = b.lead_id and q.claimed_until = ${claim.until}::timestamptz`.execute(db);
}

/**
 * Takes a lead off the queue. With a claim, only while that holds: a lead that was given away and
 * declined meanwhile stands in the queue anew, and stays there.
 * @returns whether it stood there
 */
export async function removeEntry(
  handle: Db | Trx,
  leadId: string,
  claimedUntil: Date | null,
): Promise<boolean> {
  const { numAffectedRows = 0n } = await sql`
    delete from queue_entries where lead_id = ${leadId}
      and (${claimedUntil}::timestamptz is null or claimed_until = ${claimedUntil}::timestamptz)
  `.execute(handle);
  return numAffectedRows > 0n;
}

/** Takes a lead out of the queue for somebody; null when it does not wait, else the decision that queued it. */
export async function takeEntry(trx: Trx, leadId: string): Promise<{ decisionId: string } | null> {
  const { rows } = await sql<{ decisionId: string }>`
    delete from queue_entries where lead_id = ${leadId}
    returning decision_id as "decisionId"`.execute(trx);
  return rows[0] ?? null;
}

/** Marks a lead as escalated; false when it was before. `to` is who is to be told. */
export async function markEscalated(
  trx: Trx,
  leadId: string,
  at: Date,
  to: readonly string[],
): Promise<boolean> {
  const { rows } = await sql`
    update queue_entries set escalated_at = ${at}::timestamptz,
      notified = ${JSON.stringify(to)}::jsonb
    where lead_id = ${leadId} and escalated_at is null
    returning lead_id`.execute(trx);
  return rows.length === 1;
}

/** Makes the first entries due at once, because a slot came free; returns how many. */
export async function nudgeQueue(db: Db | Trx, at: Date, most = 200): Promise<number> {
  const { rows } = await sql`
    update queue_entries set next_sweep_at = ${at}::timestamptz
    where lead_id in (
      select lead_id from queue_entries where next_sweep_at > ${at}::timestamptz
      order by since, lead_id limit ${most}::int for update skip locked
    )
    returning lead_id`.execute(db);
  return rows.length;
}

/**
 * Puts a lead that lost its owner on the queue, due at once; one that is there keeps its place. Its
 * heat is the caller's score, or our own where none came.
 */
export async function enqueue(
  trx: Trx,
  entry: { leadId: string; decisionId: string; reason: string; detail: string; at: Date },
): Promise<void> {
  await sql`
    insert into queue_entries (lead_id, decision_id, reason, detail, heat, since, next_sweep_at)
    select l.id, ${entry.decisionId}, ${entry.reason}, ${entry.detail},
      coalesce((l.body ->> 'score')::float8,
        (d.snapshot::jsonb #>> '{lead,builtInScore}')::float8, 0),
      ${entry.at}::timestamptz, ${entry.at}::timestamptz
    from leads l join decisions d on d.id = ${entry.decisionId}
    where l.id = ${entry.leadId}
    on conflict (lead_id) do nothing`.execute(trx);
}

/** How many leads wait, and when the first of them is to be looked at. */
export async function queueState(db: Db): Promise<{ waiting: number; nextSweepAt: Date | null }> {
  const { rows } = await sql<{ waiting: number; nextSweepAt: Date | null }>`
    select count(*)::int as waiting, min(next_sweep_at) as "nextSweepAt"
    from queue_entries`.execute(db);
  return rows[0] ?? { waiting: 0, nextSweepAt: null };
}
