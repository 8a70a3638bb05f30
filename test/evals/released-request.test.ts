// Each rule of a released prompt stands in the request that is built, in its place, and none besides;
// and every sabotage that we know of is noticed here, whatever was recorded or accepted anew.
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { readBaseline } from '../../evals/gate/baseline.ts';
import { FOLDERS, loadCases, loadPolicies } from '../../evals/harness/material.ts';
import { releasedPrompts } from '../../evals/harness/released.ts';
import { noticedInPrompt, noticedInRequest, type Scene } from '../../evals/sabotage/guards.ts';
import { RELEASED } from '../../evals/sabotage/released.ts';
import { differences, requestFor } from '../../evals/sabotage/request.ts';
import { PROMPT_SABOTAGES, REQUEST_SABOTAGES } from '../../evals/sabotage/sabotages.ts';
import { filledPrompt, type Prompt } from '../../src/advisor/prompt.ts';
import { readConfig } from '../../src/config.ts';
import { loadPrompt } from '../../src/io/llm/prompts.ts';

const hashes = await releasedPrompts();
const policies = await loadPolicies();
const cases = new Map((await loadCases()).labelled.map((one) => [one.id, one]));

const built = (caseId: string, prompt: Prompt) => {
  const one = cases.get(caseId);
  if (!one) throw new Error(`there is no case ${caseId}`);
  return requestFor(one, policies, prompt);
};

test('what the service uses, and what a baseline was accepted with, is released', async () => {
  const baseline = readBaseline(await readFile(`${FOLDERS.baselines}/simulated.json`, 'utf8'));
  if (!baseline.ok) throw new Error(baseline.why);
  const { id, hash } = baseline.baseline.frame.prompt;
  expect(hashes.get(id)).toBe(hash);
  expect([...hashes.keys()]).toContain(readConfig({}).advisor.prompt);
});

test('every released prompt has its rules written down, and the hash of its file', async () => {
  expect(RELEASED.map(({ prompt }) => prompt)).toEqual([...hashes.keys()]);
  for (const [id, hash] of hashes) expect((await loadPrompt(id)).hash).toBe(hash);
});

test('the first prompt is what it was at its release', () => {
  expect(hashes.get('advise/1')).toBe(
    '9f892450ca234e20368462827d9a37756804d01341ec9e300912cfae63a1a633',
  );
});

describe.each(RELEASED)('$prompt', ({ prompt: id, caseId, rules, request: released }) => {
  test('says its rules in order, none added, none dropped, none altered', async () => {
    const { text } = await loadPrompt(id);
    expect(text.split('\n').filter((line) => line !== '')).toEqual(rules);
  });

  test('sends them around the policy’s own words, with every fact, its boundary and its form', async () => {
    const request = built(caseId, await loadPrompt(id));
    expect(differences(released, request)).toEqual([]);
    expect(request).toEqual(released);
  });

  const fixed = rules.filter((rule) => !rule.includes('{{'));
  test.each(fixed)('the request says: %s', async (rule) => {
    const { system } = built(caseId, await loadPrompt(id));
    expect(system.filter((line) => line === rule)).toHaveLength(1);
  });

  test('the tone and the language are the policy’s', async () => {
    const prompt = await loadPrompt(id);
    const filled = filledPrompt(prompt, { policy: 'P', tone: 'Dry.', language: 'Dutch' });
    const places = rules.filter((rule) => rule.includes('{{'));
    const told = ['P', 'Dutch', 'Dry.'];
    expect(places.join('\n').match(/\{\{\w+\}\}/g)).toEqual([
      '{{policy}}',
      '{{language}}',
      '{{tone}}',
    ]);
    for (const word of told) expect(filled).toContain(word);
    expect(filled).not.toContain('{{');
  });
});

const [first] = RELEASED;
if (!first) throw new Error('nothing is released');
const scene: Scene = {
  file: await readFile(`${FOLDERS.prompts}${first.prompt}.md`, 'utf8'),
  released: first.request,
  request: (prompt) => built(first.caseId, prompt),
};

test('the sabotages differ from one another and from the prompt', () => {
  const spoilt = PROMPT_SABOTAGES.map(({ spoil }) => spoil(scene.file));
  expect(new Set([scene.file, ...spoilt]).size).toBe(PROMPT_SABOTAGES.length + 1);
  expect(PROMPT_SABOTAGES.length + REQUEST_SABOTAGES.length).toBeGreaterThanOrEqual(30);
});

test('nothing is noticed of what is not spoilt', () => {
  expect(noticedInPrompt(scene, { name: 'none', spoil: (text) => text })).toEqual([]);
  expect(noticedInRequest(scene, { name: 'none', spoil: (sent) => sent })).toEqual([]);
});

test.each(PROMPT_SABOTAGES)(
  'a prompt spoilt by “$name” is noticed by hash, and by request or lint',
  (one) => {
    const guards = noticedInPrompt(scene, one);
    expect(guards).toContain('hash');
    expect(guards.includes('request') || guards.includes('lint')).toBe(true);
  },
);

test.each(REQUEST_SABOTAGES)('a request spoilt by “$name” is noticed', (one) => {
  expect(noticedInRequest(scene, one)).toEqual(['request']);
});
