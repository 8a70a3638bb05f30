// What a tape tells of time, and what it asks: an answer that never came took the time that it was waited
// for, and what is recorded already is not paid for twice.
import { rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { openShelf } from '../../../evals/harness/recordings.ts';
import { playTape, recordTape } from '../../../evals/harness/tape.ts';
import { scratchDirectory } from '../../support/scratch.ts';

const folder = await scratchDirectory();
afterAll(() => rm(folder, { recursive: true }));

const OF = { provider: 'openai', caseId: 'one', contestant: 'pipeline', repeat: 0 };
const body = (text: string) => ({ method: 'POST', body: JSON.stringify({ model: 'm', text }) });
const LIVE = { date: '2026-11-23', secrets: [], timed: true };

/** Answers after the signal says so, or never: as a server that hangs. */
const hanging: typeof fetch = (_, init) =>
  new Promise((_resolve, reject) => {
    init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
  });

test('a call that never came counts with the time that it was waited for, and plays as it was', async () => {
  const shelf = await openShelf(`${folder}/hanging`);
  const live = recordTape(shelf, OF, { ...LIVE, fetch: hanging });
  const control = new AbortController();
  const asked = live.fetch('http://x', { ...body('choose'), signal: control.signal });
  await pause(30);
  control.abort(new Error('too late'));
  await expect(asked).rejects.toThrow('too late');
  expect(live.tookMs()).toBeGreaterThan(0);
  expect(live.elapsedMs()).toBeGreaterThan(0);

  const tape = playTape(await openShelf(`${folder}/hanging`), OF);
  await expect(tape.fetch('http://x', body('choose'))).rejects.toThrow('not answered in time');
  expect(tape.tookMs()).toBe(live.tookMs());
  expect(tape.elapsedMs()).toBe(live.tookMs());
  // Whoever tries once more is as little answered: there was no time for it then, so nothing is missing.
  await expect(tape.fetch('http://x', body('choose'))).rejects.toThrow('not answered in time');
  expect(tape.misses).toEqual([]);
});

test('a run that goes on asks what is missing and nothing else; one anew asks everything', async () => {
  const shelf = await openShelf(`${folder}/resumed`);
  let asked = 0;
  const answering: typeof fetch = async () => {
    asked += 1;
    return new Response(`{"n":${asked}}`, { status: asked === 1 ? 503 : 200 });
  };
  const again = async (resumes: boolean, text: string) => {
    const tape = recordTape(shelf, OF, { ...LIVE, fetch: answering, resumes });
    return (await tape.fetch('http://x', body(text))).json();
  };
  expect(await again(true, 'a')).toEqual({ n: 1 });
  expect(await again(true, 'a')).toEqual({ n: 2 });
  expect(await again(true, 'a')).toEqual({ n: 2 });
  expect(await again(true, 'b')).toEqual({ n: 3 });
  expect(await again(false, 'a')).toEqual({ n: 4 });
  expect(asked).toBe(4);
});
