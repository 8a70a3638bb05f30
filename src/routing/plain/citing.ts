// Finds the facts that a sentence rests on, by what they are about.
import type { Cited, Fact } from '../fact.ts';

export type Citing = {
  /** Ids of the facts of a kind; of one rep when a rep is named. */
  ids(kind: string, repId?: string): string[];
  /** The id of the n-th fact of a kind, as a list of none or one. */
  nth(kind: string, n: number, repId?: string): string[];
};

/** Looks facts up by kind and rep. */
export function citing(facts: readonly Fact[]): Citing {
  const byKind = new Map<string, Map<string, string[]>>();
  for (const fact of facts) {
    const ofKind = byKind.get(fact.kind) ?? new Map<string, string[]>();
    byKind.set(fact.kind, ofKind);
    const ids = ofKind.get(fact.repId ?? '');
    if (ids) ids.push(fact.id);
    else ofKind.set(fact.repId ?? '', [fact.id]);
  }
  const ids = (kind: string, repId?: string) => byKind.get(kind)?.get(repId ?? '') ?? [];
  return { ids, nth: (kind, n, repId) => ids(kind, repId).slice(n, n + 1) };
}

/** A sentence with its facts, each once; null when it would rest on nothing. */
export function cited(text: string, ...facts: readonly (readonly string[])[]): Cited | null {
  const all = [...new Set(facts.flat())];
  return all.length > 0 ? { text, facts: all } : null;
}

/** Drops what is null. */
export function present<T>(items: readonly (T | null)[]): T[] {
  return items.filter((item) => item !== null);
}
