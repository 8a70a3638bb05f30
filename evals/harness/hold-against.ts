// What a run is held against: the accepted baseline of its model, or a second prompt on the same cases.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import type { Prompt } from '../../src/advisor/prompt.ts';
import { loadPrompt } from '../../src/io/llm/prompts.ts';
import { type Baseline, baselineOf, baselineText, readBaseline } from '../gate/baseline.ts';
import { exitOf, notComparable } from '../gate/finding.ts';
import { judgeRun, type Verdict } from '../gate/gate.ts';
import type { EvalRun } from '../gate/run.ts';
import type { Options } from './options.ts';
import { changedSinceRelease } from './released.ts';
import { type Material, runPrompt } from './run-prompt.ts';

/** `was` is the prompt that the other side was made with, where its text is still there. */
export type Held = { verdict: Verdict; before: Baseline | null; was: Prompt | null };

/** The verdict on a run. @throws NotRecorded, CostLimit */
export async function holdAgainst(
  run: EvalRun,
  prompt: Prompt,
  options: Options,
  material: Material,
): Promise<Held> {
  const held = await heldAgainst(run, options, material);
  const doubts = [
    await changedSinceRelease(prompt),
    held.was === null ? null : await changedSinceRelease(held.was),
    wordingDoubt(run, prompt, held),
  ].filter((doubt) => doubt !== null);
  return { ...held, verdict: withDoubts(held.verdict, doubts) };
}

async function heldAgainst(run: EvalRun, options: Options, material: Material): Promise<Held> {
  const { folders, acceptedLosses } = options;
  if (material.against !== null) {
    const was = material.against;
    const other = await runPrompt({ ...options, variants: false }, was, material);
    const before = baselineOf(other);
    return { before, was, verdict: judgeRun(run, before, acceptedLosses) };
  }
  if (options.accept === true) return { verdict: judgeRun(run, null), before: null, was: null };
  const text = await readFile(baselineFile(options), 'utf8').catch(() => null);
  const read = text === null ? { ok: false as const, why: 'there is none' } : readBaseline(text);
  if (!read.ok) return withoutBaseline(run, `The baseline of ${options.model}: ${read.why}.`);
  const { baseline } = read;
  const was = await promptOf(baseline, folders.prompts);
  const verdict = judgeRun(run, baseline, acceptedLosses);
  if (was !== null) return { before: baseline, was, verdict };
  const { id } = baseline.frame.prompt;
  const gone = `The baseline was made with another text of ${id} than the one that is there, if any.`;
  return { before: baseline, was, verdict: withDoubts(verdict, [gone]) };
}

function withoutBaseline(run: EvalRun, text: string): Held {
  return { verdict: withDoubts(judgeRun(run, null), [text]), before: null, was: null };
}

/** The verdict with more that stands against comparing. */
function withDoubts(verdict: Verdict, doubts: readonly string[]): Verdict {
  const findings = [...doubts.map((text) => notComparable(text)), ...verdict.findings];
  return { ...verdict, findings, exit: exitOf(findings) };
}

/** The stand-in notices a rule that is gone and few that are put badly: it can fail a wording, not pass one. */
function wordingDoubt({ frame }: EvalRun, prompt: Prompt, { was, verdict }: Held): string | null {
  const same = was === null || was.text === prompt.text;
  if (!frame.simulated || same || verdict.exit !== 0) return null;
  return `The stand-in found nothing worse in ${prompt.id} than in ${was.id}, which says nothing of another wording: record a model.`;
}

/** The baseline's own prompt, unless its file has been changed or deleted since. */
async function promptOf({ frame }: Baseline, folder: string): Promise<Prompt | null> {
  const found = await loadPrompt(frame.prompt.id, folder).catch(() => null);
  return found?.hash === frame.prompt.hash ? found : null;
}

/** Makes the run the baseline of its model. */
export async function acceptRun(run: EvalRun, options: Options): Promise<void> {
  await mkdir(options.folders.baselines, { recursive: true });
  await writeFile(baselineFile(options), baselineText(baselineOf(run)));
}

function baselineFile({ folders, model }: Options): string {
  return `${folders.baselines}/${model}.json`;
}
