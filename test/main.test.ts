import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { emptyDatabase } from './support/database.ts';
import { urlOf } from './support/database-server.ts';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** A running service on an empty database, and how it ended with what it said. */
async function service(): Promise<{
  child: ChildProcess;
  ended: Promise<{ code: number | null; said: string }>;
}> {
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env.PATH, PORT: '0', DATABASE_URL: urlOf(await emptyDatabase()) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let said = '';
  const isUp = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        if (said.includes('"msg":"listening"')) resolve();
      });
    }
  });
  const ended = new Promise<{ code: number | null; said: string }>((resolve) => {
    child.on('close', (code) => resolve({ code, said }));
  });
  await Promise.race([isUp, ended]);
  return { child, ended };
}

describe('the service', () => {
  test.for(['SIGTERM', 'SIGINT'] as const)('stops in order on %s', async (name) => {
    const { child, ended } = await service();
    child.kill(name);
    const { code, said } = await ended;
    expect(said).toContain('"msg":"stopped"');
    expect(code).toBe(0);
  });

  test('stops in order when npm passes on the signal that the terminal has sent too', async () => {
    const { child, ended } = await service();
    child.kill('SIGINT');
    child.kill('SIGINT');
    const { code, said } = await ended;
    expect(said).toContain('"msg":"stopped"');
    expect(code).toBe(0);
  });
});
