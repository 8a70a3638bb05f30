import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { type CitedFact, FAULTS, sentenceSchema } from '../../evals/corpora/sentence.ts';
import { lintCases } from '../../evals/grading/lint-cases.ts';
import { loadCases, loadPolicies } from '../../evals/harness/material.ts';
import { adviceShortlist } from '../../src/advisor/shortlist-for-needs.ts';
import { type EvalCase, readCases } from '../../src/evals/case.ts';
import { snapshotOf } from '../../src/evals/case-snapshot.ts';
import type { Fact } from '../../src/reasoning/facts/fact.ts';
import { gatherFacts } from '../../src/reasoning/facts/gather-facts.ts';
import { decide } from '../../src/selection/decide.ts';

const read = (name: string) =>
  readFileSync(new URL(`../../evals/corpora/${name}`, import.meta.url), 'utf8');
const sentences = (name: string) => {
  const lines = read(name).trim().split('\n');
  return z.array(sentenceSchema).parse(lines.map((line) => JSON.parse(line)));
};

const policies = await loadPolicies();
const { labelled: scenes } = readCases(read('scenes.jsonl'), 'scenes.jsonl');
const { labelled: cases } = await loadCases();
const sceneById = new Map([...cases, ...scenes].map((one) => [one.id, one]));
const corpora = { true: sentences('true.jsonl'), untrue: sentences('untrue.jsonl') };
const all = [...corpora.true, ...corpora.untrue];
const factsByScene = new Map(
  [...new Set(all.map(({ scene }) => scene))].map((id) => [id, factsOf(sceneById.get(id))]),
);

test('the scenes of the corpora hold together, and share no id with a case', () => {
  expect(lintCases(scenes, policies)).toEqual([]);
  expect(sceneById.size).toBe(cases.length + scenes.length);
});

test.for(Object.entries(corpora))('%s sentences: 400, in four languages', ([, rows]) => {
  const counts = Object.groupBy(rows, ({ language }) => language);
  expect(Object.entries(counts).map(([language, { length }]) => [language, length])).toEqual([
    ['en', 220],
    ['de', 70],
    ['fr', 55],
    ['es', 55],
  ]);
});

test('the sentences stand in at least twelve scenes, and each scene made for them is used', () => {
  const used = (rows: typeof all) => new Set(rows.map(({ scene }) => scene));
  expect(used(corpora.true).size).toBeGreaterThanOrEqual(12);
  expect(used(corpora.untrue).size).toBeGreaterThanOrEqual(12);
  expect(scenes.filter(({ id }) => !used(all).has(id))).toEqual([]);
});

test('each fact cited is one of its scene, and each rep named is before the advisor there', () => {
  const astray = all.flatMap(({ id, scene, facts, text, choice }) => {
    const known = factsByScene.get(scene) ?? [];
    const reps = new Set(known.map(({ repId }) => repId));
    const named = [choice, ...[...text.matchAll(/\{([^}]*)\}/g)].map(([, rep]) => rep)];
    return [
      ...facts.filter((cited) => known.filter((fact) => meets(fact, cited)).length !== 1),
      ...named.filter((rep) => !reps.has(rep ?? '')),
    ].map((what) => ({ id, what }));
  });
  expect(astray).toEqual([]);
});

test('no id and no sentence stands twice', () => {
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  expect(new Set(all.map(({ text }) => text.toLowerCase())).size).toBe(all.length);
});

test('the reps of a scene are called by their ids alone', () => {
  const bare = all.filter(({ scene, text }) =>
    (sceneById.get(scene)?.reps ?? []).some(({ name }) =>
      name.split(' ').some((word) => new RegExp(`(?<!\\{)\\b${word}\\b`).test(text)),
    ),
  );
  expect(bare.map(({ text }) => text)).toEqual([]);
});

test('every fault has its sentences, and a third of the untrue ones show it by no figure, rep or word', () => {
  const faults = corpora.untrue.map(({ category }) => category);
  expect(new Set(faults)).toEqual(new Set(FAULTS));
  const plain = corpora.untrue.filter(({ text }) => !TELL_TALE.test(text));
  expect(plain.length).toBeGreaterThanOrEqual(corpora.untrue.length / 3);
});

/** Figures, reps, and what a list of forbidden words would hold. */
const TELL_TALE =
  /\d|\{|\b(we|us|our|wir|uns|unser\w*|nous|notre|guarant\w*|garant\w*|promis\w*|discount|free|pri[cx]e?\w*|preis\w*|precio\w*|gratis|gratuit\w*|tarif|always|never|nobody|niemand|personne|nadie|siempre)\b/i;

function factsOf(scene: EvalCase | undefined): Fact[] {
  if (scene === undefined) return [];
  const evaluation = decide(snapshotOf(scene, policies));
  return gatherFacts(evaluation.snapshot, adviceShortlist(evaluation));
}

function meets(fact: Fact, { has, ...cited }: CitedFact): boolean {
  const { about, repId, kind, key, text } = fact;
  return (
    about === cited.about &&
    repId === cited.repId &&
    kind === cited.kind &&
    key === cited.key &&
    text.includes(has ?? '')
  );
}
