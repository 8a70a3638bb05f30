// Draws rule worlds from seeds. Coarse values are meant: they make ties, empty shortlists and limits
// met exactly.
import type {
  Guard,
  PlainRecord,
  PlainRep,
  PlainRule,
  RankKey,
  Scope,
  Test,
  World,
} from './world.ts';

const ROLES = ['bdr', 'ae', 'senior_ae', 'csm'];
const TEAMS = ['north', 'south', 'emea'];
const INDUSTRIES = ['manufacturing', 'software', 'retail', 'finance'];
const SIZES = ['1-10', '51-200', '501-1000', '5001+'];
const PRODUCTS = ['sap', 'tableau', 'crm'];
const PLACES = [
  { country: 'US', regions: ['us-ny', 'us-northeast'] },
  { country: 'US', regions: ['us-ca', 'us-west'] },
  { country: 'DE', regions: ['de-by'] },
  { country: 'CH', regions: [] },
  { country: 'unknown', regions: [] },
];
const TERRITORIES = ['US', 'us-northeast', 'us-west', 'DE', 'de-by', 'CH', 'FR'];
const LANGUAGES = ['en', 'de', 'fr', 'es'];
const SOURCES = ['demo-request', 'direct', 'event', 'unknown'];
const ZONES = ['UTC', 'America/New_York', 'Europe/Berlin', 'Asia/Tokyo', 'Australia/Sydney'];
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const RATES = [0, 0.1, 0.25, 0.3, 0.35, 0.5, 0.62, 0.78, 1];
const SCORES = [null, 0, 39, 40, 60, 82, 85, 86, 100];

/** Draws from a seed; the same seed gives the same world on every machine (mulberry32). */
type Dice = {
  chance(p: number): boolean;
  int(from: number, to: number): number;
  one<T>(from: readonly T[]): T;
  some<T>(from: readonly T[], most: number, least?: number): T[];
};

/** The world of a seed, with 60 reps for even seeds and 200 for odd ones. */
export function worldOf(seed: number): World {
  const dice = diceOf(seed);
  const place = dice.one(PLACES);
  const reps = Array.from({ length: seed % 2 === 0 ? 60 : 200 }, (_, i) => repOf(dice, i));
  const rules = rulesOf(dice);
  const tiers = tiersOf(dice);
  const relaxable = [
    ...rules
      .filter((rule) => !['active', 'not_absent', 'capacity', 'do_not_assign'].includes(rule.kind))
      .map((rule) => rule.code),
    ...tiers.map((tier) => `tier_${tier.code}`),
  ];
  return {
    seed,
    at: instantOf(dice),
    lead: {
      industry: dice.one([...INDUSTRIES, 'unknown']),
      size: dice.one([...SIZES, 'unknown']),
      employees: dice.one([null, 10, 200, 500, 850]),
      ...place,
      language: dice.one([...LANGUAGES, 'unknown']),
      source: dice.one(SOURCES),
      score: dice.one(SCORES),
      products: dice.some(PRODUCTS, 2),
    },
    ruledOut: dice.chance(0.5) ? dice.some(reps, 20).map((rep) => rep.id) : null,
    reps,
    tiers,
    rules,
    fallback: dice.chance(0.2) ? [] : dice.some(relaxable, 12),
    ranking: rankingOf(dice, reps),
  };
}

/** Any minute of two years, often at a full hour and near a change of the clocks. */
function instantOf(dice: Dice): string {
  const near = ['2026-03-08', '2026-03-29', '2026-10-25', '2026-11-01', '2026-04-04', '2028-02-28'];
  const start = Date.parse(`${dice.chance(0.4) ? dice.one(near) : '2026-01-01'}T00:00:00Z`);
  const minutes = dice.chance(0.4) ? 60 * dice.int(0, 24 * 365) : dice.int(0, 60 * 48);
  return new Date(start + minutes * 60_000).toISOString();
}

