// `npm run eval`: judges a prompt over the labelled cases and says by its exit code whether it may pass.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { type Baseline, baselineOf, baselineText, readBaseline } from '../src/evals/baseline.ts';
import type { EvalCase } from '../src/evals/case.ts';
import { judgeRun, type Verdict } from '../src/evals/gate.ts';
import { lintCases } from '../src/evals/lint-cases.ts';
import { jsonReport } from '../src/evals/report/json.ts';
import { junitReport } from '../src/evals/report/junit.ts';
import { htmlReport } from '../src/evals/report/page.ts';
import { markdownReport, terminalReport } from '../src/evals/report/table.ts';
import type { EvalRun } from '../src/evals/run.ts';
import type { Policies } from '../src/evals/scene.ts';
import { contentHash } from '../src/io/db/engine/content-hash.ts';
import { loadPrompt } from '../src/io/llm/prompts.ts';
import { ANSWER_JSON_SCHEMA } from '../src/routing/advice/answer.ts';
import { importCases } from './harness/import-cases.ts';
import { caseSetHash, loadCases, loadPolicies } from './harness/material.ts';
import { type Options, readOptions, USAGE, UsageError } from './harness/options.ts';
import { openShelf, type Shelf } from './harness/recordings.ts';
import { SIMULATED, simulatedFetch } from './harness/simulated-server.ts';
import { CostLimit, NotRecorded, runSuite, type Source } from './harness/suite.ts';
import { variantReport } from './harness/variant-suite.ts';

async function main(args: readonly string[]): Promise<number> {
  try {
    const options = readOptions(args, process.env);
    if (options.help === true) return say(USAGE, 0);
    if (options.import !== undefined) return await importCases(options.import, console.log);
    return await evaluate(options);
  } catch (error) {
    if (error instanceof UsageError) return say(`${error.message}\n\n${USAGE}`, 2);
    if (error instanceof NotRecorded)
      return say(`${error.message}\n\nRecord anew with --live (see docs/evals.md).`, 3);
    if (error instanceof CostLimit) return say(`Stopped at the cost limit: ${error.message}.`, 2);
    throw error;
  }
}

function say(text: string, exit: number): number {
  console.error(text);
  return exit;
}

async function evaluate(options: Options): Promise<number> {
  const policies = await loadPolicies();
  const all = await loadCases(options.folders.cases);
  const problems = lintCases(all, policies);
  if (problems.length > 0) {
    const lines = problems.map(({ caseId, problem }) => `${caseId}: ${problem}`);
    return say(`The cases do not hold together:\n${lines.join('\n')}`, 2);
  }
  if (options.lint === true) return say(`${all.length} cases hold together.`, 0);
  const cases = all.filter((one) => isWanted(one, options));
  if (cases.length === 0) throw new UsageError('no case is left');
  const whole = cases.length === all.length && options.contestants.length === 3;
  if (options.accept === true && !whole)
    throw new UsageError('a baseline is made of all cases and contestants');
  const shelf = await openShelf(`${options.folders.recordings}/${options.model}`);
  const material: Material = { cases, policies, shelf, setHash: caseSetHash(all, policies) };
  const run = await runPrompt(options, options.prompt, material);
  const { verdict, before } = await verdictOn(run, options, material);
  await writeReports(run, verdict, before, options);
  console.log(terminalReport(run, verdict));
  if (options.variants === true) console.log(variantReport(cases, policies));
  if (whole) await tidyShelf(shelf, options);
  return options.accept === true ? accept(run, options) : verdict.exit;
}

type Material = { cases: EvalCase[]; policies: Policies; shelf: Shelf; setHash: string };

function isWanted({ family, tags }: EvalCase, options: Options): boolean {
  const { families, tags: wanted, withoutTags } = options;
  return (
    (families.length === 0 || families.includes(family)) &&
    (wanted.length === 0 || tags.some((tag) => wanted.includes(tag))) &&
    !tags.some((tag) => withoutTags.includes(tag))
  );
}

