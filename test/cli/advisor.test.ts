import { expect, test } from 'vitest';
import { commandLine } from '../support/command-line.ts';

test('advisor says how it stands and what was found, and is the switch', async () => {
  const line = await commandLine();
  expect((await line('advisor')).out).toBe(
    'The advisor is on: it has been on from the start (start).\nIts choices were not checked yet.\n',
  );
  const checked = await line('advisor', '--check');
  expect(checked.out).toContain('too few closed leads to tell: 0 of 50');
  expect(checked.out).toContain('where it chose otherwise: no lead closed yet');
  expect((await line('advisor', 'off')).out).toMatch(/^The advisor was turned off since .*\(cli\)/);
  expect((await line('advisor', '--check')).out).toContain('Not checked: it is off.');
  const on = await line('advisor', 'on', '--json');
  expect(JSON.parse(on.out)).toMatchObject({ state: 'on', byWhom: 'cli' });
  expect((await line('advisor', 'maybe')).code).not.toBe(0);
});