function repOf(dice: Dice, i: number): PlainRep {
  const cap = dice.one([0, 1, 4, 10, 20, 20]);
  const week = dice.chance(0.15) ? null : weekOf(dice);
  return {
    id: `rep-${String(i).padStart(3, '0')}`,
    active: dice.chance(0.93),
    role: dice.one(ROLES),
    team: dice.one(TEAMS),
    industries: dice.some(INDUSTRIES, 2),
    sizes: dice.some(SIZES, 2),
    products: dice.some(PRODUCTS, 2),
    territories: dice.chance(0.4) ? [] : dice.some(TERRITORIES, 3),
    languages: ['en', ...dice.some(['de', 'fr', 'es'], 2)].slice(dice.chance(0.1) ? 1 : 0),
    zone: dice.one(ZONES),
    week,
    away: dice.chance(0.15) ? [awayOf(dice)] : [],
    pipelinePct: dice.one([null, 0, 45, 60, 79.9, 80, 85, 92, 140]),
    open: dice.one([0, 0, 1, 3, 8, 9, 10, 16, 19, 20]),
    today: dice.int(0, 4),
    thisWeek: dice.int(0, 9),
    recent: dice.one([0, 0, 1, 2, 2, 5]),
    cap,
    perDay: dice.chance(0.2) ? dice.int(0, 4) : null,
    perWeek: dice.chance(0.2) ? dice.int(0, 9) : null,
    ramp: dice.chance(0.15)
      ? {
          until: dice.one(['2026-02-01', '2026-09-15', '2027-01-01']),
          share: dice.one([0, 0.25, 0.5]),
        }
      : null,
    median: dice.one([null, 5, 6, 12, 15, 18, 60]),
    records: recordsOf(dice),
  };
}

function weekOf(dice: Dice): Record<string, [string, string][]> {
  const spans = dice.one<[string, string][]>([
    [['09:00', '17:00']],
    [
      ['08:30', '12:00'],
      ['13:00', '18:15'],
    ],
    [['22:00', '24:00']],
    [['00:00', '24:00']],
    [['01:30', '03:30']],
  ]);
  const days = dice.chance(0.7) ? DAYS.slice(0, 5) : dice.some(DAYS, 4, 1);
  return Object.fromEntries(days.map((day) => [day, spans]));
}

function awayOf(dice: Dice): { from: string; to: string } {
  const from = Date.parse('2026-01-01T00:00:00Z') + dice.int(0, 800) * 12 * 3_600_000;
  const to = from + dice.int(1, 200) * 12 * 3_600_000;
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
}

function recordsOf(dice: Dice): PlainRecord[] {
  return Array.from({ length: dice.int(0, 5) }, () => {
    const scope = dice.one<Partial<PlainRecord>>([
      {},
      {},
      { industry: dice.one(INDUSTRIES) },
      { size: dice.one(SIZES) },
      { region: dice.one(['us', 'us-northeast', 'de', 'de-by']) },
      { source: dice.one(SOURCES) },
      { industry: dice.one(INDUSTRIES), size: dice.one(SIZES) },
    ]);
    const dated = dice.chance(0.5) ? { asOf: dice.one(['2025-06-01', '2026-01-01']) } : {};
    if (dice.chance(0.4))
      return { ...scope, ...dated, rate: dice.one(RATES), n: dice.one([null, 10, 30]) };
    const n = dice.one([0, 1, 3, 9, 10, 30, 60, 90]);
    return { ...scope, ...dated, won: dice.int(0, n), n };
  });
}

function rulesOf(dice: Dice): PlainRule[] {
  const make: (() => PlainRule)[] = [
    () => ({ code: '', kind: 'active' }),
    () => ({ code: '', kind: 'not_absent' }),
    () => ({ code: '', kind: 'do_not_assign' }),
    () => ({ code: '', kind: 'capacity' }),
    () => ({ code: '', kind: 'on_shift' }),
    () => ({ code: '', kind: 'territory' }),
    () => ({ code: '', kind: 'language' }),
    () => ({ code: '', kind: 'pipeline', below: dice.one([60, 80, 92]) }),
    () => ({ code: '', kind: 'utilisation', below: dice.one([50, 80, 90]) }),
    () => ({
      code: '',
      kind: 'record',
      scope: dice.one<Scope>(['overall', 'industry', 'size', 'region', 'source']),
      atLeast: dice.one([0.25, 0.3, 0.5]),
      minN: dice.one([0, 1, 10, 30]),
      whenUnknown: dice.one(['pass', 'fail']),
      narrowestKnown: dice.chance(0.5),
    }),
    () => ({ code: '', kind: 'role', roles: dice.some(ROLES, 3, 1) }),
    () => ({ code: '', kind: 'team', teams: dice.some(TEAMS, 2, 1) }),
    () => ({ code: '', kind: 'speciality', of: dice.one(['industry', 'size', 'product']) }),
    () => ({
      code: '',
      kind: 'response',
      atMostMinutes: dice.one([6, 12, 15]),
      whenUnknown: dice.one(['pass', 'fail']),
    }),
    () => ({ code: '', kind: 'condition', test: testOf(dice) }),
    () => ({ code: '', kind: 'condition', test: testOf(dice) }),
  ];
  const wanted = dice.int(8, 15);
  return dice
    .some(make, make.length, make.length)
    .slice(0, wanted)
    .map((one, i) => ({ ...one(), code: `r${i}`, ...guardsOf(dice) }));
}

