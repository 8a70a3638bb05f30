// What is known of a lead's company and person before the rules look at it: possible accounts, the
// account of earlier leads of the same person, and a lead of theirs that is running.
import { sql } from 'kysely';
import type { Account } from '../../leads/account.ts';
import type { Db } from './tables.ts';

export type KnownAccount = { account: Account; parentOwnerId: string | null };

const MOST_CANDIDATES = 50;

/** Accounts with this domain, or whose name key begins with this word; both indexed. */
export async function possibleAccounts(
  db: Db,
  domain: string | null,
  firstWord: string,
): Promise<KnownAccount[]> {
  if (domain === null && firstWord === '') return [];
  const { rows } = await sql<{ body: Account; parentOwnerId: string | null }>`
    select a.body, p.owner_id as "parentOwnerId"
    from accounts a left join accounts p on p.id = a.parent_id
    where a.id in (select account_id from account_domains where domain = ${domain}::text)
      or (${firstWord} <> '' and split_part(a.name_key, ' ', 1) = ${firstWord})
    order by a.id limit ${MOST_CANDIDATES}`.execute(db);
  return rows.map(({ body, parentOwnerId }) => ({ account: body, parentOwnerId }));
}

export type Before = {
  /** The running assignment that a new lead belongs to. */
  running: { repId: string; leadId: string } | null;
  /** The account of the person's newest lead that had one. */
  accountId: string | null;
  /** Reps who declined this very lead. */
  declinedBy: string[];
};

/** The same lead posted before, or other leads of the same person (by hashed key). */
export async function whatCameBefore(
  db: Db,
  leadId: string,
  personKey: string | null,
): Promise<Before> {
  const { rows } = await sql<{
    leadId: string;
    accountId: string | null;
    repId: string | null;
    declinedBy: string[] | null;
  }>`
    select l.id as "leadId", l.account_id as "accountId", a.rep_id as "repId",
      case when l.id = ${leadId} then array(select distinct d.rep_id from assignments d
        where d.lead_id = ${leadId} and d.ended_because like 'declined:%' order by 1)
      end as "declinedBy"
    from leads l left join assignments a on a.lead_id = l.id and a.ended_at is null
    where l.id = ${leadId} or (${personKey}::text is not null and l.person_key = ${personKey}::text)
    order by (l.id = ${leadId}) desc, l.received_at desc, l.id limit 100`.execute(db);
  const running = rows.find((row) => row.repId !== null);
  return {
    running: running?.repId ? { repId: running.repId, leadId: running.leadId } : null,
    accountId: rows.find((row) => row.accountId !== null)?.accountId ?? null,
    declinedBy: rows.find((row) => row.declinedBy !== null)?.declinedBy ?? [],
  };
}
