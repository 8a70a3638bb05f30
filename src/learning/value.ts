// Deal size and time to close by segment and rep, for the objectives that weigh value: log-normal, each
// group's effects drawn towards none by how much the groups really differ.
import type { Levels } from './cells.ts';
import { levelKey } from './hierarchical-fit.ts';
import type { GroupSpec } from './model.ts';

/** One won deal's amount, or one closed deal's days; `value` above 0. */
export interface Observation {
  levels: Levels;
  value: number;
}

export interface SizeModel {
  kind: 'log-normal';
  format: 1;
  n: number;
  /** Mean and standard deviation of the log, the latter within groups. */
  mean: number;
  sd: number;
  groups: {
    name: string;
    of: string[];
    /** Deals at no effect that each level is given; null where levels do not differ. */
    strength: number | null;
    levels: { key: string[]; effect: number; n: number }[];
  }[];
}

export interface SizeEstimate {
  /** The mean of the log-normal, not its median. */
  expected: number;
  /** Deals at the level of each group that spoke. */
  evidence: { group: string; key: string[]; logEffect: number; n: number }[];
}

const PASSES = 20;

/** Fits by alternating over the groups, each shrunk by moments (Robinson 1991, section 5.1). */
export function fitSizes(
  observations: readonly Observation[],
  specs: readonly GroupSpec[],
): SizeModel | null {
  const used = observations.filter(({ value }) => value > 0 && Number.isFinite(value));
  if (used.length === 0) return null;
  const logs = used.map(({ value }) => Math.log(value));
  const mean = average(logs);
  const keys = specs.map((spec) =>
    used.map(({ levels }) => {
      const key = levelKey(levels, spec.of);
      return key ? JSON.stringify(key) : null;
    }),
  );
  const effects = specs.map(() => new Map<string, { effect: number; n: number }>());
  const strengths = specs.map((): number | null => null);
  const effectOf = (g: number, i: number) => effects[g]?.get(keys[g]?.[i] ?? '')?.effect ?? 0;
  const residual = (i: number, without: number) =>
    specs.reduce(
      (rest, _, g) => rest - (g === without ? 0 : effectOf(g, i)),
      (logs[i] ?? 0) - mean,
    );

  for (let pass = 0; pass < PASSES; pass++) {
    specs.forEach((_, g) => {
      const byLevel = Map.groupBy(used.keys(), (i) => keys[g]?.[i] ?? null);
      byLevel.delete(null);
      const samples = [...byLevel].map(([key, rows]) => ({
        key: key ?? '',
        rest: rows.map((i) => residual(i, g)),
      }));
      const strength = priorStrength(samples.map(({ rest }) => rest));
      strengths[g] = strength;
      effects[g] = new Map(
        samples.map(({ key, rest }) => {
          const kept = strength === null ? 0 : rest.length / (rest.length + strength);
          return [key, { effect: kept * average(rest), n: rest.length }];
        }),
      );
    });
  }
  const left = used.map((_, i) => residual(i, -1) ** 2);
  return {
    kind: 'log-normal',
    format: 1,
    n: used.length,
    mean,
    sd: Math.sqrt(average(left)),
    groups: specs.map((spec, g) => ({
      name: spec.name,
      of: [...spec.of],
      strength: strengths[g] ?? null,
      levels: [...(effects[g] ?? [])]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, { effect, n }]) => ({ key: JSON.parse(key) as string[], effect, n })),
    })),
  };
}

/** Expected amount or days for a lead with a rep; unknown levels contribute nothing. */
export function estimateSize(model: SizeModel, levels: Levels): SizeEstimate {
  const evidence = model.groups.flatMap((group) => {
    const key = levelKey(levels, group.of);
    const level = key && group.levels.find((known) => known.key.every((v, i) => v === key[i]));
    return level
      ? [{ group: group.name, key: level.key, logEffect: level.effect, n: level.n }]
      : [];
  });
  const log = evidence.reduce((sum, { logEffect }) => sum + logEffect, model.mean);
  return { expected: Math.exp(log + model.sd ** 2 / 2), evidence };
}

/**
 * Relative deal value for the net value, 1 for the team's average deal: expected amount over the team's,
 * and where `discountDays` is given, times exp(−(days − team days) / discountDays).
 */
export function relativeValue(
  deal: { amount: number; days: number },
  team: { amount: number; days: number },
  discountDays: number | null,
): number {
  const amount = team.amount > 0 ? deal.amount / team.amount : 1;
  return discountDays === null
    ? amount
    : amount * Math.exp(-(deal.days - team.days) / discountDays);
}

/** Within-level variance over between-level variance, by moments; null when levels do not differ. */
function priorStrength(samples: readonly (readonly number[])[]): number | null {
  const n = samples.reduce((sum, sample) => sum + sample.length, 0);
  const within = samples.reduce((sum, sample) => {
    const mean = average(sample);
    return sum + sample.reduce((squares, value) => squares + (value - mean) ** 2, 0);
  }, 0);
  const noise = within / Math.max(1, n - samples.length);
  const spread = samples.reduce((sum, sample) => sum + sample.length * average(sample) ** 2, 0);
  const effective = n - samples.reduce((sum, sample) => sum + sample.length ** 2, 0) / n;
  const between = effective > 0 ? (spread - (samples.length - 1) * noise) / effective : 0;
  return between > 0 ? noise / between : null;
}

function average(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length;
}
