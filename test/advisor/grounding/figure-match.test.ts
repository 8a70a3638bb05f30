// When a figure of a fact bears a figure in a sentence out: the same measure of the same thing.
import { describe, expect, test } from 'vitest';
import { bears, follows } from '../../../src/advisor/grounding/figure-match.ts';
import { figureReader } from '../../../src/advisor/grounding/known-figures.ts';
import { inDigits } from '../../../src/advisor/grounding/number-words.ts';
import { figuresIn } from '../../../src/advisor/grounding/numbers.ts';
import type { Fact } from '../../../src/reasoning/facts/fact.ts';
import {
  countFigure,
  dateFigure,
  minutesFigure,
  moneyFigure,
  percentFigure,
  pointsFigure,
} from '../../../src/reasoning/facts/figures.ts';
import { aFact, answers, wins, wrote } from './facts-for.ts';

const figuresOf = figureReader(null);

/** Whether some figure of the fact bears the first figure of the sentence out. */
function borneOut(sentence: string, fact: Fact) {
  const [said] = figuresIn(inDigits(sentence));
  if (!said) throw new Error(`no figure in “${sentence}”`);
  return figuresOf(fact).some((known) => bears(known, said));
}

describe('a figure is borne out by', () => {
  const employees = aFact('size', { figures: [countFigure(850, 'headcount', 'people')] });

  test('the same measure: a win rate by no share of quota, a share of quota by no win rate', () => {
    const pipeline = aFact('pipeline', { figures: [percentFigure(0.45, 'quota')] }, 'ada');
    const record = wins('ada', 0.45);
    expect(borneOut('a win rate of 45%', record)).toBe(true);
    expect(borneOut('They win 45% of deals.', record)).toBe(true);
    expect(borneOut('a 45% win rate', pipeline)).toBe(false);
    expect(borneOut('45% of quota', pipeline)).toBe(true);
    expect(borneOut('45% of quota', record)).toBe(false);
  });

  test('the same unit and currency', () => {
    const revenue = aFact('revenue', { figures: [moneyFigure(120e6, 'revenue')] });
    expect(borneOut('$120M a year', revenue)).toBe(true);
    expect(borneOut('€120M a year', revenue)).toBe(false);
    expect(borneOut('12%', answers('ada', 12))).toBe(false);
    expect(borneOut('12 minutes', wins('ada', 0.12))).toBe(false);
    const score = aFact('score', { figures: [pointsFigure(88, 'lead_score')] });
    expect(borneOut('88 points', score)).toBe(true);
    expect(borneOut('88 points', wrote('Plants: 88.', 'attribute'))).toBe(false);
  });

  test('the same thing that is counted, the part for the part', () => {
    expect(borneOut('3 plants', wrote('We have 3 plants.'))).toBe(true);
    const visits = [countFigure(3, 'visits', 'times')];
    const seen = aFact('engagement', { quoted: ['visited the plants page'], figures: visits });
    expect(borneOut('3 visits', seen)).toBe(true);
    expect(borneOut('3 plants', seen)).toBe(false);
    expect(borneOut('won 9 deals', wins('ada', 0.6, 'overall', 15))).toBe(true);
    expect(borneOut('won 15 deals', wins('ada', 0.6, 'overall', 15))).toBe(false);
    expect(borneOut('has done it 9 times', wins('ada', 0.6, 'overall', 15))).toBe(true);
    expect(
      borneOut('82 open leads', aFact('score', { figures: [pointsFigure(82, 'lead_score')] })),
    ).toBe(false);
  });

  test('a value as far as it is written out', () => {
    expect(borneOut('78%', wins('ada', 0.784))).toBe(true);
    expect(borneOut('79%', wins('ada', 0.784))).toBe(false);
    expect(borneOut('78.1%', wins('ada', 0.784))).toBe(false);
    expect(borneOut('2 weeks', wrote('It ends in 14 days.'))).toBe(true);
    expect(borneOut('2 weeks', wrote('It ends in 12 days.'))).toBe(false);
  });

  test('a round figure that is said roughly, within what people hear', () => {
    expect(borneOut('about 800 employees', employees)).toBe(true);
    expect(borneOut('about 700 employees', employees)).toBe(false);
    expect(borneOut('about 837 employees', employees)).toBe(false);
    expect(borneOut('over 500 employees', employees)).toBe(true);
    expect(borneOut('over 400 employees', employees)).toBe(false);
    expect(borneOut('over 900 employees', employees)).toBe(false);
  });

  test('the same date', () => {
    for (const ends of [
      wrote('It ends on 2026-03-14.'),
      aFact('ramp', { figures: [dateFigure('2026-03-14', 'until')] }, 'ada'),
    ]) {
      expect(borneOut('by 14 March 2026', ends)).toBe(true);
      expect(borneOut('by 14 March', ends)).toBe(true);
      expect(borneOut('by 15 March', ends)).toBe(false);
    }
  });
});

describe('a figure follows from', () => {
  const [said] = figuresIn(inDigits('6 minutes'));
  const from = (...facts: Fact[]) =>
    said !== undefined && follows(said, facts.flatMap(figuresOf), facts);
  const minutes = (kind: 'hours' | 'parts' | 'response', value: number, repId: string) => {
    const measure = { hours: 'opens_in', parts: 'first_touch', response: 'response_slow' } as const;
    return aFact(kind, { figures: [minutesFigure(value, measure[kind])] }, repId);
  };

  test('two figures of one measure, and not of two or of score parts', () => {
    const ada = answers('ada', 12);
    expect(from(ada, answers('ben', 18))).toBe(true);
    expect(from(ada, minutes('hours', 18, 'ben'))).toBe(false);
    expect(from(ada, minutes('response', 18, 'ben'))).toBe(false);
    expect(from(minutes('parts', 12, 'ada'), minutes('parts', 18, 'ben'))).toBe(false);
  });

  test('two figures of one fact: what is left of a whole, of what is counted', () => {
    const load = aFact(
      'load',
      { figures: [countFigure(3, 'load', 'leads', 'part'), countFigure(18, 'load', 'leads')] },
      'ada',
    );
    const left = (text: string, fact: Fact) =>
      figuresIn(text).some((one) => follows(one, figuresOf(fact), [fact]));
    expect(left('15 open leads left', load)).toBe(true);
    expect(left('15 slots left', load)).toBe(true);
    expect(left('14 open leads left', load)).toBe(false);
    expect(left('15 deals left', load)).toBe(false);
    expect(left('10 open leads left', wins('ada', 0.6, 'overall', 25))).toBe(false);
  });
});
