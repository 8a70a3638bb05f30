// A lead on arrival: in our own vocabulary, matched to its account, before the roster of this moment.

import { type KnownAccount, possibleAccounts, whatCameBefore } from '../../io/db/account-lookup.ts';
import { contentHash, textHash } from '../../io/db/engine/content-hash.ts';
import type { CapturedLoads } from '../../io/db/state/live-loads.ts';
import { byCodePoint, type StandingState } from '../../io/db/state/standing-state.ts';
import type { Db } from '../../io/db/tables.ts';
import { nameKey } from '../../leads/company-name.ts';
import type { Lead } from '../../leads/lead.ts';
import { matchAccount } from '../../leads/match-account.ts';
import { normaliseLead } from '../../leads/normalise.ts';
import { personKey } from '../../leads/person-key.ts';
import type { LeadProfile } from '../../leads/profile.ts';
import type { Policy } from '../../policy/policy.ts';
import { validatePolicy } from '../../policy/validate.ts';
import { NO_FAIRNESS } from '../../roster/fairness/due.ts';
import { normaliseRep } from '../../roster/normalise-rep.ts';
import type { Rep } from '../../roster/rep.ts';
import { NO_LOAD, type Roster } from '../../roster/roster.ts';
import type { RouteRequest } from '../../routing/route-request.ts';
import { NO_ESTIMATES, NO_MATCH, type Snapshot } from '../../routing/snapshot.ts';
import type { Clock } from '../ports.ts';
import { Refusal } from '../refusal.ts';

export type ArrivalDeps = { db: Db; clock: Clock; state: StandingState };

export type Arrival = {
  lead: Lead;
  snapshot: Snapshot;
  /** Hash of e-mail or phone: the same person, without who they are. Null when neither is known. */
  personKey: string | null;
  running: { repId: string; leadId: string } | null;
  /** Where the loads of the snapshot are stored; null for reps given inline. */
  captured: CapturedLoads | null;
  /** Hash of the stored estimates; null for reps given inline. */
  estimatesHash: string | null;
};

/** Reads what a decision needs to know. @throws Refusal policy_unknown */
export async function arrivalOf(deps: ArrivalDeps, request: RouteRequest): Promise<Arrival> {
  const { lead } = request;
  const at = new Date(deps.clock.now());
  const policy = await policyFor(deps, request.policy);
  const profile = normaliseLead(lead, at.toISOString());
  const key = personHash(lead.contact, profile.country);
  if (request.reps) {
    const snapshot = inlineSnapshot(request.reps, { at: at.toISOString(), lead: profile, policy });
    return { lead, snapshot, personKey: key, running: null, captured: null, estimatesHash: null };
  }
  const firstWord = nameKey(profile.companyName ?? '').split(' ')[0] ?? '';
  const { domain } = profile;
  const [possible, before] = await Promise.all([
    deps.state.mayKnow(domain, firstWord) ? possibleAccounts(deps.db, domain, firstWord) : [],
    whatCameBefore(deps.db, lead.id, key),
  ]);
  const matched = matchOf(profile, possible, before.accountId);
  const { running } = before;
  const rules = policy.document.fairness;
  const [captured, fairness] = await Promise.all([
    deps.state.captureLoads(at.getTime()),
    rules.on ? deps.state.fairness.at(at.getTime(), rules) : NO_FAIRNESS,
  ]);
  const estimates = deps.state.estimates();
  const snapshot: Snapshot = {
    at: at.toISOString(),
    lead: profile,
    ...matched,
    runningOwnerId: running?.repId ?? null,
    policy,
    roster: deps.state.roster(),
    loads: captured.loads,
    estimates: estimates.value,
    fairness,
    declinedBy: before.declinedBy,
  };
  return { lead, snapshot, personKey: key, running, captured, estimatesHash: estimates.hash };
}

async function policyFor(
  { state }: Pick<ArrivalDeps, 'state'>,
  asked: RouteRequest['policy'],
): Promise<Policy> {
  if (asked !== undefined && typeof asked !== 'string') return inlinePolicy(asked);
  const [name = null, version = null] = asked?.split('@') ?? [];
  const found = await state.policy(name, version === null ? null : Number(version));
  if (found) return found;
  throw new Refusal('policy_unknown', asked ? `There is no policy "${asked}".` : undefined);
}

/** A document sent along counts for this call only, as version 0. */
function inlinePolicy(document: Exclude<RouteRequest['policy'], string | undefined>): Policy {
  const checked = validatePolicy(document);
  if (!checked.ok) throw new Refusal('policy_invalid', undefined, checked.problems);
  return {
    name: document.name,
    version: 0,
    hash: contentHash(document),
    document: checked.document,
  };
}

function inlineSnapshot(
  given: NonNullable<RouteRequest['reps']>,
  { at, lead, policy }: Pick<Snapshot, 'at' | 'lead' | 'policy'>,
): Snapshot {
  const loads = new Map(given.map(({ id, open }) => [id as string, { ...NO_LOAD, open }]));
  const reps = given.map(({ open: _, ...rep }): Rep => normaliseRep(rep)).sort(byCodePoint);
  return {
    at,
    lead,
    account: null,
    match: NO_MATCH,
    runningOwnerId: null,
    policy,
    roster: { hash: contentHash(reps), reps } satisfies Roster,
    loads,
    estimates: NO_ESTIMATES,
  };
}

function matchOf(
  lead: LeadProfile,
  possible: readonly KnownAccount[],
  knownId: string | null,
): Pick<Snapshot, 'account' | 'match'> {
  const accounts = possible.map(({ account }) => account);
  const found = matchAccount(lead, accounts, knownId);
  if (found.kind !== 'matched') {
    const doubts = found.kind === 'ambiguous' ? found.candidates : [];
    const match = {
      kind: found.kind,
      accountId: null,
      confidence: null,
      because: found.because,
      possible: doubts.map(({ account, confidence, matchedBy }) => ({
        accountId: account.id,
        confidence,
        because: matchedBy,
      })),
    };
    return { account: null, match };
  }
  const { account, confidence, matchedBy } = found;
  const parentOwnerId = possible.find((p) => p.account === account)?.parentOwnerId ?? null;
  return {
    account: { ...account, parentOwnerId, matchedBy, confidence },
    match: { kind: 'matched', accountId: account.id, confidence, because: matchedBy, possible: [] },
  };
}

/** The same person, by a hash of their e-mail or phone that names nobody; null when neither is known. */
function personHash({ email, phone }: Lead['contact'], country: string): string | null {
  const key = personKey(email, phone, country);
  return key === null ? null : textHash(key);
}
