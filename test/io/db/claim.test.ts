import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Claim, claim } from '../../../src/io/db/embedded/claim.ts';

let directory: string;
const held: Claim[] = [];

beforeEach(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'claim-test-'));
});
afterEach(async () => {
  for (const one of held.splice(0)) await one.release(false);
  await rm(directory, { recursive: true });
});

async function take(place: string): Promise<Claim> {
  const made = await claim({ directory }, { place, beatMs: 20, silenceMs: 400 });
  held.push(made);
  return made;
}

describe('a data directory', () => {
  test('that another place keeps claiming is refused, and the refusal names it', async () => {
    await take('boot-a');
    await expect(take('boot-b')).rejects.toMatchObject({
      code: 'in-use',
      message: expect.stringContaining(`(${os.hostname()}) runs its embedded database`),
    });
  });

  test('is shared by the processes of one place', async () => {
    await take('boot-a');
    await take('boot-a');
    await expect(take('boot-b')).rejects.toMatchObject({ code: 'in-use' });
  });

  test('that another place has given up is free at once', async () => {
    await (await take('boot-a')).release(true);
    expect(await readdir(directory)).toEqual([]);
    await take('boot-b');
  });

  test('whose claim is no longer renewed is taken over, by one of those who wait', async () => {
    await (await take('boot-a')).release(false);
    const results = await Promise.allSettled(['boot-b', 'boot-c', 'boot-d'].map(take));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await readdir(directory)).filter((name) => name !== 'claim')).toEqual([]);
  });

  test('whose claim was cut off while it was written is taken over', async () => {
    await writeFile(path.join(directory, 'claim'), '');
    await take('boot-b');
    await expect(take('boot-c')).rejects.toMatchObject({ code: 'in-use' });
  });
});
