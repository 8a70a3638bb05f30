// A made-up sales floor of any size, the same every time, and leads that want all of it.
import type { LeadInput } from '../src/leads/lead.ts';
import type { Must } from '../src/policy/must/must.ts';
import type { PolicyInput } from '../src/policy/policy.ts';
import { type Rep, repSchema } from '../src/roster/rep.ts';

const INDUSTRIES = ['manufacturing', 'software', 'retail', 'healthcare', 'financial-services'];
const REGIONS = ['us-northeast', 'us-west', 'us-south', 'us-midwest', 'dach'];
const ZONES = ['America/New_York', 'America/Los_Angeles', 'Europe/Berlin', 'UTC'];
const SOURCES = ['Product Demo Request', 'Webinar', 'Content download', 'Referral'];

const of = <T>(list: readonly T[], k: number): T => list[k % list.length] as T;

/** Reps with caps that a bench does not reach. */
export function someReps(count: number): Rep[] {
  return Array.from({ length: count }, (_, k) =>
    repSchema.parse({
      id: `rep-${String(k).padStart(5, '0')}`,
      name: `Rep ${k}`,
      role: of(['ae', 'senior_ae', 'bdr'], k),
      specialities: { industries: [of(INDUSTRIES, k)] },
      territories: k % 3 === 0 ? [of(REGIONS, k)] : [],
      languages: k % 7 === 0 ? ['en', 'de'] : ['en'],
      hours: {
        timeZone: of(ZONES, k),
        week: Object.fromEntries(
          ['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [['09:00', '17:00']]]),
        ),
      },
      capacity: { open: 1_000_000 },
      pipeline: { pct: (k * 37) % 110 },
      records: [
        { won: 20 + (k % 30), n: 90 },
        { scope: { industry: of(INDUSTRIES, k) }, won: 5 + (k % 9), n: 20 },
      ],
      response: { medianMinutes: 3 + (k % 40), n: 50 },
    }),
  );
}

/** Twelve must-rules, and everything else as it comes. */
export const TWELVE_RULES: Must[] = [
  { kind: 'active', code: 'active' },
  { kind: 'not_absent', code: 'not_absent' },
  { kind: 'do_not_assign', code: 'do_not_assign' },
  { kind: 'capacity', code: 'capacity' },
  { kind: 'territory', code: 'territory' },
  { kind: 'language', code: 'language' },
  { kind: 'pipeline', code: 'gate', below: 100, unless: 'lead.score > 85.0' },
  { kind: 'utilisation', code: 'busy', below: 99 },
  { kind: 'response', code: 'quick', atMostMinutes: 40, whenUnknown: 'pass' },
  {
    kind: 'record',
    code: 'proven',
    scope: 'overall',
    atLeast: 0.2,
    minN: 20,
    whenUnknown: 'fail',
    narrowestKnown: false,
  },
  { kind: 'condition', code: 'not_bdr', require: 'rep.role != "bdr" || lead.score < 40.0' },
  { kind: 'condition', code: 'not_manager', require: 'rep.role != "manager"' },
];

export const POLICY: PolicyInput = { name: 'bench', must: TWELVE_RULES };

/** A lead like those that a CRM posts; no two alike. */
export function someLead(k: number): LeadInput {
  return {
    id: `lead-${k}`,
    company: {
      name: `Company ${k}`,
      domain: `company-${k}.com`,
      industry: of(['Manufacturing', 'SaaS', 'Retail', 'Health care', 'Banking'], k),
      employees: 10 + ((k * 97) % 4000),
      revenue: '$120M',
      country: 'US',
      region: of(['Northeast US', 'West', 'South', 'Midwest'], k),
      stack: ['Salesforce', 'SAP'],
    },
    contact: { title: 'VP Operations', email: `buyer-${k}@company-${k}.com`, language: 'en' },
    source: of(SOURCES, k),
    score: (k * 31) % 101,
    engagement: [
      { kind: 'page', name: 'Pricing page', count: 1 + (k % 5) },
      { kind: 'content', name: 'ROI calculator', count: 1 },
    ],
  };
}
