// Decides a rule world from its plain data alone, by the written rules, without a line of the product:
// who is excluded by which rules, which are relaxed, and in what order the others stand.
import type { Fit, Guard, PlainRecord, PlainRep, PlainRule, Scope, Test, World } from './world.ts';

export type Verdict = {
  tier: string | null;
  relaxed: string[];
  /** Ids of those who may take the lead, best first. */
  order: string[];
  /** Codes that each excluded rep breaks, by id. */
  excluded: Record<string, string[]>;
};

/** A rate whose sample nobody stated weighs as twenty deals. */
const UNSTATED = 20;

/** The verdict on a world. */
export function judge(world: World): Verdict {
  const tier = world.tiers.find((one) => allHold(one.when, world)) ?? null;
  const rules = [...world.rules, ...tierRules(tier)].filter(
    (rule) =>
      (rule.when === undefined || allHold(rule.when, world)) &&
      !(rule.unless !== undefined && allHold(rule.unless, world)),
  );
  const broken = new Map(
    world.reps.map((rep) => [rep.id, rules.filter((rule) => !passes(rule, rep, world))]),
  );
  const relaxed: string[] = [];
  const left = (rep: PlainRep) =>
    (broken.get(rep.id) ?? []).map((rule) => rule.code).filter((code) => !relaxed.includes(code));
  const may = () => world.reps.filter((rep) => left(rep).length === 0);
  for (const code of world.fallback) {
    if (may().length > 0) break;
    // A rule that does not apply to this lead has nothing to relax.
    if (rules.some((rule) => rule.code === code)) relaxed.push(code);
  }
  const order = inOrder(may(), world).map((rep) => rep.id);
  const excluded = Object.fromEntries(
    world.reps.filter((rep) => left(rep).length > 0).map((rep) => [rep.id, left(rep)]),
  );
  return { tier: tier?.code ?? null, relaxed, order, excluded };
}

function tierRules(tier: World['tiers'][number] | null): PlainRule[] {
  if (tier === null) return [];
  const code = `tier_${tier.code}`;
  return [
    ...(tier.roles.length > 0 ? [{ code, kind: 'role' as const, roles: tier.roles }] : []),
    ...(tier.teams.length > 0 ? [{ code, kind: 'team' as const, teams: tier.teams }] : []),
  ];
}

function allHold(guards: readonly Guard[], { lead }: World): boolean {
  return guards.every((guard) => {
    if ('oneOf' in guard) return guard.oneOf.includes(lead[guard.field]);
    const value = lead[guard.field];
    if (value === null) return false;
    if (guard.sign === '<') return value < guard.limit;
    if (guard.sign === '<=') return value <= guard.limit;
    return guard.sign === '>' ? value > guard.limit : value >= guard.limit;
  });
}

function passes(rule: PlainRule, rep: PlainRep, world: World): boolean {
  const { lead, at } = world;
  switch (rule.kind) {
    case 'active':
      return rep.active;
    case 'not_absent':
      return !rep.away.some(
        (a) => Date.parse(a.from) <= Date.parse(at) && Date.parse(at) < Date.parse(a.to),
      );
    case 'on_shift':
      return isOpen(rep, Date.parse(at));
    case 'capacity': {
      const caps = capsOf(rep, at);
      return (
        rep.open < caps.open &&
        (caps.day === null || rep.today < caps.day) &&
        (caps.week === null || rep.thisWeek < caps.week)
      );
    }
    case 'do_not_assign':
      return world.ruledOut === null || !world.ruledOut.includes(rep.id);
    case 'territory':
      return (
        rep.territories.length === 0 ||
        (lead.country === 'unknown' && lead.regions.length === 0) ||
        rep.territories.some((one) => one === lead.country || lead.regions.includes(one))
      );
    case 'language':
      return lead.language === 'unknown' || rep.languages.includes(lead.language);
    case 'role':
      return rule.roles.includes(rep.role);
    case 'team':
      return rule.teams.includes(rep.team);
    case 'speciality': {
      const [wanted, held] = {
        industry: [[lead.industry], rep.industries],
        size: [[lead.size], rep.sizes],
        product: [lead.products, rep.products],
      }[rule.of] as [string[], string[]];
      const known = wanted.filter((one) => one !== 'unknown');
      return known.length === 0 || known.some((one) => held.includes(one));
    }
    case 'pipeline':
      return rep.pipelinePct === null || rep.pipelinePct < rule.below;
    case 'utilisation':
      return percentOfCap(rep, at) < rule.below;
    case 'record': {
      const found =
        recordOf(rep, rule.scope, world) ??
        (rule.narrowestKnown ? recordOf(rep, 'overall', world) : null);
      if (found === null) return rule.whenUnknown === 'pass';
      // A sample below the minimum, or none stated, is as good as unknown.
      if (rule.minN > 0 && (found.n === null || found.n < rule.minN))
        return rule.whenUnknown === 'pass';
      return found.rate >= rule.atLeast;
    }
    case 'response':
      return rep.median === null ? rule.whenUnknown === 'pass' : rep.median <= rule.atMostMinutes;
    case 'condition':
      return meets(rule.test, rep, world);
  }
}

