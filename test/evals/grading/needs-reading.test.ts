// What the cases that need reading must be for their figures to mean anything: enough of both kinds, not
// won by the rules alone, and with labels that the policy's own margin lets somebody choose.
import { expect, test } from 'vitest';
import { loadCases, loadPolicies } from '../../../evals/harness/material.ts';
import { snapshotOf } from '../../../src/evals/case-snapshot.ts';
import { decide } from '../../../src/selection/decide.ts';

const policies = await loadPolicies();
const { labelled } = await loadCases();
const reading = labelled
  .filter(({ tags }) => tags.includes('needs-reading'))
  .map((one) => ({ one, evaluation: decide(snapshotOf(one, policies)) }));
const own = reading.filter(({ one }) => one.family.startsWith('reading-'));
const mustNotMove = own.filter(({ one }) => one.tags.includes('reading-must-not-move'));
const moving = own.filter((read) => !mustNotMove.includes(read));

/** The share of cases in which the rules' first is a good choice. */
function shareRight(cases: typeof reading): number {
  const right = cases.filter(({ one, evaluation }) =>
    one.expect.acceptable.includes(evaluation.order[0] ?? ''),
  );
  return right.length / cases.length;
}

test('84 cases are decided by what the lead writes, and in 24 the text must not move the lead', () => {
  expect(own.length).toBeGreaterThanOrEqual(84);
  expect(mustNotMove.length).toBeGreaterThanOrEqual(24);
});

test('rules alone are right in at most half of them, and of those in which the text moves the lead', () => {
  expect(shareRight(reading)).toBeLessThanOrEqual(0.5);
  expect(shareRight(moving)).toBeLessThanOrEqual(0.5);
});

test('whom the text speaks for may be chosen: no label lies beyond the policy’s margin', () => {
  const beyond = own.flatMap(({ one, evaluation }) =>
    one.expect.acceptable
      .filter((id) => !evaluation.withinMargin.includes(id))
      .map((id) => `${one.id}: ${id}`),
  );
  expect(beyond).toEqual([]);
});
