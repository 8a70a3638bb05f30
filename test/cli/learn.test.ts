import { beforeAll, describe, expect, test } from 'vitest';
import { type CommandLine, commandLine } from '../support/command-line.ts';

let line: CommandLine;
beforeAll(async () => {
  line = await commandLine();
});

describe('learn', () => {
  test('says why nothing was trained and no prices were computed', async () => {
    const { code, out } = await line('learn');
    expect(code).toBe(0);
    expect(out).toContain('Nothing was trained: too few finished deals: 0 of 50.');
    expect(out).toMatch(/Prices of slots: \d+ leads of 50 so far\./);
    expect((await line('learn', '--list')).out).toContain('No model was trained yet.');
  });

  test('puts only a stored version in force', async () => {
    expect((await line('learn', '--activate', '7')).code).not.toBe(0);
    expect((await line('learn', '--activate', 'old')).code).not.toBe(0);
  });

  test('takes a half-life in days', async () => {
    expect((await line('learn', '--half-life', 'soon')).code).not.toBe(0);
    expect((await line('learn', '--half-life', '365')).code).toBe(0);
    expect((await line('learn', '--half-life', 'none')).code).toBe(0);
  });
});
