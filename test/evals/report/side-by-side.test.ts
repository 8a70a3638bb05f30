import { expect, test } from 'vitest';
import { comparedBriefs } from '../../../evals/harness/compare-briefs.ts';
import { loadCases, loadPolicies } from '../../../evals/harness/material.ts';
import { chosenOf } from '../../../evals/report/side-by-side.ts';

test('nobody picks the ten: they are every third', () => {
  const sorted = Array.from({ length: 40 }, (_, i) => i);
  expect(chosenOf(sorted)).toEqual([0, 3, 6, 9, 12, 15, 18, 21, 24, 27]);
});

test('the page sets plain words, the answer as it came and what is shown beside one another', async () => {
  const { labelled } = await loadCases();
  const cases = labelled.filter(({ id }) => id === 'claim-certificate');
  const page = await comparedBriefs({ cases, policies: await loadPolicies() });
  const [, plain = '', given = '', shown = ''] = page.split(/^\*\*/m);
  expect(plain).toContain('- summary: Brightwater Logistics');
  expect(given).toContain('- summary: R1 has won 66 of 120 deals, R2 36 of 120.');
  expect(shown).toMatch(/^Shown, for Ann Keller/);
  expect(shown).not.toMatch(/\bR1\b.*won/);
});
