// What became of leads: outcomes as they were told, and the finished deals that learning counts.
import { sql } from 'kysely';
import type { Deal } from '../../learning/learned.ts';
import type { FinishedDeal, Held, OutcomeKind, Told } from '../../learning/outcome.ts';
import type { Db, Trx } from './engine/tables.ts';

export type OutcomeRow = Told & {
  leadId: string;
  decisionId: string | null;
  /** The outcome as it was sent. */
  body: object;
  recordedAt: Date;
  recordedBy: string;
};

/** The outcome as it was sent, as one hash. */
export const bodyHash = sql<string>`encode(sha256(convert_to(body::text, 'UTF8')), 'hex')`;

/** Stores an outcome unless its id is known (then null), and gives the hash of its body. */
export async function insertOutcome(trx: Trx, row: OutcomeRow): Promise<string | null> {
  const stored = await trx
    .insertInto('outcomes')
    .values({
      id: row.id,
      lead_id: row.leadId,
      rep_id: row.repId,
      decision_id: row.decisionId,
      kind: row.kind,
      at: new Date(row.atMs),
      amount_usd: row.amountUsd,
      body: JSON.stringify(row.body),
      recorded_at: row.recordedAt,
      recorded_by: row.recordedBy,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning(bodyHash.as('hash'))
    .executeTakeFirst();
  return stored?.hash ?? null;
}

/** What was sent under an outcome's id, or null. */
export async function readOutcomeBody(handle: Db | Trx, id: string): Promise<unknown> {
  const row = await handle
    .selectFrom('outcomes')
    .select('body')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.body ?? null;
}

/** The lead of a decision, or null. */
export async function leadOfDecision(handle: Db | Trx, id: string): Promise<string | null> {
  const row = await handle
    .selectFrom('decisions')
    .select('lead_id')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.lead_id ?? null;
}

/** Locks a lead against other outcomes of it until the transaction ends; false when it is unknown. */
export async function lockLead(trx: Trx, leadId: string): Promise<boolean> {
  const row = await trx
    .selectFrom('leads')
    .select('id')
    .where('id', '=', leadId)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

/** Every stay of a lead with a rep, and the decision behind each. */
export async function staysOf(
  trx: Trx,
  leadId: string,
): Promise<(Held & { decisionId: string })[]> {
  const rows = await trx
    .selectFrom('assignments')
    .select(['rep_id', 'since', 'ended_at', 'decision_id'])
    .where('lead_id', '=', leadId)
    .execute();
  return rows.map((row) => ({
    repId: row.rep_id,
    sinceMs: row.since.getTime(),
    endedMs: row.ended_at?.getTime() ?? null,
    decisionId: row.decision_id,
  }));
}

/** All outcomes of a lead. */
export async function outcomesOf(handle: Db | Trx, leadId: string): Promise<Told[]> {
  const rows = await handle
    .selectFrom('outcomes')
    .select(['id', 'kind', 'at', 'rep_id', 'amount_usd'])
    .where('lead_id', '=', leadId)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as OutcomeKind,
    atMs: row.at.getTime(),
    repId: row.rep_id,
    amountUsd: row.amount_usd,
  }));
}

/** Writes the finished deal of a lead, in place of what was known of it before. */
export async function saveLeadDeal(
  trx: Trx,
  leadId: string,
  deal: FinishedDeal,
  levels: Record<string, string>,
): Promise<void> {
  await saveDeals(trx, [{ id: `lead:${leadId}`, leadId, ...deal, levels }]);
}

export type DealRow = Deal & {
  id: string;
  leadId: string | null;
  repId: string;
  /** When an imported lead came in; of leads routed here the lead tells. */
  receivedMs?: number | null;
};

/** Writes deals; one whose id is known is replaced. At most a few hundred at a time. */
export async function saveDeals(trx: Trx, deals: readonly DealRow[]): Promise<void> {
  if (deals.length === 0) return;
  const instant = (ms: number | null) => (ms === null ? null : new Date(ms));
  await trx
    .insertInto('deals')
    .values(
      deals.map((deal) => ({
        id: deal.id,
        lead_id: deal.leadId,
        rep_id: deal.repId,
        levels: JSON.stringify(deal.levels),
        won: deal.won,
        amount_usd: deal.amountUsd,
        started_at: instant(deal.startedMs),
        ended_at: instant(deal.endedMs),
        response_minutes: deal.responseMinutes,
        received_at: instant(deal.receivedMs ?? null),
      })),
    )
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((row) => ({
        rep_id: row.ref('excluded.rep_id'),
        levels: row.ref('excluded.levels'),
        won: row.ref('excluded.won'),
        amount_usd: row.ref('excluded.amount_usd'),
        started_at: row.ref('excluded.started_at'),
        ended_at: row.ref('excluded.ended_at'),
        response_minutes: row.ref('excluded.response_minutes'),
        received_at: row.ref('excluded.received_at'),
      })),
    )
    .execute();
}

/** Every finished deal, in the order of ids. */
export async function readDeals(db: Db): Promise<Deal[]> {
  const { rows } = await sql<Deal>`
    select levels, won, amount_usd as "amountUsd", response_minutes as "responseMinutes",
      extract(epoch from started_at)::float8 * 1000 as "startedMs",
      extract(epoch from ended_at)::float8 * 1000 as "endedMs"
    from deals order by id`.execute(db);
  return rows;
}
