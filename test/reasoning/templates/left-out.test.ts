// The rep whom everybody will ask about: a better record, and one rule in the way.
import { expect, test } from 'vitest';
import { leftOutFor, leftOutWords } from '../../../src/reasoning/templates/left-out.ts';
import type { Candidate } from '../../../src/selection/scene/candidate.ts';
import { templateInput } from '../../support/cited-by.ts';
import { aScene, aShortlist } from '../../support/techflow.ts';

const scene = aScene({});
const excluded = (id: string, ...rules: string[]): Candidate => ({
  ...(aShortlist(scene, [id])[0] as Candidate),
  standing: 'excluded',
  excludedBy: rules.map((rule) => ({
    rule,
    because: 'The pipeline must be below 80 % of quota.',
    value: 'pipeline 85 % of quota',
    threshold: 'below 80 %',
  })),
});
const [mike] = aShortlist(scene, ['mike']) as [Candidate];

test('a markedly better narrow record behind one rule is told, with record and rule', () => {
  const sarah = excluded('sarah', 'pipeline_gate');
  expect(leftOutFor(scene, [mike, sarah], 'mike')).toBe(sarah);
  const { find, called } = templateInput(scene, [mike, sarah]);
  const words = leftOutWords(scene, sarah, find);
  expect(words?.text).toBe(
    'Sarah Chen wins 78% in manufacturing, but is left out by a rule: pipeline 85% of quota, where below 80% is asked for.',
  );
  expect(called(words?.facts ?? [])).toEqual([
    'record:industry@sarah',
    'excluded:pipeline_gate@sarah',
  ]);
});

test('nobody asks about two rules, other work, or a record that is no narrow one', () => {
  expect(leftOutFor(scene, [mike, excluded('sarah', 'gate', 'hours')], 'mike')).toBeNull();
  const tiered = aScene({
    policy: { must: [{ kind: 'role', code: 'gate', roles: ['senior_ae'] }] },
  });
  expect(leftOutFor(tiered, [mike, excluded('sarah', 'gate')], 'mike')).toBeNull();
  expect(leftOutFor(scene, [mike, excluded('david', 'gate')], 'mike')).toBeNull();
  expect(leftOutWords(scene, null, templateInput(scene, [mike]).find)).toBeNull();
});
