// What is said of a candidate without a figure: each claim, true and false.
import { expect, test } from 'vitest';
import { clausesOf } from '../../../src/advisor/grounding/clauses.ts';
import { type Claimable, falseClaims } from '../../../src/advisor/grounding/rep-claims.ts';

const aCandidate = (over: Partial<Claimable> & { alias: string }): Claimable => ({
  responseMinutes: null,
  pipelinePct: null,
  loadShare: 0.5,
  rates: new Map(),
  ...over,
});

const CANDIDATES = [
  aCandidate({
    alias: 'R1',
    responseMinutes: 12,
    rates: new Map([['overall', 0.7]]),
  }),
  aCandidate({ alias: 'R2', responseMinutes: 6 }),
  aCandidate({ alias: 'R3', responseMinutes: 40, rates: new Map([['overall', 0.6]]) }),
];
const wrong = (text: string) => falseClaims(clausesOf(text), CANDIDATES, 'R1');

test('who is called the quickest or the best is', () => {
  expect(wrong('R2 is the fastest to answer.')).toEqual([]);
  expect(wrong('R1 is the fastest to answer.')).toEqual(['“fastest” does not hold for R1']);
  expect(wrong('R1 is faster than R3.')).toEqual([]);
  expect(wrong('R1 is faster than R2.')).toEqual(['“faster” does not hold for R1']);
  expect(wrong('R1 has the best win rate.')).toEqual([]);
  expect(wrong('R3 has the best win rate.')).toHaveLength(1);
});

test('nobody leads on what is known of others alone', () => {
  expect(wrong('R2 has the best win rate.')).toHaveLength(1);
  expect(wrong('R2 has the lightest load.')).toEqual([]);
});
