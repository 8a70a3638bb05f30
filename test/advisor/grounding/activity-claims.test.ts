// What a lead is said to have done or said stands in the lead's own facts.
import { expect, test } from 'vitest';
import { deedCheck } from '../../../src/advisor/grounding/activity-claims.ts';
import { clausesOf } from '../../../src/advisor/grounding/clauses.ts';
import { aFact, wrote } from './facts-for.ts';

const check = deedCheck([
  wrote('downloaded the ROI calculator', 'engagement'),
  wrote('Our spreadsheets are slow and we lose orders.'),
  wrote('VP of operations', 'role'),
  aFact('company', { entries: ['Webinar Makers'] }),
]);
const wrong = (text: string) => check(text, clausesOf(text));

test('what they are said to have downloaded or attended stands among their deeds', () => {
  expect(wrong('They downloaded the ROI calculator.')).toEqual([]);
  expect(wrong('They downloaded the security whitepaper.')).toHaveLength(1);
  // A company's name tells of no deed.
  expect(wrong('They attended the webinar.')).toHaveLength(1);
});

test('the name of what they took is known by more than half', () => {
  expect(wrong('They downloaded the ROI handbook.')).toHaveLength(1);
});

test('what they are said to have said is theirs, at least by half of its words', () => {
  expect(wrong('They said that spreadsheets are slow.')).toEqual([]);
  expect(wrong('They said that budget approval comes tomorrow.')).toHaveLength(1);
});

test('the title of whom the rep speaks to stands in a fact', () => {
  expect(wrong('You are talking to the VP now.')).toEqual([]);
  expect(wrong('You are talking to the CFO now.')).toEqual(['no fact says that this is the CFO']);
});
