// Spoils the released prompt and its request in every way that is known, and says what notices each:
// the guards, the recordings, and the gate when the stand-in is asked anew.
import { readFile } from 'node:fs/promises';
import { baselineOf } from '../../src/evals/baseline.ts';
import type { EvalCase } from '../../src/evals/case.ts';
import { judgeRun } from '../../src/evals/gate.ts';
import type { EvalRun } from '../../src/evals/run.ts';
import type { Policies } from '../../src/evals/scene.ts';
import { textHash } from '../../src/io/db/engine/content-hash.ts';
import { type Prompt, parsePrompt } from '../../src/routing/advice/prompt.ts';
import { FOLDERS } from '../harness/material.ts';
import { readOptions } from '../harness/options.ts';
import { openShelf } from '../harness/recordings.ts';
import { runPrompt } from '../harness/run-prompt.ts';
import { NotRecorded } from '../harness/suite.ts';
import { noticedInPrompt, noticedInRequest, type Scene } from './guards.ts';
import { RELEASED } from './released.ts';
import { requestFor } from './request.ts';
import { PROMPT_SABOTAGES, REQUEST_SABOTAGES } from './sabotages.ts';

/** Prints a line for each; true when none passes unnoticed. */
export async function showSabotages(
  cases: readonly EvalCase[],
  policies: Policies,
): Promise<boolean> {
  const [released] = RELEASED;
  const one = cases.find(({ id }) => id === released?.caseId);
  if (!released || !one) throw new Error('The case whose request is kept is not there.');
  const file = await readFile(`${FOLDERS.prompts}${released.prompt}.md`, 'utf8');
  const request = (prompt: Prompt) => requestFor(one, policies, prompt);
  const scene: Scene = { file, released: released.request, request };
  const base = await played(parsePrompt(file, textHash(file)), cases, policies);
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
      const misses = (await played(prompt, some, policies)) === null;
      const anew = await played(prompt, some, policies, ['--live']);
      const exit = anew === null ? 3 : judgeRun(anew, before).exit;
      told.push(`recordings: ${misses ? 'exit 3' : 'unnoticed'}`);
      told.push(`stand-in alone: ${exit === 0 ? 'unnoticed' : `exit ${exit}`}`);
    }
    console.log(`prompt   ${sabotage.name}: ${told.join(' · ')}`);
  }
  for (const sabotage of REQUEST_SABOTAGES) {
    const guards = noticedInRequest(scene, sabotage);
    if (guards.length === 0) unnoticed += 1;
    console.log(`request  ${sabotage.name}: guards: ${guards.join(', ') || 'none'}`);
  }
  const of = PROMPT_SABOTAGES.length + REQUEST_SABOTAGES.length;
  console.log(
    `${of - unnoticed} of ${of} are noticed by the request or the reading of the prompt.`,
  );
  return unnoticed === 0;
}

/** The advisor over the cases, from recordings or by the stand-in anew; null when one is missing. */
async function played(
  prompt: Prompt,
  cases: readonly EvalCase[],
  policies: Policies,
  args: readonly string[] = [],
): Promise<EvalRun | null> {
  const options = readOptions(['--contestants', 'pipeline', ...args], {});
  const shelf = await openShelf(`${FOLDERS.recordings}/${options.model}`);
  const kept = { ...shelf, keep: async () => {} };
  const about = { variantShelf: kept, setHash: 'the same', against: null, whole: true };
  try {
    return await runPrompt(options, prompt, { cases, policies, shelf: kept, ...about });
  } catch (error) {
    if (error instanceof NotRecorded) return null;
    throw error;
  }
}