async function runPrompt(options: Options, id: string, material: Material): Promise<EvalRun> {
  const { cases, policies, shelf, setHash } = material;
  const prompt = await loadPrompt(id, options.folders.prompts);
  const date = new Date().toISOString().slice(0, 10);
  const provider = options.simulated ? SIMULATED : options.target.provider;
  const runs = await runSuite({
    cases,
    policies,
    prompt,
    target: options.target,
    provider,
    source: sourceOf(options, shelf, date),
    contestants: options.contestants,
    repeats: options.repeats,
    concurrency: options.concurrency,
    progress,
  });
  return {
    runs,
    frame: {
      date,
      provider,
      model: options.model,
      simulated: options.simulated,
      prompt: { id: prompt.id, hash: prompt.hash },
      schemaHash: contentHash(ANSWER_JSON_SCHEMA),
      caseSetHash: setHash,
      repeats: options.repeats,
    },
  };
}

function sourceOf(options: Options, shelf: Shelf, date: string): Source {
  if (options.live !== true) return { kind: 'recorded', shelf };
  const here = options.simulated && options['base-url'] === undefined;
  return {
    kind: 'live',
    shelf,
    date,
    fetch: here ? simulatedFetch : globalThis.fetch,
    timed: !options.simulated,
    costLimitUsd: options.costLimitUsd,
  };
}

function progress(done: number, of: number): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(`\r${done}/${of}${done === of ? '\n' : ''}`);
}

/** Held against the baseline, or against a second prompt on the same cases. */
async function verdictOn(
  run: EvalRun,
  options: Options,
  material: Material,
): Promise<{ verdict: Verdict; before: Baseline | null }> {
  const against = (before: Baseline) => ({
    before,
    verdict: judgeRun(run, before, options.acceptedLosses),
  });
  if (options.against !== undefined) {
    const other = await runPrompt(options, options.against, material);
    return against(baselineOf(other));
  }
  if (options.accept === true) return { verdict: judgeRun(run, null), before: null };
  const text = await readFile(baselineFile(options), 'utf8').catch(() => null);
  const read = text === null ? { ok: false as const, why: 'there is none' } : readBaseline(text);
  if (read.ok) return against(read.baseline);
  const finding = {
    kind: 'not_comparable' as const,
    contestant: null,
    caseId: null,
    text: `The baseline of ${options.model}: ${read.why}.`,
  };
  const alone = judgeRun(run, null);
  const verdict: Verdict = { ...alone, exit: 3, findings: [finding, ...alone.findings] };
  return { verdict, before: null };
}

function baselineFile({ folders, model }: Options): string {
  return `${folders.baselines}/${model}.json`;
}

async function accept(run: EvalRun, options: Options): Promise<number> {
  const { exit } = judgeRun(run, null);
  if (exit !== 0) return say('Not accepted: a run with hard failures is no baseline.', exit);
  await mkdir(options.folders.baselines, { recursive: true });
  await writeFile(baselineFile(options), baselineText(baselineOf(run)));
  return say(`Accepted as the baseline of ${options.model}.`, 0);
}

async function writeReports(
  run: EvalRun,
  verdict: Verdict,
  before: Baseline | null,
  options: Options,
): Promise<void> {
  const { reports } = options.folders;
  await mkdir(reports, { recursive: true });
  const files = {
    'report.md': markdownReport(run, verdict),
    'report.html': htmlReport(run, verdict, before),
    'junit.xml': junitReport(run, verdict),
    'report.json': jsonReport(run, verdict),
  };
  for (const [name, content] of Object.entries(files)) {
    await writeFile(`${reports}/${name}`, content);
  }
}

const DAYS_OLD = 180;

/** Recordings that nobody asks for or that are old are told, and deleted when that is wanted. */
async function tidyShelf(shelf: Shelf, options: Options): Promise<void> {
  const orphans = shelf.orphans();
  const limit = new Date(Date.now() - DAYS_OLD * 86_400_000).toISOString().slice(0, 10);
  const old = shelf.before(limit);
  if (orphans.length > 0) console.error(`${orphans.length} recordings are asked for by no case.`);
  if (old.length > 0) console.error(`${old.length} recordings are older than ${DAYS_OLD} days.`);
  if (options.prune === true) await shelf.drop(orphans);
}

process.exitCode = await main(process.argv.slice(2));
