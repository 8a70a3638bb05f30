// The figures that facts know: their values, and what can be read in the words that somebody else wrote.
import type { Fact } from '../../reasoning/facts/fact.ts';
import type { FactFigure } from '../../reasoning/facts/figures.ts';
import { inEnglish, type Known as Language } from './dictionary.ts';
import type { Figure } from './figure.ts';
import { inDigits } from './number-words.ts';
import { figuresIn } from './numbers.ts';

/** A figure with the fact that it stands in. */
export type Known = Pick<Figure, 'values' | 'date' | 'currency' | 'share'> &
  Pick<FactFigure, 'counts' | 'field'> & {
    fact: Fact;
    unit: Figure['unit'];
    /** Null for a figure in foreign words: nobody knows what it measures. */
    measure: FactFigure['measure'] | null;
    /** The foreign words that it stands in, and where. */
    read: { text: string; figure: Figure } | null;
  };

/** The figures of a fact, each fact once as long as the reader is kept; `theirs` is the language of the lead's words. */
export function figureReader(theirs: Language | null): (fact: Fact) => readonly Known[] {
  const pools = new Map<Fact, readonly Known[]>();
  return (fact) => {
    const known = pools.get(fact);
    if (known) return known;
    const made = [
      ...fact.figures.map((figure) => ofValue(figure, fact)),
      ...fact.entries.flatMap((text) => readIn(text, fact)),
      ...fact.quoted.flatMap((text) => readIn(inEnglish(text, theirs ?? 'en'), fact)),
    ];
    pools.set(fact, made);
    return made;
  };
}

function ofValue({ unit, value, ...figure }: FactFigure, fact: Fact): Known {
  const values = unit === 'date' ? [] : [value];
  return { ...figure, unit: unit === 'count' ? 'plain' : unit, values, fact, read: null };
}

/** A name may hold a figure ("Dynamics 365"), and what the lead wrote any. */
function readIn(text: string, fact: Fact): Known[] {
  const digits = inDigits(text);
  return figuresIn(digits).map((figure) => {
    const { unit, values, date, currency, share } = figure;
    const none = { counts: null, field: null, measure: null };
    return { unit, values, date, currency, share, ...none, fact, read: { text: digits, figure } };
  });
}
