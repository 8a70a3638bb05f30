// Whose figure a figure is, what may be counted or proposed without a fact, and what follows from two.
import { describe, expect, test } from 'vitest';
import { figureReader } from '../../../src/advisor/grounding/figure-match.ts';
import {
  type GroundingScene,
  ungroundedFigures,
} from '../../../src/advisor/grounding/ungrounded-figures.ts';
import type { Fact } from '../../../src/reasoning/facts/fact.ts';
import { aFact } from './facts-for.ts';

const ALIASES: Readonly<Record<string, string>> = { ada: 'R1', ben: 'R2', cho: 'R3' };
const answers = (repId: string, minutes: number) =>
  aFact(`${ALIASES[repId]} usually makes first contact in ${minutes} minutes.`, 'response', repId);
const wins = (repId: string, text: string) =>
  aFact(`${ALIASES[repId]} wins ${text}.`, 'record', repId);
const ada = answers('ada', 12);
const ben = answers('ben', 18);

function figures(text: string, cited: Fact[], over: Partial<GroundingScene> = {}): string[] {
  return ungroundedFigures(text, {
    cited,
    spare: [],
    figuresOf: figureReader(),
    aliasOf: (id) => ALIASES[id] ?? null,
    meant: ['R1'],
    candidates: 4,
    uncited: false,
    proposals: false,
    ...over,
  }).figures;
}

describe('a figure of a rep', () => {
  test('counts where that rep is spoken of', () => {
    expect(figures('First contact takes 12 minutes.', [ada, ben])).toEqual([]);
    expect(figures('First contact takes 18 minutes.', [ada, ben])).toEqual(['18 minutes']);
    expect(figures('For R2, first contact takes 18 minutes.', [ada, ben])).toEqual([]);
    expect(figures('For R2, first contact takes 12 minutes.', [ada, ben])).toEqual(['12 minutes']);
  });

  test('right behind an alias is that rep’s own, though another stands in the clause', () => {
    const both = [wins('ada', '78% overall'), wins('ben', '62% overall')];
    expect(figures('R2’s 62% lies behind R1 here.', both)).toEqual([]);
    expect(figures('R2’s 78% lies next to R1 here.', both)).toEqual(['78%']);
    expect(figures('With R1 away, R2 wins 78% here.', both)).toEqual(['78%']);
  });

  test('may be anybody’s where all others are spoken of', () => {
    expect(figures('The others need 18 minutes.', [ada, ben])).toEqual([]);
    expect(figures('This one needs 18 minutes.', [ada, ben])).toEqual(['18 minutes']);
  });

  test('follows from two figures where those two are compared', () => {
    const all = [ada, ben, answers('cho', 40)];
    expect(figures('R1 is 6 minutes faster than R2.', all)).toEqual([]);
    expect(figures('R1 is 28 minutes faster than R3.', all)).toEqual([]);
    expect(figures('R1 is 28 minutes faster than R2.', all)).toEqual(['28 minutes']);
    expect(figures('R1 has 6 minutes for R2.', all)).toEqual(['6 minutes']);
  });

  test('that is a distance in points is no score, and the other way round', () => {
    const score = aFact(
      'R1 ranks 2 of 4 with 59.2 points, 1.1 points behind the first.',
      'score',
      'ada',
    );
    expect(figures('R1 has 59.2 points.', [score])).toEqual([]);
    expect(figures('R1 is behind by 1.1 points.', [score])).toEqual([]);
    expect(figures('R1 is behind by 59.2 points.', [score])).toEqual(['59.2 points']);
  });

  test('of all deals is no rate of a field', () => {
    const overall = [wins('ada', '78% overall')];
    expect(figures('R1 wins 78% in all.', overall)).toEqual([]);
    expect(figures('R1 wins 78% in logistics.', overall)).toEqual(['78%']);
    expect(figures('R1 wins 78% in logistics.', [wins('ada', '78% in logistics')])).toEqual([]);
  });
});

describe('a count', () => {
  const visited = aFact('Visited the pricing page 3 times.', 'engagement');

  test('without a citation shares a word with the fact that bears it out', () => {
    const uncited = { uncited: true };
    expect(figures('The pricing page was seen 3 times.', [visited], uncited)).toEqual([]);
    expect(figures('It happened 3 times.', [visited], uncited)).toEqual(['3']);
    expect(figures('It happened 3 times.', [visited])).toEqual([]);
  });

  test('that is small and bare is not looked for in facts that nobody cites', () => {
    const spare = { spare: [aFact('Has 12 plants and 850 desks.')] };
    expect(figures('They have 850 desks.', [], spare)).toEqual([]);
    expect(figures('They have 12 plants.', [], spare)).toEqual(['12']);
  });

  test('of small things up to five is a manner of speaking', () => {
    expect(figures('Ask 5 questions.', [])).toEqual([]);
    expect(figures('Ask 6 questions.', [])).toEqual(['6']);
    expect(figures('Ask about 5 plants.', [])).toEqual(['5']);
  });
});

describe('a proposal', () => {
  const proposed = (text: string) => figures(text, [], { proposals: true });

  test('of a meeting lasts two hours at most', () => {
    expect(proposed('Arrange a 120-minute call.')).toEqual([]);
    expect(proposed('Arrange a 121-minute call.')).toEqual(['121-minute']);
    expect(proposed('Arrange a 6-hour workshop session.')).toEqual(['6-hour']);
    expect(figures('Arrange a 45-minute call.', [])).toEqual(['45-minute']);
  });

  test('of a follow-up comes after an hour, and within thirty days', () => {
    expect(proposed('Follow up after 60 minutes.')).toEqual([]);
    expect(proposed('Follow up after 59 minutes.')).toEqual(['59 minutes']);
    expect(proposed('Follow up after 30 days.')).toEqual([]);
    expect(proposed('Follow up after 31 days.')).toEqual(['31 days']);
    expect(proposed('Write to them in 3 days.')).toEqual(['3 days']);
  });
});
