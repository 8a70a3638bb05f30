// What is known of a lead's company and person before the rules look at it: possible accounts, the
// account of earlier leads of the same person, and a lead of theirs that is running.
import { sql } from 'kysely';
import type { Account } from '../../leads/account.ts';
import type { Lead } from '../../leads/lead.ts';
import { together } from './engine/batcher.ts';
import { fixedStatement } from './engine/fixed-statement.ts';
import type { Db } from './engine/tables.ts';

export type KnownAccount = { account: Account; revision: number; parentOwnerId: string | null };

const MOST_CANDIDATES = 50;

/**
 * Accounts with this domain, then those of this very name key, then those whose keys begin with the same
 * word, nearest in alphabetical order first: neighbours share the longest beginning. Ranked before they
 * are cut to fifty, and all by index: thousands may begin with one word.
 */
export async function possibleAccounts(
  db: Db,
  domain: string | null,
  nameKey: string,
): Promise<KnownAccount[]> {
  if (domain === null && nameKey === '') return [];
  const rows = await lookUp(db, domain, nameKey);
  return rows.map(({ body, revision, parentOwnerId }) => ({
    account: body,
    revision,
    parentOwnerId,
  }));
}

type Found = { body: Account; revision: number; parentOwnerId: string | null };

const lookUp = fixedStatement((domain: string | null, nameKey: string) => {
  const ofFirstWord = sql`${nameKey}::text <> ''
    and split_part(name_key, ' ', 1) = split_part(${nameKey}::text, ' ', 1)`;
  const most = sql.lit(MOST_CANDIDATES);
  return sql<Found>`
    with found as (
      select account_id as id, -1 as rank from account_domains where domain = ${domain}::text
      union all
      select id, case when same then 0 else row_number() over () end from (
        select id, name_key = ${nameKey}::text as same from accounts
        where ${ofFirstWord} and name_key collate "C" >= ${nameKey}::text
        order by name_key collate "C", id limit ${most}
      ) following
      union all
      select id, row_number() over () from (
        select id from accounts
        where ${ofFirstWord} and name_key collate "C" < ${nameKey}::text
        order by name_key collate "C" desc, id desc limit ${most}
      ) preceding
    ),
    nearest as (
      select id, min(rank) as rank from found group by id order by 2, 1 limit ${most}
    )
    select a.body, a.revision, p.owner_id as "parentOwnerId"
    from nearest n join accounts a on a.id = n.id left join accounts p on p.id = a.parent_id
    order by n.rank, a.id`;
});

/** Who was last given a lead of this domain since then, of those that are no account's; whoever declined is nobody. */
export async function lastOfCompany(
  db: Db,
  { domain, leadId, since }: { domain: string; leadId: string; since: Date },
): Promise<string | null> {
  const row = await db
    .selectFrom('leads as l')
    .innerJoin('assignments as a', 'a.lead_id', 'l.id')
    .select('a.rep_id as repId')
    .where('l.domain', '=', domain)
    .where('l.account_id', 'is', null)
    .where('l.id', '<>', leadId)
    .where('a.since', '>=', since)
    .where(sql<boolean>`coalesce(a.ended_because, '') not like 'declined:%'`)
    .orderBy('a.since', 'desc')
    .orderBy('a.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.repId ?? null;
}

export type Before = {
  /** What is stored under the id of the lead. */
  stored: Lead | null;
  /** The running assignment that a new lead belongs to. */
  running: { repId: string; leadId: string } | null;
  /** The account of the person's newest lead that had one. */
  accountId: string | null;
  /** Reps who declined this very lead. */
  declinedBy: string[];
};

type Row = {
  leadId: string;
  accountId: string | null;
  repId: string | null;
  declinedBy: string[] | null;
  body: Omit<Lead, 'contact'> | null;
  contact: Lead['contact'] | null;
};
type Asked = { leadId: string; personKey: string | null };
const queues = new WeakMap<Db, (asked: Asked) => Promise<Before>>();

/** Below some 500 leads a second there is time to look for each alone. */
const ALONE_BEYOND_MS = 2;

/** The same lead posted before, or other leads of the same person (by hashed key). */
export function whatCameBefore(db: Db, leadId: string, personKey: string | null): Promise<Before> {
  const queue =
    queues.get(db) ?? together((asked: readonly Asked[]) => readBefore(db, asked), ALONE_BEYOND_MS);
  queues.set(db, queue);
  return queue({ leadId, personKey });
}

async function readBefore(db: Db, asked: readonly Asked[]): Promise<Before[]> {
  const rows = await leadsBefore(db, JSON.stringify(asked));
  const byPlace = Map.groupBy(rows, ({ place }) => place);
  return asked.map((_, k) => beforeOf(byPlace.get(k + 1) ?? []));
}

/** The leads come as JSON: the server plans anew for each other length of an array. */
const leadsBefore = fixedStatement(
  (asked: string) => sql<Row & { place: number }>`
    select asked.place, found."leadId", found."accountId", found."repId", found."declinedBy",
      found.body, found.contact from
      rows from (json_to_recordset(${asked}::json) as ("leadId" text, "personKey" text))
        with ordinality as asked (lead_id, person_key, place),
      lateral (
        select l.id as "leadId", l.account_id as "accountId", a.rep_id as "repId", l.received_at,
          case when l.id = asked.lead_id then array(select distinct d.rep_id from assignments d
            where d.lead_id = asked.lead_id and d.ended_because like 'declined:%' order by 1)
          end as "declinedBy",
          case when l.id = asked.lead_id then l.body end as body,
          case when l.id = asked.lead_id then l.contact end as contact
        from leads l left join assignments a on a.lead_id = l.id and a.ended_at is null
        where l.id = asked.lead_id or l.person_key = asked.person_key
        order by (l.id = asked.lead_id) desc, (a.rep_id is not null) desc, l.received_at desc, l.id
        limit 100
      ) found
    order by asked.place, ("leadId" = asked.lead_id) desc, received_at desc, "leadId"`,
);

function beforeOf(rows: readonly Row[]): Before {
  const running = rows.find((row) => row.repId !== null);
  const own = rows.find(({ body }) => body !== null);
  return {
    stored: own?.body ? { ...own.body, contact: own.contact ?? {} } : null,
    running: running?.repId ? { repId: running.repId, leadId: running.leadId } : null,
    accountId: rows.find((row) => row.accountId !== null)?.accountId ?? null,
    declinedBy: rows.find((row) => row.declinedBy !== null)?.declinedBy ?? [],
  };
}
