// A model of another provider looks at the brief of a job: what it finds no ground for is not shown.
import { describe, expect, test } from 'vitest';
import { LOOK_SCHEMA_NAME } from '../../../src/advisor/second-look-request.ts';
import { writeBrief } from '../../../src/flows/route/write-brief.ts';
import { createAdvisor } from '../../../src/io/llm/advisor.ts';
import { loadLookPrompt } from '../../../src/io/llm/prompts.ts';
import { aBriefAnswer, aBriefPart, factId, PARTS } from '../../support/advice.ts';
import { aScene } from '../../support/techflow.ts';
import type { Said } from '../../support/vendors/model-reply.ts';
import { modelVendors, vendorTarget } from '../../support/vendors/models.ts';

const server = modelVendors();
const look = await loadLookPrompt('second-look/1');
const scene = aScene({});
const answer = aBriefAnswer(aBriefPart(scene, 'sarah', 'mike').key, 'sarah');
const about = {
  ...{ repId: 'sarah', backupId: 'mike', chosenBy: 'model' as const },
  ...{ needs: [], withheld: [] },
};
const followsBut = (...not: string[]): Said => ({
  kind: 'answer',
  json: {
    sentences: ['S1', 'S2', 'S3', 'S4', 'S5'].map((id) => ({
      ...{ id, unsupported: '', follows: !not.includes(id) },
    })),
  },
});

/** A brief as the job writes it: Claude writes, the other reads, unless nobody reads again. */
async function written(
  second: Said,
  {
    snapshot = scene,
    brief = answer,
    again = true,
    writers = ['anthropic', 'openai'] as const,
  } = {},
) {
  const isLook = () => JSON.stringify(server.seen.at(-1)?.body).includes(LOOK_SCHEMA_NAME);
  server.behave((vendor) => {
    if (isLook() || vendor === 'openai') return second;
    return { kind: 'answer', json: brief };
  });
  const advisor = createAdvisor({ targets: writers.map((vendor) => vendorTarget(vendor)) });
  const write = writeBrief({
    ...{ advisor, off: () => null, clock: { now: Date.now }, prompt: PARTS },
    ...{ pace: { expectedMs: () => 0, note: () => {} }, look: again ? look : null },
  });
  const outcome = await write(snapshot, about, {
    ...{ deadlineMs: Date.now() + 15_000, signal: new AbortController().signal },
    contact: ['Pat Doe'],
  });
  if (outcome.kind === 'none') throw new Error(outcome.because);
  return outcome;
}

describe('a second look', () => {
  test('leaves out what it finds no ground for, and plain words stand there', async () => {
    const { told, trace, secondLook } = await written(followsBut('S1', 'S4'));
    expect(server.seen.map(({ vendor }) => vendor)).toEqual(['anthropic', 'openai']);
    expect(told.summary).toContain('goes to Sarah Chen');
    expect(told.reasons.map(({ text }) => text)).toEqual(['Sarah Chen leads the list.']);
    expect(told.talkingPoints.map(({ text }) => text)).not.toContain(
      'Ask what has to change first.',
    );
    expect(told.dropped).toHaveLength(2);
    expect(secondLook).toMatchObject({ provider: 'openai', leftOut: 2, failed: null });
    expect(trace).toMatchObject({
      provider: 'anthropic',
      calls: [{ kind: 'brief' }, { kind: 'second_look' }],
    });
    expect(trace.usage?.outputTokens).toBe(
      (trace.calls ?? []).reduce((sum, { outputTokens }) => sum + outputTokens, 0),
    );
  });

  test('sees each sentence with its facts, and nobody’s name', async () => {
    await written(followsBut());
    const sent = JSON.stringify(server.seen.at(-1)?.body);
    const alias = aBriefPart(scene, 'sarah', 'mike').key.aliases.aliasOf('sarah');
    expect(sent).toContain(`S1 summary: ${alias} ranks first for this lead.`);
    expect(sent).toMatch(/S4 point: Ask what has to change first\. \[F\d+\]/);
    for (const name of ['Sarah', 'Chen', 'Mike', 'Rodriguez', 'Pat Doe'])
      expect(sent).not.toContain(name);
  });

  test('is not taken where nobody is to look', async () => {
    const { secondLook, told } = await written(followsBut('S1'), { again: false });
    expect(server.seen).toHaveLength(1);
    expect(secondLook).toBeNull();
    expect(told.summary).toMatch(/^Sarah Chen ranks first/);
  });

  test.each<[string, Said, string]>([
    ['is down', { kind: 'down' }, 'advisor_unreachable'],
    ['refuses', { kind: 'text', text: '', stop: 'refusal' }, 'advisor_refused'],
    ['answers in another form', { kind: 'answer', json: { ok: 1 } }, 'advisor_wrong_schema'],
  ])('of a model that %s changes nothing and is told', async (_, said, failed) => {
    const plainly = await written(said, { again: false });
    const { told, secondLook, trace } = await written(said);
    expect(told).toEqual(plainly.told);
    expect(secondLook).toMatchObject({ failed, leftOut: 0 });
    expect(trace.calls?.map(({ kind }) => kind)).toEqual(['brief', 'second_look']);
  });

  test('says nothing of a sentence that its answer leaves out', async () => {
    const { told } = await written({ kind: 'answer', json: { sentences: [] } });
    expect(told.summary).toMatch(/^Sarah Chen ranks first/);
    expect(told.dropped).toEqual([]);
  });
});

describe('a brief in a language that no check of ours reads', () => {
  const dutch = aScene({ policy: { advisor: { language: 'nl' } } });
  const { key } = aBriefPart(dutch, 'sarah', 'mike');
  const alias = key.aliases.aliasOf('sarah');
  const lead = ['F1'];
  const brief = aBriefAnswer(key, 'sarah', {
    summary: `${alias} staat bovenaan voor deze aanvraag. De vraag is dringend en duidelijk.`,
    reasons: [
      { text: `${alias} staat bovenaan op de lijst.`, facts: [factId(key, 'score', 'sarah')] },
    ],
    opening: { text: '“Wat moet er als eerste veranderen?”', facts: lead },
    points: [{ form: 'ask', text: 'Vraag wat er als eerste moet veranderen.', facts: lead }],
    steps: [{ text: 'Vermijd een lang gesprek met hen.', facts: lead }],
  });

  test('is shown as far as the second reader says that it follows, and not without one', async () => {
    const shown = await written(followsBut('S2'), { snapshot: dutch, brief });
    expect(shown.told.summary).toMatch(/^Sarah Chen staat bovenaan/);
    expect(shown.told.reasons.map(({ text }) => text)).not.toContain(
      'Sarah Chen staat bovenaan op de lijst.',
    );
    expect(shown.told.nextSteps.at(-1)?.text).toBe('Vermijd een lang gesprek met hen.');
    const alone = await written(followsBut(), { snapshot: dutch, brief, again: false });
    expect(alone.told.summary).not.toContain('staat bovenaan');
    const failed = await written({ kind: 'down' }, { snapshot: dutch, brief });
    expect(failed.told).toEqual(alone.told);
  });

  test('with a figure of no cited fact is not even asked about', async () => {
    const summary = `${alias} staat bovenaan. Zij verloren 977 klanten.`;
    await written(followsBut(), { snapshot: dutch, brief: { ...brief, summary } });
    expect(JSON.stringify(server.seen.at(-1)?.body)).not.toContain('977');
  });

  test('is not asked for again in other words', async () => {
    await written(followsBut(), { snapshot: dutch, brief, again: false });
    expect(server.seen).toHaveLength(1);
  });
});
