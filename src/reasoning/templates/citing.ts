// What a sentence is made with: the facts that it rests on, found by what they are about and never by their
// place or their words, and the texts of the reader's language.
import type { Cited, Fact, FactKind } from '../facts/fact.ts';
import { ENGLISH, type Texts } from '../texts/en.ts';

export type Citing = {
  texts: Texts;
  /** Ids of the facts of a kind; of one rep when a rep is named. */
  ids(kind: FactKind, repId?: string): string[];
  /** The id of the fact of a kind with a key, as a list of none or one. */
  one(kind: FactKind, key: string | number, repId?: string): string[];
};

/** Looks facts up by kind and rep. */
export function citing(facts: readonly Fact[], texts: Texts = ENGLISH): Citing {
  // By rep, as they are told; of the few about one rep or the lead a look-up reads all.
  const byRep = new Map<string | null, Fact[]>();
  for (const fact of facts) {
    const ofRep = byRep.get(fact.repId);
    if (ofRep) ofRep.push(fact);
    else byRep.set(fact.repId, [fact]);
  }
  return {
    texts,
    ids: (kind, repId) => {
      const found: string[] = [];
      for (const fact of byRep.get(repId ?? null) ?? []) {
        if (fact.kind === kind) found.push(fact.id);
      }
      return found;
    },
    one: (kind, given, repId) => {
      const key = String(given);
      for (const fact of byRep.get(repId ?? null) ?? []) {
        if (fact.kind === kind && fact.key === key) return [fact.id];
      }
      return [];
    },
  };
}

/** A sentence with its facts, each once; null when it would rest on nothing. */
export function cited(text: string, ...facts: readonly (readonly string[])[]): Cited | null {
  const all: string[] = [];
  for (const ids of facts) for (const id of ids) if (!all.includes(id)) all.push(id);
  return all.length > 0 ? { text, facts: all } : null;
}

/** Drops what is null. */
export function present<T>(items: readonly (T | null)[]): T[] {
  return items.filter((item) => item !== null);
}
