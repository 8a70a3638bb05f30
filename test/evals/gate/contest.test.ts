import { expect, test } from 'vitest';
import { billsOf, contestsOf } from '../../../evals/gate/contest.ts';
import type { Contestant } from '../../../evals/gate/run.ts';
import { aCaseRun } from '../../support/eval-suite.ts';

const runs = (contestant: Contestant, marks: string) =>
  [...marks].map((mark, i) => aCaseRun(`case-${i}`, mark as 'p' | 'f', { contestant }));

test('what one adds to another is counted case by case, not by averages', () => {
  const [contest] = contestsOf([...runs('pipeline', 'ppfp'), ...runs('scorer', 'pfpp')]);
  expect(contest).toEqual({
    one: 'pipeline',
    against: 'scorer',
    cases: 4,
    adds: ['case-1'],
    breaks: ['case-2'],
    pValue: 0.75,
  });
});

test('a contestant that did not run is in no contest and has no bill', () => {
  expect(contestsOf(runs('pipeline', 'pp'))).toEqual([]);
  expect(billsOf(runs('pipeline', 'pp')).map(({ contestant }) => contestant)).toEqual(['pipeline']);
});

test('a bill counts picks outside the rules and what was paid, and knows when a price is unknown', () => {
  const priced = (usd: number | null) => ({
    ...aCaseRun('a', 'p').cost,
    inputTokens: 900,
    outputTokens: 100,
    usd,
  });
  const outside = {
    grader: 'eligible',
    kind: 'hard' as const,
    value: false,
    because: 'not theirs',
  };
  const one = aCaseRun('a', 'p', { cost: priced(0.002), grades: [outside] });
  expect(billsOf([one, aCaseRun('b', 'p', { cost: priced(0.004) })])).toMatchObject([
    { cases: 2, ineligible: 1, forbidden: 0, tokensPerCase: 1_000, usdPerThousand: 3 },
  ]);
  expect(billsOf([one, aCaseRun('b', 'p', { cost: priced(null) })])[0]?.usdPerThousand).toBeNull();
});
