// `npm run mutants`: takes out one guard after the other and says whether a test notices. Ends with 1
// when one is not missed, with 2 when the list no longer fits the source.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ADVICE } from './advice.ts';
import { GROUNDING } from './grounding.ts';
import { type Mutant, misfits, mutated } from './mutant.ts';
import { RULES } from './rules.ts';
import { ROOT, scratchTree } from './scratch-tree.ts';
import { STORED } from './stored.ts';
import { type TestRun, type TestRunner, testRunner } from './test-runner.ts';

type Verdict = { mutant: Mutant; run: TestRun; seconds: number };

/** Those without a database first: they take a second or two each. */
const LISTS = [
  {
    config: 'tools/mutants/without-database.config.ts',
    mutants: [...ADVICE, ...GROUNDING, ...RULES],
  },
  { config: 'vitest.config.ts', mutants: STORED },
];

async function main(words: readonly string[]): Promise<number> {
  const wanted = ({ rule, file }: Mutant) =>
    words.every((word) => `${rule} ${file}`.includes(word));
  const lists = LISTS.map(({ config, mutants }) => ({ config, mutants: mutants.filter(wanted) }));
  const all = lists.flatMap(({ mutants }) => mutants);
  const misfit = misfits(all, ROOT);
  if (misfit.length > 0) return say(misfit, 2);
  if (all.length === 0) return say(['No mutant’s rule or file has these words.'], 2);
  const root = await scratchTree();
  const verdicts: Verdict[] = [];
  for (const { config, mutants } of lists) {
    if (mutants.length === 0) continue;
    const runner = await testRunner(root, config);
    try {
      verdicts.push(...(await tried(mutants, root, runner)));
    } finally {
      await runner.close();
    }
  }
  return summedUp(verdicts);
}

function say(lines: readonly string[], exit: number): number {
  for (const line of lines) console.error(line);
  return exit;
}

/** Each mutant's verdict, printed as it comes. */
async function tried(
  mutants: readonly Mutant[],
  root: string,
  runner: TestRunner,
): Promise<Verdict[]> {
  // Tests that are red by themselves would kill everything.
  const untouched = await runner.run([...new Set(mutants.flatMap(({ tests }) => tests))]);
  if (untouched.kind !== 'green') {
    throw new Error(`The tests fail without any mutant: ${JSON.stringify(untouched)}`);
  }
  const verdicts: Verdict[] = [];
  for (const mutant of mutants) {
    const verdict = await verdictOn(mutant, root, runner);
    verdicts.push(verdict);
    console.log(lineOf(verdict));
  }
  return verdicts;
}

async function verdictOn(mutant: Mutant, root: string, runner: TestRunner): Promise<Verdict> {
  const file = path.join(root, mutant.file);
  const text = readFileSync(file, 'utf8');
  const found = mutated(mutant, text);
  if ('because' in found) throw new Error(found.because);
  const put = (other: string) => {
    writeFileSync(file, other);
    runner.changed(mutant.file);
  };
  const since = performance.now();
  put(found.text);
  const run = await runner.run(mutant.tests);
  put(text);
  return { mutant, run, seconds: (performance.now() - since) / 1000 };
}

const STATES = { red: 'killed  ', green: 'SURVIVED', broken: 'BROKEN  ' };

function lineOf({ mutant, run, seconds }: Verdict): string {
  const line = `${STATES[run.kind]} ${seconds.toFixed(1).padStart(5)} s  ${mutant.rule}`;
  if (run.kind === 'green') return line;
  return `${line}\n                  by: ${run.kind === 'red' ? run.by : run.because}`;
}

function summedUp(verdicts: readonly Verdict[]): number {
  const of = (kind: TestRun['kind']) => verdicts.filter(({ run }) => run.kind === kind);
  const [killed, survived, broken] = [of('red'), of('green'), of('broken')];
  const minutes = verdicts.reduce((sum, one) => sum + one.seconds, 0) / 60;
  console.log(`${killed.length} of ${verdicts.length} killed in ${minutes.toFixed(1)} min`);
  for (const { mutant } of survived) console.log(`survived: ${mutant.rule} (${mutant.file})`);
  for (const { mutant } of broken) console.log(`broken: ${mutant.rule} (${mutant.file})`);
  if (broken.length > 0) return 2;
  return survived.length > 0 ? 1 : 0;
}

process.exitCode = await main(process.argv.slice(2));
