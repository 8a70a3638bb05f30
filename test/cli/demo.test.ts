// A command puts no demo into anybody's database; and the demo that is there can be taken out.
import { expect, test } from 'vitest';
import { ofCommand } from '../../src/cli/call.ts';
import { readConfig } from '../../src/config.ts';
import { commandLine } from '../support/command-line.ts';

test('what gives the service its demo at a first start gives a command none', () => {
  expect(readConfig({}).database.seed).toBe('first-start');
  expect(ofCommand(readConfig({})).database.seed).toBe(false);
  expect(ofCommand(readConfig({ POINTSMAN_SEED: 'demo' })).database.seed).toBe(true);
});

test('demo remove takes the demo out and says what it was', async () => {
  const line = await commandLine();
  const { code, out } = await line('demo', 'remove');
  expect([code, out]).toEqual([0, expect.stringMatching(/^Removed 13 reps, 12 accounts and \d/)]);
});
