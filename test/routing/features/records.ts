// The estimate of a chance: the team's rate, the rep's records, a trained model, and the fit of the rep.
import type { Model } from '../../../src/learning/model.ts';
import type { PolicyInput } from '../../../src/policy/policy.ts';
import type { Case } from './case.ts';

type Weight = keyof NonNullable<NonNullable<PolicyInput['objective']>['weights']>;

const scoped = (scope: object, rate = 0.6) => ({ records: [{ scope, rate, n: 100 }] });

/** Bob's record in a scope of the lead gets him the lead; without it Ann has it. */
function bobsRecord(scope: 'industry' | 'size' | 'region' | 'source', lead: object): Case {
  const value = String(Object.values(lead).flat()[0]);
  return {
    id: `record-${scope}`,
    shows: `record-${scope}`,
    with: { bob: scoped({ [scope]: value }), lead },
    without: { bob: { records: [] } },
    comes: ['bob', 'ann'],
  };
}

/** A weight gets Bob, who fits, the lead; at 0 the fit counts nothing. */
function weighs(weight: Weight, given: Pick<Case['with'], 'ann' | 'bob' | 'lead'>): Case {
  return {
    id: `prefers-${weight}`,
    shows: `prefers-${weight}`,
    with: { ...given, policy: { objective: { weights: { [weight]: 0.5 } } } },
    without: { policy: { objective: { weights: { [weight]: 0 } } } },
    comes: ['bob', 'ann'],
  };
}

type Effects = Readonly<Record<string, (readonly [key: string[], effect: number])[]>>;
const ATTRIBUTES: Record<string, string[]> = {
  record: ['rep'],
  'record-industry': ['rep', 'industry'],
  'record-size': ['rep', 'size'],
};

const KNOWN: Effects = {
  record: [
    [['ann'], 0],
    [['bob'], 0],
  ],
};

/** A trained model with the effects that a case needs; Ann and Bob are known to it. */
function model(effects: Effects, intercept = 0): Model {
  const groups = Object.entries({ ...KNOWN, ...effects }).map(([name, levels]) => ({
    name,
    of: ATTRIBUTES[name] ?? [name],
    variance: 1,
    levels: levels.map(([key, effect]) => ({ key: [...key], effect, sd: 0.1, n: 80, won: 30 })),
  }));
  const fit = { rounds: 1, converged: true };
  return {
    kind: 'hierarchical-logistic',
    format: 1,
    intercept,
    n: 400,
    won: 150,
    groups,
    fit,
  };
}
const trained = (learned: Model | null, prices = {}) => ({
  estimates: { version: 'trained', model: learned, prices },
});

/**
 * Ann is the better one by half a unit of log-odds, and her slot costs ten points. With an even chance
 * she is worth it; where the lead itself is weak, half a unit is worth less than that.
 */
function weakLead(id: string, group: string, lead: object, level: string): Case {
  const skilled: Effects = {
    record: [
      [['ann'], 0.5],
      [['bob'], 0],
    ],
  };
  const over = (effects: Effects, intercept = 0) =>
    trained(model({ ...skilled, ...effects }, intercept), { ann: 0.1 });
  return {
    id,
    ...(group === '' ? {} : { shows: group }),
    with: {
      lead,
      policy: { objective: { prices: true } },
      over: group === '' ? over({}, -2) : over({ [group]: [[[level], -2]] }),
    },
    without: { over: over({}) },
    comes: ['bob', 'ann'],
  };
}

