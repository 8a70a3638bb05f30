// What to do by when; each step with the facts that it rests on.
import { expect, test } from 'vitest';
import type { LeadProfile } from '../../../src/leads/profile.ts';
import { nextSteps } from '../../../src/reasoning/templates/next-steps.ts';
import { templateInput } from '../../support/cited-by.ts';
import { aScene, aShortlist, TECHFLOW_LEAD } from '../../support/techflow.ts';
import { TOLD_SCENE, TOLD_SHORTLIST } from '../../support/told-scene.ts';

function steps(scene = aScene({}), list = aShortlist(scene, ['mike', 'sarah'])) {
  const { pick, interest, reading, find, called } = templateInput(scene, list);
  const { first, rest } = nextSteps(scene, pick ?? null, interest, reading, find);
  return [...first, ...rest].map(({ text, facts }) => ({
    text,
    facts: called(facts),
  }));
}
const written = (message: string | null, over: Partial<LeadProfile> = {}) =>
  steps(aScene({ lead: { ...TECHFLOW_LEAD, message, ...over } }));

test('the first contact cites what is due, and what makes it urgent or foreign', () => {
  const [first] = steps(TOLD_SCENE, [...TOLD_SHORTLIST]);
  expect(first?.text).toMatch(
    /^Call in German by \d\d:\d\d on Tuesday 24 November \(Berlin time\)/,
  );
  expect(first?.facts).toEqual(['due@ana', 'time_zone', 'language']);
  expect(written(null)[0]).toMatchObject({
    text: 'Call within 5 minutes, by 10:05 (UTC); you usually take 6 minutes, so start now.',
    facts: ['due@mike', 'sla', 'response@mike'],
  });
});

test('without a pick the team’s time counts', () => {
  expect(steps(aScene({}), [])[0]).toMatchObject({
    text: 'Make first contact within 5 minutes of business time.',
    facts: ['sla'],
  });
});

test('a question is answered in writing, from the piece that asks it', () => {
  const paper = 'We plan our four pump works with sheets of paper today. '.repeat(9);
  const answer = written(`${paper}Do you sync with SAP?`)[1];
  expect(answer?.text).toContain('answer “Do you sync with SAP?”');
  expect(answer?.facts).toEqual(['message:1']);
});

test('without words of theirs a deed in the open is what to write of, wherever it stands', () => {
  const [, write] = written(null);
  expect(write?.text).toContain('start from “ROI calculator”');
  expect(write?.facts).toEqual(['engagement:1']);
});

test('an open ticket is read first; a date of theirs is counted back from', () => {
  const ticket = steps(TOLD_SCENE, [...TOLD_SHORTLIST]).find(({ facts }) => facts[0] === 'tickets');
  expect(ticket?.text).toBe(
    'Read the critical ticket before you call, and know who is working on it.',
  );
  const dated = written('Our tool fails at every sale. The contract ends on March 31.');
  expect(dated.some(({ text }) => text.includes('counts back from their date'))).toBe(true);
});

test('whoever buys nothing gets an e-mail and is declined', () => {
  const texts = written('I write my thesis on routing.').map(({ text }) => text);
  expect(texts[0]).toMatch(/a short e-mail will do\.$/);
  expect(texts[1]).toMatch(/^If there is nothing to sell, decline/);
});
