// Vitest in a scratch tree, kept between one mutant and the next: only what a mutant changes is read anew.
import path from 'node:path';
import { createVitest, type TestModule } from 'vitest/node';

export type TestRun =
  | { kind: 'green' }
  /** `by`: the first test that failed, by its full name. */
  | { kind: 'red'; by: string }
  /** No test came to a verdict. */
  | { kind: 'broken'; because: string };

export type TestRunner = {
  /** Runs test files until one test fails. */
  run(files: readonly string[]): Promise<TestRun>;
  /** A source file has other text now. */
  changed(file: string): void;
  close(): Promise<void>;
};

/** `config`: one of the tree's own, which says whether there is a database. */
export async function testRunner(root: string, config: string): Promise<TestRunner> {
  const vitest = await createVitest(
    'test',
    { root, config: path.join(root, config), watch: false, bail: 1, reporters: [{}] },
    { logLevel: 'silent' },
  );
  return {
    run: async (files) => {
      const wanted = files.map((file) => path.join(root, file));
      const specifications = await vitest.globTestSpecifications(wanted);
      const { testModules } = await vitest.runTestSpecifications(specifications);
      return verdictOf(testModules.filter(({ moduleId }) => wanted.includes(moduleId)));
    },
    changed: (file) => vitest.invalidateFile(path.join(root, file)),
    close: () => vitest.close(),
  };
}

function verdictOf(modules: readonly TestModule[]): TestRun {
  const tests = modules.flatMap((module) => [...module.children.allTests()]);
  const failed = tests.find((one) => one.result().state === 'failed');
  if (failed) return { kind: 'red', by: failed.fullName };
  const [error] = modules.flatMap((module) => module.errors());
  if (error) return { kind: 'broken', because: error.message };
  const passed = modules.length > 0 && modules.every((module) => module.state() === 'passed');
  return passed ? { kind: 'green' } : { kind: 'broken', because: 'no test ran to its end' };
}
