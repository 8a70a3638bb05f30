// The sets that are played beside the one that is judged, and the clock on which a case is run.
import { expect, test } from 'vitest';
import { hardFailures } from '../../../evals/gate/run.ts';
import { FOLDERS, loadCases, loadPolicies } from '../../../evals/harness/material.ts';
import { readOptions } from '../../../evals/harness/options.ts';
import { isPlainRun, playOtherSets } from '../../../evals/harness/other-sets.ts';
import { openShelf } from '../../../evals/harness/recordings.ts';
import { runSuite } from '../../../evals/harness/suite.ts';
import { aSuite } from '../../support/eval-suite.ts';

const { labelled } = await loadCases();
const policies = await loadPolicies();
const some = labelled.filter(({ family }) => family === 'ties');

test('a plain run plays them, and one that judges something else does not', () => {
  const plain = (...args: string[]) => isPlainRun(readOptions(args, {}));
  expect(plain()).toBe(true);
  for (const args of [
    ['--live'],
    ['--accept'],
    ['--prompt', 'advise/1'],
    ['--model', 'claude-relayed'],
    ['--family', 'ties'],
    ['--recordings', '/tmp/elsewhere'],
  ])
    expect([args, plain(...args)]).toEqual([args, false]);
});

test('a case that nobody recorded is told and left out of the given answers', async () => {
  const [one] = some;
  if (!one) throw new Error('no case');
  const id = 'lead-of-tomorrow' as typeof one.lead.id;
  const added = { ...one, id: 'tie-of-tomorrow', lead: { ...one.lead, id } };
  const { lines, hard } = await playOtherSets({ cases: [...some, added], policies });
  const [standIn = '', ...rest] = lines.filter((line) => line.includes(' on advise/1: '));
  expect(standIn).toContain(`${some.length + 1} of ${some.length + 1} cases pass`);
  expect(rest.join()).toContain(`${some.length} of ${some.length} cases pass`);
  expect(rest.join()).toContain('1 cases are not recorded there');
  expect(hard).toBe(0);
});

test('the stand-in chooses and briefs within the route’s own deadline, and no call of it is lost', async () => {
  const runs = await runSuite(await aSuite({ cases: some, policies }));
  const asked = runs.filter(({ cost }) => cost.asked);
  expect(asked.length).toBeGreaterThan(0);
  for (const run of asked) {
    expect(run.cost.calls.map(({ kind }) => kind)).toEqual(['choice', 'brief']);
    expect([run.cost.unanswered, run.cost.repaired, run.cost.attempts]).toEqual([0, false, 2]);
    expect(hardFailures(run)).toEqual([]);
  }
});

test('a model that is slower than the deadline loses the choice, and its time is counted', async () => {
  const slow: typeof fetch = (_, init) =>
    new Promise((_resolve, reject) => {
      init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
    });
  const suite = await aSuite({ cases: some.slice(0, 1), policies });
  const live = { kind: 'live', shelf: null, date: '2026-11-23', costLimitUsd: null } as const;
  const [run] = await runSuite({ ...suite, source: { ...live, fetch: slow, timed: true } });
  expect(run?.answer.fallback).toBe('advisor_timeout');
  expect(run?.cost.milliseconds).toBeGreaterThan(1_000);
  expect(run?.cost).toMatchObject({ unanswered: 1, calls: [{ kind: 'choice' }] });
});

test('the given answers are those that were given', async () => {
  const shelf = await openShelf(`${FOLDERS.recordings}/claude-relayed`);
  expect(shelf.all()).toHaveLength(49);
});
