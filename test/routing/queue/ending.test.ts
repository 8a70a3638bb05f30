// Which endings give a turn back.
import { expect, test } from 'vitest';
import { type DeclineReason, returnsTurn } from '../../../src/routing/queue/ending.ts';

test.each([
  ['wrong_territory', true],
  ['wrong_segment', true],
  ['wrong_language', true],
  ['conflict_of_interest', true],
  ['duplicate', true],
  ['not_a_lead', true],
  ['too_busy', false],
  ['not_interested', false],
  ['other', false],
] satisfies [DeclineReason, boolean][])(
  'declined as %s: turn given back, %s',
  (reason, returned) => {
    expect(returnsTurn({ kind: 'declined', reason })).toBe(returned);
  },
);

test('a person who never came used no turn, work that is done did', () => {
  expect(returnsTurn({ kind: 'no_show', reason: 'never came' })).toBe(true);
  expect(returnsTurn({ kind: 'closed', reason: 'lost' })).toBe(false);
});
