// When a figure in a fact bears a figure in a sentence out: the same measure of the same thing.
import { describe, expect, test } from 'vitest';
import { bears, figureReader, follows } from '../../../src/advisor/grounding/figure-match.ts';
import { inDigits } from '../../../src/advisor/grounding/number-words.ts';
import { figuresIn } from '../../../src/advisor/grounding/numbers.ts';
import { aFact } from './facts-for.ts';

const figuresOf = figureReader();

/** Whether some figure of the fact bears the first figure of the sentence out. */
function borneOut(sentence: string, text: string, kind = 'message', repId: string | null = null) {
  const [said] = figuresIn(inDigits(sentence));
  if (!said) throw new Error(`no figure in “${sentence}”`);
  return figuresOf(aFact(text, kind, repId)).some((known) => bears(known, said));
}

describe('a figure is borne out by', () => {
  test('the same measure: a win rate by no share of quota, a share of quota by no win rate', () => {
    const pipeline = ['R1 has a pipeline at 45% of quota.', 'pipeline', 'ada'] as const;
    const record = ['R1 wins 45% overall.', 'record', 'ada'] as const;
    expect(borneOut('a win rate of 45%', ...record)).toBe(true);
    expect(borneOut('They win 45% of deals.', ...record)).toBe(true);
    expect(borneOut('a 45% win rate', ...pipeline)).toBe(false);
    expect(borneOut('45% of quota', ...pipeline)).toBe(true);
    expect(borneOut('45% of quota', ...record)).toBe(false);
  });

  test('the same unit and currency', () => {
    expect(borneOut('$120M a year', 'Annual revenue: $120M.')).toBe(true);
    expect(borneOut('€120M a year', 'Annual revenue: $120M.')).toBe(false);
    expect(borneOut('12%', 'First contact in 12 minutes.')).toBe(false);
    expect(borneOut('12 minutes', 'Wins 12%.')).toBe(false);
    expect(borneOut('88 points', 'Lead score: 88 of 100.', 'score')).toBe(true);
    expect(borneOut('88 points', 'Has 88 plants.', 'attribute')).toBe(false);
  });

  test('the same thing that is counted, the part for the part', () => {
    expect(borneOut('3 plants', 'Has 3 plants.')).toBe(true);
    expect(borneOut('3 plants', 'Visited the page 3 times.')).toBe(false);
    expect(borneOut('won 9 deals', 'R1 has won 9 of 15 deals.', 'record', 'ada')).toBe(true);
    expect(borneOut('won 15 deals', 'R1 has won 9 of 15 deals.', 'record', 'ada')).toBe(false);
  });

  test('a value as far as it is written out', () => {
    expect(borneOut('78%', 'Wins 78.4%.')).toBe(true);
    expect(borneOut('79%', 'Wins 78.4%.')).toBe(false);
    expect(borneOut('78.1%', 'Wins 78.4%.')).toBe(false);
    expect(borneOut('2 weeks', 'Ends in 14 days.')).toBe(true);
    expect(borneOut('2 weeks', 'Ends in 12 days.')).toBe(false);
  });

  test('a round figure that is said roughly, within what people hear', () => {
    expect(borneOut('about 800 employees', '850 employees.')).toBe(true);
    expect(borneOut('about 700 employees', '850 employees.')).toBe(false);
    expect(borneOut('about 837 employees', '850 employees.')).toBe(false);
    expect(borneOut('over 500 employees', '850 employees.')).toBe(true);
    expect(borneOut('over 400 employees', '850 employees.')).toBe(false);
    expect(borneOut('over 900 employees', '850 employees.')).toBe(false);
  });

  test('the same date', () => {
    expect(borneOut('by 14 March 2026', 'Ends on 2026-03-14.')).toBe(true);
    expect(borneOut('by 14 March', 'Ends on 2026-03-14.')).toBe(true);
    expect(borneOut('by 15 March', 'Ends on 2026-03-14.')).toBe(false);
  });
});

describe('a figure follows from', () => {
  const [said] = figuresIn(inDigits('6 minutes'));
  const of = (text: string, kind: string, repId: string) => aFact(text, kind, repId);
  const from = (...facts: ReturnType<typeof aFact>[]) =>
    said !== undefined && follows(said, facts.flatMap(figuresOf), facts);

  test('two figures of one kind, and not of two kinds or of score parts', () => {
    const ada = of('First contact in 12 minutes.', 'response', 'ada');
    expect(from(ada, of('First contact in 18 minutes.', 'response', 'ben'))).toBe(true);
    expect(from(ada, of('Owes contact in 18 minutes.', 'due', 'ben'))).toBe(false);
    const parts = (minutes: number) =>
      of(`First touch in about ${minutes} min.`, 'parts', `rep-${minutes}`);
    expect(from(parts(12), parts(18))).toBe(false);
  });
});
