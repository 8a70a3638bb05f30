// One guard taken out of the source by hand: what is changed, the rule that it breaks, and the tests
// that must notice.
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Paths stand from the repository root. */
export type Mutant = {
  file: string;
  /** Text of the file; it stands there exactly once. */
  from: string;
  to: string;
  /** The rule that is broken, in words. */
  rule: string;
  /** Test files, one of which must go red. */
  tests: readonly string[];
};

/** The file's text with the guard taken out, or why that cannot be done. */
export function mutated(mutant: Mutant, text: string): { text: string } | { because: string } {
  const [before = '', ...rest] = text.split(mutant.from);
  if (rest.length !== 1) {
    return { because: `“${mutant.from}” stands ${rest.length} times in ${mutant.file}, not once` };
  }
  return { text: before + mutant.to + rest[0] };
}

/** Why a list no longer fits the tree below `root`, one sentence per mutant that does not. */
export function misfits(mutants: readonly Mutant[], root: string): string[] {
  return mutants.flatMap((mutant) => {
    const [text, ...missing] = [mutant.file, ...mutant.tests].map((file) => textOf(root, file));
    if (text === null || text === undefined) return [`${mutant.file} is not there`];
    const absent = mutant.tests.filter((_, i) => missing[i] === null);
    if (absent.length > 0) return absent.map((file) => `${file} is not there`);
    const found = mutated(mutant, text);
    return 'because' in found ? [`${mutant.rule}: ${found.because}`] : [];
  });
}

function textOf(root: string, file: string): string | null {
  try {
    return readFileSync(path.join(root, file), 'utf8');
  } catch {
    return null;
  }
}
