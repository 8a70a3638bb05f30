// docs/cli.md is the help of the commands. After a change of the help: npx vitest run test/docs -u
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { buildProgram } from '../../src/cli/program.ts';
import { cliReference } from '../../src/cli/reference.ts';
import { terminalOn } from '../../src/terminal.ts';

test('docs/cli.md is what the commands say of themselves', async () => {
  const terminal = terminalOn(new PassThrough(), new PassThrough(), false);
  const program = buildProgram(() => () => Promise.resolve(), terminal);
  await expect(cliReference(program)).toMatchFileSnapshot('../../docs/cli.md');
});
