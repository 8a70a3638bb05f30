// `npm run eval`: judges a prompt over the labelled cases and says by its exit code whether it may pass.
import type { EvalCase } from '../src/evals/case.ts';
import { lintCases, lintWaiting } from '../src/evals/lint-cases.ts';
import { terminalReport } from '../src/evals/report/table.ts';
import { loadPrompt } from '../src/io/llm/prompts.ts';
import { acceptRun, holdAgainst } from './harness/hold-against.ts';
import { caseSetHash, loadCases, loadPolicies } from './harness/material.ts';
import { type Options, readOptions, USAGE, UsageError } from './harness/options.ts';
import { openShelf, type Shelf } from './harness/recordings.ts';
import { runPrompt } from './harness/run-prompt.ts';
import { CostLimit, NotRecorded } from './harness/suite.ts';
import { writeReports } from './harness/write-reports.ts';

async function main(args: readonly string[]): Promise<number> {
  try {
    const options = readOptions(args, process.env);
    if (options.help === true) return say(USAGE, 0);
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
  const read = await understood(loadCases(options.folders.cases));
  const { labelled: all, waiting } = read;
  const problems = [...lintCases(all, policies), ...lintWaiting(read, policies)];
  if (problems.length > 0) {
    const lines = problems.map(({ caseId, problem }) => `${caseId}: ${problem}`);
    return say(`The cases do not hold together:\n${lines.join('\n')}`, 2);
  }
  const ids = waiting.map(({ id }) => id).join(', ');
  if (waiting.length > 0) console.error(`unlabelled, left out: ${ids}`);
  if (options.lint === true) return say(`${all.length} cases hold together.`, 0);
  const cases = all.filter((one) => isWanted(one, options));
  if (cases.length === 0) throw new UsageError('no case is left');
  const whole = cases.length === all.length && options.contestants.length === 3;
  if (options.accept === true && !whole)
    throw new UsageError('a baseline is made of all cases and contestants');
  const prompt = await understood(loadPrompt(options.prompt, options.folders.prompts));
  const folder = `${options.folders.recordings}/${options.model}`;
  const shelf = await openShelf(folder);
  const variantShelf = await openShelf(`${folder}/variants`);
  const setHash = caseSetHash(all, policies);
  const material = { cases, policies, shelf, variantShelf, setHash };
  const run = await runPrompt(options, prompt, material);
  const held = await holdAgainst(run, options, material);
  await writeReports(options.folders.reports, run, prompt, cases, held);
  console.log(terminalReport(run, held.verdict));
  if (whole) await tidyShelf(shelf, options);
  if (options.accept !== true) return held.verdict.exit;
  return (await acceptRun(run, options))
    ? say(`Accepted as the baseline of ${options.model}.`, 0)
    : say('Not accepted: a run with hard failures is no baseline.', 1);
}

/** What cannot be read is the caller's to mend: exit 2 and not 1. */
async function understood<T>(read: Promise<T>): Promise<T> {
  try {
    return await read;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function isWanted({ family, tags }: EvalCase, options: Options): boolean {
  const { families, tags: wanted, withoutTags } = options;
  return (
    (families.length === 0 || families.includes(family)) &&
    (wanted.length === 0 || tags.some((tag) => wanted.includes(tag))) &&
    !tags.some((tag) => withoutTags.includes(tag))
  );
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
