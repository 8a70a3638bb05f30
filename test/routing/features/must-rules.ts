// Who may take a lead: each kind of must-rule, what bounds it, and what happens when nobody is left.
import { account, type Case } from './case.ts';

const must = (rule: object) => ({ must: [{ code: 'rule', ...rule }] as never });
const NONE = { policy: { must: [] } };
const MONDAY_NIGHT = { mon: [['18:00', '23:00'] as [string, string]] };
const OFFICE = { mon: [['09:00', '17:00'] as [string, string]] };
const AWAY = [{ from: '2026-11-20T00:00:00Z', to: '2026-11-30T00:00:00Z' }];
const good = (n: number | null) => [{ rate: 0.9, n }];

/** `rule` keeps Ann out; without it she has the lead. */
function keepsAnnOut(id: string, rule: object, given: Omit<Case['with'], 'policy'>): Case {
  return {
    id,
    shows: 'rule',
    with: { ...given, policy: must(rule) },
    without: NONE,
    comes: ['bob', 'ann'],
  };
}

export const MUST_RULES: readonly Case[] = [
  keepsAnnOut('must-active', { kind: 'active' }, { ann: { active: false } }),
  keepsAnnOut('must-not-absent', { kind: 'not_absent' }, { ann: { absences: AWAY } }),
  keepsAnnOut(
    'must-on-shift',
    { kind: 'on_shift' },
    { ann: { hours: { week: MONDAY_NIGHT }, records: good(50) } },
  ),
  {
    id: 'time-zone',
    shows: 'rule',
    with: {
      ann: { hours: { week: OFFICE, timeZone: 'America/New_York' } },
      policy: must({ kind: 'on_shift' }),
    },
    without: { ann: { hours: { week: OFFICE, timeZone: 'UTC' } } },
    comes: ['bob', 'ann'],
  },
  {
    id: 'holidays',
    shows: 'rule',
    with: {
      ann: { hours: { week: OFFICE, holidays: ['2026-11-23'] } },
      policy: must({ kind: 'on_shift' }),
    },
    without: { ann: { hours: { week: OFFICE } } },
    comes: ['bob', 'ann'],
  },
  keepsAnnOut(
    'must-capacity',
    { kind: 'capacity' },
    { ann: { capacity: { open: 3 }, records: good(50) }, loads: { ann: { open: 3 } } },
  ),
  {
    id: 'capacity-per-day',
    shows: 'rule',
    with: {
      ann: { capacity: { perDay: 2 } },
      loads: { ann: { today: 2 } },
      policy: must({ kind: 'capacity' }),
    },
    without: { ann: { capacity: { perDay: null } } },
    comes: ['bob', 'ann'],
  },
  {
    id: 'capacity-per-week',
    shows: 'rule',
    with: {
      ann: { capacity: { perWeek: 8 } },
      loads: { ann: { week: 8 } },
      policy: must({ kind: 'capacity' }),
    },
    without: { ann: { capacity: { perWeek: null } } },
    comes: ['bob', 'ann'],
  },
  {
    id: 'ramp',
    shows: 'rule',
    with: {
      ann: { capacity: { open: 10 }, ramp: { until: '2027-01-01', share: 0.3 } },
      loads: { ann: { open: 3 }, bob: { open: 3 } },
      policy: must({ kind: 'capacity' }),
    },
    without: { ann: { ramp: null }, bob: { capacity: { open: 10 } } },
    comes: ['bob', 'ann'],
  },
  keepsAnnOut(
    'must-do-not-assign',
    { kind: 'do_not_assign' },
    { over: { account: account({ doNotAssign: ['ann'] }) } },
  ),
  {
    id: 'must-not-declined',
    shows: 'not_declined',
    with: { over: { declinedBy: ['ann'] } },
    without: { over: { declinedBy: [] } },
    comes: ['bob', 'ann'],
  },
  keepsAnnOut(
    'must-territory',
    { kind: 'territory' },
    { ann: { territories: ['DE'] }, lead: { country: 'US' } },
  ),
  keepsAnnOut(
    'must-language',
    { kind: 'language' },
    { bob: { languages: ['en', 'de'] }, lead: { language: 'de' } },
  ),
  keepsAnnOut('must-role', { kind: 'role', roles: ['senior_ae'] }, { bob: { role: 'senior_ae' } }),
  keepsAnnOut('must-team', { kind: 'team', teams: ['emea'] }, { bob: { team: 'emea' } }),
  keepsAnnOut(
    'must-speciality-industry',
    { kind: 'speciality', of: 'industry' },
    { bob: { specialities: { industries: ['retail'] } }, lead: { industry: 'retail' } },
  ),
  keepsAnnOut(
    'must-speciality-size',
    { kind: 'speciality', of: 'size' },
    { bob: { specialities: { sizes: ['11-50'] } }, lead: { size: '11-50' } },
  ),
  keepsAnnOut(
    'must-speciality-product',
    { kind: 'speciality', of: 'product' },
    { bob: { specialities: { products: ['sap'] } }, lead: { products: ['sap'] } },
  ),
  keepsAnnOut(
    'must-certification',
    { kind: 'certification', certifications: ['SOC 2'] },
    { bob: { certifications: ['soc-2'] } },
  ),
  keepsAnnOut('must-pipeline', { kind: 'pipeline', below: 80 }, { ann: { pipeline: { pct: 80 } } }),
  {
    id: 'pipeline-when-unknown',
    shows: 'rule',
    with: {
      bob: { pipeline: { pct: 10 } },
      policy: must({ kind: 'pipeline', below: 80, whenUnknown: 'fail' }),
    },
    without: { policy: must({ kind: 'pipeline', below: 80 }) },
    comes: ['bob', 'ann'],
  },
  {
    id: 'pipeline-max-age',
    shows: 'rule',
    with: {
      ann: { pipeline: { pct: 10, asOf: '2026-09-01' } },
      bob: { pipeline: { pct: 10, asOf: '2026-11-20' } },
      policy: must({ kind: 'pipeline', below: 80, whenUnknown: 'fail', maxAgeDays: 30 }),
    },
    without: { policy: must({ kind: 'pipeline', below: 80, whenUnknown: 'fail' }) },
    comes: ['bob', 'ann'],
  },
  {
    id: 'pipeline-from-quota',
    shows: 'rule',
    with: {
      ann: { pipeline: { value: 900_000, quota: 1_000_000 } },
      policy: must({ kind: 'pipeline', below: 80 }),
    },
    without: { ann: { pipeline: { value: 900_000, quota: null } } },
    comes: ['bob', 'ann'],
  },
  keepsAnnOut(
    'must-utilisation',
    { kind: 'utilisation', below: 50 },
    { ann: { capacity: { open: 4 }, records: good(50) }, loads: { ann: { open: 2 } } },
  ),
  keepsAnnOut(
    'must-record',
    { kind: 'record', scope: 'industry', atLeast: 0.3 },
    {
      bob: { records: [{ scope: { industry: 'retail' }, won: 3, n: 10 }] },
      ann: { records: [{ scope: { industry: 'retail' }, won: 2, n: 10 }, ...good(200)] },
      lead: { industry: 'retail' },
    },
  ),
  {
    id: 'record-least-deals',
    shows: 'rule',
    with: {
      ann: { records: good(10) },
      bob: { records: [{ rate: 0.4, n: 100 }] },
      policy: must({ kind: 'record', scope: 'overall', atLeast: 0.3, minN: 20 }),
    },
    without: { policy: must({ kind: 'record', scope: 'overall', atLeast: 0.3, minN: 0 }) },
    comes: ['bob', 'ann'],
  },
  {
    id: 'record-when-unknown',
    shows: 'rule',
    with: {
      bob: { records: [{ rate: 0.3, n: 100 }] },
      policy: must({ kind: 'record', scope: 'overall', atLeast: 0.3, whenUnknown: 'fail' }),
    },
    without: {
      policy: must({ kind: 'record', scope: 'overall', atLeast: 0.3, whenUnknown: 'pass' }),
    },
    comes: ['bob', 'ann'],
  },
  {
    id: 'record-max-age',
    shows: 'rule',
    with: {
      ann: { records: [{ rate: 0.9, n: 50, asOf: '2026-01-01' }] },
      bob: { records: [{ rate: 0.5, n: 50, asOf: '2026-11-01' }] },
      policy: must({ kind: 'record', scope: 'overall', atLeast: 0.3, maxAgeDays: 90 }),
    },
    without: { policy: must({ kind: 'record', scope: 'overall', atLeast: 0.3 }) },
    comes: ['bob', 'ann'],
  },
  {
    id: 'record-narrowest-known',
    with: {
      ann: { records: [{ rate: 0.5, n: 100 }] },
      bob: { records: [{ scope: { industry: 'retail' }, rate: 0.3, n: 100 }] },
      lead: { industry: 'retail' },
      policy: must({ kind: 'record', scope: 'industry', atLeast: 0.3, narrowestKnown: true }),
    },
    without: { policy: must({ kind: 'record', scope: 'industry', atLeast: 0.3 }) },
    comes: ['ann', 'bob'],
  },
  keepsAnnOut(
    'must-response',
    { kind: 'response', atMostMinutes: 10 },
    {
      ann: { response: { medianMinutes: 11 }, records: good(50) },
      bob: { response: { medianMinutes: 10 } },
    },
  ),
  keepsAnnOut(
    'must-condition',
    { kind: 'condition', require: '"sap" in rep.products && load.open < 5.0' },
    { bob: { specialities: { products: ['sap'] } } },
  ),
  {
    id: 'rule-when',
    with: {
      ann: { languages: ['de'] },
      lead: { language: 'en', score: 50 },
      policy: must({ kind: 'language', when: 'lead.score > 85' }),
    },
    without: { policy: must({ kind: 'language' }) },
    comes: ['ann', 'bob'],
  },
  {
    id: 'rule-unless',
    with: {
      ann: { pipeline: { pct: 92 } },
      lead: { score: 86 },
      policy: must({ kind: 'pipeline', below: 80, unless: 'lead.score > 85' }),
    },
    without: { policy: must({ kind: 'pipeline', below: 80 }) },
    comes: ['ann', 'bob'],
  },
  {
    id: 'tier',
    shows: 'tier_hot',
    with: {
      bob: { role: 'senior_ae' },
      lead: { score: 90 },
      policy: { tiers: [{ code: 'hot', when: 'lead.score > 85', roles: ['senior_ae'] }] },
    },
    without: { policy: { tiers: [] } },
    comes: ['bob', 'ann'],
  },
  {
    id: 'otherwise-tier',
    shows: 'tier_hot',
    with: {
      bob: { role: 'senior_ae' },
      lead: { score: null },
      policy: {
        tiers: [{ code: 'hot', when: 'lead.score > 85', roles: ['senior_ae'] }],
        otherwise: 'hot',
      },
    },
    without: {
      policy: {
        tiers: [{ code: 'hot', when: 'lead.score > 85', roles: ['senior_ae'] }],
        otherwise: 'everyone',
      },
    },
    comes: ['bob', 'ann'],
  },
  {
    id: 'fallback',
    with: {
      lead: { language: 'fr' },
      policy: { ...must({ kind: 'language' }), fallback: [{ relax: 'rule' }] },
    },
    without: { policy: { fallback: [] } },
    comes: ['ann', 'waits: nobody_eligible'],
  },
  {
    // Ann has the language, Bob the territory: what gives way first decides between them.
    id: 'fallback-order',
    with: {
      ann: { languages: ['fr'], territories: ['DE'] },
      bob: { languages: ['de'], territories: ['FR'] },
      lead: { language: 'fr', country: 'FR' },
      policy: {
        must: [
          { kind: 'language', code: 'language' },
          { kind: 'territory', code: 'territory' },
        ],
        fallback: [{ relax: 'language' }, { relax: 'territory' }],
      },
    },
    without: { policy: { fallback: [{ relax: 'territory' }, { relax: 'language' }] } },
    comes: ['bob', 'ann'],
  },
];
