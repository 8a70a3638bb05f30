// What a second list would change is shown before anything is stored, and fields are emptied on purpose only.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { type CommandLine, commandLine } from '../support/command-line.ts';
import { scratchDirectory } from '../support/scratch.ts';

let folder: string;
let line: CommandLine;
beforeAll(async () => {
  folder = await scratchDirectory();
  line = await commandLine({ POINTSMAN_SEED: 'none' });
  await imported('reps', FIRST);
});

const FIRST = [
  'Rep ID,Rep,Role,Territories,Max leads,Max per day,Active',
  'ur-1,Uma Ray,AE,Germany;Austria,12,4,no',
  'bo-1,Bo Long,AE,US,12,,yes',
].join('\n');

async function imported(kind: string, text: string, ...more: string[]) {
  const file = path.join(folder, `${kind}.csv`);
  await writeFile(file, text);
  return line('import', kind, file, ...more);
}

test('a dry run shows each row from what to what; the import leaves the rest', async () => {
  const text = 'Rep ID,Rep,Max leads,Territories,Manager\nur-1,Uma Ray,30,(none),Nora Nobody\n';
  const dry = await imported('reps', text, '--dry-run');
  expect(dry.out).toContain('0 new, 1 changed');
  expect(dry.out).toMatch(
    /row 2.* ur-1\n {4}territories: DE; AT → \(none\)\n {4}capacity.open: 12 → 30\n/,
  );
  expect(dry.out).toContain('/managerId: "Nora Nobody" is the id, e-mail or name of no rep');
  const done = JSON.parse((await imported('reps', text, '--json')).out);
  expect(done.changes).toMatchObject([{ id: 'ur-1', fields: [{}, { from: 12, to: 30 }] }]);
  const again = JSON.parse((await imported('reps', FIRST, '--dry-run', '--json')).out);
  expect(again.changes[0].fields.map(({ path }: { path: string }) => path)).toEqual([
    ...['/territories', '/capacity/open'],
  ]);
});

test('--clear empties a field where the file does not fill it', async () => {
  const text = 'Rep ID,Rep,Max per day\nbo-1,Bo Long,\n';
  const { out } = await imported(
    'reps',
    text,
    '--clear',
    'capacity.perDay',
    '--clear',
    'territories',
    '--json',
  );
  expect(JSON.parse(out).changes).toEqual([
    { id: 'bo-1', row: 2, fields: [{ path: '/territories', from: ['US'], to: [] }] },
  ]);
});

test('--clear takes fields that there are, of reps and accounts', async () => {
  const wrong = await imported('reps', FIRST, '--clear', 'nickname');
  expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('"nickname" is no field')]);
  const leads = await imported('leads', 'Lead ID\nl1\n', '--clear', 'score');
  expect([leads.code, leads.err]).toEqual([2, expect.stringContaining('reps and accounts')]);
});

test('lines below a report are told', async () => {
  const { err, out } = await imported(
    'reps',
    `${FIRST}\n\nGrand Totals (2 records)\n`,
    '--dry-run',
  );
  expect(err).toContain('row 5 is a line below a report');
  expect(out).toContain('2 reps:');
});
