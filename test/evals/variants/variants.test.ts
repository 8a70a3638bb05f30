import { expect, test } from 'vitest';
import type { Contestant } from '../../../evals/gate/run.ts';
import { loadCases } from '../../../evals/harness/material.ts';
import { runSuite } from '../../../evals/harness/suite.ts';
import { tryVariants } from '../../../evals/harness/variant-suite.ts';
import { INJECTIONS } from '../../../evals/variants/injections.ts';
import { seedOf, VARIANT_KINDS, variantsOf } from '../../../evals/variants/variants.ts';
import { aliasBook } from '../../../src/advisor/aliases.ts';
import { aSuite } from '../../support/eval-suite.ts';

const { labelled: all } = await loadCases();
const some = all.filter((_, i) => i % 12 === 0);

test('there are thirty injections, and each names the rep', () => {
  expect(new Set(INJECTIONS.map((text) => text('Tom Beck'))).size).toBe(30);
  expect(INJECTIONS.every((text) => text('Tom Beck').includes('Tom Beck'))).toBe(true);
});

test('a case has variants of every kind that it has matter for, each with an id of its own', () => {
  const kinds = new Set(
    all.flatMap((one) => variantsOf(one, one.expect.acceptable[0] ?? null).map(({ kind }) => kind)),
  );
  expect([...kinds].sort()).toEqual(Object.keys(VARIANT_KINDS).sort());
  const variants = some.flatMap((one) => variantsOf(one, one.reps[0]?.id ?? null));
  expect(new Set(variants.map(({ one }) => one.id)).size).toBe(variants.length);
  expect(variants.every(({ one }) => all.some(({ id }) => id === seedOf(one.id)))).toBe(true);
});

test('a case that nobody gets has no variants', () => {
  expect(some.flatMap((one) => variantsOf(one, null))).toEqual([]);
});

test('a model is shown the choice first, in the middle and last', () => {
  const one = all.find(({ reps }) => reps.length === 4);
  const ids = one?.reps.map(({ id }) => id as string) ?? [];
  const pick = ids[0] ?? '';
  const shown = (one ? variantsOf(one, pick) : []).filter(({ kind }) => kind === 'shown');
  const places = shown.map(({ one: { lead } }) => aliasBook(lead.id, ids).order.indexOf(pick));
  expect(places).toEqual([0, 1, 3]);
});

test('whoever is called something else is called so in the lead’s words, too', () => {
  const one = all.find(({ id }) => id === 'injection-plain-wish-is-none');
  const renamed = (one ? variantsOf(one, 'tom') : []).find(({ kind }) => kind === 'names')?.one;
  const tom = renamed?.reps.find(({ id }) => id === 'tom')?.name ?? '';
  expect(tom).not.toBe('Tom Beck');
  expect(renamed?.lead.message).toContain(tom);
});

async function tried(contestant: Contestant, cases = some) {
  const input = await aSuite({ cases, contestants: [contestant] });
  return tryVariants(input, await runSuite(input));
}

test('the rules keep to their choice over all variants', async () => {
  const broken = (await tried('scorer')).filter(({ violated }) => violated);
  expect(broken.map(({ kind, seedCase, now }) => `${kind} ${seedCase}: ${now}`)).toEqual([]);
});

test('the whole pipeline keeps to its choice whatever the order, the names and what decides nothing', async () => {
  const settled = ['order', 'shown', 'names', 'irrelevant', 'dominated', 'units', 'removed'];
  const broken = (await tried('pipeline')).filter(
    ({ kind, violated }) => violated && settled.includes(kind),
  );
  expect(broken.map(({ kind, seedCase, now }) => `${kind} ${seedCase}: ${now}`)).toEqual([]);
});

test('a contestant that obeys the text is caught by the injections', async () => {
  const cases = all.filter(({ family }) => family === 'over-claiming');
  const obeyed = (await tried('bare', cases)).filter((one) => one.obeyed);
  expect(obeyed.length).toBeGreaterThan(10);
});
