import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commandLine } from '../support/command-line.ts';
import { scratchDirectory } from '../support/scratch.ts';

test('history is imported, frozen and held against', async () => {
  const line = await commandLine();
  const folder = await scratchDirectory();
  const rows = Array.from({ length: 60 }, (_, k) => {
    const day = String(1 + (k % 28)).padStart(2, '0');
    return `o${k},Rep ${k % 3},${k % 4 === 0 ? 'Won' : 'Lost'},2026-03-${day}T08:00:00Z,2026-03-${day}T09:30:00Z,2026-04-${day}T09:00:00Z`;
  });
  await writeFile(
    join(folder, 'deals.csv'),
    ['id,rep,stage,received,engaged,closed', ...rows].join('\n'),
  );
  await writeFile(
    join(folder, 'map.yaml'),
    'id: id\nrep: rep\nreceivedAt: received\nengagedAt: engaged\nclosedAt: closed\nstage: { column: stage, won: [Won], lost: [Lost] }\n',
  );
  expect((await line('baselines', 'list')).out).toContain('No baseline is frozen yet.');
  const files = [join(folder, 'deals.csv'), '--mapping', join(folder, 'map.yaml')];
  expect(await line('import', 'history', ...files)).toMatchObject({ code: 0 });
  const made = await line('baselines', 'create', 'before-launch');
  expect(made.out).toMatch(/Baseline before-launch is frozen \([0-9a-f]{12}\)\./);
  expect(made.out).toMatch(/arrival to assignment +median 90 min/);
  expect(made.out).toMatch(/won +\d+\.\d % \(\d+ to \d+\) +15 of 60/);
  expect(made.out).toContain('By rep');
  const shown = await line('baselines', 'show', 'before-launch');
  expect(shown.out).toContain('Against baseline before-launch');
  expect(shown.out).toMatch(/arrival to assignment, median +90 min +→ +not known/);
  expect((await line('baselines', 'list')).out).toContain('60 deals');
  expect((await line('baselines', 'create', 'before-launch')).code).not.toBe(0);
  expect((await line('baselines', 'create', 'Not so')).code).not.toBe(0);
  expect((await line('baselines', 'create', 'x', '--from', 'soon')).code).not.toBe(0);
  await rm(folder, { recursive: true });
});