function guardsOf(dice: Dice): { when?: Guard[]; unless?: Guard[] } {
  return {
    ...(dice.chance(0.35) ? { when: guardOf(dice) } : {}),
    ...(dice.chance(0.35) ? { unless: guardOf(dice) } : {}),
  };
}

/** One or two terms, of which all must hold. */
function guardOf(dice: Dice): Guard[] {
  const one = (): Guard =>
    dice.one<() => Guard>([
      () => ({
        field: 'score',
        sign: dice.one(['<', '<=', '>', '>=']),
        limit: dice.one([40, 60, 85]),
      }),
      () => ({ field: 'employees', sign: dice.one(['<', '>=']), limit: dice.one([200, 500]) }),
      () => ({ field: 'source', oneOf: [dice.one(SOURCES), dice.one(SOURCES)] }),
      () => ({ field: 'country', oneOf: [dice.one(['US', 'DE'])] }),
      () => ({ field: 'language', oneOf: [dice.one(LANGUAGES), 'unknown'] }),
    ])();
  return dice.chance(0.25) ? [one(), one()] : [one()];
}

function testOf(dice: Dice): Test {
  return dice.one<() => Test>([
    () => ({ test: 'product_or_role', product: dice.one(PRODUCTS), role: dice.one(ROLES) }),
    () => ({ test: 'open_below', limit: dice.one([5, 10, 20]) }),
    () => ({ test: 'load_below', percent: dice.one([50, 90]) }),
    () => ({
      test: 'record',
      scope: dice.one<Scope>(['overall', 'industry', 'size', 'region', 'source']),
      rate: dice.one([0.25, 0.3, 0.5]),
      n: dice.one([1, 10, 30]),
    }),
    () => ({ test: 'not_team', team: dice.one(TEAMS) }),
    () => ({ test: 'fast_for_hot', score: dice.one([60, 85]), minutes: dice.one([6, 12]) }),
    () => ({ test: 'own_size' }),
  ])();
}

function tiersOf(dice: Dice): World['tiers'] {
  return Array.from({ length: dice.one([0, 0, 1, 2, 3]) }, (_, i) => ({
    code: `t${i}`,
    when: guardOf(dice),
    roles: dice.chance(0.7) ? dice.some(ROLES, 3) : [],
    teams: dice.chance(0.3) ? dice.some(TEAMS, 2) : [],
  }));
}

function rankingOf(dice: Dice, reps: readonly PlainRep[]): World['ranking'] {
  const ascending: RankKey[] = [
    { by: 'utilisation', step: 0.25 },
    { by: 'pipeline', step: 20 },
    { by: 'response' },
    { by: 'response', step: 30 },
    { by: 'open', step: 5 },
    { by: 'recent', step: 2 },
  ];
  const descending: RankKey[] = [{ by: 'net' }, { by: 'win_probability' }, { by: 'industry_rate' }];
  const keys = dice
    .some([...ascending, ...descending], 4, 1)
    .map((key) => (dice.chance(0.25) ? { ...key, when: guardOf(dice) } : key));
  return {
    rates: dice.one(['shrunk', 'shrunk', 'stated']),
    prior: dice.one([5, 30, 100]),
    base: dice.one([null, 0.3, 0.7]),
    speed: dice.chance(0.6),
    prices: dice.chance(0.6),
    bids: Object.fromEntries(
      dice.some(reps, 30).map((rep) => [rep.id, dice.one([-0.02, 0.01, 0.1])]),
    ),
    keys,
    weights: {
      territory: dice.one([0, 0, 0.4]),
      language: dice.one([0, 0, -0.2]),
      industry: dice.one([0, 0.3]),
      size: dice.one([0, 0, 0.5]),
      product: dice.one([0, 0.1]),
    },
    prefer: Array.from({ length: dice.one([0, 1, 2]) }, () => ({
      test: testOf(dice),
      logOdds: dice.one([-0.4, 0.2, 0.6]),
    })),
  };
}

function diceOf(seed: number): Dice {
  let state = (seed + 1) * 0x9e3779b9;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return {
    chance: (p) => next() < p,
    int,
    one: (from) => from[int(0, from.length - 1)] as (typeof from)[number],
    some: (from, most, least = 0) => {
      const left = [...from];
      const count = int(least, Math.min(most, left.length));
      return Array.from({ length: count }, () => left.splice(int(0, left.length - 1), 1)[0]).filter(
        (one) => one !== undefined,
      );
    },
  };
}
