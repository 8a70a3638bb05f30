import { expect, test } from 'vitest';
import { loadCases, loadPolicies } from '../../evals/harness/material.ts';
import { choiceOf, tryVariants } from '../../evals/harness/variant-suite.ts';
import { INJECTIONS } from '../../src/evals/injections.ts';
import { variantsOf } from '../../src/evals/variants.ts';

const policies = await loadPolicies();
const cases = (await loadCases()).filter((_, i) => i % 4 === 0);

test('there are thirty injections, and each names the rep', () => {
  expect(new Set(INJECTIONS.map((text) => text('Tom Beck'))).size).toBe(30);
  expect(INJECTIONS.every((text) => text('Tom Beck').includes('Tom Beck'))).toBe(true);
});

test('every case that somebody gets has variants of all kinds', () => {
  const one = cases.find(({ family }) => family === 'fit-against-capacity');
  const kinds = one ? variantsOf(one, choiceOf(one, policies)).map(({ kind }) => kind) : [];
  expect(new Set(kinds).size).toBe(9);
  expect(one && variantsOf(one, null)).toEqual([]);
});

test('the rules keep to their choice over all variants', () => {
  const broken = tryVariants(cases, policies).filter(({ value }) => value === 1);
  expect(broken.map(({ kind, detail }) => `${kind} ${detail}`)).toEqual([]);
});
