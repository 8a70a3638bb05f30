// Exploration: now and then a lead goes to a candidate who is nearly as good, drawn by chance that is
// the same at every replay, so that later estimates know what the others would have done.
import { stableHash } from '../leads/text/stable-hash.ts';
import type { Candidate } from './scene/candidate.ts';
import type { Snapshot } from './scene/snapshot.ts';

export type Draw = {
  /** True when this lead is one of the explored ones. */
  explores: boolean;
  /** Who gets it then. */
  repId: string;
  /** Chance of each candidate within the margin, given that the lead is explored; sums to 1. */
  chances: Readonly<Record<string, number>>;
  epsilon: number;
};

/**
 * The draw for a lead: a softmax over the net values within the margin, one margin being one unit.
 * Null when the policy does not explore, or nobody else is within the margin.
 */
export function drawFor(
  { lead, policy }: Pick<Snapshot, 'lead' | 'policy'>,
  within: readonly Pick<Candidate, 'rep' | 'score'>[],
): Draw | null {
  const { epsilon } = policy.document.exploration;
  if (epsilon === 0 || within.length < 2) return null;
  const unit = Math.max(1, policy.document.advisor.marginPoints);
  const best = Math.max(...within.map(({ score }) => score ?? 0));
  const weights = within.map(({ score }) => Math.exp(((score ?? 0) - best) / unit));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const seed = `${lead.id} ${policy.hash}`;
  let left = uniform(`${seed} which`) * total;
  const place = weights.findIndex((weight) => {
    left -= weight;
    return left < 0;
  });
  const drawn = within[place] ?? within[within.length - 1];
  return {
    explores: uniform(`${seed} whether`) < epsilon,
    repId: drawn?.rep.id ?? '',
    chances: Object.fromEntries(within.map(({ rep }, i) => [rep.id, (weights[i] ?? 0) / total])),
    epsilon,
  };
}

/** The chance that each candidate had of getting the lead, when `usual` gets it without exploration. */
export function propensities({ chances, epsilon }: Draw, usual: string): Record<string, number> {
  const all = Object.entries(chances).map(([id, chance]) => [id, epsilon * chance] as const);
  const by = new Map(all);
  by.set(usual, (by.get(usual) ?? 0) + 1 - epsilon);
  return Object.fromEntries(by);
}

function uniform(text: string): number {
  return stableHash(text) / 2 ** 32;
}
