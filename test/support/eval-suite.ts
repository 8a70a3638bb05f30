// What a run of the evals needs in a test: the stand-in answers in this process, nothing is kept.

import type { CaseRun, EvalRun } from '../../evals/gate/run.ts';
import { loadPolicies } from '../../evals/harness/material.ts';
import { simulatedFetch } from '../../evals/harness/simulated-server.ts';
import type { SuiteInput } from '../../evals/harness/suite.ts';
import { loadPrompt } from '../../src/io/llm/prompts.ts';

/** A run over the given cases by the pipeline and the released prompt, once each. */
export async function aSuite(
  over: Partial<SuiteInput> & Pick<SuiteInput, 'cases'>,
): Promise<SuiteInput> {
  return {
    policies: over.policies ?? (await loadPolicies()),
    prompt: over.prompt ?? (await loadPrompt('advise/2')),
    provider: 'simulated',
    target: {
      provider: 'openai-compatible',
      apiKey: null,
      model: 'simulated',
      baseUrl: { reveal: () => 'http://simulated.invalid/v1' },
      price: null,
      timeoutMs: null,
    },
    source: {
      kind: 'live',
      shelf: null,
      fetch: simulatedFetch,
      date: '2026-11-23',
      timed: false,
      costLimitUsd: null,
    },
    contestants: ['pipeline'],
    repeats: 1,
    concurrency: 8,
    progress: () => {},
    ...over,
  };
}

/** A frame in which simulated runs of the same cases may be compared. */
export function anEvalFrame(over: Partial<EvalRun['frame']> = {}): EvalRun['frame'] {
  return {
    date: '2026-11-23',
    provider: 'simulated',
    model: 'simulated',
    simulated: true,
    prompt: { id: 'advise/1', hash: 'abc' },
    schemaHash: 's',
    caseSetHash: 'cases',
    repeats: 1,
    ...over,
  };
}

/** One run of a case: "p" passes, "f" is not acceptable, "h" fails hard. */
export function aCaseRun(
  caseId: string,
  mark: 'p' | 'f' | 'h',
  over: Partial<CaseRun> = {},
): CaseRun {
  return {
    caseId,
    family: 'ties',
    tags: [],
    seedCase: caseId,
    contestant: 'pipeline',
    repeat: 0,
    grades: [
      { grader: 'forbidden', kind: 'hard', value: mark !== 'h', because: 'a forbidden choice' },
      { grader: 'acceptable', kind: 'scored', value: mark === 'p', because: '' },
    ],
    answer: {
      outcome: 'assigned',
      pick: 'ann',
      pickName: 'Ann',
      decidedBy: 'advisor',
      fallback: null,
      summary: 'Ann.',
      reasons: [],
      talkingPoints: [],
      nextSteps: [],
      facts: [],
      malformed: [],
      place: null,
    },
    cost: {
      asked: true,
      attempts: 1,
      inputTokens: 0,
      outputTokens: 0,
      cachedInputTokens: 0,
      usd: null,
      milliseconds: null,
      repaired: false,
      unanswered: 0,
      calls: [],
    },
    ...over,
  };
}
