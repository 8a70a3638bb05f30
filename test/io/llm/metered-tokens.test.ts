// Tokens are counted where they are used, by whatever flow asks: a lead's choice or a job's brief.
import { expect, test } from 'vitest';
import { writeBrief } from '../../../src/flows/route/write-brief.ts';
import { createAdvisor } from '../../../src/io/llm/advisor.ts';
import { advisorFigures } from '../../../src/io/llm/advisor-figures.ts';
import { openMetrics } from '../../../src/io/telemetry/metrics.ts';
import { aBriefAnswer, aBriefPart, PARTS } from '../../support/advice.ts';
import { aScene } from '../../support/techflow.ts';
import { modelVendors, vendorTarget } from '../../support/vendors/models.ts';

const server = modelVendors();
const clock = { now: Date.now };
const pace = { expectedMs: () => 0, note: () => {} };

test('a brief that a job writes counts in the metrics, whether or not it holds', async () => {
  const advisor = createAdvisor({ targets: [vendorTarget('anthropic')] });
  const metrics = openMetrics();
  for (const figure of advisorFigures(advisor)) metrics.figure(figure);
  const scene = aScene({});
  const write = writeBrief({ advisor, off: () => null, clock, prompt: PARTS, pace });
  const about = {
    ...{ repId: 'sarah', backupId: 'mike', chosenBy: 'model' as const },
    ...{ needs: [], withheld: [] },
  };
  const patience = { signal: new AbortController().signal, contact: [] };
  const told = async () => {
    const text = await metrics.text();
    const line = /pointsman_advisor_tokens_total\{model="test-model",kind="output"\} (\d+)/;
    return Number(line.exec(text)?.[1]);
  };
  expect(await told()).toBe(0);
  const answer = aBriefAnswer(aBriefPart(scene, 'sarah', 'mike').key, 'sarah');
  server.behave({ kind: 'answer', json: answer });
  const written = await write(scene, about, { ...patience, deadlineMs: Date.now() + 15_000 });
  if (written.kind === 'none') throw new Error(written.because);
  const used = written.trace.usage?.outputTokens ?? 0;
  expect(used).toBeGreaterThan(0);
  expect(await told()).toBe(used);
  server.behave({ kind: 'answer', json: { of: 'another form' } });
  const refused = await write(scene, about, { ...patience, deadlineMs: Date.now() + 15_000 });
  expect(refused).toMatchObject({ kind: 'none', because: 'advisor_wrong_schema' });
  expect(await told()).toBeGreaterThan(used);
  expect(await metrics.text()).toContain('# TYPE pointsman_advisor_tokens_total counter');
});
