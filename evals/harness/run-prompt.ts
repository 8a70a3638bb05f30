// Runs one prompt over the cases, and over their variants when those are asked for.

import { ANSWER_JSON_SCHEMA } from '../../src/advisor/answer.ts';
import { BRIEF_JSON_SCHEMA } from '../../src/advisor/brief-answer.ts';
import { CHOICE_JSON_SCHEMA } from '../../src/advisor/choice-answer.ts';
import type { Prompt } from '../../src/advisor/prompt.ts';
import type { EvalCase } from '../../src/evals/case.ts';
import type { Policies } from '../../src/evals/case-snapshot.ts';
import { contentHash } from '../../src/io/db/engine/content-hash.ts';
import type { EvalRun } from '../gate/run.ts';
import type { Options } from './options.ts';
import type { Shelf } from './recordings.ts';
import { SIMULATED, simulatedFetch } from './simulated-server.ts';
import { runSuite, type Source, type SuiteInput } from './suite.ts';
import { tryVariants } from './variant-suite.ts';

export type Material = {
  cases: readonly EvalCase[];
  policies: Policies;
  shelf: Shelf;
  /** Recordings of variants, apart from those of the cases. */
  variantShelf: Shelf;
  /** The second prompt that is run; null when a baseline is what the run is held against. */
  against: Prompt | null;
  /** True when these are all cases that there are. */
  whole: boolean;
  setHash: string;
};

/** @throws NotRecorded, CostLimit */
export async function runPrompt(
  options: Options,
  prompt: Prompt,
  material: Material,
): Promise<EvalRun> {
  const { cases, policies, shelf, variantShelf, setHash, whole } = material;
  const date = new Date().toISOString().slice(0, 10);
  const provider = options.simulated ? SIMULATED : options.target.provider;
  const input: SuiteInput = {
    cases,
    policies,
    prompt,
    target: options.target,
    provider,
    source: sourceOf(options, shelf, date),
    contestants: options.contestants,
    repeats: options.repeats,
    concurrency: options.concurrency,
    progress: progressOf('cases'),
  };
  const runs = await runSuite(input);
  const spent = runs.reduce((sum, { cost }) => sum + (cost.usd ?? 0), 0);
  const source = variantSource(options, variantShelf, date, spent);
  const variants =
    options.variants === true
      ? await tryVariants({ ...input, source, progress: progressOf('variants') }, runs)
      : null;
  return {
    runs,
    scope: {
      caseIds: cases.map(({ id }) => id),
      contestants: options.contestants,
      whole,
      variants: options.variants === true,
    },
    ...(variants === null ? {} : { variants }),
    frame: {
      date,
      provider,
      model: options.model,
      simulated: options.simulated,
      prompt: { id: prompt.id, hash: prompt.hash },
      schemaHash: contentHash(formOf(prompt)),
      caseSetHash: setHash,
      repeats: options.repeats,
    },
  };
}

/** The forms of the answers that a prompt asks for. */
function formOf({ form }: Prompt): object {
  return form === 1 ? ANSWER_JSON_SCHEMA : [CHOICE_JSON_SCHEMA, BRIEF_JSON_SCHEMA];
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
    // A model is paid for once; the stand-in costs nothing and may have learnt something.
    resumes: !options.simulated && options.anew !== true,
  };
}

/** Thousands of variants of the stand-in would only fill the disk: it answers them again each time. */
function variantSource(options: Options, shelf: Shelf, date: string, spent: number): Source {
  const source = sourceOf(
    { ...options, live: options.simulated || options.live === true },
    shelf,
    date,
  );
  if (source.kind === 'recorded') return source;
  const { costLimitUsd } = source;
  return {
    ...source,
    shelf: options.simulated ? null : shelf,
    costLimitUsd: costLimitUsd === null ? null : Math.max(0, costLimitUsd - spent),
  };
}

function progressOf(what: string): SuiteInput['progress'] {
  return (done, of) => {
    if (!process.stderr.isTTY) return;
    process.stderr.write(`\r${what}: ${done}/${of}${done === of ? '\n' : ''}`);
  };
}
