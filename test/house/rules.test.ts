// The rules of form: each is broken once in a file of its own, and the linter must name it.
import { beforeAll, expect, test } from 'vitest';
import { type Findings, lintPlanted } from './planted.ts';

const long = (lines: number) => Array.from({ length: lines }, (_, i) => `  let a${i} = ${i};`);

/** Rule → files that break it; the rule must be found in the first of them. */
const BROKEN: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'style/noProcessEnv': { 'src/flows/reads-environment.ts': 'export const a = process.env.HOME;' },
  'style/noDefaultExport': { 'src/flows/default-export.ts': 'export default 1;' },
  'style/noNonNullAssertion': { 'src/flows/asserts.ts': 'export const a = [1][0]!;' },
  'style/useImportType': {
    'src/flows/value-import.ts': "import { T } from './a-type.ts';\nexport const a: T = 1;",
    'src/flows/a-type.ts': 'export type T = number;',
  },
  'style/useFilenamingConvention': { 'src/flows/camelCase.ts': 'export const a = 1;' },
  'style/noExcessiveLinesPerFile': {
    'src/flows/long-file.ts': Array.from(
      { length: 401 },
      (_, i) => `export const a${i} = ${i};`,
    ).join('\n'),
  },
  'complexity/noExcessiveLinesPerFunction': {
    'src/flows/long-function.ts': `export function a() {\n${long(90).join('\n')}\n}`,
  },
  'suspicious/noConsole': { 'src/flows/prints.ts': "console.log('x');" },
  'suspicious/noExplicitAny': { 'src/flows/takes-any.ts': 'export const a: any = 1;' },
  'suspicious/noFocusedTests': {
    'test/focused.test.ts': "import { test } from 'vitest';\ntest.only('a', () => {});",
  },
  'suspicious/noSkippedTests': {
    'test/skipped.test.ts': "import { test } from 'vitest';\ntest.skip('a', () => {});",
  },
  'suspicious/noImportCycles': {
    'src/leads/cycle-one.ts':
      "import { two } from './cycle-two.ts';\nexport const one = () => two;",
    'src/leads/cycle-two.ts':
      "import { one } from './cycle-one.ts';\nexport const two = () => one;",
  },
  'correctness/useImportExtensions': {
    'src/flows/no-extension.ts': "import { b } from './b';\nexport const a = b;",
    'src/flows/b.ts': 'export const b = 1;',
  },
  'nursery/noFloatingPromises': {
    'src/flows/floats.ts': 'async function work() {}\nexport function a() {\n  work();\n}',
  },
  'nursery/noMisusedPromises': {
    'src/flows/misuses.ts':
      'async function work() {\n  return true;\n}\nexport const a = work() ? 1 : 2;',
  },
};

let findings: Findings;
beforeAll(async () => {
  findings = await lintPlanted(Object.assign({}, ...Object.values(BROKEN)));
});

test.for(Object.keys(BROKEN))('%s is enforced', (rule) => {
  const [file = ''] = Object.keys(BROKEN[rule] ?? {});
  const categories = (findings.get(file) ?? []).map(({ category }) => category);
  expect(categories).toContain(`lint/${rule}`);
});

test('the environment may be read in config.ts and nowhere else in src', async () => {
  const reads = 'export const a = process.env.HOME;';
  const planted = await lintPlanted({ 'src/config.ts': reads, 'src/main.ts': reads });
  expect([...planted.keys()]).toEqual(['src/main.ts']);
});
