// Doubtful account matches for a person to settle, with score and evidence, oldest first.
import type { Db } from '../engine/tables.ts';
import { type Page, pageOf } from './page.ts';

export type ReviewLine = {
  id: string;
  state: 'open' | 'resolved';
  companyName: string | null;
  domain: string | null;
  because: string;
  /** The accounts in doubt; a name is null when the account is gone. */
  possible: { accountId: string; name: string | null; confidence: number; because: string }[];
  /** How many leads were in this doubt, and one of them. */
  leads: number;
  leadId: string | null;
  firstSeenAt: string;
  lastSeenAt: string;
  /** The verdict; accountId null: none of our accounts. */
  verdict: { accountId: string | null; at: string; by: string } | null;
};

/** Reviews of a state or one by its id; `after` is the instant and id of the last one seen. */
export async function listReviews(
  db: Db,
  filter: { state?: 'open' | 'resolved'; id?: string },
  page: { limit: number; after: { since: Date; id: string } | null },
): Promise<Page<ReviewLine>> {
  const { after } = page;
  let query = db
    .selectFrom('account_reviews as r')
    .selectAll('r')
    .select((row) => [
      row
        .selectFrom('account_review_leads as l')
        .whereRef('l.review_id', '=', 'r.id')
        .select((count) => count.fn.countAll<number>().as('n'))
        .as('leads'),
      row
        .selectFrom('account_review_leads as l')
        .whereRef('l.review_id', '=', 'r.id')
        .select((one) => one.fn.max('l.lead_id').as('id'))
        .as('lead_id'),
    ])
    .orderBy('r.first_seen_at')
    .orderBy('r.id')
    .limit(page.limit + 1);
  if (filter.state !== undefined) query = query.where('r.state', '=', filter.state);
  if (filter.id !== undefined) query = query.where('r.id', '=', filter.id);
  if (after !== null) {
    query = query.where((is) =>
      is.or([
        is('r.first_seen_at', '>', after.since),
        is.and([is('r.first_seen_at', '=', after.since), is('r.id', '>', after.id)]),
      ]),
    );
  }
  const rows = await query.execute();
  const names = await accountNames(
    db,
    rows.flatMap((row) => row.possible.map(({ accountId }) => accountId)),
  );
  return pageOf(
    rows.map((row) => ({
      id: row.id,
      state: row.state,
      companyName: row.company_name,
      domain: row.domain === '' ? null : row.domain,
      because: row.because,
      possible: row.possible.map((one) => ({ ...one, name: names.get(one.accountId) ?? null })),
      leads: row.leads ?? 0,
      leadId: row.lead_id,
      firstSeenAt: row.first_seen_at.toISOString(),
      lastSeenAt: row.last_seen_at.toISOString(),
      verdict:
        row.state === 'resolved' && row.resolved_at !== null
          ? {
              accountId: row.account_id,
              at: row.resolved_at.toISOString(),
              by: row.resolved_by ?? '',
            }
          : null,
    })),
    page.limit,
    (line) => [line.firstSeenAt, line.id],
  );
}

async function accountNames(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('accounts')
    .select(['id', 'body'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, row.body.name]));
}
