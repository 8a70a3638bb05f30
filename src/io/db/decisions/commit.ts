// Makes decisions real in one statement: it claims a slot of the rep and writes lead, decision and
// assignment together, or nothing at all of a decision whose slot is gone.
import { type RawBuilder, sql } from 'kysely';
import type { PointsmanEvent } from '../../../events/event.ts';
import { fixedStatement } from '../engine/fixed-statement.ts';
import type { Db, Trx } from '../engine/tables.ts';
import { insertEntries } from '../fairness.ts';
import {
  type Commitment,
  type DecisionRow,
  type LeadRow,
  type Premises,
  packed,
  type Slot,
} from './commitment.ts';

/** The rep's load after the claim. */
export type ClaimedLoad = { open: number; today: number; week: number; recent: number };

/**
 * Why nothing was written: no slot is left, or what the decision stands on (`Premises`) has changed
 * since: then it is to be made again.
 */
export type NotWritten = 'slot_gone' | 'changed';

/**
 * Claims the slots and writes everything, in one statement. Decisions for one rep get their slots
 * together or not at all: a `slot_gone` among several may still find a slot alone.
 * @returns per commitment the load after it, or why nothing was written of it
 * @throws a unique violation of `assignments_one_active_owner` when a lead got an owner meanwhile,
 *   of `assignments_one_per_person` when another lead of its person did, of `idempotency_pkey` when its
 *   key has been answered
 */
export async function commitAssignments(
  handle: Db | Trx,
  commitments: readonly Commitment[],
): Promise<(ClaimedLoad | NotWritten)[]> {
  const { records, texts } = packed(commitments);
  const rows = await claimAndWrite(handle, records, texts);
  const found = new Map(rows.map(({ assignmentId, ...load }) => [assignmentId, load]));
  return commitments.map(({ claim }) => {
    const load = found.get(claim.assignmentId);
    if (load === undefined) return 'changed';
    return load.open === null ? 'slot_gone' : (load as ClaimedLoad);
  });
}

type Found = { [K in keyof ClaimedLoad]: number | null } & { assignmentId: string };

const claimAndWrite = fixedStatement(
  (records: string, texts: Uint8Array) => sql<Found>`
    with asked as (${asked(records, texts)}),
    claim as (${claimSlots(sql`
      select rep_id, count(*)::int as slots, min(open_cap) as open_cap, min(per_day) as per_day,
        min(per_week) as per_week, max(day) as day, max(week) as week,
        max(half_life) as half_life, max(at) as at
      from asked group by rep_id`)}),
    written_leads as (${upsertLeads(sql`from asked join claim using (rep_id)`)}),
    written_decisions as (${insertDecisions(sql`from asked join claim using (rep_id)`)}),
    assigned as (
      insert into assignments (id, lead_id, rep_id, decision_id, person_key, since)
      select assignment_id, lead_id, rep_id, decision_id, sole_person, at from asked join claim using (rep_id)
    ),
    booked as (${insertEntries(sql`
      select assignment_id, at, booking, rep_id, null, pool_hash, leads, value, lead_id, note
      from asked join claim using (rep_id)`)}),
    keyed as (${insertKeys(sql`from asked join claim using (rep_id)`)}),
    told as (${insertEvents(sql`from asked join claim using (rep_id) where event is not null`)}),
    served as (
      delete from queue_entries
      where lead_id in (select lead_id from asked join claim using (rep_id))
    )
    select assignment_id as "assignmentId", claim.open, claim.today, claim.week, claim.recent
    from asked left join claim using (rep_id)`,
);

const UNLIMITED = 2_147_483_647;

/**
 * Claims `slots` slots of each rep that `wanted` gives (one row per rep), and returns their loads
 * after it; no row for a rep whose cap leaves fewer. Rows are locked by rep id, so that two statements
 * that want the same reps wait for one another and never in a circle.
 */
