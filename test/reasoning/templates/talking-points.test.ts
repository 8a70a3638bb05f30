// What to say and ask: the opening first, then what tells most, four points at most.
import { expect, test } from 'vitest';
import type { LeadProfile } from '../../../src/leads/profile.ts';
import { talkingPoints } from '../../../src/reasoning/templates/talking-points.ts';
import { templateInput } from '../../support/cited-by.ts';
import { aScene, TECHFLOW_LEAD } from '../../support/techflow.ts';

function points(over: Partial<LeadProfile>) {
  const scene = aScene({ lead: { ...TECHFLOW_LEAD, ...over } });
  const { reading, find, called } = templateInput(scene, []);
  return talkingPoints(scene.lead, scene.account, reading, find).map(({ text, facts }) => ({
    text,
    facts: called(facts),
  }));
}

test('a deed that the opening speaks of is not brought up again; the next has its own fact', () => {
  const all = points({});
  expect(all[0]?.facts).toEqual(['source', 'engagement:1']);
  expect(all[1]).toEqual({
    text: 'They looked at pricing 3 times: ask what they compare it with and who signs it off.',
    facts: ['engagement:0'],
  });
  expect(all.filter(({ facts }) => facts.includes('engagement:1'))).toHaveLength(1);
});

test('question and date cite the message, in order', () => {
  const message =
    'Our tool fails at every sale. Do you sync with SAP? The contract ends on March 31.';
  expect(points({ message }).map(({ facts }) => facts[0])).toEqual([
    'message:0',
    'message:0',
    'message:0',
    'engagement:0',
  ]);
});

test('the first signal, the tools and the level of whom they speak to', () => {
  const bare = { source: 'unknown', engagement: [], signals: ['hiring_planners', 'new_cfo'] };
  const all = points({ ...bare, title: 'CFO', seniority: 'c-level' });
  expect(all.map(({ facts }) => facts[0])).toEqual(['signal:0', 'stack', 'role']);
  expect(all[1]?.text).toMatch(/^They run Salesforce, SAP and Tableau: ask what has to flow in/);
  expect(all[2]?.text).toMatch(/^You are talking to the CFO: ask what they will judge this by/);
});

test('whoever buys nothing has one point', () => {
  expect(points({ message: 'I write my thesis on routing leads.' })).toHaveLength(1);
});
