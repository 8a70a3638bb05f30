// What people read follows the policy's language; what a model is told does not.
import { expect, test } from 'vitest';
import { gatherFacts } from '../../../src/reasoning/facts/gather-facts.ts';
import { plainAdvice } from '../../../src/reasoning/plain-advice.ts';
import { aScene, aShortlist, TECHFLOW_LEAD } from '../../support/techflow.ts';

const all = ['mike', 'sarah', 'jennifer', 'david'];

function toldIn(language: string, lead: object = {}) {
  const scene = aScene({ lead: { ...TECHFLOW_LEAD, ...lead } });
  const { document } = scene.policy;
  const advisor = { ...document.advisor, language };
  const snapshot = { ...scene, policy: { ...scene.policy, document: { ...document, advisor } } };
  const list = aShortlist(snapshot, all);
  const facts = gatherFacts(snapshot, list);
  const told = plainAdvice(snapshot, list, facts, 'mike');
  const cited = [...told.reasons, ...told.talkingPoints, ...told.nextSteps];
  const texts = [told.summary, ...cited.map(({ text }) => text), told.backup?.when ?? ''];
  return { texts, facts: facts.map(({ text }) => text), summary: told.summary };
}

const ENGLISH_WORDS =
  /\b(?:the|they|their|you|your|with|goes|ask|avoid|call|within|holds|wins|usually|first)\b/i;

test.each([
  ['de', / geht an /, / 850 Beschäftigte/, '120 Mio. $'],
  ['fr', / est confié à /, / 850 salariés/, '120 M$'],
  ['es', / se asigna a /, / 850 empleados/, '120 M$'],
])('%s: every sentence is in the language of the policy', (language, goes, heads, money) => {
  const { texts, facts, summary } = toldIn(language);
  expect(summary).toMatch(goes);
  expect(` ${facts.join(' ')}`).toMatch(heads);
  expect(summary.replaceAll('\u00a0', ' ')).toContain(money);
  // Names and what the lead's own systems call things stay as they are.
  const ours = [...texts, ...facts].map((text) => text.replace(/[„‚«“][^“”‘»]*[“”‘»]/g, ''));
  expect(ours.filter((text) => ENGLISH_WORDS.test(text))).toEqual([]);
  expect(toldIn(`${language}-AT`).texts).toEqual(texts);
});

test('another language than those leaves what people read in English', () => {
  expect(toldIn('pl').texts).toEqual(toldIn('en').texts);
});

test('words of the lead are quoted as they wrote them, in the quotation marks of the language', () => {
  const message = 'We lose two trucks a week at the depot.';
  expect(toldIn('de', { message }).texts.join(' ')).toContain(`„${message}“`);
});

test('the language of the call is told where it is not the team’s own', () => {
  const lead = { language: 'en' };
  expect(toldIn('de', lead).texts.join(' ')).toContain(' auf Englisch ');
  expect(toldIn('en', lead).texts.join(' ')).not.toContain(' in English');
});
