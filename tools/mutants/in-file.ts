// Mutants of one file, held by the same tests.
import type { Mutant } from './mutant.ts';

export function inFile(
  file: string,
  tests: readonly string[],
  changes: readonly Omit<Mutant, 'file' | 'tests'>[],
): Mutant[] {
  return changes.map((change) => ({ file, tests, ...change }));
}
