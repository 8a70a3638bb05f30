// How a team has done over a time: how fast leads were assigned and touched, who won what, how full the
// reps were and how leads and value were shared. Frozen, it is the baseline that later figures name.
import { z } from 'zod';
import { betaPrior, type Counted, shrunkRate } from '../rates.ts';
import { recencyWeights } from '../recency.ts';

const spreadSchema = z
  .strictObject({ n: z.number().int(), median: z.number(), p90: z.number() })
  .nullable()
  .meta({ id: 'Spread', description: 'Minutes; null: not known of a single lead.' });
const rateSchema = z
  .strictObject({
    n: z.number().int(),
    won: z.number().int(),
    rate: z.number().meta({ description: 'Leans on the team as far as the deals are few.' }),
    low: z.number().meta({ description: 'Ends of the 90 % interval.' }),
    high: z.number(),
  })
  .meta({ id: 'ShrunkRate' });

export const trackRecordSchema = z
  .strictObject({
    from: z.string().meta({ description: 'Deals that ended from here on …' }),
    until: z.string().meta({ description: '… and before this instant.' }),
    halfLifeDays: z
      .number()
      .nullable()
      .meta({ description: 'Of the rates; the rest counts alike.' }),
    conversion: rateSchema,
    segments: z.array(rateSchema.extend({ by: z.string(), value: z.string() })),
    assignmentMinutes: spreadSchema,
    firstTouchMinutes: spreadSchema,
    reps: z.array(
      rateSchema.extend({
        id: z.string(),
        share: z.number().meta({ description: 'Of the deals.' }),
        valueUsd: z.number().meta({ description: 'Of the won deals with an amount.' }),
        valueShare: z.number(),
        meanOpen: z.number().meta({ description: 'Leads held at a time, on average.' }),
        utilisation: z.number().nullable().meta({
          description: 'Of the present capacity; null: no present rep.',
        }),
      }),
    ),
    utilisation: z.number().nullable().meta({ description: 'Of all present reps together.' }),
  })
  .meta({ id: 'TrackRecord' });
export type TrackRecord = z.infer<typeof trackRecordSchema>;
export type Spread = z.infer<typeof spreadSchema>;
export type DisplayedRate = z.infer<typeof rateSchema>;

/** What a track record is computed from; instants in epoch milliseconds. */
export type Tracked = {
  deals: readonly {
    repId: string;
    levels: Readonly<Record<string, string>>;
    won: boolean;
    amountUsd: number | null;
    endedMs: number | null;
    responseMinutes: number | null;
  }[];
  /** Leads held; `untilMs` null: still. */
  holds: readonly { repId: string; sinceMs: number; untilMs: number | null }[];
  /** Minutes from arrival to the first assignment. */
  assignmentMinutes: readonly number[];
  /** The present reps with their cap on open leads. */
  capacities: ReadonlyMap<string, number>;
  fromMs: number;
  untilMs: number;
  halfLifeDays: number | null;
};

/** A lead belongs to one value of each of these. */
const SEGMENTS = ['industry', 'size', 'region', 'source'] as const;
const ROUNDING = 1e6;

/** The record of what ended in [from, until); deals without an end are left out. */
export function trackRecord(given: Tracked): TrackRecord {
  const { fromMs, untilMs, halfLifeDays } = given;
  const deals = given.deals.filter(
    ({ endedMs }) => endedMs !== null && endedMs >= fromMs && endedMs < untilMs,
  );
  const weights = recencyWeights(deals, halfLifeDays);
  const rows = deals.map((deal, i) => ({ ...deal, weight: weights[i] ?? 1 }));
  const conversion = teamRate(tallyOf(rows));
  const ratesBy = (keyOf: (row: Row) => string | undefined) => shrunk(rows, keyOf, conversion);
  const open = meanOpen(given);
  const value = valueBy(rows);
  const allValue = sum([...value.values()]);
  const rates = ratesBy(({ repId }) => repId);
  const ids = [...new Set([...rates.keys(), ...open.keys(), ...given.capacities.keys()])].sort();
  return {
    from: new Date(fromMs).toISOString(),
    until: new Date(untilMs).toISOString(),
    halfLifeDays,
    conversion,
    segments: SEGMENTS.flatMap((by) =>
      [...ratesBy(({ levels }) => levels[by])]
        .sort(([a, x], [b, y]) => y.n - x.n || (a < b ? -1 : 1))
        .map(([segment, rate]) => ({ by, value: segment, ...rate })),
    ),
    assignmentMinutes: spreadOf(given.assignmentMinutes),
    firstTouchMinutes: spreadOf(deals.flatMap(({ responseMinutes: m }) => (m === null ? [] : [m]))),
    reps: ids.map((id) => {
      const rate = rates.get(id) ?? { ...conversion, n: 0, won: 0 };
      const [held, cap] = [open.get(id) ?? 0, given.capacities.get(id)];
      return {
        id,
        ...rate,
        share: rounded(deals.length > 0 ? rate.n / deals.length : 0),
        valueUsd: Math.round(value.get(id) ?? 0),
        valueShare: rounded(allValue > 0 ? (value.get(id) ?? 0) / allValue : 0),
        meanOpen: rounded(held),
        utilisation: cap === undefined || cap === 0 ? null : rounded(held / cap),
      };
    }),
    utilisation: teamUtilisation(open, given.capacities),
  };
}