function meets(test: Test, rep: PlainRep, world: World): boolean {
  switch (test.test) {
    case 'product_or_role':
      return rep.products.includes(test.product) || rep.role === test.role;
    case 'open_below':
      return rep.open < test.limit;
    case 'load_below':
      return percentOfCap(rep, world.at) < test.percent;
    case 'record': {
      const found = recordOf(rep, test.scope, world);
      return found !== null && found.rate >= test.rate && found.n !== null && found.n >= test.n;
    }
    case 'not_team':
      return rep.team !== test.team;
    case 'fast_for_hot': {
      const hot = world.lead.score !== null && world.lead.score > test.score;
      return !hot || (rep.median !== null && rep.median <= test.minutes);
    }
    case 'own_size':
      return rep.sizes.includes(world.lead.size);
  }
}

// Records: one scope at a time; counted before stated, the newest, then the larger sample.

type Found = { rate: number; n: number | null };

function recordOf(rep: PlainRep, scope: Scope, { lead }: World): Found | null {
  const values =
    scope === 'overall'
      ? [null]
      : scope === 'region'
        ? [...lead.regions, lead.country].map((one) => one.toLowerCase())
        : [lead[scope]];
  for (const value of values) {
    const fitting = rep.records.filter((record) => {
      const scopes = (['industry', 'size', 'region', 'source'] as const).filter(
        (one) => record[one] !== undefined,
      );
      if (value === null) return scopes.length === 0 && record.n !== 0;
      return (
        scopes.length === 1 &&
        scopes[0] === scope &&
        record[scope as 'size'] === value &&
        record.n !== 0
      );
    });
    let best: PlainRecord | null = null;
    for (const record of fitting) if (best === null || isBetter(record, best)) best = record;
    if (best !== null) return { rate: rateOf(best), n: best.n };
  }
  return null;
}

const rateOf = (record: PlainRecord) => record.rate ?? (record.won ?? 0) / (record.n ?? 1);

function isBetter(a: PlainRecord, b: PlainRecord): boolean {
  const counted = (one: PlainRecord) => (one.n === null ? 0 : 1);
  if (counted(a) !== counted(b)) return counted(a) > counted(b);
  const date = (one: PlainRecord) => (one.asOf === undefined ? 0 : Date.parse(one.asOf));
  if (date(a) !== date(b)) return date(a) > date(b);
  if (a.n !== b.n) return (a.n ?? 0) > (b.n ?? 0);
  // Of two that are even the cautious one.
  return rateOf(a) < rateOf(b);
}

// The order.

function inOrder(reps: readonly PlainRep[], world: World): PlainRep[] {
  const { ranking } = world;
  const base = ranking.base ?? pooled(reps);
  const figures = new Map(reps.map((rep) => [rep.id, figuresOf(rep, world, base)]));
  const keys = ranking.keys.filter((key) => key.when === undefined || allHold(key.when, world));
  const ties = [
    { by: 'net' },
    { by: 'utilisation' },
    { by: 'response' },
    { by: 'recent' },
  ] as const;
  const sortKeys = [...keys, ...ties].map((key) => (rep: PlainRep) => {
    const value = figures.get(rep.id)?.[key.by] ?? 0;
    return 'step' in key && key.step !== undefined ? Math.floor(value / key.step + 1e-9) : value;
  });
  return [...reps].sort((a, b) => {
    for (const key of sortKeys) {
      const [x, y] = [key(a), key(b)];
      if (x !== y) return x < y ? -1 : 1;
    }
    return a.id < b.id ? -1 : 1;
  });
}

type Figures = Record<World['ranking']['keys'][number]['by'], number>;

/** Lower is better in each: what is better when high is negated. */
function figuresOf(rep: PlainRep, world: World, base: number): Figures {
  const { ranking, at } = world;
  const chance = chanceOf(rep, world, base);
  const minutes = minutesToOpen(rep, Date.parse(at)) + (rep.median ?? 15);
  const answered = ranking.speed ? Math.max(0.6, 1 - Math.log2(1 + minutes / 5) / 10) : 1;
  const used = percentOfCap(rep, at) / 100;
  const price = ranking.prices
    ? (ranking.bids[rep.id] ?? 0) + 0.02 * Math.max(0, (used - 0.8) / 0.2)
    : 0;
  const industry = recordOf(rep, 'industry', world) ?? recordOf(rep, 'overall', world);
  return {
    net: -Math.round(100 * (chance * answered - price) * 1e6) / 1e6,
    win_probability: -Math.round(logOdds(chance) * 1e9) / 1e9,
    industry_rate: industry === null ? 1 : -industry.rate,
    utilisation: used,
    pipeline: rep.pipelinePct ?? Number.POSITIVE_INFINITY,
    response: minutes,
    open: rep.open,
    recent: rep.recent,
  };
}

/**
 * The team's rate, moved by the rep's own record, then by the record in each scope of the lead (each
 * leans on the rep's overall rate), then by the preferences; all in log-odds.
 */
