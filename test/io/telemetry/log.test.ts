import { expect, test } from 'vitest';
import { openLog } from '../../../src/io/telemetry/log.ts';
import { freshDatabase } from '../../support/database.ts';

function lines(write: (log: ReturnType<typeof openLog>) => void): string {
  const written: string[] = [];
  write(openLog('info', { write: (line) => written.push(line) }));
  return written.join('');
}

test('a failing row never reaches the log through the error that names it', async () => {
  const { db } = await freshDatabase();
  const row = { id: 'l', body: '{}', contact: '{"email":"jane@secret.example"}' };
  const failing = db
    .insertInto('leads')
    .values({ ...row, received_at: new Date(0), updated_at: null as never })
    .execute();
  const error = await failing.catch((caught: unknown) => caught);
  expect(JSON.stringify(error)).toContain('jane@secret.example');
  const log = lines((log) => log.error({ err: new Error('outer', { cause: error }) }, 'failed'));
  expect(log).not.toContain('secret');
  expect(log).toContain('"code":"23502"');
  expect(log).toContain('violates not-null constraint');
});

test('secrets are dots, also below the top', () => {
  const secret = 'hunter2';
  const log = lines((log) =>
    log.info({ token: secret, a: { password: secret, b: { authorization: secret } } }, 'x'),
  );
  expect(log).not.toContain(secret);
  expect(log).toContain('•••');
});

test('secrets are dots inside lists, and what was handed in is left as it was', () => {
  const fields = { targets: [{ url: 'postgres://u:hunter2@h/db', name: 'main' }] };
  const log = lines((log) => log.info(fields, 'x'));
  expect(log).toContain('"targets":[{"url":"•••","name":"main"}]');
  expect(fields.targets[0]?.url).toContain('hunter2');
});

test('an address in an error is logged without what opens a door', () => {
  const error = new Error(
    'cannot reach https://bob:hunter2@h.example/v1?key=hunter2 with sk-hunter2',
  );
  const log = lines((log) => log.error({ err: new Error('outer', { cause: error }) }, 'failed'));
  expect(log).not.toContain('hunter2');
  expect(log).toContain('https://•••@h.example/v1?key=•••');
  expect(log).toMatch(/file:\/\/\/\S+log\.test\.ts|\(\/\S+log\.test\.ts|at \/\S+log\.test\.ts/);
});

test('a thrown thing that is no error is not spelled out', () => {
  expect(lines((log) => log.error({ err: { email: 'secret' } }, 'x'))).not.toContain('secret');
});

test('the log of the service itself opens', () => {
  expect(() => openLog('silent').info('nothing')).not.toThrow();
});
