import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { scratchDirectory } from '../../support/scratch.ts';

const LINES = fileURLToPath(new URL('../../../src/io/telemetry/log-lines.ts', import.meta.url));
const LOG = fileURLToPath(new URL('../../../src/io/telemetry/log.ts', import.meta.url));
const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

/** A process with a log that does `work`; `go` lets it go on past "await gone". */
function logging(work: string) {
  const program = `
    const { openLog } = await import(${JSON.stringify(LOG)});
    const log = openLog('info');
    const gone = new Promise((resolve) => process.stdin.once('data', resolve));
    const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
    ${work}
    process.exit(0);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  started.push(child);
  const ended = once(child, 'exit').then(([code]) => code as number);
  const read = async () => {
    let text = '';
    for await (const chunk of child.stdout) text += chunk;
    return text;
  };
  return { stdout: child.stdout, go: () => child.stdin.write('go'), ended, read };
}

test('a process whose log nobody reads any more comes to its end', async () => {
  const { stdout, go, ended } = logging(`
    log.info('first'); await pause(600);
    await gone;
    log.info('last');`);
  await once(stdout, 'data');
  stdout.destroy();
  await once(stdout, 'close');
  go();
  expect(await ended).toBe(0);
});

test('a process whose log is not read comes to its end too', async () => {
  const { stdout, go, ended } = logging(`
    for (let k = 0; k < 5_000; k++) log.info({ k }, 'more than a pipe holds');
    await gone;
    log.info('last');`);
  stdout.pause();
  go();
  expect(await ended).toBe(0);
});

test('every line arrives, once and in order, when the reader is slow', async () => {
  const { go, ended, read } = logging(`
    for (let k = 0; k < 20_000; k++) {
      log.info({ k }, 'line');
      if (k % 2_000 === 0) await pause(1);
    }
    await gone; await pause(1_000);
    log.info({ k: 20_000 }, 'the last before the end');`);
  await new Promise((resolve) => setTimeout(resolve, 300));
  go();
  const lines = (await read()).trimEnd().split('\n');
  expect(await ended).toBe(0);
  const numbers = lines.map((line) => (JSON.parse(line) as { k: number }).k);
  expect(numbers).toEqual(Array.from({ length: 20_001 }, (_, k) => k));
});

test('what a reader leaves too long is lost, and the log says how much', async () => {
  const { go, ended, read } = logging(`
    const text = 'x'.repeat(10_000);
    for (let k = 0; k < 1_000; k++) log.info({ k, text }, 'line');
    await gone; await pause(1_500);
    log.info('the last');`);
  go();
  const lines = (await read()).trimEnd().split('\n');
  expect(await ended).toBe(0);
  const told = lines.map((line) => JSON.parse(line) as { msg: string; k?: number });
  const lost = /^(\d+) lines of this log were lost/.exec(
    told.find(({ k }) => k === undefined)?.msg ?? '',
  );
  expect(Number(lost?.[1])).toBeGreaterThan(100);
  expect(told.filter(({ k }) => k !== undefined).length + Number(lost?.[1])).toBe(1_000);
  expect(told.at(-1)?.msg).toBe('the last');
});

test('a log whose disk was full goes on once there is room, and nothing of it is missing', async () => {
  const folder = await scratchDirectory();
  // The descriptor of a full device becomes that of a file: closed and opened in one breath.
  const { go, ended, read } = logging(`
    const { logLines } = await import(${JSON.stringify(LINES)});
    const { closeSync, openSync, readFileSync } = await import('node:fs');
    const fd = openSync('/dev/full', 'w');
    const lines = logLines(fd);
    lines.write('one ');
    await gone; await pause(700);
    closeSync(fd);
    const file = ${JSON.stringify(`${folder}/log`)};
    const isSame = openSync(file, 'a+') === fd;
    lines.write('two');
    for (let k = 0; k < 200 && !readFileSync(file, 'utf8').includes('two'); k++) await pause(50);
    console.log(isSame, readFileSync(file, 'utf8'));`);
  go();
  expect((await read()).trimEnd()).toBe('true one two');
  expect(await ended).toBe(0);
  await rm(folder, { recursive: true });
});