export const CHANCES: readonly Case[] = [
  {
    id: 'team-rate',
    with: {
      ann: { records: [{ rate: 0.5, n: 30 }] },
      policy: { objective: { baseRate: 0.6 } },
    },
    without: { policy: { objective: { baseRate: 0.4 } } },
    comes: ['bob', 'ann'],
  },
  {
    // The team wins 60 % by Cat's record, so that Ann's half is below it; Cat herself is busy.
    id: 'pooled-team-rate',
    with: {
      ann: { records: [{ rate: 0.5, n: 10 }] },
      cat: { records: [{ rate: 0.6, n: 500 }] },
      loads: { cat: { open: 9 } },
      policy: { objective: { baseRate: null, rank: [{ by: 'open' }, { by: 'net' }] } },
    },
    without: { policy: { objective: { baseRate: 0.4, rank: [{ by: 'open' }, { by: 'net' }] } } },
    comes: ['bob', 'ann'],
  },
  {
    id: 'record',
    shows: 'record',
    with: { bob: scoped({}) },
    without: { bob: { records: [] } },
    comes: ['bob', 'ann'],
  },
  bobsRecord('industry', { industry: 'retail' }),
  bobsRecord('size', { size: '51-200' }),
  bobsRecord('region', { regions: ['us-ny', 'us-northeast'], country: 'US' }),
  bobsRecord('source', { source: 'event' }),
  {
    id: 'record-narrowest-region',
    with: {
      ann: {
        records: [
          { scope: { region: 'us-northeast' }, rate: 0.9, n: 100 },
          { scope: { region: 'us-ny' }, rate: 0.1, n: 100 },
        ],
      },
      lead: { regions: ['us-ny', 'us-northeast'], country: 'US' },
    },
    without: { ann: { records: [{ scope: { region: 'us-northeast' }, rate: 0.9, n: 100 }] } },
    comes: ['bob', 'ann'],
  },
  {
    id: 'shrinkage',
    with: {
      ann: { records: [{ won: 1, n: 1 }] },
      bob: { records: [{ won: 60, n: 90 }] },
      policy: { objective: { rates: 'shrunk' } },
    },
    without: { policy: { objective: { rates: 'stated' } } },
    comes: ['bob', 'ann'],
  },
  {
    id: 'prior-deals',
    with: {
      ann: { records: [{ won: 9, n: 10 }] },
      bob: { records: [{ won: 60, n: 90 }] },
      policy: { objective: { priorDeals: 30 } },
    },
    without: { policy: { objective: { priorDeals: 1 } } },
    comes: ['bob', 'ann'],
  },
  {
    id: 'unstated-sample',
    with: {
      ann: { records: [{ rate: 0.8 }] },
      bob: { records: [{ rate: 0.65, n: 200 }] },
    },
    without: { ann: { records: [{ rate: 0.8, n: 200 }] } },
    comes: ['bob', 'ann'],
  },
  {
    id: 'counted-before-stated',
    with: { ann: { records: [{ rate: 0.9 }, { won: 10, n: 100 }] } },
    without: { ann: { records: [{ rate: 0.9 }] } },
    comes: ['bob', 'ann'],
  },
  {
    id: 'newest-record',
    with: {
      ann: {
        records: [
          { won: 90, n: 100, asOf: '2025-01-01' },
          { won: 10, n: 100, asOf: '2026-01-01' },
        ],
      },
    },
    without: {
      ann: {
        records: [
          { won: 90, n: 100, asOf: '2025-01-01' },
          { won: 10, n: 100, asOf: '2024-01-01' },
        ],
      },
    },
    comes: ['bob', 'ann'],
  },
  weighs('territory', { bob: { territories: ['US'] }, lead: { country: 'US' } }),
  weighs('language', { ann: { languages: ['de'] }, lead: { language: 'en' } }),
  weighs('industry', {
    bob: { specialities: { industries: ['retail'] } },
    lead: { industry: 'retail' },
  }),
  weighs('size', { bob: { specialities: { sizes: ['5001+'] } }, lead: { size: '5001+' } }),
  weighs('product', { bob: { specialities: { products: ['sap'] } }, lead: { products: ['sap'] } }),
  weighs('seniority', { bob: { role: 'senior_ae' }, lead: { seniority: 'c-level' } }),
  weighs('tenure', { bob: { startedOn: '2025-06-01' } }),
  weighs('conversation', {
    bob: { evidence: [{ skill: 'sap', score: 0.8, n: 40 }] },
    lead: { products: ['sap'] },
  }),
  {
    id: 'conversation-sample',
    with: {
      ann: { evidence: [{ skill: 'sap', score: 0.9, n: 19 }] },
      bob: { evidence: [{ skill: 'sap', score: 0.7, n: 20 }] },
      lead: { products: ['sap'] },
      policy: { objective: { weights: { conversation: 1 } } },
    },
    without: { ann: { evidence: [{ skill: 'sap', score: 0.9, n: 20 }] } },
    comes: ['bob', 'ann'],
  },
  {
    id: 'prefer',
    shows: 'prefer-fast_for_hot',
    with: {
      ann: { response: { medianMinutes: 40 } },
      bob: { response: { medianMinutes: 40 }, team: 'emea' },
      lead: { score: 90 },
      policy: {
        prefer: [
          {
            code: 'fast_for_hot',
            if: 'lead.score > 85 && rep.team == "emea"',
            logOdds: 0.3,
          },
        ],
      },
    },
    without: { policy: { prefer: [] } },
    comes: ['bob', 'ann'],
  },
  weakLead('model-base', '', {}, ''),
  weakLead('model-industry', 'industry', { industry: 'retail' }, 'retail'),
  weakLead('model-size', 'size', { size: '1-10' }, '1-10'),
  weakLead('model-region', 'region', { country: 'DE' }, 'DE'),
  weakLead('model-source', 'source', { source: 'event' }, 'event'),
  weakLead('model-lead-score', 'score', { score: 15 }, '0-19'),
  {
    id: 'model-record',
    shows: 'record',
    with: {
      over: trained(
        model({
          record: [
            [['ann'], 0],
            [['bob'], 0.4],
          ],
        }),
      ),
    },
    without: { over: trained(model({})) },
    comes: ['bob', 'ann'],
  },
  {
    id: 'model-record-industry',
    shows: 'record-industry',
    with: {
      lead: { industry: 'retail' },
      over: trained(model({ 'record-industry': [[['bob', 'retail'], 0.4]] })),
    },
    without: { over: trained(model({})) },
    comes: ['bob', 'ann'],
  },
  {
    id: 'model-record-size',
    shows: 'record-size',
    with: {
      lead: { size: '1-10' },
      over: trained(model({ 'record-size': [[['bob', '1-10'], 0.4]] })),
    },
    without: { over: trained(model({})) },
    comes: ['bob', 'ann'],
  },
  {
    id: 'model-unseen-rep',
    shows: 'record',
    with: {
      bob: scoped({}),
      over: trained(model({ record: [[['ann'], 0]] })),
    },
    without: { over: trained(model({})) },
    comes: ['bob', 'ann'],
  },
];
