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
  const groups = specs.map((spec) => layOut(used, spec.of));
  // What is left of each log after the mean and every effect found so far.
  const left = Float64Array.from(logs, (log) => log - mean);
  for (let pass = 0; pass < PASSES; pass++) for (const group of groups) refit(group, left);
  return {
    kind: 'log-normal',
    format: 1,
    n: used.length,
    mean,
    sd: Math.sqrt(left.reduce((sum, rest) => sum + rest ** 2, 0) / left.length),
    groups: specs.map((spec, g) => ({
      name: spec.name,
      of: [...spec.of],
      strength: groups[g]?.strength ?? null,
      levels: levelsOf(groups[g]),
    })),
  };
}

interface Group {
  /** Keys as JSON text, in the order in which they first appear. */
  keys: string[];
  /** The level of each row, −1 without one. */
  level: Int32Array;
  n: Float64Array;
  effect: Float64Array;
  strength: number | null;
}

function layOut(used: readonly Observation[], of: readonly string[]): Group {
  const places = new Map<string, number>();
  const level = Int32Array.from(used, ({ levels }) => {
    const key = levelKey(levels, of);
    if (!key) return -1;
    const text = JSON.stringify(key);
    const place = places.get(text) ?? places.size;
    places.set(text, place);
    return place;
  });
  const n = new Float64Array(places.size);
  for (const place of level) if (place >= 0) n[place] = (n[place] ?? 0) + 1;
  return { keys: [...places.keys()], level, n, effect: new Float64Array(n.length), strength: null };
}

/** Finds one group's effects anew, given those of the others; `left` is brought up to date. */
function refit(group: Group, left: Float64Array): void {
  const { level, n, effect } = group;
  const sum = new Float64Array(n.length);
  const squares = new Float64Array(n.length);
  level.forEach((place, i) => {
    if (place < 0) return;
    const rest = (left[i] ?? 0) + (effect[place] ?? 0);
    left[i] = rest;
    sum[place] = (sum[place] ?? 0) + rest;
    squares[place] = (squares[place] ?? 0) + rest * rest;
  });
  group.strength = priorStrength(n, sum, squares);
  for (let k = 0; k < n.length; k++) {
    const deals = n[k] ?? 0;
    const kept = group.strength === null ? 0 : deals / (deals + group.strength);
    effect[k] = kept * ((sum[k] ?? 0) / deals);
  }
  level.forEach((place, i) => {
    if (place >= 0) left[i] = (left[i] ?? 0) - (effect[place] ?? 0);
  });
}

function levelsOf(group: Group | undefined): SizeModel['groups'][number]['levels'] {
  if (!group) return [];
  const { keys, effect, n } = group;
  return keys
    .map((text, k) => ({ text, effect: effect[k] ?? 0, n: n[k] ?? 0 }))
    .sort((a, b) => (a.text < b.text ? -1 : 1))
    .map(({ text, ...level }) => ({ key: JSON.parse(text) as string[], ...level }));
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
function priorStrength(n: Float64Array, sum: Float64Array, squares: Float64Array): number | null {
  let [all, within, spread, unequal] = [0, 0, 0, 0];
  for (let k = 0; k < n.length; k++) {
    const deals = n[k] ?? 0;
    const mean = (sum[k] ?? 0) / deals;
    all += deals;
    within += Math.max(0, (squares[k] ?? 0) - deals * mean * mean);
    spread += deals * mean * mean;
    unequal += deals * deals;
  }
  const noise = within / Math.max(1, all - n.length);
  const effective = all > 0 ? all - unequal / all : 0;
  const between = effective > 0 ? (spread - (n.length - 1) * noise) / effective : 0;
  return between > 0 ? noise / between : null;
}

function average(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length;
}
