// The command `pointsman`: runs one command line and ends with its code.

import { terminalOn } from '../terminal.ts';
import { run } from './program.ts';

// Whoever reads may stop early (`| head`); the command still ends its work in order.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await run(process.argv.slice(2), terminalOn(process.stdout, process.stderr));
// Work that was interrupted may still wait for something.
if (process.exitCode === 130) process.exit();
