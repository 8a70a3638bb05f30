import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const RUNTIME = new URL('../../bin/runtime.js', import.meta.url).href;
const PLATFORM = `node-${process.platform}-${os.arch()}`;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'runtime-test-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** A command whose program is `program`, started by a Node that says it is `version`. */
async function command(program: string, version?: string): Promise<string> {
  await writeFile(path.join(folder, 'program.mts'), program);
  const pretend = { from: `${folder}/x.js`, ...(version ? { version } : {}) };
  const file = path.join(folder, 'command.mjs');
  await writeFile(
    file,
    `import { runOnNode24 } from ${JSON.stringify(RUNTIME)};
     await runOnNode24(new URL('program.mts', import.meta.url), ${JSON.stringify(pretend)});`,
  );
  return file;
}

/** Puts a platform package of this version where npm would; it starts the Node that runs the tests. */
async function installNode(
  version: string,
  script = `exec ${process.execPath} "$@"`,
): Promise<void> {
  const home = path.join(folder, 'node_modules', PLATFORM);
  await mkdir(path.join(home, 'bin'), { recursive: true });
  await writeFile(path.join(home, 'package.json'), JSON.stringify({ name: PLATFORM, version }));
  await writeFile(path.join(home, 'bin/node'), `#!/bin/sh\nVIA=package ${script}\n`);
  await chmod(path.join(home, 'bin/node'), 0o755);
}

type Ended = { code: number | null; signal: string | null; out: string; err: string };

function start(file: string, ...args: string[]): { child: ChildProcess; ended: Promise<Ended> } {
  const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal, out, err }));
  });
  return { child, ended };
}

const REPORT = `const words: string[] = process.argv.slice(2);
  console.log(JSON.stringify({ words, via: process.env.VIA ?? 'import' }));
  process.exitCode = 7;`;

const WAIT = `for (const name of ['SIGTERM', 'SIGINT'] as const) {
    process.on(name, () => { console.log('got ' + name); process.exit(3); });
  }
  setInterval(() => {}, 1000);
  console.log('up');`;

describe('the command', () => {
  test('runs in the same process on a Node that is new enough', async () => {
    const { code, out } = await start(await command(REPORT), 'route', '--x').ended;
    expect(JSON.parse(out)).toEqual({ words: ['route', '--x'], via: 'import' });
    expect(code).toBe(7);
  });

  test('goes on in the Node that npm installed when started by an old one', async () => {
    await installNode('24.21.0');
    const { code, out } = await start(await command(REPORT, '20.20.2'), 'route', '--x').ended;
    expect(JSON.parse(out)).toEqual({ words: ['route', '--x'], via: 'package' });
    expect(code).toBe(7);
  });

  test.for(['SIGTERM', 'SIGINT'] as const)(
    'passes %s on once and ends as its child ends',
    async (name) => {
      await installNode('24.21.0');
      const { child, ended } = start(await command(WAIT, '20.20.2'));
      await new Promise((resolve) => child.stdout?.once('data', resolve));
      child.kill(name);
      expect(await ended).toMatchObject({ code: 3, signal: null, out: `up\ngot ${name}\n` });
    },
  );

  test('dies of the signal that its child died of', async () => {
    await installNode('24.21.0');
    const program = `process.kill(process.pid, 'SIGKILL'); setInterval(() => {}, 1000);`;
    const { ended } = start(await command(program, '20.20.2'));
    expect(await ended).toMatchObject({ code: null, signal: 'SIGKILL' });
  });

  test.for([
    ['none is installed', null],
    ['the one installed is too old as well', '22.11.0'],
  ])('says what to do in one sentence when %s', async ([, version]) => {
    if (version) await installNode(version);
    const { code, out, err } = await start(await command(REPORT, '20.20.2')).ended;
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toBe(
      'Pointsman needs Node 24 or later; this is Node 20.20.2, and npm has not installed one here. Run "npm ci" in its folder, or install Node 24 from nodejs.org.\n',
    );
  });

  test('says so when the installed one does not run', async () => {
    await installNode('24.21.0');
    await rm(path.join(folder, 'node_modules', PLATFORM, 'bin/node'));
    const { code, err } = await start(await command(REPORT, '20.20.2')).ended;
    expect(code).toBe(1);
    expect(err).toMatch(/the one that npm installed does not run \(.*ENOENT/);
  });
});
