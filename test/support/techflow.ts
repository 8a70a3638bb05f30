// The worked example: a manufacturing lead and four reps, with hand-made scores in a given order.
import { type LeadProfile, leadProfileSchema } from '../../src/leads/profile.ts';
import { type PolicyInput, policyDocumentSchema } from '../../src/policy/policy.ts';
import { type Rep, type RepInput, repSchema } from '../../src/roster/rep.ts';
import { NO_LOAD, rosterOf } from '../../src/roster/roster.ts';
import type { Candidate } from '../../src/selection/scene/candidate.ts';
import { NO_ESTIMATES, NO_MATCH, type Snapshot } from '../../src/selection/scene/snapshot.ts';
import { aProfile } from './builders.ts';

const rep = (input: RepInput): Rep => repSchema.parse(input);

export const TECHFLOW_REPS: readonly Rep[] = [
  rep({
    id: 'david',
    name: 'David Kumar',
    territories: ['us-northeast'],
    records: [{ rate: 0.68 }],
    pipeline: { pct: 60 },
    response: { medianMinutes: 15 },
  }),
  rep({
    id: 'jennifer',
    name: 'Jennifer Park',
    role: 'senior_ae',
    specialities: { sizes: ['501-1000', '1001-5000', '5001+'] },
    records: [{ rate: 0.71 }],
    pipeline: { pct: 92 },
    response: { medianMinutes: 18 },
  }),
  rep({
    id: 'mike',
    name: 'Mike Rodriguez',
    records: [{ rate: 0.62 }],
    pipeline: { pct: 45 },
    response: { medianMinutes: 6 },
  }),
  rep({
    id: 'sarah',
    name: 'Sarah Chen',
    specialities: { industries: ['manufacturing'] },
    records: [{ scope: { industry: 'manufacturing' }, rate: 0.78 }],
    pipeline: { pct: 85 },
    response: { medianMinutes: 12 },
  }),
];

export const TECHFLOW_LEAD: Partial<LeadProfile> = {
  id: 'techflow-1',
  companyName: 'TechFlow Industries',
  domain: 'techflow.example',
  industry: 'manufacturing',
  employees: 850,
  size: '501-1000',
  revenueUsd: 120_000_000,
  country: 'US',
  regions: ['us-northeast'],
  source: 'product_demo_request',
  score: 82,
  stack: ['Salesforce', 'SAP', 'Tableau'],
  engagement: [
    { kind: 'page', name: 'pricing', count: 3, daysAgo: null },
    { kind: 'content', name: 'Downloaded ROI calculator', count: 1, daysAgo: null },
  ],
};

/** A snapshot of some reps before one lead; nobody holds anything. */
export function aScene(given: {
  reps?: readonly Rep[];
  lead?: Partial<LeadProfile>;
  policy?: Partial<PolicyInput>;
  over?: Partial<Snapshot>;
}): Snapshot {
  const reps = [...(given.reps ?? TECHFLOW_REPS)].sort((a, b) => (a.id < b.id ? -1 : 1));
  const document = policyDocumentSchema.parse({ name: 'test', ...given.policy });
  return {
    at: '2026-11-23T10:00:00.000Z',
    lead: leadProfileSchema.parse(aProfile(given.lead ?? TECHFLOW_LEAD)),
    account: null,
    match: NO_MATCH,
    runningOwnerId: null,
    policy: { name: 'test', version: 1, hash: 'test', document },
    roster: rosterOf('test', reps),
    loads: new Map(reps.map((one) => [one.id as string, { ...NO_LOAD }])),
    estimates: NO_ESTIMATES,
    ...given.over,
  };
}

/** Candidates in the order given, one point apart from 33 down. */
export function aShortlist(snapshot: Snapshot, ids: readonly string[], step = 1): Candidate[] {
  return ids.map((id, i) => ({
    rep: { id, name: snapshot.roster.reps.find((one) => one.id === id)?.name ?? id },
    standing: 'eligible',
    rank: i + 1,
    score: 33 - step * i,
    winProbability: 0.36 - 0.01 * step * i,
    behindPick: step * i,
    parts: [{ code: 'team', label: 'Team’s win rate', points: 33 - step * i, evidence: '' }],
    excludedBy: [],
  }));
}
