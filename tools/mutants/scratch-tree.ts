// A copy of the repository in which guards are taken out, so that the work of whoever runs it stays as
// it is.
import { cpSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { scratchDirectory } from '../../test/support/scratch.ts';

export const ROOT = path.resolve(import.meta.dirname, '../..');
const NOT_COPIED = [
  '.git',
  'node_modules',
  '.pointsman',
  '.data',
  'reports',
  'recordings',
  '.module-cache',
];

/** The copy's root, with the same packages; it is gone when this process ends. */
export async function scratchTree(): Promise<string> {
  const root = await scratchDirectory();
  process.once('exit', () => rmSync(root, { recursive: true, force: true }));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  for (const entry of readdirSync(ROOT)) {
    if (NOT_COPIED.includes(entry)) continue;
    cpSync(path.join(ROOT, entry), path.join(root, entry), {
      recursive: true,
      filter: (source) => !NOT_COPIED.includes(path.basename(source)),
    });
  }
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(root, 'node_modules'));
  return root;
}
