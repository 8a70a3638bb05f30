// A lead on arrival: in our own vocabulary, matched to its account, before the roster of this moment.

import { lastOfCompany, whatCameBefore } from '../../io/db/account-lookup.ts';
import { contentHash, textHash } from '../../io/db/engine/content-hash.ts';
import { mapInSlices } from '../../io/db/engine/in-slices.ts';
import type { Db } from '../../io/db/engine/tables.ts';
import type { CapturedLoads } from '../../io/db/state/live-loads.ts';
import {
  byCodePoint,
  type ReplicaCache,
  type StateVersions,
} from '../../io/db/state/replica-cache.ts';
import { type Difference, differentLead } from '../../leads/different-lead.ts';
import type { Lead } from '../../leads/lead.ts';
import { leadWarning } from '../../leads/lead-warning.ts';
import { normaliseLead } from '../../leads/normalise.ts';
import { personKey } from '../../leads/person-key.ts';
import type { LeadProfile } from '../../leads/profile.ts';
import type { Readers } from '../../leads/values/readers.ts';
import { budgetFor } from '../../policy/budget.ts';
import { COMPANY_RECENT_DAYS, type Policy, UNSTORED_VERSION } from '../../policy/policy.ts';
import { validatePolicy } from '../../policy/validate.ts';
import { NO_FAIRNESS } from '../../roster/fairness/due.ts';
import { normaliseRep } from '../../roster/normalise-rep.ts';
import type { Rep } from '../../roster/rep.ts';
import { NO_LOAD, rosterOf } from '../../roster/roster.ts';
import type { RouteRequest } from '../../routing/route-request.ts';
import { unaffordable } from '../../selection/rules/policy-cost.ts';
import { NO_ESTIMATES, NO_MATCH, type Snapshot } from '../../selection/scene/snapshot.ts';
import type { Clock } from '../ports.ts';
import { Refusal } from '../refusal.ts';
import { accountOf, candidatesFor } from './account-of.ts';

export type ArrivalDeps = { db: Db; clock: Clock; state: ReplicaCache };

export type Arrival = {
  lead: Lead;
  snapshot: Snapshot;
  /** The policy as the request names it, or gives it. */
  policyAsked: RouteRequest['policy'];
  /** Hash of e-mail or phone: the same person, without who they are. Null when neither is known. */
  personKey: string | null;
  running: { repId: string; leadId: string } | null;
  /** The person, when nobody works a lead of theirs yet: two such leads must not find two owners. */
  solePerson: string | null;
  /** Where the loads of the snapshot are stored; null for reps given inline. */
  captured: CapturedLoads | null;
  /** What may have changed by the time the decision is written. */
  seen: { versions: StateVersions; accountRevision: number | null };
  /** Hash of the stored estimates; null for reps given inline. */
  estimatesHash: string | null;
};

/** Reads what a decision needs to know. @throws Refusal policy_unknown, policy_invalid, policy_too_dear */
export async function arrivalOf(deps: ArrivalDeps, request: RouteRequest): Promise<Arrival> {
  const { lead } = request;
  const atMs = deps.clock.now();
  const at = new Date(atMs).toISOString();
  const versions = deps.state.versions();
  const policyAsked = request.policy;
  const policy = await policyFor(deps, policyAsked);
  const profile = normaliseLead(lead, at, deps.state.reads());
  const key = personHash(lead.contact, profile.country);
  if (request.reps) {
    const given = { at, lead: profile, policy };
    const inline = await inlineSnapshot(request.reps, given, deps.state.reads());
    const snapshot = affordable(inline);
    const running = request.dryRun ? null : await ownerOf(deps, lead.id);
    const nobody = { personKey: key, running, solePerson: null };
    const seen = { versions, accountRevision: null };
    return { lead, snapshot, policyAsked, ...nobody, captured: null, seen, estimatesHash: null };
  }
  const [possible, before] = await Promise.all([
    candidatesFor(deps, profile),
    whatCameBefore(deps.db, lead.id, key),
  ]);
  const told = before.stored && differentLead(before.stored, lead);
  const ofAnother = told?.isAnother === true && before.running?.leadId === lead.id;
  const { accountRevision, ...matched } = await accountOf(
    deps,
    profile,
    possible,
    told?.isAnother ? null : before.accountId,
  );
  const { running } = before;
  const rules = policy.document.fairness;
  const [captured, fairness, company] = await Promise.all([
    deps.state.captureLoads(atMs),
    rules.on ? deps.state.fairness.at(atMs, rules) : NO_FAIRNESS,
    companyOwner(deps, profile, { policy, isKnown: matched.account !== null, atMs }),
  ]);
  const estimates = deps.state.estimates();
  const snapshot = affordable({
    at,
    lead: told ? withChange(profile, told) : profile,
    ...matched,
    // Whoever works another lead under this id has no claim on this one.
    runningOwnerId: ofAnother ? null : (running?.repId ?? null),
    ...company,
    policy,
    roster: deps.state.roster(),
    loads: captured.loads,
    estimates: estimates.value,
    fairness,
    declinedBy: told?.isAnother ? [] : before.declinedBy,
  });
  // The roster is the one of this moment; the policy was read before, under a counter that may be older.
  const seen = {
    versions: { ...deps.state.versions(), policies: versions.policies },
    accountRevision,
  };
  const solePerson = running === null ? key : null;
  const person = { personKey: key, running, solePerson };
  return { lead, snapshot, policyAsked, ...person, captured, seen, estimatesHash: estimates.hash };
}

