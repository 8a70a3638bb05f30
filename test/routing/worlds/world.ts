// What a rule world is made of: a roster, a lead and a written policy, as plain data.

export type Guard =
  | { field: 'score' | 'employees'; sign: '<' | '<=' | '>' | '>='; limit: number }
  | { field: 'source' | 'country' | 'language'; oneOf: string[] };

export type Scope = 'overall' | 'industry' | 'size' | 'region' | 'source';

export type PlainRecord = {
  industry?: string;
  size?: string;
  region?: string;
  source?: string;
  won?: number;
  n: number | null;
  rate?: number;
  asOf?: string;
};

export type PlainRep = {
  id: string;
  active: boolean;
  role: string;
  team: string;
  industries: string[];
  sizes: string[];
  products: string[];
  territories: string[];
  languages: string[];
  zone: string;
  /** Local opening hours by weekday; null is always open. */
  week: Record<string, [string, string][]> | null;
  away: { from: string; to: string }[];
  pipelinePct: number | null;
  open: number;
  today: number;
  thisWeek: number;
  /** Leads of late, as of now. */
  recent: number;
  cap: number;
  perDay: number | null;
  perWeek: number | null;
  ramp: { until: string; share: number } | null;
  median: number | null;
  records: PlainRecord[];
};

/** What may be asked of a rep in a condition, for this lead. */
export type Test =
  | { test: 'product_or_role'; product: string; role: string }
  | { test: 'open_below'; limit: number }
  | { test: 'load_below'; percent: number }
  | { test: 'record'; scope: Scope; rate: number; n: number }
  | { test: 'not_team'; team: string }
  | { test: 'fast_for_hot'; score: number; minutes: number }
  | { test: 'own_size' };

type Guards = { code: string; when?: Guard[]; unless?: Guard[] };
export type PlainRule = Guards &
  (
    | { kind: 'active' | 'not_absent' | 'on_shift' | 'capacity' | 'do_not_assign' }
    | { kind: 'territory' | 'language' }
    | { kind: 'role'; roles: string[] }
    | { kind: 'team'; teams: string[] }
    | { kind: 'speciality'; of: 'industry' | 'size' | 'product' }
    | { kind: 'pipeline' | 'utilisation'; below: number }
    | {
        kind: 'record';
        scope: Scope;
        atLeast: number;
        minN: number;
        whenUnknown: 'pass' | 'fail';
        narrowestKnown: boolean;
      }
    | { kind: 'response'; atMostMinutes: number; whenUnknown: 'pass' | 'fail' }
    | { kind: 'condition'; test: Test }
  );

export type Fit = 'territory' | 'language' | 'industry' | 'size' | 'product';

export type RankKey = {
  by:
    | 'net'
    | 'win_probability'
    | 'industry_rate'
    | 'utilisation'
    | 'pipeline'
    | 'response'
    | 'open'
    | 'recent';
  when?: Guard[];
  step?: number;
};

export type World = {
  seed: number;
  at: string;
  lead: {
    industry: string;
    size: string;
    employees: number | null;
    country: string;
    regions: string[];
    language: string;
    source: string;
    score: number | null;
    products: string[];
  };
  /** Reps whom the account rules out; null without an account. */
  ruledOut: string[] | null;
  reps: PlainRep[];
  tiers: { code: string; when: Guard[]; roles: string[]; teams: string[] }[];
  rules: PlainRule[];
  fallback: string[];
  ranking: {
    rates: 'shrunk' | 'stated';
    prior: number;
    /** null: pooled from the records of those who may take the lead. */
    base: number | null;
    speed: boolean;
    prices: boolean;
    bids: Record<string, number>;
    keys: RankKey[];
    /** Log-odds for a rep who fits the lead in one respect. */
    weights: Record<Fit, number>;
    prefer: { test: Test; logOdds: number }[];
  };
};
