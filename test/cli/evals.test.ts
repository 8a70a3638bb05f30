import { readFile, writeFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { readCases } from '../../src/evals/case.ts';
import { type CommandLine, commandLine } from '../support/command-line.ts';
import { scratchDirectory } from '../support/scratch.ts';

let line: CommandLine;
let file: string;
beforeAll(async () => {
  line = await commandLine();
  file = `${await scratchDirectory()}/from-the-log.jsonl`;
});

describe('evals import', () => {
  test('has nothing to tell of a log without disputes', async () => {
    const { code, out } = await line('evals', 'import');
    expect([code, out]).toEqual([0, '']);
  });

  test('adds to a file and leaves what it holds', async () => {
    await writeFile(file, '{"id":"log-abc","kept":true}');
    const { code, out } = await line('evals', 'import', '--out', file);
    expect(code).toBe(0);
    expect(out).toContain('0 cases wait for a label');
    expect(await readFile(file, 'utf8')).toContain('"kept":true');
    expect(() => readCases('{"expect":null}', 'x')).toThrow('x:1');
  });

  test('wants a whole number as its limit', async () => {
    expect((await line('evals', 'import', '--limit', 'many')).code).not.toBe(0);
  });
});
