// Candidates go to a model as R1…Rk in an order hashed from the lead, so that neither a name nor the
// place in the list can sway the choice.
import { stableHash } from '../leads/text/stable-hash.ts';

/** The aliases that the answer's schema knows: constant, so that its cache key is, too. */
export const ALIASES = ['R1', 'R2', 'R3', 'R4', 'R5', 'R6', 'R7', 'R8'] as const;
type Alias = (typeof ALIASES)[number];

export type AliasBook = {
  /** Rep ids in the order of their aliases. */
  order: readonly string[];
  aliasOf(repId: string): Alias | null;
  repOf(alias: string): string | null;
};

/**
 * Gives each rep an alias; the order depends on the lead and the reps alone, not on how they are
 * ranked. At most eight reps.
 */
export function aliasBook(leadId: string, repIds: readonly string[]): AliasBook {
  if (repIds.length > ALIASES.length) {
    throw new RangeError(`a model is shown at most ${ALIASES.length} reps, not ${repIds.length}`);
  }
  const order = repIds
    .map((id) => ({ id, hash: stableHash(`${leadId}\u0000${id}`) }))
    .sort((a, b) => a.hash - b.hash || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id);
  const aliasOf = new Map(order.map((id, i) => [id, ALIASES[i] ?? 'R1']));
  return {
    order,
    aliasOf: (id) => aliasOf.get(id) ?? null,
    repOf: (alias) => order[ALIASES.indexOf(alias as Alias)] ?? null,
  };
}
