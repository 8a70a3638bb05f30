// The first thing to say, from what is known; the strongest ground first.
import { expect, test } from 'vitest';
import { opening } from '../../../src/reasoning/templates/opening.ts';
import { templateInput } from '../../support/cited-by.ts';
import { aScene, TECHFLOW_LEAD } from '../../support/techflow.ts';
import { TOLD_SCENE } from '../../support/told-scene.ts';

function opens(scene = aScene({})) {
  const { reading, find, called } = templateInput(scene, []);
  const said = opening(scene.lead, scene.account, reading, find);
  return [said?.text, ...called(said?.facts ?? [])];
}
const lead = (over: Parameters<typeof aScene>[0]['lead']) =>
  aScene({ lead: { ...TECHFLOW_LEAD, ...over } });

test('a critical ticket goes before their own words', () => {
  expect(opens(TOLD_SCENE)).toEqual([
    'Say first: “Before anything else: what does the critical ticket keep you from doing today?”',
    'tickets',
  ]);
});

test('their own words are said back, from the piece that holds them', () => {
  const paper = 'Thanks for the talk at the fair in Hanover last week, it was fun. '.repeat(7);
  expect(opens(lead({ message: `${paper}We must replace our planning tool.` }))).toEqual([
    'Say first: “You write that you must replace your planning tool. What must the next one do that today’s does not?”',
    'message:1',
  ]);
});

test('without words, how they came and what they did in the open; pages seen are not told', () => {
  expect(opens()).toEqual([
    'Say first: “You asked for a demo and opened the ROI calculator. What return do you have to show, and to whom?”',
    'source',
    'engagement:1',
  ]);
});

test('without deeds, what they are to us; without that, a plain question', () => {
  const bare = { source: 'unknown', engagement: [] };
  const account = TOLD_SCENE.account && {
    ...TOLD_SCENE.account,
    tickets: { open: 0, critical: 0 },
  };
  expect(opens({ ...lead(bare), account }).slice(1)).toEqual(['account_status']);
  expect(opens(lead({ ...bare, title: null })).slice(1)).toEqual(['unknown']);
});
