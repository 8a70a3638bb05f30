// How clean the data is: the roster, the accounts and the leads of late, held against what routing needs.
import { strandedLeads } from '../../io/db/decisions/assignments.ts';
import { recentLeads } from '../../io/db/decisions/decisions.ts';
import type { ReplicaCache } from '../../io/db/state/replica-cache.ts';
import { listAccounts } from '../../io/db/views/accounts.ts';
import { readCursor } from '../../io/db/views/page.ts';
import type { Account } from '../../leads/account.ts';
import { auditData, type DataAudit } from '../../roster/audit/audit.ts';
import type { AuditedLead } from '../../roster/audit/audited-lead.ts';
import { snapshotIfReadable } from '../../routing/stored/snapshot-formats.ts';
import type { Deps } from '../deps.ts';

const LEADS = 2_000;
const PAGE = 200;
const STRANDED = 10_000;

type AuditDeps = Pick<Deps, 'db' | 'clock'> & {
  state: Pick<ReplicaCache, 'roster' | 'captureLoads' | 'reads'>;
};

/** Audits what is stored now; of leads the newest two thousand decisions. */
export async function auditStoredData(deps: AuditDeps): Promise<DataAudit> {
  const now = deps.clock.now();
  const { loads } = await deps.state.captureLoads(now);
  return auditData(
    {
      leads: await leadsOfLate(deps),
      reps: deps.state.roster().reps,
      accounts: await allAccounts(deps),
      loads,
      reads: deps.state.reads(),
      stranded: await strandedLeads(deps.db, STRANDED),
    },
    new Date(now).toISOString(),
  );
}

/** Each lead once, as it was routed last. */
async function leadsOfLate({ db }: Pick<AuditDeps, 'db'>): Promise<AuditedLead[]> {
  const byId = new Map<string, AuditedLead>();
  for (const { snapshot, personKey } of await recentLeads(db, LEADS)) {
    const profile = snapshotIfReadable(snapshot)?.lead;
    if (profile) byId.set(profile.id, { profile, personKey });
  }
  return [...byId.values()];
}

async function allAccounts({ db }: Pick<AuditDeps, 'db'>): Promise<Account[]> {
  const accounts: Account[] = [];
  let after: string | null = null;
  do {
    const page = await listAccounts(db, {}, { limit: PAGE, after });
    accounts.push(...page.items.map(({ account }) => account));
    after = page.nextCursor === null ? null : (readCursor(page.nextCursor, 1)?.[0] ?? null);
  } while (after !== null);
  return accounts;
}
