import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { commandLine } from '../support/command-line.ts';

const cases = fileURLToPath(new URL('../../evals/cases/territory.jsonl', import.meta.url));

test('objectives says where each stands, with n, and never a figure that is not known', async () => {
  const line = await commandLine();
  const { out } = await line('objectives');
  expect(out).toContain('unknown  response time: unknown (at most 5 min; n = 0)');
  expect(out).toContain('No history was imported to compare with.');
  const tried = await line('objectives', '--cases', cases, '--json');
  const { objectives } = JSON.parse(tried.out) as { objectives: { code: string }[] };
  expect(objectives[1]).toMatchObject({
    code: 'assignment_accuracy',
    status: 'unknown',
    because: 'Only 6 labelled cases; 30 are asked for.',
  });
});
