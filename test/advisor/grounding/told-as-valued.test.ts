// Sentence and values of a fact say the same: what a reader finds in the sentence is a value, a name or a
// quote, and each value can be read in the sentence, as far as it is written out.
import { describe, expect, test } from 'vitest';
import { bears } from '../../../src/advisor/grounding/figure-match.ts';
import { figureReader, type Known } from '../../../src/advisor/grounding/known-figures.ts';
import { inDigits } from '../../../src/advisor/grounding/number-words.ts';
import { figuresIn } from '../../../src/advisor/grounding/numbers.ts';
import type { Fact } from '../../../src/reasoning/facts/fact.ts';
import { BARE_FACTS, TOLD_FACTS } from '../../support/told-scene.ts';

const figuresOf = figureReader(null);
const readIn = ({ text }: Fact) => figuresIn(inDigits(text));

/** How a match was made and what a rule asks for is told in the words of those who found it. */
const TOLD_BY_OTHERS: readonly string[] = ['excluded'];

const facts = [...TOLD_FACTS, ...BARE_FACTS].filter(({ kind }) => !TOLD_BY_OTHERS.includes(kind));
const named = (list: readonly Fact[]) =>
  list.map((fact): [string, Fact] => [`${fact.kind} ${fact.key} ${fact.repId ?? ''}`.trim(), fact]);

describe('every figure in the sentence is known', () => {
  test.each(named(facts))('%s', (_, fact) => {
    const unknown = readIn(fact).filter((said) => !figuresOf(fact).some((one) => bears(one, said)));
    expect(unknown.map(({ text }) => `${text} in “${fact.text}”`)).toEqual([]);
  });
});

describe('every value stands in the sentence', () => {
  test.each(named(facts.filter(({ kind }) => kind !== 'parts')))('%s', (_, fact) => {
    const told = readIn(fact);
    const untold = figuresOf(fact)
      .filter(({ read }) => read === null)
      .filter((one) => !told.some((said) => bears(one, said)));
    const words = ({ unit, values, date }: Known) => `${unit} ${date ?? values}`;
    expect(untold.map((one) => `${words(one)} not in “${fact.text}”`)).toEqual([]);
  });
});

test('names and quotes stand in the sentence as they are', () => {
  const missing = facts
    .filter(({ kind }) => kind !== 'territory')
    .flatMap((fact) =>
      [...fact.entries, ...fact.quoted]
        .filter((name) => !fact.text.toLowerCase().includes(name.toLowerCase()))
        .map((name) => `${name} not in “${fact.text}”`),
    );
  expect(missing).toEqual([]);
});
