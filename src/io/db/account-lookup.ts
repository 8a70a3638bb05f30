// Finds the account of a lead by its company's domain, with the owner of the parent company.
import type { LeadProfile } from '../../leads/profile.ts';
import { type AccountView, accountViewSchema } from '../../routing/snapshot.ts';
import type { Db } from './tables.ts';

/** The account that owns the lead's domain, or null; free-mail domains belong to nobody. */
export async function accountFor(db: Db, lead: LeadProfile): Promise<AccountView | null> {
  if (lead.domain === null || lead.freeMail) return null;
  const row = await db
    .selectFrom('account_domains as d')
    .innerJoin('accounts as a', 'a.id', 'd.account_id')
    .leftJoin('accounts as p', 'p.id', 'a.parent_id')
    .select(['a.body', 'p.owner_id as parentOwnerId'])
    .where('d.domain', '=', lead.domain)
    .executeTakeFirst();
  if (!row) return null;
  return accountViewSchema.parse({
    ...row.body,
    parentOwnerId: row.parentOwnerId,
    matchedBy: `domain ${lead.domain}`,
    confidence: 1,
  });
}
