// Which account an arriving lead belongs to: as the match says, and where that is in doubt as a
// person has said of the same company before.
import { type KnownAccount, possibleAccounts } from '../../io/db/account-lookup.ts';
import type { Db } from '../../io/db/engine/tables.ts';
import { type CompanyPair, type Verdict, verdictOn } from '../../io/db/reviews.ts';
import type { ReplicaCache } from '../../io/db/state/replica-cache.ts';
import { nameKey } from '../../leads/company-name.ts';
import { type AccountMatch, evidenceOf, matchAccount } from '../../leads/match-account.ts';
import { type MatchEvidence, SETTLED_BY_REVIEW } from '../../leads/match-evidence.ts';
import { normaliseAccount } from '../../leads/normalise-account.ts';
import type { LeadProfile } from '../../leads/profile.ts';
import { OUR_READERS } from '../../leads/values/readers.ts';
import type { Snapshot } from '../../selection/scene/snapshot.ts';

type Found = Pick<Snapshot, 'account' | 'match'> & {
  /** Revision of the account as it was looked at; null where there is none. */
  accountRevision: number | null;
};

/** Accounts that the lead may belong to; most leads have none, and need no query. */
export async function candidatesFor(
  deps: { db: Db; state: ReplicaCache },
  { companyName, domain }: LeadProfile,
): Promise<KnownAccount[]> {
  const key = nameKey(companyName ?? '');
  const firstWord = key.split(' ')[0] ?? '';
  if (!deps.state.mayKnow(domain, firstWord)) return [];
  const found = await possibleAccounts(deps.db, domain, key);
  const reads = deps.state.reads();
  return reads === OUR_READERS
    ? found
    : found.map((one) => ({ ...one, account: normaliseAccount(one.account, reads) }));
}

/** The account among `possible`; `knownId` is the account of an earlier lead of the same person. */
export async function accountOf(
  { db }: { db: Db },
  lead: LeadProfile,
  possible: readonly KnownAccount[],
  knownId: string | null,
): Promise<Found> {
  const accounts = possible.map(({ account }) => account);
  const found = matchAccount(lead, accounts, knownId);
  const evidence = evidenceOf(lead, found);
  if (found.kind === 'ambiguous') {
    const verdict = await verdictOn(db, pairOf(lead));
    return (verdict && asSettled(found, verdict)) ?? inDoubt(found, evidence);
  }
  if (found.kind === 'none') return nobodys(found.because, evidence);
  const known = possible.find((p) => p.account === found.account);
  if (known === undefined) throw new Error('A lead matches one of the accounts looked at.');
  return matched(known, found.confidence, found.matchedBy, evidence);
}

/** What a person is asked about: the lead's company by domain and name. */
export function pairOf({ domain, companyName }: LeadProfile): CompanyPair {
  return { domain: domain ?? '', nameKey: nameKey(companyName ?? '') };
}

type Ambiguous = Extract<AccountMatch, { kind: 'ambiguous' }>;

/** Null when the verdict was "none of them" and there is an account now that the person never saw. */
function asSettled({ candidates }: Ambiguous, { at, known, shown }: Verdict): Found | null {
  const when = at.toISOString().slice(0, 10);
  if (known !== null) return matched(known, 1, `settled by a person on ${when}`, SETTLED_BY_REVIEW);
  const isNews = candidates.some(({ account }) => !shown.includes(account.id));
  return isNews
    ? null
    : nobodys(`a person said on ${when} that it is none of our accounts`, NONE_BY_REVIEW);
}

const NONE_BY_REVIEW: MatchEvidence = { ...SETTLED_BY_REVIEW, verified: false };

function inDoubt({ candidates, because }: Ambiguous, evidence: MatchEvidence): Found {
  const possible = candidates.map(({ account, confidence, matchedBy }) => ({
    accountId: account.id,
    confidence,
    because: matchedBy,
  }));
  return {
    account: null,
    accountRevision: null,
    match: {
      ...{ kind: 'ambiguous', accountId: null, confidence: null, because, possible },
      ...evidence,
    },
  };
}

function nobodys(because: string, evidence: MatchEvidence): Found {
  return {
    account: null,
    accountRevision: null,
    match: {
      ...{ kind: 'none', accountId: null, confidence: null, because, possible: [] },
      ...evidence,
    },
  };
}

function matched(
  { account, revision, parentOwnerId }: KnownAccount,
  confidence: number,
  matchedBy: string,
  evidence: MatchEvidence,
): Found {
  const { id: accountId } = account;
  return {
    account: { ...account, parentOwnerId, matchedBy, confidence },
    accountRevision: revision,
    match: {
      ...{ kind: 'matched', accountId, confidence, because: matchedBy, possible: [] },
      ...evidence,
    },
  };
}
