// Reads a fitted model: the win probability of a lead with a rep, as log-odds terms with their evidence.
import { own } from '../leads/text/by-name.ts';
import type { Levels } from './cells.ts';
import type { Group, Level, Model } from './model.ts';

/** Log-odds beyond this are not believed: no probability is 0 or 1. */
const MOST_LOG_ODDS = 12;

interface Branch {
  level: Level | null;
  next: Map<string, Branch>;
}

/** A model made ready for look-ups. Make it once per model version. */
export interface ModelIndex {
  model: Model;
  groups: readonly { group: Group; root: Branch }[];
}

/** What one group adds for one lead and rep. */
export interface Effect {
  group: string;
  /** The level's values, in the order of the group's attributes. */
  key: string[];
  logOdds: number;
  /** Deals and wins seen at the level; 0 for a level never seen, whose log-odds are 0. */
  n: number;
  won: number;
  /** How far the level's own deals were drawn towards no effect: 1 says nothing of its own, 0 all. */
  shrinkage: number;
}

export function indexModel(model: Model): ModelIndex {
  const groups = model.groups.map((group) => {
    const root = branch();
    for (const level of group.levels) {
      let here = root;
      for (const value of level.key) {
        const next = here.next.get(value) ?? branch();
        here.next.set(value, next);
        here = next;
      }
      here.level = level;
    }
    return { group, root };
  });
  return { model, groups };
}

/** Log-odds of winning; what the model has never seen contributes 0. */
export function logOdds(index: ModelIndex, levels: Levels): number {
  let sum = index.model.intercept;
  for (const { group, root } of index.groups) sum += find(root, group.of, levels)?.effect ?? 0;
  return Math.min(MOST_LOG_ODDS, Math.max(-MOST_LOG_ODDS, sum));
}

/** Win probability before first response, strictly between 0 and 1. */
export function winProbability(index: ModelIndex, levels: Levels): number {
  return 1 / (1 + Math.exp(-logOdds(index, levels)));
}

/** One effect per group whose attributes are all known, in the model's order. */
export function explain(index: ModelIndex, levels: Levels): Effect[] {
  return index.groups.flatMap(({ group }) => effectOf(index, group.name, levels) ?? []);
}

/** The effect of one group; null when the model has no such group or an attribute is unknown. */
export function effectOf(index: ModelIndex, name: string, levels: Levels): Effect | null {
  const found = index.groups.find(({ group }) => group.name === name);
  if (!found) return null;
  const { group, root } = found;
  const key = group.of.map((attribute) => own(levels, attribute));
  if (!key.every((value) => value !== undefined)) return null;
  const level = find(root, group.of, levels);
  return {
    group: group.name,
    key,
    logOdds: level?.effect ?? 0,
    n: level?.n ?? 0,
    won: level?.won ?? 0,
    shrinkage: level ? Math.min(1, level.sd ** 2 / group.variance) : 1,
  };
}

/** The evidence in words: "37 of 134 deals, shrunk 18 % towards the team's 32 %". */
export function evidenceOf(effect: Effect, model: Pick<Model, 'n' | 'won'>): string {
  const team = model.n > 0 ? percent(model.won / model.n) : 'even odds';
  if (effect.n === 0) return `no deals yet, so the team's ${team}`;
  const counts = `${round(effect.won)} of ${round(effect.n)} deals`;
  return `${counts}, shrunk ${percent(effect.shrinkage)} towards the team's ${team}`;
}

function find(root: Branch, of: readonly string[], levels: Levels): Level | null {
  let here: Branch | undefined = root;
  for (const attribute of of) {
    const value: string | undefined = own(levels, attribute);
    here = value === undefined ? undefined : here.next.get(value);
    if (!here) return null;
  }
  return here.level;
}

function branch(): Branch {
  return { level: null, next: new Map() };
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}

/** Stated rates make fractional wins; a tenth is enough to read. */
function round(count: number): number {
  return Math.round(count * 10) / 10;
}
