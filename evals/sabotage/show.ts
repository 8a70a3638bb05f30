// Spoils the released prompt and its request in every way that is known, and says what notices each:
// the guards, the recordings, and the gate when the stand-in is asked anew.
import { readFile } from 'node:fs/promises';
import { type Prompt, parsePrompt } from '../../src/advisor/prompt.ts';
import type { EvalCase } from '../../src/evals/case.ts';
import type { Policies } from '../../src/evals/case-snapshot.ts';
import { textHash } from '../../src/io/db/engine/content-hash.ts';
import { baselineOf } from '../gate/baseline.ts';
import { judgeRun } from '../gate/gate.ts';
import type { EvalRun } from '../gate/run.ts';
import { FOLDERS } from '../harness/material.ts';
import { readOptions } from '../harness/options.ts';
import { openShelf, type Shelf } from '../harness/recordings.ts';
import { runPrompt } from '../harness/run-prompt.ts';
import { NotRecorded } from '../harness/suite.ts';
import { noticedInPrompt, noticedInRequest, type Scene } from './guards.ts';
import { LATEST } from './released.ts';
import { requestsFor } from './request.ts';
import { PROMPT_SABOTAGES, REQUEST_SABOTAGES } from './sabotages.ts';

/** Prints a line for each; true when none passes unnoticed. */
export async function showSabotages(
  cases: readonly EvalCase[],
  policies: Policies,
): Promise<boolean> {
  const one = cases.find(({ id }) => id === LATEST.caseId);
  if (!one) throw new Error('The case whose request is kept is not there.');
  const file = await readFile(`${FOLDERS.prompts}${LATEST.prompt}.md`, 'utf8');
  const request = (prompt: Prompt) => requestsFor(one, policies, prompt);
  const scene: Scene = { file, released: LATEST.requests, request };
  const options = readOptions(['--contestants', 'pipeline'], {});
  const read = await openShelf(`${FOLDERS.recordings}/${options.model}`);
  // Nothing is kept, and what is nearest to a request that is not there is nobody's question here.
  const shelf: Shelf = { ...read, keep: async () => {}, nearest: () => null };
  const about = { policies, shelf, variantShelf: shelf, setHash: 'the same', against: null };
  const played = async (prompt: Prompt, which: readonly EvalCase[], live = false) => {
    const material = { ...about, cases: which, whole: true };
    return recordedOrNull(runPrompt({ ...options, live }, prompt, material));
  };
  const base = await played(parsePrompt(file, textHash(file)), cases);
  if (base === null) throw new Error('The released prompt is not recorded.');
  const asked = new Set(base.runs.flatMap(({ cost, caseId }) => (cost.asked ? caseId : [])));
  const some = cases.filter(({ id }) => asked.has(id));
  const runs = base.runs.filter(({ caseId }) => asked.has(caseId));
  const before = baselineOf({ frame: base.frame, runs });
  let unnoticed = 0;
  for (const sabotage of PROMPT_SABOTAGES) {
    const guards = noticedInPrompt(scene, sabotage);
    if (!guards.includes('lint') && !guards.includes('request')) unnoticed += 1;
    const told = [`guards: ${guards.join(', ') || 'none'}`];
    if (!guards.includes('lint')) {
      const spoilt = sabotage.spoil(file);
      const prompt = parsePrompt(spoilt, textHash(spoilt));
      // One case mostly tells; all of them are asked only where it does not.
      const misses =
        (await played(prompt, some.slice(0, 1))) === null || (await played(prompt, some)) === null;
      const anew = await played(prompt, some, true);
      const exit = anew === null ? 3 : judgeRun(anew, before).exit;
      told.push(`recordings: ${misses ? 'exit 3' : 'unnoticed'}`);
      told.push(`stand-in alone: ${exit === 0 ? 'unnoticed' : `exit ${exit}`}`);
    }
    console.log(`prompt   ${sabotage.name}: ${told.join(' · ')}`);
  }
  for (const sabotage of REQUEST_SABOTAGES) {
    const guards = noticedInRequest(scene, sabotage);
    if (guards.length === 0) unnoticed += 1;
    console.log(
      `request  ${sabotage.of}: ${sabotage.name}: guards: ${guards.join(', ') || 'none'}`,
    );
  }
  const of = PROMPT_SABOTAGES.length + REQUEST_SABOTAGES.length;
  console.log(
    `${of - unnoticed} of ${of} are noticed by the request or the reading of the prompt.`,
  );
  return unnoticed === 0;
}

/** A run; null when a recording is missing. */
async function recordedOrNull(run: Promise<EvalRun>): Promise<EvalRun | null> {
  try {
    return await run;
  } catch (error) {
    if (error instanceof NotRecorded) return null;
    throw error;
  }
}
