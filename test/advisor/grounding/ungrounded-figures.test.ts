// Whose figure a figure is, what may be counted or proposed without a fact, and what follows from two.
import { describe, expect, test } from 'vitest';
import { figureReader } from '../../../src/advisor/grounding/known-figures.ts';
import {
  type GroundingScene,
  ungroundedFigures,
} from '../../../src/advisor/grounding/ungrounded-figures.ts';
import type { Fact } from '../../../src/reasoning/facts/fact.ts';
import { countFigure, percentFigure, pointsFigure } from '../../../src/reasoning/facts/figures.ts';
import { aFact, answers, wins, wrote } from './facts-for.ts';

const ALIASES: Readonly<Record<string, string>> = { ada: 'R1', ben: 'R2', cho: 'R3' };
const ada = answers('ada', 12);
const ben = answers('ben', 18);

function figures(text: string, cited: Fact[], over: Partial<GroundingScene> = {}): string[] {
  return ungroundedFigures(text, {
    cited,
    spare: [],
    figuresOf: figureReader(null),
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
    const both = [wins('ada', 0.78), wins('ben', 0.62)];
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
    // In any wording, where it is of both and not of one.
    expect(figures('R1 has 6 minutes for R2.', all)).toEqual([]);
    expect(figures('R1 takes 6 minutes.', all)).toEqual(['6 minutes']);
  });

  test('that is a distance in points is no score, and the other way round', () => {
    const ranks = [countFigure(2, 'rank', 'reps'), pointsFigure(59.2, 'score')];
    const score = aFact('score', { figures: [...ranks, pointsFigure(1.1, 'gap')] }, 'ada');
    expect(figures('R1 has 59.2 points.', [score])).toEqual([]);
    expect(figures('R1 is behind by 1.1 points.', [score])).toEqual([]);
    expect(figures('R1 is behind by 59.2 points.', [score])).toEqual(['59.2 points']);
    // The place in the order is no amount.
    expect(figures('R1 has 2 points.', [score])).toEqual(['2 points']);
    expect(figures('R1 is second: place 2.', [score])).toEqual([]);
  });

  test('of all deals is no rate of a field', () => {
    const overall = [wins('ada', 0.78)];
    expect(figures('R1 wins 78% in all.', overall)).toEqual([]);
    expect(figures('R1 wins 78% in logistics.', overall)).toEqual(['78%']);
    expect(figures('R1 wins 78% in logistics.', [wins('ada', 0.78, 'industry')])).toEqual([]);
  });
});

test('the team’s rate in the parts of a score is nobody’s own', () => {
  const parts = [aFact('parts', { figures: [percentFigure(0.65, 'team_wins')] }, 'ada')];
  expect(figures('The team wins 65% of its deals.', parts)).toEqual([]);
  expect(figures('R1 wins 65% of all deals.', parts)).toEqual(['65%']);
  expect(figures('The team is at 65% of quota.', parts)).toEqual(['65%']);
});

describe('a count', () => {
  const visited = aFact('engagement', {
    quoted: ['visited the pricing page'],
    figures: [countFigure(3, 'visits', 'times')],
  });

  test('without a citation shares a word with the fact that bears it out', () => {
    const uncited = { uncited: true };
    expect(figures('The pricing page was seen 3 times.', [visited], uncited)).toEqual([]);
    expect(figures('It happened 3 times.', [visited], uncited)).toEqual(['3']);
    expect(figures('It happened 3 times.', [visited])).toEqual([]);
  });

  test('that is small and bare is not looked for in facts that nobody cites', () => {
    const spare = { spare: [wrote('We have 12 plants and 850 desks.')] };
    expect(figures('They have 850 desks.', [], spare)).toEqual([]);
    expect(figures('They have 12 plants.', [], spare)).toEqual(['12']);
  });

  test('of what a cited fact lists is how many it lists', () => {
    const stack = aFact('stack', { entries: ['Salesforce', 'SAP', 'Tableau'] });
    expect(figures('All 3 tools stay.', [stack])).toEqual([]);
    expect(figures('All 4 tools stay.', [stack], { candidates: 9 })).toEqual(['4']);
    // Three tools are no three languages, and a place told in three steps is no list.
    expect(figures('They speak 3 languages.', [stack])).toEqual(['3']);
    const place = aFact('place', { entries: ['Boston', 'US Northeast', 'United States'] });
    expect(figures('Of these, 3 matter.', [place], { candidates: 9 })).toEqual(['3']);
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
