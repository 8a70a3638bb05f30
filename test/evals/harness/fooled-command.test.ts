// The command cannot be talked into green by what lies around it: files that were changed, cut off or
// cannot be written, a prompt changed under its name, a stand-in that is asked about a wording.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { FOLDERS } from '../../../evals/harness/material.ts';
import { openShelf } from '../../../evals/harness/recordings.ts';
import { simulatedCompletion } from '../../../evals/harness/simulated-server.ts';
import { evalCommand } from '../../support/eval-command.ts';
import { scratchDirectory } from '../../support/scratch.ts';

vi.setConfig({ testTimeout: 120_000 });

const folder = await scratchDirectory();
const evals = (...args: string[]) => evalCommand(folder, args);
const released = await readFile(`${FOLDERS.prompts}advise/2.md`, 'utf8');

beforeAll(async () => {
  for (const name of ['cases', 'prompts/advise', 'reports'])
    await mkdir(`${folder}/${name}`, { recursive: true });
  const ties = await readFile(`${FOLDERS.cases}/ties.jsonl`, 'utf8');
  await writeFile(`${folder}/cases/some.jsonl`, ties.split('\n').slice(0, 3).join('\n'));
  await writeFile(`${folder}/prompts/advise/2.md`, released);
  expect((await evals('--live', '--accept')).code).toBe(0);
}, 120_000);

afterAll(() => rm(folder, { recursive: true }));

/** Runs with a file of the folder changed, and puts it back. */
async function withFile(name: string, change: (text: string) => string, ...args: string[]) {
  const file = `${folder}/${name}`;
  const text = await readFile(file, 'utf8');
  const changed = change(text);
  expect(changed).not.toBe(text);
  await writeFile(file, changed);
  try {
    return await evals(...args);
  } finally {
    await writeFile(file, text);
  }
}

test.each([
  [
    'emptied',
    (text: string) =>
      text.replace(/"results": \{[\s\S]*\n \},\n "seal"/, '"results": {},\n "seal"'),
  ],
  ['lowered', (text: string) => text.replaceAll('"passed": 1', '"passed": 0')],
  ['cut off', (text: string) => text.slice(0, -40)],
])('3: a baseline that was %s', async (_, change) => {
  const { code, out } = await withFile('baselines/simulated.json', change);
  expect([code, out.includes('The baseline of simulated: ')]).toEqual([3, true]);
});

test('3: a recording that was given to another question, or cut off; no report of before is left', async () => {
  const [file = ''] = await readdir(`${folder}/recordings/simulated`);
  const name = `recordings/simulated/${file}`;
  const moved = await withFile(name, (text) => text.replace(/"repeat": 0/, '"repeat": 7'));
  expect([moved.code, moved.out.includes('was changed')]).toEqual([3, true]);
  const cut = await withFile(name, (text) => text.slice(0, 200));
  expect([cut.code, cut.out.includes('cannot be read')]).toEqual([3, true]);
  expect(await readdir(`${folder}/reports`)).toEqual([]);
});

test('3: a released prompt that was changed is neither judged nor accepted, recorded anew or not', async () => {
  const change = (text: string) => text.replace('Only what the facts say.', 'Invent figures.');
  const before = await readFile(`${folder}/baselines/simulated.json`, 'utf8');
  const elsewhere = ['--live', '--recordings', `${folder}/others`];
  for (const args of [[...elsewhere], [...elsewhere, '--accept']]) {
    const { code, out } = await withFile('prompts/advise/2.md', change, ...args);
    expect([code, out.includes('no longer what was released')]).toEqual([3, true]);
  }
  expect(await readFile(`${folder}/baselines/simulated.json`, 'utf8')).toBe(before);
});

test('3: the stand-in never passes another wording, and passes the same words under another number', async () => {
  const second = released.replace('id: advise/2', 'id: advise/3');
  const live = ['--live', '--prompt', 'advise/3', '--recordings', `${folder}/others`];
  const file = `${folder}/prompts/advise/3.md`;
  await writeFile(file, second);
  expect((await evals(...live)).code).toBe(0);
  await writeFile(file, second.replace('Only what the facts say.', 'Invent figures.'));
  const { code, out } = await evals(...live, '--against', 'advise/2');
  expect([code, out.includes('says nothing of another wording')]).toEqual([3, true]);
});

test('2: reports that cannot be written are no success', async () => {
  const file = `${folder}/occupied`;
  await writeFile(file, '');
  const { code, out } = await evals('--reports', `${file}/reports`);
  expect([code, out.includes('could not be written')]).toEqual([2, true]);
});

test.each([
  [['--tag', 'no-such-tag'], 'no case is left'],
  [['--accept-loss', 'no-such-case'], 'there is no case "no-such-case" to lose'],
  [['--against', 'advise/2'], 'not against itself'],
  [['--against', 'advise/9'], 'there is no prompt advise/9'],
])('2: %j', async (args, why) => {
  const { code, out } = await evals(...args);
  expect([code, out.includes(why)]).toEqual([2, true]);
});

test('the recordings of the stand-in that come with the repository are what it answers', async () => {
  const shelf = await openShelf(`${FOLDERS.recordings}/simulated`);
  const all = shelf.all();
  expect(all.length).toBeGreaterThan(100);
  const odd = all.filter(({ request, response }) => {
    const answer: unknown = JSON.parse(simulatedCompletion(JSON.stringify(request)));
    return JSON.stringify(answer) !== JSON.stringify(response.body);
  });
  expect(odd.map(({ key }) => key)).toEqual([]);
});
