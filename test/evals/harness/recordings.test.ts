import { readdir, readFile, rm } from 'node:fs/promises';
import { afterAll, expect, test } from 'vitest';
import { type Asked, openShelf } from '../../../evals/harness/recordings.ts';
import { playTape } from '../../../evals/harness/tape.ts';
import { scratchDirectory } from '../../support/scratch.ts';

const folder = await scratchDirectory();
afterAll(() => rm(folder, { recursive: true }));

const asked = (text: string, over: Partial<Asked> = {}): Asked => ({
  provider: 'openai',
  caseId: 'one',
  contestant: 'pipeline',
  repeat: 0,
  attempt: 1,
  body: { model: 'm', messages: [{ role: 'user', content: `${'x'.repeat(1200)}\n${text}` }] },
  ...over,
});
const SECRET = 'not-for-anybody-123';
const answer = {
  status: 200,
  headers: { 'content-type': 'application/json', 'set-cookie': 'a=b', 'x-request-id': 'req_1' },
  body: { text: `echo ${SECRET}`, usage: { total: 3 } },
  tookMs: 12,
};

test('an answer comes back whole, from the disk, without cookies and secrets', async () => {
  const shelf = await openShelf(folder);
  await shelf.keep(asked('hello'), answer, '2026-11-23', [SECRET]);
  const again = (await openShelf(folder)).find(asked('hello'));
  expect(again?.response).toEqual({
    ...answer,
    headers: { 'content-type': 'application/json', 'x-request-id': 'req_1' },
    body: { text: 'echo •••', usage: { total: 3 } },
  });
  expect(again?.request).toEqual(asked('hello').body);
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const file of files.filter((one) => one.isFile())) {
    expect(await readFile(`${file.parentPath}/${file.name}`, 'utf8')).not.toContain(SECRET);
  }
});

test('repeats and attempts are answers of their own', async () => {
  const shelf = await openShelf(folder);
  expect(shelf.find(asked('hello', { repeat: 1 }))).toBeNull();
  expect(shelf.find(asked('hello', { attempt: 2 }))).toBeNull();
});

test('a miss shows how the request differs from the nearest recording', async () => {
  const shelf = await openShelf(folder);
  const tape = playTape(shelf, asked('hello'));
  const response = await tape.fetch('http://x', {
    method: 'POST',
    body: JSON.stringify(asked('goodbye').body),
  });
  expect(response.status).toBe(404);
  expect(tape.misses[0]).toContain('- messages.0.content: hello');
  expect(tape.misses[0]).toContain('+ messages.0.content: goodbye');
});

test('what nobody asks for is an orphan, and goes when it is dropped', async () => {
  const shelf = await openShelf(folder);
  expect(shelf.orphans()).toHaveLength(1);
  shelf.find(asked('hello'));
  expect(shelf.orphans()).toHaveLength(0);
  const other = await openShelf(folder);
  await other.drop(other.orphans());
  expect((await openShelf(folder)).find(asked('hello'))).toBeNull();
  expect(await readdir(`${folder}/texts`)).toEqual([]);
});

test('long lines that differ far to the right are shown where they do', async () => {
  const shelf = await openShelf(folder);
  const long = (end: string) => asked('', { body: { text: `${'word '.repeat(100)}${end}` } });
  await shelf.keep(long('was'), answer, '2026-11-23', []);
  const { differences } = shelf.nearest(long('is')) ?? {};
  expect(differences?.map((line) => line.slice(-8))).toEqual(['word was', ' word is']);
});

test('what looks like a key is masked even when nobody says that it is one', async () => {
  const shelf = await openShelf(folder);
  const body = { text: 'try sk-abcdefghijklmnop1234 or Bearer abc.def.ghi.jkl' };
  await shelf.keep(asked('leak'), { ...answer, body }, '2026-11-23', []);
  const kept = (await openShelf(folder)).find(asked('leak'));
  expect(kept?.response.body).toEqual({ text: 'try ••• or •••' });
});

test('recordings made before a date are known', async () => {
  const shelf = await openShelf(folder);
  await shelf.keep(asked('old'), answer, '2026-01-05', []);
  expect(shelf.before('2026-02-01')).toHaveLength(1);
});
