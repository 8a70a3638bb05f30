// The eval command as a process, over folders of a test's own.
import { spawn } from 'node:child_process';

export type Ended = { code: number | null; out: string };

/** Runs the command with cases, prompts, recordings, baselines and reports below one folder. */
export function evalCommand(
  folder: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const own = ['cases', 'prompts', 'recordings', 'baselines', 'reports'];
  const folders = own.flatMap((name) => [`--${name}`, `${folder}/${name}`]);
  const child = spawn(process.execPath, ['evals/main.ts', ...folders, ...args], {
    env: { ...process.env, ...env },
  });
  let out = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (part: string) => {
      out += part;
    });
  return new Promise((resolve) => {
    child.on('close', (code) => resolve({ code, out }));
  });
}