const DAY_MS = 86_400_000;

/** Who has the company's leads of late, where the policy asks and the company is no account. */
async function companyOwner(
  { db }: Pick<ArrivalDeps, 'db'>,
  { id, domain }: LeadProfile,
  { policy, isKnown, atMs }: { policy: Policy; isKnown: boolean; atMs: number },
): Promise<Pick<Snapshot, 'companyOwnerId'>> {
  const { order, companyRecentDays = COMPANY_RECENT_DAYS } = policy.document.ownership;
  if (!order.includes('company_recent')) return {};
  if (isKnown || domain === null) return { companyOwnerId: null };
  const since = new Date(atMs - companyRecentDays * DAY_MS);
  return { companyOwnerId: await lastOfCompany(db, { domain, leadId: id, since }) };
}

/** The lead is told what was stored under its id. */
function withChange(profile: LeadProfile, { isAnother, because }: Difference): LeadProfile {
  const advice = isAnother
    ? 'send another id where both are to be kept'
    : 'changed to what was sent';
  const told = leadWarning('/id', profile.id, `was the id of a lead ${because}: ${advice}`);
  return { ...profile, warnings: [...(profile.warnings ?? []), told] };
}

/**
 * The snapshot, when its policy's conditions can be evaluated over it in time.
 * @throws Refusal policy_too_dear, before any of them is evaluated
 */
export function affordable(snapshot: Snapshot): Snapshot {
  const dear = unaffordable(snapshot);
  if (dear.length === 0) return snapshot;
  const { name, version } = snapshot.policy;
  const reps = snapshot.roster.reps.length;
  const detail = `The conditions of ${name}@${version} would take more than ${budgetFor(reps)} steps for this lead and ${reps} reps.`;
  const problems = dear.map(({ path, steps }) => ({
    path,
    message: `takes up to ${Math.ceil(steps)} steps: write it with fewer loops, or send shorter lists and texts`,
  }));
  throw new Refusal('policy_too_dear', detail, problems);
}

/** Who holds this very lead now: candidates given inline take it over, and join nobody else's. */
async function ownerOf(
  { db }: Pick<ArrivalDeps, 'db'>,
  leadId: string,
): Promise<Arrival['running']> {
  const { running } = await whatCameBefore(db, leadId, null);
  return running?.leadId === leadId ? running : null;
}

/** @throws Refusal policy_unknown, policy_invalid */
export async function policyFor(
  { state }: Pick<ArrivalDeps, 'state'>,
  asked: RouteRequest['policy'],
): Promise<Policy> {
  if (asked !== undefined && typeof asked !== 'string') return inlinePolicy(asked, state.reads());
  const [name = null, version = null] = asked?.split('@') ?? [];
  const found = await state.policy(name, version === null ? null : Number(version));
  if (found) return found;
  throw new Refusal('policy_unknown', asked ? `There is no policy "${asked}".` : undefined);
}

/** A document sent along counts for this call only; its snapshot keeps it. */
function inlinePolicy(
  document: Exclude<RouteRequest['policy'], string | undefined>,
  reads: Readers,
): Policy {
  const checked = validatePolicy(document, { forOneCall: true, reads });
  if (!checked.ok) throw new Refusal('policy_invalid', undefined, checked.problems);
  return {
    name: document.name,
    version: UNSTORED_VERSION,
    hash: contentHash(document),
    document: checked.document,
  };
}

/** A rep with a hundred words that nobody knows takes about a millisecond. */
const REPS_AT_ONCE = 10;

/** A slice of the reps at a time: what they hold is for the caller to say, and each may hold much. */
async function inlineSnapshot(
  given: NonNullable<RouteRequest['reps']>,
  { at, lead, policy }: Pick<Snapshot, 'at' | 'lead' | 'policy'>,
  reads: Readers,
): Promise<Snapshot> {
  const loads = new Map(given.map(({ id, open }) => [id as string, { ...NO_LOAD, open }]));
  const read = ({ open: _, ...rep }: (typeof given)[number]): Rep => normaliseRep(rep, reads);
  const reps = (await mapInSlices(given, read, REPS_AT_ONCE)).sort(byCodePoint);
  return {
    at,
    lead,
    account: null,
    match: NO_MATCH,
    runningOwnerId: null,
    policy,
    roster: rosterOf(contentHash(reps), reps),
    loads,
    estimates: NO_ESTIMATES,
  };
}

/** The same person, by a hash of their e-mail or phone that names nobody; null when neither is known. */
function personHash({ email, phone }: Lead['contact'], country: string): string | null {
  const key = personKey(email, phone, country);
  return key === null ? null : textHash(key);
}
