// The list of guards to take out says so when it no longer fits the source.
import path from 'node:path';
import { expect, test } from 'vitest';
import { ADVICE } from '../../tools/mutants/advice.ts';
import { GROUNDING } from '../../tools/mutants/grounding.ts';
import { type Mutant, misfits, mutated } from '../../tools/mutants/mutant.ts';
import { RULES } from '../../tools/mutants/rules.ts';
import { STORED } from '../../tools/mutants/stored.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const aMutant = (over: Partial<Mutant>): Mutant => ({
  file: 'tools/mutants/mutant.ts',
  from: 'export function misfits(',
  to: '',
  rule: 'a rule',
  tests: ['test/tools/mutants.test.ts'],
  ...over,
});

test('a text that stands once is replaced, dollar signs as they are', () => {
  expect(mutated(aMutant({ from: 'b', to: '$&' }), 'abc')).toEqual({ text: 'a$&c' });
});

test.each([
  ['x', 'stands 0 times'],
  ['a', 'stands 2 times'],
])('a text that does not stand exactly once is none to replace: %s', (from, because) => {
  expect(mutated(aMutant({ from }), 'aba')).toEqual({ because: expect.stringContaining(because) });
});

test('a list that fits has nothing to say; a moved file, test or text has its sentence', () => {
  expect(misfits([aMutant({})], ROOT)).toEqual([]);
  expect(misfits([aMutant({ file: 'src/gone.ts' })], ROOT)).toEqual(['src/gone.ts is not there']);
  expect(misfits([aMutant({ tests: ['test/gone.test.ts'] })], ROOT)).toEqual([
    'test/gone.test.ts is not there',
  ]);
  expect(misfits([aMutant({ from: `no such ${'text'}` })], ROOT)).toEqual([
    expect.stringContaining('a rule: “no such text” stands 0 times'),
  ]);
});

test('every guard on the list stands in the source as the list has it', () => {
  expect(misfits([...ADVICE, ...GROUNDING, ...RULES, ...STORED], ROOT)).toEqual([]);
});
