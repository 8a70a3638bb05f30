// What a run is held against: the accepted baseline of its model, or a second prompt on the same cases.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { type Baseline, baselineOf, baselineText, readBaseline } from '../../src/evals/baseline.ts';
import { judgeRun, type Verdict } from '../../src/evals/gate.ts';
import type { EvalRun } from '../../src/evals/run.ts';
import { loadPrompt } from '../../src/io/llm/prompts.ts';
import type { Prompt } from '../../src/routing/advice/prompt.ts';
import type { Options } from './options.ts';
import { type Material, runPrompt } from './run-prompt.ts';

/** `was` is the prompt that the other side was made with, where its text is still there. */
export type Held = { verdict: Verdict; before: Baseline | null; was: Prompt | null };

/** The verdict on a run. @throws NotRecorded, CostLimit */
export async function holdAgainst(
  run: EvalRun,
  options: Options,
  material: Material,
): Promise<Held> {
  const { against, folders, acceptedLosses } = options;
  if (against !== undefined) {
    const was = await loadPrompt(against, folders.prompts);
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
  return { before: baseline, was, verdict: judgeRun(run, baseline, acceptedLosses) };
}

function withoutBaseline(run: EvalRun, text: string): Held {
  const alone = judgeRun(run, null);
  const finding = { kind: 'not_comparable' as const, contestant: null, caseId: null, text };
  const verdict: Verdict = { ...alone, exit: 3, findings: [finding, ...alone.findings] };
  return { verdict, before: null, was: null };
}

/** The baseline's own prompt, unless its file has been changed or deleted since. */
async function promptOf({ frame }: Baseline, folder: string): Promise<Prompt | null> {
  const found = await loadPrompt(frame.prompt.id, folder).catch(() => null);
  return found?.hash === frame.prompt.hash ? found : null;
}

/** Makes the run the baseline of its model; false when it has hard failures. */
export async function acceptRun(run: EvalRun, options: Options): Promise<boolean> {
  if (judgeRun(run, null).exit !== 0) return false;
  await mkdir(options.folders.baselines, { recursive: true });
  await writeFile(baselineFile(options), baselineText(baselineOf(run)));
  return true;
}

function baselineFile({ folders, model }: Options): string {
  return `${folders.baselines}/${model}.json`;
}
