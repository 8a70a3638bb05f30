// Plain objects for tests: name only what the test is about, the rest is ordinary.
import { accountSchema } from '../../src/leads/account.ts';
import { type LeadProfile, leadProfileSchema } from '../../src/leads/profile.ts';
import type { AccountSeen } from '../../src/policy/views.ts';
import { type Rep, type RepInput, repSchema } from '../../src/roster/rep.ts';

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
