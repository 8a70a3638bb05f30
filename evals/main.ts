// `npm run eval`: judges a prompt over the labelled cases and says by its exit code whether it may pass.
import type { EvalCase } from '../src/evals/case.ts';
import { loadPrompt } from '../src/io/llm/prompts.ts';
import { showFaithfulness } from './faithfulness/show.ts';
import { CONTESTANTS } from './gate/run.ts';
import { lintCases, lintWaiting } from './grading/lint-cases.ts';
import { comparedBriefs } from './harness/compare-briefs.ts';
import { acceptRun, type Held, holdAgainst } from './harness/hold-against.ts';
import { caseSetHash, loadCases, loadPolicies } from './harness/material.ts';
import { type Options, readOptions, USAGE, UsageError } from './harness/options.ts';
import { isPlainRun, playOtherSets } from './harness/other-sets.ts';
import { openShelf, type Shelf, Unreadable } from './harness/recordings.ts';
import { runPrompt } from './harness/run-prompt.ts';
import { CostLimit, NotRecorded } from './harness/suite.ts';
import { dropReports, writeReports } from './harness/write-reports.ts';
import { terminalReport } from './report/table.ts';
import { showSabotages } from './sabotage/show.ts';

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
    if (error instanceof Unreadable) return say(error.message, 3);
    throw error;
  }
}

function say(text: string, exit: number): number {
  console.error(text);
  return exit;
}

async function evaluate(options: Options): Promise<number> {
  const policies = await understood(loadPolicies());
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
  if (options.sabotage === true) return (await showSabotages(all, policies)) ? 0 : 1;
  if (options.faithfulness === true) {
    if (!options.simulated && options.live !== true)
      throw new UsageError('--faithfulness asks anew: a model needs --live');
    return (await understood(showFaithfulness(all, policies, options))) ? 0 : 1;
  }
  if (options['side-by-side'] === true) {
    console.log(await comparedBriefs({ cases: all, policies }));
    return 0;
  }
  const cases = all.filter((one) => isWanted(one, options));
  if (cases.length === 0) throw new UsageError('no case is left');
  const strange = [...options.acceptedLosses].filter((id) => !all.some((one) => one.id === id));
  if (strange.length > 0)
    throw new UsageError(`there is no case "${strange.join('", "')}" to lose`);
  const whole = cases.length === all.length && options.contestants.length === CONTESTANTS.length;
  if (options.accept === true && !whole)
    throw new UsageError('a baseline is made of all cases and contestants');
  if (!whole)
    console.error(
      `A part: ${cases.length} of ${all.length} cases, by ${options.contestants.join(', ')}.`,
    );
  const { prompts } = options.folders;
  const prompt = await understood(loadPrompt(options.prompt, prompts));
  const { against: other } = options;
  const against = other === undefined ? null : await understood(loadPrompt(other, prompts));
  await understood(dropReports(options.folders.reports));
  const folder = `${options.folders.recordings}/${options.model}`;
  const shelf = await openShelf(folder);
  const variantShelf = await openShelf(`${folder}/variants`);
  const setHash = caseSetHash(all, policies);
  const material = { cases, policies, shelf, variantShelf, setHash, against, whole };
  const run = await runPrompt(options, prompt, material);
  const held = await holdAgainst(run, prompt, options, material);
  console.log(terminalReport(run, held.verdict));
  const unwritten = await problemOf(
    writeReports(options.folders.reports, run, prompt, cases, held),
    'The reports could not be written',
  );
  if (whole) await tidyShelf(shelf, options);
  const others = isPlainRun(options) ? await playOtherSets(material) : null;
  if (others !== null) console.log(others.lines.join('\n'));
  if (others !== null && others.hard > 0 && held.verdict.exit === 0)
    return say(`${others.hard} of the other answers fail hard.`, 1);
  if (held.verdict.exit !== 0 || options.accept !== true)
    return ended(held, options, unwritten === null ? 0 : 2);
  const kept = await problemOf(acceptRun(run, options), 'The baseline could not be written');
  if (kept !== null) return 2;
  return say(`Accepted as the baseline of ${options.model}.`, unwritten === null ? 0 : 2);
}

/** The gate's own exit; `besides` stands where it would be 0. */
function ended({ verdict }: Held, { accept }: Options, besides: 0 | 2): number {
  if (accept === true) console.error('Not accepted: such a run is no baseline.');
  return verdict.exit === 0 ? besides : verdict.exit;
}

/** What went wrong, said aloud; null when nothing did. */
async function problemOf(work: Promise<void>, what: string): Promise<string | null> {
  try {
    await work;
    return null;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    console.error(`${what}: ${why}.`);
    return why;
  }
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