function chanceOf(rep: PlainRep, world: World, base: number): number {
  const { rates, prior, weights, prefer } = world.ranking;
  const lean = rates === 'stated' ? 0 : prior;
  const blend = ({ rate, n }: Found, towards: number) => {
    const deals = n ?? UNSTATED;
    return (deals * rate + lean * towards) / (deals + lean);
  };
  const own = recordOf(rep, 'overall', world);
  const overall = own === null ? base : blend(own, base);
  let sum = own === null ? logOdds(base) : logOdds(overall);
  for (const scope of ['industry', 'size', 'region', 'source'] as const) {
    const found = recordOf(rep, scope, world);
    if (found !== null) sum += logOdds(blend(found, overall)) - logOdds(overall);
  }
  for (const fit of FITS) if (fits(fit, rep, world)) sum += weights[fit];
  for (const { test, logOdds: bonus } of prefer) if (meets(test, rep, world)) sum += bonus;
  return 1 / (1 + Math.exp(-sum));
}

/** In the order in which they are added up. */
const FITS = ['territory', 'language', 'industry', 'product', 'size'] as const;

/** A stated fit: a rep who works everywhere has no territory that holds the lead. */
function fits(fit: Fit, rep: PlainRep, { lead }: World): boolean {
  switch (fit) {
    case 'territory':
      return rep.territories.some((one) => one === lead.country || lead.regions.includes(one));
    case 'language':
      return rep.languages.includes(lead.language);
    case 'industry':
      return rep.industries.includes(lead.industry);
    case 'product':
      return rep.products.some((one) => lead.products.includes(one));
    case 'size':
      return rep.sizes.includes(lead.size);
  }
}

/** Rates are kept half a percent from 0 and 1. */
function logOdds(rate: number): number {
  const safe = Math.min(0.995, Math.max(0.005, rate));
  return Math.log(safe / (1 - safe));
}

/** Won over all deals of these reps in whole percents; .3 when there is no deal. */
function pooled(reps: readonly PlainRep[]): number {
  let won = 0;
  let all = 0;
  for (const { records } of reps) {
    const overall = records.filter(
      (one) =>
        one.industry === undefined &&
        one.size === undefined &&
        one.region === undefined &&
        one.source === undefined,
    );
    for (const record of overall.length > 0 ? overall : records) {
      const deals = record.n ?? UNSTATED;
      won += record.rate === undefined ? (record.won ?? 0) : deals * record.rate;
      all += deals;
    }
  }
  const rate = all === 0 ? 0.3 : won / all;
  return Math.min(0.99, Math.max(0.01, Math.round(rate * 100) / 100));
}

// Capacity and hours.

function capsOf(rep: PlainRep, at: string) {
  const { date } = wallClock(rep.zone, Date.parse(at));
  const share = rep.ramp !== null && date < rep.ramp.until ? rep.ramp.share : 1;
  const cut = (cap: number) =>
    share === 1 ? cap : share === 0 || cap === 0 ? 0 : Math.max(1, Math.floor(cap * share));
  return {
    open: cut(rep.cap),
    day: rep.perDay === null ? null : cut(rep.perDay),
    week: rep.perWeek === null ? null : cut(rep.perWeek),
  };
}

function percentOfCap(rep: PlainRep, at: string): number {
  const { open } = capsOf(rep, at);
  return open === 0 ? 100 : (100 * rep.open) / open;
}

function isOpen(rep: Pick<PlainRep, 'zone' | 'week'>, ms: number): boolean {
  if (rep.week === null) return true;
  const { day, time } = wallClock(rep.zone, ms);
  return (rep.week[day] ?? []).some(([from, to]) => from <= time && time < to);
}

const opening = new Map<string, number>();

/** Hours begin and clocks change on quarter hours: looking at each of them finds the next opening. */
function minutesToOpen(rep: Pick<PlainRep, 'zone' | 'week'>, ms: number): number {
  if (isOpen(rep, ms)) return 0;
  const key = `${rep.zone} ${ms} ${JSON.stringify(rep.week)}`;
  const known = opening.get(key);
  if (known !== undefined) return known;
  const quarter = 15 * 60_000;
  let next = (Math.floor(ms / quarter) + 1) * quarter;
  while (!isOpen(rep, next) && next - ms < 900 * 86_400_000) next += quarter;
  const minutes = isOpen(rep, next) ? Math.ceil((next - ms) / 60_000) : Number.POSITIVE_INFINITY;
  opening.set(key, minutes);
  return minutes;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function wallClock(zone: string, ms: number): { day: string; time: string; date: string } {
  const clock =
    clocks.get(zone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      weekday: 'short',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hour12: false,
    });
  clocks.set(zone, clock);
  const part = new Map(clock.formatToParts(ms).map(({ type, value }) => [type, value]));
  const time = `${part.get('hour')}:${part.get('minute')}`;
  return {
    day: (part.get('weekday') ?? '').slice(0, 3).toLowerCase(),
    time,
    date: `${part.get('year')}-${part.get('month')}-${part.get('day')}`,
  };
}
