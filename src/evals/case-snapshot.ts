// The snapshot that the service would make of a case: of its lead, reps and accounts.
import type { Account } from '../leads/account.ts';
import { evidenceOf, matchAccount } from '../leads/match-account.ts';
import { normaliseLead } from '../leads/normalise.ts';
import type { LeadProfile } from '../leads/profile.ts';
import { stableHash } from '../leads/text/stable-hash.ts';
import type { Policy, PolicyDocument } from '../policy/policy.ts';
import { validatePolicy } from '../policy/validate.ts';
import { normaliseRep } from '../roster/normalise-rep.ts';
import type { Rep } from '../roster/rep.ts';
import { NO_LOAD, rosterOf } from '../roster/roster.ts';
import { NO_ESTIMATES, type Snapshot } from '../selection/scene/snapshot.ts';
import type { EvalCase } from './case.ts';

/** Shipped policies by name. */
export type Policies = ReadonlyMap<string, PolicyDocument>;

/**
 * The snapshot of a case, made with the product's own reading of leads, reps and accounts.
 * @throws Error when the case's policy is unknown or does not hold together
 */
export function snapshotOf(one: Omit<EvalCase, 'expect'>, policies: Policies): Snapshot {
  const lead = normaliseLead(one.lead, one.now);
  const reps = one.reps
    .map(({ open: _o, today: _t, week: _w, lastAssignedAt: _l, ...rep }): Rep => normaliseRep(rep))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    at: one.now,
    lead,
    ...accountOf(lead, one.accounts),
    runningOwnerId: one.runningOwnerId,
    ...(one.companyOwnerId === undefined ? {} : { companyOwnerId: one.companyOwnerId }),
    policy: policyOf(one, policies),
    roster: rosterOf(`case-${stableHash(JSON.stringify(reps)).toString(36)}`, reps),
    loads: new Map(
      one.reps.map(({ id, open, today, week, lastAssignedAt }) => [
        id as string,
        { ...NO_LOAD, open, today, week, lastAssignedAt },
      ]),
    ),
    estimates: NO_ESTIMATES,
    declinedBy: one.declinedBy,
  };
}

function policyOf({ id, policy }: Pick<EvalCase, 'id' | 'policy'>, policies: Policies): Policy {
  if (typeof policy === 'string') {
    const shipped = policies.get(policy);
    if (!shipped) throw new Error(`${id}: there is no policy "${policy}"`);
    return { name: policy, version: 1, hash: `shipped-${policy}`, document: shipped };
  }
  const checked = validatePolicy(policy);
  if (!checked.ok) {
    const { path, message } = checked.problems[0] ?? { path: '', message: 'invalid' };
    throw new Error(`${id}: the policy at ${path || '/'}: ${message}`);
  }
  return {
    name: checked.document.name,
    version: 1,
    hash: `case-${id}`,
    document: checked.document,
  };
}

function accountOf(
  lead: LeadProfile,
  accounts: readonly Account[],
): Pick<Snapshot, 'account' | 'match'> {
  const found = matchAccount(lead, accounts);
  const evidence = evidenceOf(lead, found);
  if (found.kind === 'matched') {
    const { account, confidence, matchedBy } = found;
    const parent = accounts.find(({ id }) => id === account.parentId);
    return {
      account: { ...account, parentOwnerId: parent?.ownerId ?? null, matchedBy, confidence },
      match: {
        kind: 'matched',
        accountId: account.id,
        confidence,
        because: matchedBy,
        possible: [],
        ...evidence,
      },
    };
  }
  const doubts = found.kind === 'ambiguous' ? found.candidates : [];
  return {
    account: null,
    match: {
      kind: found.kind,
      accountId: null,
      confidence: null,
      because: found.because,
      possible: doubts.map(({ account, confidence, matchedBy }) => ({
        accountId: account.id,
        confidence,
        because: matchedBy,
      })),
      ...evidence,
    },
  };
}
