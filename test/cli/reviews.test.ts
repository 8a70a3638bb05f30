import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { commandLine } from '../support/command-line.ts';
import { scratchDirectory } from '../support/scratch.ts';

test('reviews lists a company in doubt with its evidence, and settles it', async () => {
  const line = await commandLine();
  const folder = await scratchDirectory();
  const put = async (name: string, content: unknown) => {
    const file = path.join(folder, name);
    await writeFile(file, JSON.stringify(content));
    return file;
  };
  const accounts = await put('accounts.json', [
    { id: 'q-de', name: 'Quarzwerk Nova GmbH' },
    { id: 'q-fr', name: 'Quarzwerk Nova SARL' },
  ]);
  expect((await line('import', 'accounts', accounts)).code).toBe(0);
  const lead = await put('lead.json', { id: 'l1', company: { name: 'Quarzwerk Nova' } });
  expect((await line('route', lead)).code).toBe(0);
  const listed = await line('reviews', 'list');
  expect(listed.out).toContain('Quarzwerk Nova');
  expect(listed.out).toMatch(/0\.\d\d {2}q-de {2}Quarzwerk Nova GmbH: same name/);
  const page = JSON.parse((await line('reviews', 'list', '--json')).out) as {
    items: { id: string }[];
  };
  const id = page.items[0]?.id ?? '';
  expect((await line('reviews', 'resolve', id)).code).toBe(2);
  expect((await line('reviews', 'resolve', id, '--none')).out).toContain('Settled: none');
  expect((await line('reviews', 'resolve', id, '--none')).out).toContain('Settled before.');
  const other = await line('reviews', 'resolve', id, '--account', 'q-de');
  expect([other.code, other.err]).toEqual([1, expect.stringContaining('none of our accounts')]);
  expect((await line('reviews', 'list')).out).toContain('No company’s account is in doubt.');
  expect((await line('reviews', 'list', '--resolved')).out).toContain('by cli: none of our');
});
