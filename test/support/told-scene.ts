// One lead before three reps, of which everything is known: it makes facts of every kind.
import { accountSchema } from '../../src/leads/account.ts';
import type { LeadProfile } from '../../src/leads/profile.ts';
import type { Fact, FactKind } from '../../src/reasoning/facts/fact.ts';
import { gatherFacts } from '../../src/reasoning/facts/gather-facts.ts';
import { repSchema } from '../../src/roster/rep.ts';
import { NO_LOAD } from '../../src/roster/roster.ts';
import type { Candidate } from '../../src/selection/scene/candidate.ts';
import type { Snapshot } from '../../src/selection/scene/snapshot.ts';
import { aScene } from './techflow.ts';

const LEAD: Partial<LeadProfile> = {
  id: 'told',
  companyName: 'Halle Instruments 24',
  domain: 'halle.example',
  industry: 'manufacturing',
  employees: 1_234,
  size: '1001-5000',
  revenueUsd: 123_456_789,
  country: 'DE',
  regions: ['de-by'],
  city: 'Munich',
  timeZone: 'Europe/Berlin',
  language: 'de',
  languageFrom: 'message',
  title: 'Head of Plant 7',
  seniority: 'director',
  source: 'product_demo_request',
  channel: 'web',
  campaign: 'Autumn 2026',
  score: 81.5,
  stack: ['SAP', 'Salesforce', 'Dynamics 365'],
  products: ['SAP'],
  signals: ['hiring_12_planners', 'budget_approved'],
  engagement: [
    { kind: 'page', name: 'pricing', count: 3, daysAgo: 2 },
    { kind: 'content', name: 'Downloaded ROI calculator', count: 1, daysAgo: 1 },
    { kind: 'event', name: 'Planning in 90 minutes', count: 2, daysAgo: 45 },
  ],
  message:
    'Wir planen 14 Linien mit SAP und verlieren 2 Tage im Monat. Bitte rufen Sie uns auf Deutsch zurück.',
  attributes: { plants: 3, note: 'Call before 15 January' },
};

const REPS = [
  repSchema.parse({
    id: 'ana',
    name: 'Ana Torres',
    role: 'senior_ae',
    team: 'emea-2',
    languages: ['en', 'de'],
    territories: ['DE', 'AT', 'CH', 'FR', 'IT', 'ES', 'PT'],
    specialities: {
      industries: ['manufacturing'],
      sizes: ['501-1000', '5001+'],
      products: ['SAP'],
    },
    records: [
      { won: 45, n: 140, asOf: '2026-03-14' },
      { scope: { industry: 'manufacturing' }, rate: 0.333, n: 20 },
      { scope: { size: '1001-5000' }, won: 7, n: 9 },
      { scope: { region: 'de-by' }, rate: 0.4 },
      { scope: { source: 'product_demo_request' }, won: 3, n: 12 },
    ],
    pipeline: { pct: 66.6 },
    response: { medianMinutes: 12.5, p90Minutes: 135, n: 51 },
    capacity: { open: 18, perDay: 5 },
    hours: { timeZone: 'Europe/Berlin', week: { tue: [['08:30', '17:00']] }, holidays: [] },
    evidence: [{ skill: 'negotiation', score: 0.815, n: 14 }],
    ramp: { until: '2026-12-24', share: 0.5 },
  }),
  repSchema.parse({
    id: 'ben',
    name: 'Ben Carter',
    languages: ['en'],
    records: [{ rate: 0.2, n: 50 }],
    pipeline: { pct: 20 },
    response: { medianMinutes: 4_000 },
    hours: { timeZone: 'America/New_York', week: { mon: [['00:00', '24:00']] }, holidays: [] },
  }),
  repSchema.parse({ id: 'cleo', name: 'Cleo Martin', pipeline: { pct: 95 } }),
];

export const TOLD_SCENE: Snapshot = aScene({
  reps: REPS,
  lead: LEAD,
  policy: { sla: { firstTouchMinutes: 100 } },
  over: {
    account: {
      ...accountSchema.parse({
        id: 'a',
        name: 'Halle Group',
        status: 'former',
        named: true,
        tickets: { open: 2, critical: 1 },
        expansion: 'high',
        ownerId: 'ben',
        csmId: 'cleo',
        doNotAssign: ['cleo'],
      }),
      parentOwnerId: 'ana',
      matchedBy: 'domain halle.example',
      confidence: 0.935,
    },
    loads: new Map([['ana', { ...NO_LOAD, open: 3, today: 2 }]]),
  },
});

const part = (code: string, label: string, points: number, evidence = '') => ({
  code,
  label,
  points,
  evidence,
});

export const TOLD_SHORTLIST: readonly Candidate[] = [
  {
    rep: { id: 'ana', name: 'Ana Torres' },
    standing: 'eligible',
    rank: 1,
    score: 41.26,
    winProbability: 0.4931,
    behindPick: 0,
    parts: [part('team', 'Team’s win rate', 47.2), part('record', 'Own record', -5.9)],
    excludedBy: [],
  },
  {
    rep: { id: 'ben', name: 'Ben Carter' },
    standing: 'eligible',
    rank: 2,
    score: 38.9,
    winProbability: null,
    behindPick: 2.36,
    parts: [part('team', 'Team’s win rate', 47.2)],
    excludedBy: [],
  },
  {
    rep: { id: 'cleo', name: 'Cleo Martin' },
    standing: 'excluded',
    rank: null,
    score: null,
    winProbability: null,
    behindPick: null,
    parts: [],
    excludedBy: [
      {
        rule: 'pipeline_gate',
        because: 'Pipeline must be below 80 % of quota.',
        value: 'pipeline 95 % of quota',
        threshold: 'below 80 %',
      },
    ],
  },
];

/** A lead of which nothing is known: what is not is told, too. */
export const BARE_SCENE: Snapshot = aScene({ lead: { id: 'bare' } });

export const TOLD_FACTS: readonly Fact[] = gatherFacts(TOLD_SCENE, TOLD_SHORTLIST);
export const BARE_FACTS: readonly Fact[] = gatherFacts(BARE_SCENE, []);

/** The facts of a kind, of a rep's or the lead's. */
export const toldFacts = (kind: FactKind, repId: string | null = null) =>
  TOLD_FACTS.filter((fact) => fact.kind === kind && fact.repId === repId);

/** The ids of facts by kind, rep and key, so that a test reads what a sentence cites: "record:industry@ana". */
export function calledBy(facts: readonly Fact[]): (ids: readonly string[]) => string[] {
  const names = new Map(
    facts.map(({ id, kind, key, repId }) => [
      id,
      `${kind}${key === '' ? '' : `:${key}`}${repId === null ? '' : `@${repId}`}`,
    ]),
  );
  return (ids) => ids.map((id) => names.get(id) ?? id);
}
