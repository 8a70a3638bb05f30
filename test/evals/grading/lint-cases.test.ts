import { expect, test } from 'vitest';
import { lintCases } from '../../../evals/grading/lint-cases.ts';
import { loadCases, loadPolicies } from '../../../evals/harness/material.ts';
import { type EvalCase, FAMILIES, HELD_OUT } from '../../../src/evals/case.ts';

const policies = await loadPolicies();
const { labelled: cases } = await loadCases();

/** The first case of a family with something changed. */
function changed(over: (one: EvalCase) => Partial<EvalCase>, family = 'score-override'): EvalCase {
  const one = cases.find((known) => known.family === family);
  if (!one) throw new Error(`no case of ${family}`);
  return { ...one, ...over(one) };
}

const expecting = (over: Partial<EvalCase['expect']>) =>
  changed(({ expect: own }) => ({ expect: { ...own, ...over } }));

const problems = (...set: EvalCase[]) => lintCases(set, policies).map(({ problem }) => problem);

test('the cases hold together', () => {
  expect(lintCases(cases, policies)).toEqual([]);
});

test('there are at least 120 cases, in every family, and a fifth of them is held out', () => {
  expect(cases.length).toBeGreaterThanOrEqual(120);
  expect(new Set(cases.map(({ family }) => family))).toEqual(new Set(FAMILIES));
  const held = cases.filter(({ tags }) => tags.includes(HELD_OUT)).length;
  expect(held / cases.length).toBeGreaterThanOrEqual(0.2);
});

test('a rep whom the rules exclude cannot be acceptable', () => {
  expect(problems(expecting({ acceptable: ['sarah'], forbidden: [] }))).toEqual([
    '"sarah" is acceptable, but the rules do not let them take the lead',
  ]);
});

test('two cases of one id, reps that do not exist and contradictions are found', () => {
  const one = expecting({});
  expect(problems(one, one)).toEqual(['another case has this id']);
  expect(problems(expecting({ forbidden: ['nobody'] }))).toEqual(['there is no rep "nobody"']);
  expect(problems(expecting({ acceptable: ['david'], forbidden: ['david'] }))).toEqual([
    '"david" is both acceptable and forbidden',
  ]);
  expect(problems(expecting({ preferred: 'mike' }))).toEqual([
    'the preferred rep is not acceptable',
  ]);
});

test('a fact to mention must stand in the input', () => {
  expect(problems(expecting({ mustMention: ['Salesforce'] }))).toEqual([]);
  expect(problems(expecting({ mustMention: ['Tableau'] }))).toEqual([
    '“Tableau” is to be mentioned, but stands in no fact',
  ]);
});

test('a pattern must compile and leave something unsaid', () => {
  expect(problems(expecting({ mustNot: ['(', 'x*'] }))).toEqual([
    'the pattern (: it does not compile',
    'the pattern x*: it matches the empty sentence',
  ]);
});

test('a policy that does not exist is found', () => {
  const lost = changed(() => ({ policy: 'nowhere' }));
  expect(problems(lost)).toEqual([`${lost.id}: there is no policy "nowhere"`]);
});
