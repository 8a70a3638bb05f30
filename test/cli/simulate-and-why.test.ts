import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { ScenarioReport } from '../../src/simulation/report.ts';
import { commandLine } from '../support/command-line.ts';
import { scratchDirectory } from '../support/scratch.ts';

const example = (name: string) =>
  fileURLToPath(new URL(`../../docs/examples/${name}`, import.meta.url));

test('simulate runs a scenario on a database of its own and prints figures, or the timeline', async () => {
  const line = await commandLine();
  const scenario = {
    name: 'two days',
    from: '2026-11-02T00:00:00Z',
    days: 2,
    policy: { name: 'test' },
    reps: [{ id: 'ada', name: 'Ada' }],
    streams: [{ perDay: 5 }],
  };
  const file = path.join(await scratchDirectory(), 'scenario.json');
  await writeFile(file, JSON.stringify(scenario));
  const { code, out, err } = await line('simulate', file, '--json');
  expect([code, err]).toEqual([0, '']);
  const report = JSON.parse(out) as ScenarioReport;
  expect(report.reps).toEqual([expect.objectContaining({ id: 'ada', received: report.leads })]);
  await writeFile(file, JSON.stringify({ ...scenario, reps: [] }));
  const refused = await line('simulate', file);
  expect(refused.code).toBe(2);
  expect(refused.err).toContain('reps:');
}, 60_000);

test('why tells every rep of a decision why not, or one of them', async () => {
  const line = await commandLine();
  const routed = await line('route', example('techflow.json'), '--json');
  const { id } = JSON.parse(routed.out) as { id: string };
  const all = await line('why', id);
  expect(all.code).toBe(0);
  expect(all.out).toContain('You were given this lead');
  expect(all.out).toContain('You were not considered for this lead.');
  const one = await line('why', id, 'nobody');
  expect(one.code).toBe(1);
  expect(one.err).toContain('no rep "nobody"');
});
