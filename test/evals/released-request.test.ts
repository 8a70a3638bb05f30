// Each rule of a released prompt stands in the request that is built, in its place, and none besides;
// and every sabotage that we know of is noticed here, whatever was recorded or accepted anew.
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { readBaseline } from '../../evals/gate/baseline.ts';
import { FOLDERS, loadCases, loadPolicies } from '../../evals/harness/material.ts';
import { releasedPrompts } from '../../evals/harness/released.ts';
import { noticedInPrompt, noticedInRequest, type Scene } from '../../evals/sabotage/guards.ts';
import { LATEST, RELEASED } from '../../evals/sabotage/released.ts';
import { differences, requestsFor } from '../../evals/sabotage/request.ts';
import { PROMPT_SABOTAGES, REQUEST_SABOTAGES } from '../../evals/sabotage/sabotages.ts';
import { CHOICE_SCHEMA_NAME } from '../../src/advisor/choice-answer.ts';
import { filledPrompt, type Prompt } from '../../src/advisor/prompt.ts';
import { readConfig } from '../../src/config.ts';
import { loadPrompt } from '../../src/io/llm/prompts.ts';

const hashes = await releasedPrompts();
const policies = await loadPolicies();
const cases = new Map((await loadCases()).labelled.map((one) => [one.id, one]));

const built = (caseId: string, prompt: Prompt) => {
  const one = cases.get(caseId);
  if (!one) throw new Error(`there is no case ${caseId}`);
  return requestsFor(one, policies, prompt);
};

test('what the service uses, and what a baseline was accepted with, is released', async () => {
  const baseline = readBaseline(await readFile(`${FOLDERS.baselines}/simulated.json`, 'utf8'));
  if (!baseline.ok) throw new Error(baseline.why);
  const { id, hash } = baseline.baseline.frame.prompt;
  expect(hashes.get(id)).toBe(hash);
  expect(readConfig({}).advisor.prompt).toBe(LATEST.prompt);
});

test('every released prompt has its rules written down, and the hash of its file', async () => {
  expect([...new Set(RELEASED.map(({ prompt }) => prompt))]).toEqual([...hashes.keys()]);
  for (const [id, hash] of hashes) expect((await loadPrompt(id)).hash).toBe(hash);
});

test.each([
  ['advise/1', '9f892450ca234e20368462827d9a37756804d01341ec9e300912cfae63a1a633'],
  ['advise/2', 'e187193dc781981c82b1ecbe84681649352dbed218101beae2c1f0e9b5e70626'],
])('%s is what it was at its release', (id, hash) => {
  expect(hashes.get(id)).toBe(hash);
});

/** The text of a prompt, or of the part that a request of it is made of. */
function told(prompt: Prompt, { schemaName }: { schemaName: string }): string {
  if (prompt.form === 1) return prompt.text;
  return schemaName === CHOICE_SCHEMA_NAME ? prompt.choice.text : prompt.brief.text;
}

describe.each(RELEASED)(
  '$prompt, $request.schemaName',
  ({ prompt: id, caseId, rules, request: released }) => {
    const ofThisKind = async () => {
      const all = built(caseId, await loadPrompt(id));
      const found = all.find(({ schemaName }) => schemaName === released.schemaName);
      if (!found) throw new Error(`no request asks for ${released.schemaName}`);
      return found;
    };

    test('says its rules in order, none added, none dropped, none altered', async () => {
      const text = told(await loadPrompt(id), released);
      expect(text.split('\n').filter((line) => line !== '')).toEqual(rules);
    });

    test('sends them around the policy’s own words, with every fact, its boundary and its form', async () => {
      const request = await ofThisKind();
      expect(differences(released, request)).toEqual([]);
      expect(request).toEqual(released);
    });

    const fixed = rules.filter((rule) => !rule.includes('{{'));
    test.each(fixed)('the request says: %s', async (rule) => {
      const { system } = await ofThisKind();
      expect(system.filter((line) => line === rule)).toHaveLength(1);
    });

    test('every place that it has is filled with the policy’s own words', async () => {
      const text = told(await loadPrompt(id), released);
      const words = { policy: 'P', tone: 'Dry.', language: 'Dutch', weSell: 'Kegs.' };
      const filled = filledPrompt(text, words);
      const places = text.match(/(?<=\{\{)\w+(?=\}\})/g) ?? [];
      expect(places.length).toBeGreaterThan(0);
      for (const place of places) expect(filled).toContain(words[place as keyof typeof words]);
      expect(filled).not.toContain('{{');
    });
  },
);

const scene: Scene = {
  file: await readFile(`${FOLDERS.prompts}${LATEST.prompt}.md`, 'utf8'),
  released: LATEST.requests,
  request: (prompt) => built(LATEST.caseId, prompt),
};

test('the sabotages differ from one another and from the prompt', () => {
  const spoilt = PROMPT_SABOTAGES.map(({ spoil }) => spoil(scene.file));
  expect(new Set([scene.file, ...spoilt]).size).toBe(PROMPT_SABOTAGES.length + 1);
  expect(PROMPT_SABOTAGES.length).toBeGreaterThanOrEqual(50);
  expect(REQUEST_SABOTAGES.length).toBeGreaterThanOrEqual(30);
});

test('nothing is noticed of what is not spoilt', () => {
  expect(noticedInPrompt(scene, { name: 'none', spoil: (text) => text })).toEqual([]);
  expect(noticedInRequest(scene, { name: 'none', of: 'choice', spoil: (sent) => sent })).toEqual(
    [],
  );
});

test.each(PROMPT_SABOTAGES)(
  'a prompt spoilt by “$name” is noticed by hash, and by request or lint',
  (one) => {
    const guards = noticedInPrompt(scene, one);
    expect(guards).toContain('hash');
    expect(guards.includes('request') || guards.includes('lint')).toBe(true);
  },
);

test.each(REQUEST_SABOTAGES)('a request for a $of spoilt by “$name” is noticed', (one) => {
  expect(noticedInRequest(scene, one)).toEqual(['request']);
});
