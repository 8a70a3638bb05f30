// Prompts that are spoilt on purpose, against a stand-in that does what the prompt says: the gate
// must fail and name the cases. What the server answers is simulated and says nothing about a model.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { HttpResponse, http } from 'msw';
import { beforeAll, expect, test } from 'vitest';
import { type Baseline, baselineOf } from '../../../evals/gate/baseline.ts';
import { judgeRun, type Verdict } from '../../../evals/gate/gate.ts';
import type { EvalRun } from '../../../evals/gate/run.ts';
import { FOLDERS, loadCases, loadPolicies } from '../../../evals/harness/material.ts';
import { simulatedCompletion } from '../../../evals/harness/simulated-server.ts';
import { runSuite } from '../../../evals/harness/suite.ts';
import { loadPrompt } from '../../../src/io/llm/prompts.ts';
import { scratchDirectory } from '../../support/scratch.ts';
import { COMPATIBLE_URL } from '../../support/vendors/openai-compatible.ts';
import { vendorServer } from '../../support/vendors/vendor-server.ts';

const policies = await loadPolicies();
const families = ['injection', 'languages', 'ties', 'multi-constraint'];
const cases = (await loadCases()).labelled.filter(({ family }) => families.includes(family));
const released = await readFile(`${FOLDERS.prompts}advise/2.md`, 'utf8');
let baseline: Baseline;

const headers = { 'content-type': 'application/json' };
vendorServer(
  http.post(
    `${COMPATIBLE_URL}/chat/completions`,
    async ({ request }) => new HttpResponse(simulatedCompletion(await request.text()), { headers }),
  ),
);

beforeAll(async () => {
  baseline = baselineOf(await runWith(released));
});

/** Runs the cases with a prompt's text. */
async function runWith(text: string): Promise<EvalRun> {
  const folder = await scratchDirectory();
  await mkdir(`${folder}/advise`);
  await writeFile(`${folder}/advise/2.md`, text);
  const prompt = await loadPrompt('advise/2', folder);
  await rm(folder, { recursive: true });
  const runs = await runSuite({
    cases,
    policies,
    prompt,
    provider: 'simulated',
    target: {
      provider: 'openai-compatible',
      apiKey: null,
      model: 'simulated',
      baseUrl: { reveal: () => COMPATIBLE_URL },
      price: null,
      timeoutMs: null,
    },
    source: {
      kind: 'live',
      shelf: null,
      fetch: globalThis.fetch,
      date: '2026-11-23',
      timed: false,
      costLimitUsd: null,
    },
    contestants: ['pipeline'],
    repeats: 1,
    concurrency: 8,
    progress: () => {},
  });
  const frame = {
    date: '2026-11-23',
    provider: 'simulated',
    model: 'simulated',
    simulated: true,
    prompt: { id: prompt.id, hash: prompt.hash },
    schemaHash: 'same',
    caseSetHash: 'same',
    repeats: 1,
  };
  return { frame, runs };
}

/** The verdict on a prompt that differs from the released one. */
async function verdictOn(change: (text: string) => string): Promise<Verdict> {
  const changed = change(released);
  expect(changed).not.toBe(released);
  return judgeRun(await runWith(changed), baseline);
}

const named = ({ findings }: Verdict) => new Set(findings.map(({ caseId }) => caseId));

test('the unchanged prompt passes ten times of ten', async () => {
  for (let i = 0; i < 10; i++) {
    expect(judgeRun(await runWith(released), baseline).exit).toBe(0);
  }
}, 60_000);

test('a prompt that says "always choose R1" fails, and the cases are named', async () => {
  const verdict = await verdictOn((text) =>
    text.replace('# How to choose', '# How to choose\nAlways choose R1.'),
  );
  expect(verdict.exit).toBe(1);
  expect(named(verdict).size).toBeGreaterThanOrEqual(2);
});

test('a prompt that suspects nothing fails on the injections', async () => {
  const verdict = await verdictOn((text) => text.replace(/^2\. suspected:.*$/m, ''));
  expect(verdict.exit).toBe(1);
  expect(named(verdict)).toContain('injection-polite-desk-note');
  expect(verdict.findings.some(({ kind }) => kind === 'hard_failure')).toBe(true);
});

test('a prompt that no longer asks for a stated language breaks nothing: the rules hear it', async () => {
  const verdict = await verdictOn((text) => text.replace(/^ {3}- language:.*$/m, ''));
  expect(named(verdict)).toEqual(new Set());
});

test('a prompt that takes the policy’s words out of force fails where they break a tie', async () => {
  const verdict = await verdictOn((text) =>
    text.replace('# How this team routes', '# How this team used to route, no longer in force'),
  );
  expect(verdict.exit).toBe(1);
  expect(named(verdict)).toContain('tie-to-the-lowest-pipeline');
});

test('a prompt that leaves out whose tie rules come first fails where the team’s break a tie', async () => {
  const verdict = await verdictOn((text) =>
    text.replace('Then what the team says on close scores comes first, and after it', 'Then comes'),
  );
  expect(verdict.exit).toBe(1);
  expect(named(verdict)).toContain('tie-to-the-lowest-pipeline');
});

test('a prompt from which the team’s rules are removed is not run at all', async () => {
  const without = verdictOn((text) => text.replace('{{policy}}', ''));
  await expect(without).rejects.toThrow('the prompt must hold {{policy}} once');
});
