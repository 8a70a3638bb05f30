// Every command under conditions that are no fault of its own: a sentence and the documented code.
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { buildProgram, run } from '../../src/cli/program.ts';
import { terminalOn } from '../../src/terminal.ts';
import { fakePostgres } from '../support/fake-postgres.ts';
import { scratchDirectory } from '../support/scratch.ts';

const example = (name: string) =>
  fileURLToPath(new URL(`../../docs/examples/${name}`, import.meta.url));
const POLICY = example('policies/balanced.yaml');
/** Words of a command → what it is called with. `serve` is a process of its own; four need no database. */
const ARGS: Record<string, string[]> = {
  route: [example('techflow.json')],
  import: ['leads', example('leads.json')],
  'policy list': [],
  'policy show': [],
  'policy lint': [POLICY],
  'policy plan': [POLICY],
  'policy publish': [POLICY],
  'policy activate': ['balanced@1'],
  'policy rollback': ['balanced'],
  learn: [],
  advisor: [],
  objectives: [],
  'baselines create': ['x'],
  'baselines list': [],
  'baselines show': ['x'],
  why: ['x'],
  'reps list': [],
  'reps show': ['x'],
  'reps away': ['x', '2027-01-04'],
  'reps hours': ['x', '24/7'],
  'reps cap': ['x', '--open', '3'],
  'reviews list': [],
  'reviews resolve': ['x', '--none'],
  replay: ['--all'],
  verify: [],
  audit: [],
  'evals import': [],
  'keys list': [],
  'keys create': ['x', '--scope', 'read'],
  'keys rotate': ['x'],
  'keys revoke': ['x'],
  migrate: [],
  seed: [],
  'demo remove': [],
  events: [],
  'vocabulary show': [],
  'vocabulary set': [example('vocabulary.yaml')],
};
const WITHOUT_DATABASE = ['serve', 'simulate', 'config', 'vocabulary lint', 'help'];

let folder = '';
beforeAll(async () => {
  folder = await scratchDirectory();
  await chmod(folder, 0o755); // as root, the server's account must be able to walk to it
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function called(words: string, env: Record<string, string>, args = ARGS[words] ?? []) {
  const [out, err] = [new PassThrough(), new PassThrough()];
  let said = '';
  for (const stream of [out, err]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  const code = await run([...words.split(' '), ...args], terminalOn(out, err, false), env);
  await new Promise((resolve) => setImmediate(resolve));
  return { words, code, said };
}

/** Ends as `code` says, with a sentence and without a stack. */
function expectSentence({ words, code, said }: Awaited<ReturnType<typeof called>>, wanted: number) {
  expect(`${words}: ${code} ${said}`).toMatch(new RegExp(`^${words}: ${wanted} `));
  expect(said).toMatch(/^pointsman: [A-Z/].*\.$/ms);
  expect(said).not.toMatch(/\n\s+at /);
}

test('the table holds every command there is', () => {
  const leaves = (command: Command, before: string[]): string[] =>
    command.commands.flatMap((inner) => {
      const words = [...before, inner.name()];
      return inner.commands.length > 0 ? leaves(inner, words) : [words.join(' ')];
    });
  const program = buildProgram(
    () => () => Promise.resolve(),
    terminalOn(new PassThrough(), new PassThrough()),
  );
  expect(
    leaves(program, [])
      .filter((words) => !WITHOUT_DATABASE.includes(words))
      .sort(),
  ).toEqual(Object.keys(ARGS).sort());
});

describe('a command', () => {
  test('whose database is not there ends with 4', async () => {
    const env = { DATABASE_URL: 'postgres://app:hunter2@127.0.0.1:9/app' };
    for (const words of Object.keys(ARGS)) {
      const ended = await called(words, env);
      expectSentence(ended, 4);
      expect(ended.said).not.toContain('hunter2');
    }
  });

  test('whose database accepts and never answers ends with 4', async () => {
    expectSentence(await called('audit', { DATABASE_URL: await fakePostgres(null) }), 4);
    const direct = { DATABASE_DIRECT_URL: await fakePostgres(null) };
    expectSentence(await called('seed', { ...direct, DATABASE_URL: await fakePostgres(null) }), 4);
  }, 60_000);

  test('whose settings name a prompt that there is not ends with 3', async () => {
    const env = { DATABASE_URL: 'postgres://127.0.0.1:9/app', POINTSMAN_PROMPT: 'advise/999' };
    for (const words of [...Object.keys(ARGS), 'config'].filter((words) => words !== 'migrate')) {
      expectSentence(await called(words, env), 3);
    }
  });

  test('whose data folder cannot be made ends with 3 and names the setting', async () => {
    const file = path.join(folder, 'file');
    await writeFile(file, 'x');
    const long = path.join(folder, 'x'.repeat(300));
    for (const place of [file, path.join(file, 'below'), long, '/dev/null', '/sys/nope']) {
      const ended = await called('keys list', { POINTSMAN_DATA_DIR: place });
      expectSentence(ended, 3);
      expect(ended.said).toContain(place);
      expect(ended.said).toContain('Set POINTSMAN_DATA_DIR to a folder that can be made');
    }
  });

  test('that finds no temporary folder for its database ends with 3 and names the setting', async () => {
    vi.stubEnv('TMPDIR', path.join(folder, 'no-such'));
    const ended = await called('simulate', {}, [example('scenario.yaml')]).finally(() =>
      vi.unstubAllEnvs(),
    );
    expectSentence(ended, 3);
    expect(ended.said).toContain('Set TMPDIR to a folder');
  });

  test('whose data folder is of another PostgreSQL ends with 4', async () => {
    const newer = path.join(folder, 'newer');
    await mkdir(path.join(newer, 'cluster'), { recursive: true });
    await writeFile(path.join(newer, 'cluster/PG_VERSION'), '19\n');
    expectSentence(await called('keys list', { POINTSMAN_DATA_DIR: newer }), 4);
  }, 60_000);

  test('whose policy file cannot be read ends with 2', async () => {
    const env = { DATABASE_URL: 'postgres://127.0.0.1:9/app' };
    const binary = path.join(folder, 'binary.yaml');
    await writeFile(binary, Buffer.from([0xff, 0xfe, 0x00, 0x01]));
    for (const words of ['policy publish', 'policy plan']) {
      for (const file of ['/no/such.yaml', folder, binary]) {
        const { code, said } = await called(words, env, [file]);
        expect([2, 4]).toContain(code);
        expect(said).not.toMatch(/\n\s+at /);
      }
    }
  });
});