type Row = Tracked['deals'][number] & { weight: number };
type Tally = Counted & { weighed: Counted };

function tallyOf(rows: readonly Row[]): Tally {
  const tally = { n: 0, won: 0, weighed: { n: 0, won: 0 } };
  for (const { won, weight } of rows) {
    tally.n += 1;
    tally.won += won ? 1 : 0;
    tally.weighed.n += weight;
    tally.weighed.won += won ? weight : 0;
  }
  return tally;
}

/** The team's rate with half a win and half a loss added (Jeffreys), so that it is never 0 or 1. */
function teamRate({ n, won, weighed }: Tally): DisplayedRate {
  const { rate, low, high } = shrunkRate(weighed, { base: 0.5, strength: 1 });
  return { n, won, rate: rounded(rate), low: rounded(low), high: rounded(high) };
}

/** Rates by key; where keys do not differ beyond chance each reads the team's. */
function shrunk(
  rows: readonly Row[],
  keyOf: (row: Row) => string | undefined,
  team: DisplayedRate,
): Map<string, DisplayedRate> {
  const groups = Map.groupBy(rows, keyOf);
  groups.delete(undefined);
  const tallies = [...groups].map(([key, of]) => [key ?? '', tallyOf(of)] as const);
  const prior = betaPrior(tallies.map(([, { weighed }]) => weighed));
  return new Map(
    tallies.map(([key, { n, won, weighed }]) => {
      if (prior.strength === Number.POSITIVE_INFINITY) return [key, { ...team, n, won }];
      const { rate, low, high } = shrunkRate(weighed, prior);
      return [key, { n, won, rate: rounded(rate), low: rounded(low), high: rounded(high) }];
    }),
  );
}

function valueBy(rows: readonly Row[]): Map<string, number> {
  const value = new Map<string, number>();
  for (const { repId, won, amountUsd } of rows) {
    if (won) value.set(repId, (value.get(repId) ?? 0) + (amountUsd ?? 0));
  }
  return value;
}

/** Leads held at a time by rep: time held within the window over its length. */
function meanOpen({ holds, fromMs, untilMs }: Tracked): Map<string, number> {
  const open = new Map<string, number>();
  for (const hold of holds) {
    const until = Math.min(hold.untilMs ?? untilMs, untilMs);
    const held = Math.max(0, until - Math.max(hold.sinceMs, fromMs));
    if (held > 0) open.set(hold.repId, (open.get(hold.repId) ?? 0) + held / (untilMs - fromMs));
  }
  return open;
}

function teamUtilisation(
  open: ReadonlyMap<string, number>,
  capacities: ReadonlyMap<string, number>,
): number | null {
  const slots = sum([...capacities.values()]);
  const held = sum([...capacities.keys()].map((id) => open.get(id) ?? 0));
  return slots > 0 ? rounded(held / slots) : null;
}

/** Median and 90th percentile, by the nearest rank. */
function spreadOf(minutes: readonly number[]): Spread {
  if (minutes.length === 0) return null;
  const sorted = [...minutes].sort((a, b) => a - b);
  const at = (share: number) => rounded(sorted[Math.ceil(share * sorted.length) - 1] ?? 0);
  return { n: sorted.length, median: at(0.5), p90: at(0.9) };
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}

function rounded(value: number): number {
  return Math.round(value * ROUNDING) / ROUNDING;
}
