// Doubtful account matches that wait for a person, and the verdicts that stand: one row per pair of
// domain and company name.
import { sql } from 'kysely';
import type { Account } from '../../leads/account.ts';
import type { Lead } from '../../leads/lead.ts';
import type { AccountMatchView } from '../../selection/scene/snapshot.ts';
import type { KnownAccount } from './account-lookup.ts';
import type { Db, Trx } from './engine/tables.ts';

/** What a verdict is about; each is empty where the lead has none, never both. */
export type CompanyPair = { domain: string; nameKey: string };

export type Verdict = {
  at: Date;
  /** Null: none of our accounts. */
  known: KnownAccount | null;
  /** The accounts that the person was shown. */
  shown: string[];
};

/** The verdict on a pair, or null when nobody has given one. */
export async function verdictOn(db: Db, pair: CompanyPair): Promise<Verdict | null> {
  const { rows } = await sql<{
    at: Date;
    body: Account | null;
    revision: number;
    parentOwnerId: string | null;
    possible: AccountMatchView['possible'];
  }>`
    select r.resolved_at as at, r.possible, a.body, a.revision, p.owner_id as "parentOwnerId"
    from account_reviews r
      left join accounts a on a.id = r.account_id
      left join accounts p on p.id = a.parent_id
    where r.domain = ${pair.domain} and r.name_key = ${pair.nameKey} and r.state = 'resolved'
  `.execute(db);
  const [row] = rows;
  if (!row) return null;
  const { at, body, revision, parentOwnerId, possible } = row;
  const shown = possible.map(({ accountId }) => accountId);
  return { at, known: body && { account: body, revision, parentOwnerId }, shown };
}

export type Doubt = {
  /** Taken for the review when the pair has none yet. */
  id: string;
  pair: CompanyPair;
  companyName: string | null;
  leadId: string;
  match: Pick<AccountMatchView, 'because' | 'possible'>;
  at: Date;
};

/**
 * Notes that a lead's account is in doubt. A verdict given since the lead was looked at stands.
 * @returns the review, and whether it is open only now
 */
export async function noteDoubt(
  trx: Trx,
  doubt: Doubt,
): Promise<{ reviewId: string; opened: boolean }> {
  const { id, pair, companyName, leadId, match, at } = doubt;
  const { rows } = await sql<{ id: string; state: string; before: string | null }>`
    with found as (
      select state from account_reviews where domain = ${pair.domain} and name_key = ${pair.nameKey}
    )
    insert into account_reviews (id, domain, name_key, company_name, because, possible, state,
      first_seen_at, last_seen_at)
    values (${id}, ${pair.domain}, ${pair.nameKey}, ${companyName}::text, ${match.because},
      ${JSON.stringify(match.possible)}::jsonb, 'open', ${at}::timestamptz, ${at}::timestamptz)
    on conflict (domain, name_key) do update set company_name = excluded.company_name,
      because = excluded.because, possible = excluded.possible,
      last_seen_at = excluded.last_seen_at,
      state = case when account_reviews.resolved_at >= excluded.last_seen_at
        then account_reviews.state else 'open' end
    returning id, state, (select state from found) as before`.execute(trx);
  await trx
    .insertInto('account_review_leads')
    .values(rows.map((row) => ({ review_id: row.id, lead_id: leadId })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const [row] = rows;
  const opened = row?.id === id || (row?.state === 'open' && row.before === 'resolved');
  return { reviewId: row?.id ?? id, opened };
}

/** The review, locked until the transaction ends; null for an unknown id. */
export async function lockReview(
  trx: Trx,
  id: string,
): Promise<{ state: 'open' | 'resolved'; accountId: string | null } | null> {
  const row = await trx
    .selectFrom('account_reviews')
    .select(['state', 'account_id'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row ? { state: row.state, accountId: row.account_id } : null;
}

/** Stores a verdict, and the account with every lead that was in doubt. */
export async function settleReview(
  trx: Trx,
  verdict: { id: string; accountId: string | null; at: Date; by: string },
): Promise<void> {
  const { id, accountId, at, by } = verdict;
  await trx
    .updateTable('account_reviews')
    .set({ state: 'resolved', account_id: accountId, resolved_at: at, resolved_by: by })
    .where('id', '=', id)
    .execute();
  await trx
    .updateTable('leads')
    .set({ account_id: accountId })
    .where('id', 'in', (from) =>
      from.selectFrom('account_review_leads').select('lead_id').where('review_id', '=', id),
    )
    .execute();
}

export type RunningLead = {
  leadId: string;
  repId: string;
  policyName: string;
  body: Omit<Lead, 'contact'>;
  contact: Lead['contact'];
};

/** Leads of a review that a rep works on now, oldest first. */
export async function runningLeadsOf(db: Db, id: string, most: number): Promise<RunningLead[]> {
  const { rows } = await sql<RunningLead>`
    select l.id as "leadId", a.rep_id as "repId", d.policy_name as "policyName", l.body, l.contact
    from account_review_leads r
      join leads l on l.id = r.lead_id
      join assignments a on a.lead_id = l.id and a.ended_at is null
      join decisions d on d.id = a.decision_id
    where r.review_id = ${id} order by a.since, l.id limit ${most}::int`.execute(db);
  return rows;
}
