// Facts in the wording that a model reads, for checks that are given sentences alone.
import type { Fact } from '../../../src/reasoning/facts/fact.ts';

let made = 0;

/** A fact of the lead's, or of a rep when one is named. */
export function aFact(text: string, kind = 'message', repId: string | null = null): Fact {
  made += 1;
  return { id: `F${made}`, about: repId === null ? 'lead' : 'rep', repId, kind, text };
}
