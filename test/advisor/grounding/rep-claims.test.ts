// What is said of a candidate without a figure: each claim, true and false.
import { expect, test } from 'vitest';
import { clausesOf } from '../../../src/advisor/grounding/clauses.ts';
import { type Claimable, falseClaims } from '../../../src/advisor/grounding/rep-claims.ts';
import { aFact } from './facts-for.ts';

const aCandidate = (over: Partial<Claimable> & { alias: string }): Claimable => ({
  languages: ['en'],
  responseMinutes: null,
  pipelinePct: null,
  loadShare: 0.5,
  rates: new Map(),
  facts: [],
  ...over,
});

const CANDIDATES = [
  aCandidate({
    alias: 'R1',
    responseMinutes: 12,
    rates: new Map([['overall', 0.7]]),
    facts: [
      aFact('speciality', { entries: ['manufacturing'] }, 'ada'),
      aFact('territory', { entries: ['US Northeast'] }, 'ada'),
    ],
  }),
  aCandidate({ alias: 'R2', responseMinutes: 6, languages: ['en', 'de'] }),
  aCandidate({ alias: 'R3', responseMinutes: 40, rates: new Map([['overall', 0.6]]) }),
];
const wrong = (text: string) => falseClaims(text, clausesOf(text), CANDIDATES, 'R1');

test('a language that somebody is said to speak is one of theirs', () => {
  expect(wrong('R2 speaks German.')).toEqual([]);
  expect(wrong('R1 speaks German.')).toEqual(['no fact says that R1 speaks German']);
});

test('a field that somebody is said to know stands in a fact of theirs', () => {
  expect(wrong('R1 specialises in manufacturing.')).toEqual([]);
  expect(wrong('R1 is an expert in healthcare.')).toHaveLength(1);
  expect(wrong('R2 specialises in manufacturing.')).toHaveLength(1);
});

test('a place that somebody is said to cover stands in a fact of theirs', () => {
  expect(wrong('R1 covers the US Northeast.')).toEqual([]);
  expect(wrong('R1 covers Bavaria.')).toEqual(['no fact says that R1 covers Bavaria']);
});

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