export function claimSlots(wanted: RawBuilder<unknown>): RawBuilder<unknown> {
  const today = sql`${countOn('day')} + w.slots`;
  const week = sql`${countOn('week')} + w.slots`;
  const age = sql`greatest(0, extract(epoch from (w.at - l.recent_at))) / 86400`;
  const faded = sql`l.recent * power(0.5::float8, coalesce(${age} / w.half_life, 0))`;
  return sql`
    with wanted as (${wanted}),
    locked as (
      select rep_id from loads where rep_id in (select rep_id from wanted)
      order by rep_id for no key update
    )
    update loads l set
      open_leads = l.open_leads + w.slots,
      day = w.day, day_count = ${today}, other_days = ${othersThan('day')},
      week = w.week, week_count = ${week}, other_weeks = ${othersThan('week')},
      recent = ${faded} + w.slots, recent_at = w.at, last_assigned_at = w.at, changed_at = now()
    from wanted w join locked using (rep_id)
    where l.rep_id = w.rep_id and l.open_leads + w.slots <= w.open_cap
      and ${today} <= coalesce(w.per_day, ${sql.lit(UNLIMITED)})
      and ${week} <= coalesce(w.per_week, ${sql.lit(UNLIMITED)})
    returning l.rep_id, l.open_leads as open, l.day_count as today, l.week_count as week, l.recent`;
}

type Counter = 'day' | 'week';

/** What was given on the date of the claim; a date that comes back is counted on. */
function countOn(counter: Counter): RawBuilder<number> {
  const [date, count, others] = columnsOf(counter);
  return sql`case when l.${date} = w.${date} then l.${count}
    else coalesce((l.${others} ->> w.${date}::text)::int, 0) end`;
}

/** Counts of other dates that are kept: clocks that differ meet at one midnight, but may step further. */
export const OTHERS_KEPT = 8;

/** Counts of the dates nearest to the claim's; they change only when the date does. */
function othersThan(counter: Counter): RawBuilder<unknown> {
  const [date, count, others] = columnsOf(counter);
  return sql`case when l.${date} = w.${date} then l.${others} else (
    select coalesce(jsonb_object_agg(key, value), '{}') from (
      select key, value from jsonb_each(l.${others} || jsonb_build_object(l.${date}::text, l.${count}))
      where key <> w.${date}::text
      order by abs(key::date - w.${date}), key limit ${sql.lit(OTHERS_KEPT)}
    ) nearest) end`;
}

function columnsOf(counter: Counter) {
  return [sql.ref(counter), sql.ref(`${counter}_count`), sql.ref(`other_${counter}s`)] as const;
}

/** A claim without a decision of its own, as `claimSlots` wants it. */
export function oneSlot(claim: Slot, at: Date): RawBuilder<unknown> {
  return sql`
    select ${claim.repId}::text as rep_id, 1 as slots, ${claim.openCap}::int as open_cap,
      ${claim.perDay}::int as per_day, ${claim.perWeek}::int as per_week, ${claim.day}::date as day,
      ${claim.week}::date as week, ${claim.halfLifeDays}::float8 as half_life,
      ${at}::timestamptz as at
    where ${claim.repRevision} = (select revision from reps where id = ${claim.repId})`;
}

/** A visible entry in the queue; `heat` sorts leads of the same age, hottest first. */
type QueueRow = { reason: string; detail: string; heat: number; nextSweepAt: Date };

/** What comes of a decision that claims no slot. */
export type Unclaimed = {
  queue: QueueRow | null;
  /** Whether it needs no place in the queue any more. */
  leavesQueue: boolean;
  premises: Premises | null;
  assignmentId: string | null;
  /** Told where the lead comes to the queue or joins another by it, not where it was there before. */
  event: PointsmanEvent | null;
};

/**
 * Writes a decision that claims no slot: a queued lead, one that needs nobody, one that shares a running assignment, or one
 * given to somebody who is not on the roster (`assignmentId`). A lead that is queued already keeps its place.
 * @returns false when what it stands on has changed since: then nothing was written
 */
