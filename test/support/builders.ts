// Plain objects for tests: name only what the test is about, the rest is ordinary.
import { accountSchema } from '../../src/leads/account.ts';
import { type LeadProfile, leadProfileSchema } from '../../src/leads/profile.ts';
import type { AccountSeen } from '../../src/policy/conditions/views.ts';
import { type Policy, type PolicyInput, policyDocumentSchema } from '../../src/policy/policy.ts';
import { type Rep, type RepInput, repSchema } from '../../src/roster/rep.ts';
import { type Load, NO_LOAD, type Roster, rosterOf } from '../../src/roster/roster.ts';
import { NO_ESTIMATES, NO_MATCH, type Snapshot } from '../../src/selection/scene/snapshot.ts';

/** A Monday at ten in the morning, UTC. */
export const NOW = '2026-11-23T10:00:00.000Z';

/** A lead in our vocabulary about which nothing is known but its id. */
export function aProfile(over: Partial<LeadProfile> = {}): LeadProfile {
  return leadProfileSchema.parse({
    id: 'lead-1',
    receivedAt: '2026-03-02T10:00:00Z',
    companyName: null,
    domain: null,
    freeMail: false,
    industry: 'unknown',
    employees: null,
    size: 'unknown',
    revenueUsd: null,
    country: 'unknown',
    regions: [],
    city: null,
    timeZone: null,
    language: 'unknown',
    languageFrom: 'unknown',
    title: null,
    seniority: 'unknown',
    source: 'unknown',
    channel: 'unknown',
    campaign: null,
    score: null,
    builtInScore: null,
    stack: [],
    products: [],
    signals: [],
    engagement: [],
    message: null,
    attributes: {},
    mappings: [],
    ...over,
  });
}

/** An active AE with the defaults of the roster. */
export function aRep(over: Omit<Partial<RepInput>, 'id'> & { id?: string } = {}): Rep {
  return repSchema.parse({ id: 'rep-1', name: 'Ada Example', ...over });
}

/** A prospect that matched for certain. */
export function anAccount(over: Partial<AccountSeen> = {}): AccountSeen {
  const account = accountSchema.parse({ id: 'acc-1', name: 'Example GmbH' });
  return { ...account, parentOwnerId: null, confidence: 1, ...over };
}

/** Reps in the roster's order. */
/** The same snapshot in objects of its own: nothing that was worked out from the other shows in it. */
export function freshSnapshot({ roster, ...rest }: Snapshot): Snapshot {
  return { ...structuredClone(rest), roster: rosterOf(roster.hash, structuredClone(roster.reps)) };
}

export function aRoster(reps: readonly Rep[]): Roster {
  return rosterOf(
    'test',
    [...reps].sort((a, b) => (a.id < b.id ? -1 : 1)),
  );
}

/** The standard policy with what is named changed. */
export function aPolicy(over: Partial<PolicyInput> = {}): Policy {
  const document = policyDocumentSchema.parse({ name: 'test', ...over });
  return { name: document.name, version: 1, hash: 'test', document };
}

/** One lead before some reps; loads by rep id, nobody holding anything by default. */
export function aSnapshot(given: {
  reps: readonly Rep[];
  lead?: Partial<LeadProfile>;
  policy?: Partial<PolicyInput>;
  loads?: Readonly<Record<string, Partial<Load>>>;
  over?: Partial<Snapshot>;
}): Snapshot {
  const loads = Object.entries(given.loads ?? {});
  return {
    at: NOW,
    lead: aProfile(given.lead),
    account: null,
    match: NO_MATCH,
    runningOwnerId: null,
    policy: aPolicy(given.policy),
    roster: aRoster(given.reps),
    loads: new Map(loads.map(([id, load]) => [id, { ...NO_LOAD, ...load }])),
    estimates: NO_ESTIMATES,
    ...given.over,
  };
}