export async function commitUnassigned(
  handle: Db | Trx,
  lead: LeadRow,
  row: DecisionRow,
  { queue, leavesQueue, premises, assignmentId, event }: Unclaimed,
): Promise<boolean> {
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
          returning lead_id, sweeps
        )`;
  const given =
    assignmentId === null
      ? sql``
      : sql`, assigned as (
          insert into assignments (id, lead_id, rep_id, decision_id, since)
          select ${assignmentId}::text, lead_id, decided_rep_id, decision_id, at from asked
        )`;
  const served =
    assignmentId === null && !leavesQueue
      ? sql``
      : sql`, served as (delete from queue_entries where lead_id in (select lead_id from asked))`;
  const isNew = queue === null ? JOINS_ANEW : CAME_TO_QUEUE;
  const { records, texts } = packed([{ lead, row, claim: null, premises, event }]);
  const { rows } = await sql`
    with asked as (${asked(records, texts)}),
    written_lead as (${upsertLeads(sql`from asked`)}),
    written_decision as (${insertDecisions(sql`from asked`)}),
    keyed as (${insertKeys(sql`from asked`)})
    ${queued}, told as (${insertEvents(sql`
      from asked join written_lead using (lead_id) where event is not null and ${isNew}`)})${given}${served}
    select lead_id from asked`.execute(handle);
  return rows.length === 1;
}

/**
 * Packed commitments as rows, with the columns that the inserts below name; those whose premises have
 * changed are left out. However many they are, the
 * statement reads the same, so that each connection plans it once. The block comes last: the client's
 * buffer grows by half with each value that follows.
 */
function asked(records: string, texts: Uint8Array): RawBuilder<unknown> {
  const text = (place: string) =>
    sql`convert_from(substr(texts, ${sql.raw(`${place}[1], ${place}[2]`)}), 'UTF8')`;
  return sql`
    select asked.*, ${text('answer_at')} as answer, ${text('snapshot_at')} as snapshot,
      ${text('advice_at')} as advice
    from json_to_recordset(${records}::json) as asked (
        lead_id text, body jsonb, contact jsonb, person_key text, domain text, account_id text,
        joins_lead_id text, received_at timestamptz, decision_id text, decided_rep_id text,
        outcome text, decided_by text, fallback text, policy_name text, policy_version int,
        at timestamptz, total_ms float8, content_hash text, books jsonb, assignment_id text, rep_id text,
        open_cap int, per_day int, per_week int, day date, week date, half_life float8,
        sole_person text, booking text, pool_hash text, leads float8, value float8, note text,
        rep_revision int, policies_seen bigint, account_revision int, parent_owner_id text,
        running_lead_id text, key_id text, idempotency_key text, body_hash text,
        answer_at int[], snapshot_at int[], advice_at int[], event json
      ),
      (select ${texts}::bytea as texts) as block
    where ${STANDS}`;
}

/**
 * Scalar subqueries, each one look into an index: an `exists` might be made a scan of the whole roster.
 * A change that commits while this statement runs comes after it.
 */
const STANDS = sql`
  (rep_revision is null
    or rep_revision = (select r.revision from reps r where r.id = decided_rep_id))
  and (policies_seen is null or policies_seen =
    coalesce((select v.counter from versions v where v.subject = 'policies'), 0))
  and (account_revision is null
    or account_revision = (select a.revision from accounts a where a.id = account_id)
      and parent_owner_id is not distinct from (select p.owner_id
        from accounts a join accounts p on p.id = a.parent_id where a.id = account_id))
  and (running_lead_id is null
    or decided_rep_id = (select s.rep_id from assignments s
      where s.lead_id = running_lead_id and s.ended_at is null))`;

function upsertLeads(from: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    insert into leads (id, body, contact, person_key, domain, account_id, joins_lead_id,
      received_at, updated_at)
    select lead_id, body, contact, person_key, domain, account_id, joins_lead_id, received_at, now()
    ${from}
    on conflict (id) do update set body = excluded.body, contact = excluded.contact,
      person_key = excluded.person_key, domain = excluded.domain,
      account_id = excluded.account_id, joins_lead_id = excluded.joins_lead_id,
      updated_at = excluded.updated_at
    returning id as lead_id`;
}

function insertDecisions(from: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    insert into decisions (id, lead_id, rep_id, outcome, decided_by, fallback, policy_name,
      policy_version, at, total_ms, answer, snapshot, advice, content_hash, books)
    select decision_id, lead_id, decided_rep_id, outcome, decided_by, fallback, policy_name,
      policy_version, at, total_ms, answer, snapshot, advice, content_hash,
      nullif(books, 'null'::jsonb) ${from}`;
}

function insertEvents(from: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    insert into events (id, kind, lead_id, body)
    select event ->> 'id', event ->> 'kind', lead_id, event ${from}`;
}

/** An entry that was there before has been swept or met at least once. */
const CAME_TO_QUEUE = sql`exists (select from queued where sweeps = 0)`;
/** What the statement finds is the lead as it was before. */
const JOINS_ANEW = sql`(joins_lead_id is null or joins_lead_id is distinct from
  (select before.joins_lead_id from leads as before where before.id = lead_id))`;

function insertKeys(from: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    insert into idempotency (key_id, idempotency_key, body_hash, decision_id, created_at)
    select key_id, idempotency_key, body_hash, decision_id, at ${from} where key_id is not null`;
}
