import { expect, test } from 'vitest';
import { baselineOf, baselineText, readBaseline } from '../../../evals/gate/baseline.ts';
import { judgeRun } from '../../../evals/gate/gate.ts';
import type { CaseRun, EvalRun } from '../../../evals/gate/run.ts';
import { aCaseRun, anEvalFrame } from '../../support/eval-suite.ts';

/** One run per case: "p" passes, "f" is not acceptable, "h" fails hard. */
function aRun(marks: string, over: Partial<EvalRun['frame']> = {}, repeats = 1): EvalRun {
  const runs = [...marks].flatMap((mark, i) =>
    Array.from({ length: repeats }, (_, repeat) =>
      aCaseRun(`case-${i}`, mark as 'p' | 'f' | 'h', { repeat }),
    ),
  );
  return { runs, frame: anEvalFrame({ repeats, ...over }) };
}

const exitOf = (before: string, now: string, accepted: string[] = []) =>
  judgeRun(aRun(now), baselineOf(aRun(before)), new Set(accepted)).exit;

test('the same results pass', () => {
  expect(exitOf('ppfp', 'ppfp')).toBe(0);
});

test('a hard failure fails the run and names the case', () => {
  const verdict = judgeRun(aRun('pph'), baselineOf(aRun('ppp')));
  expect(verdict.exit).toBe(1);
  expect(verdict.findings[0]).toMatchObject({ kind: 'hard_failure', caseId: 'case-2' });
});

test('a hard failure fails a first run, too', () => {
  expect(judgeRun(aRun('ph'), null).exit).toBe(1);
  expect(judgeRun(aRun('pf'), null).exit).toBe(0);
});

test('one case lost of many is not significant and fails all the same, until it is accepted', () => {
  const before = 'p'.repeat(60);
  const now = `f${'p'.repeat(59)}`;
  const verdict = judgeRun(aRun(now), baselineOf(aRun(before)));
  expect(verdict.findings.map(({ kind, caseId }) => [kind, caseId])).toEqual([
    ['hard_flip', 'case-0'],
  ]);
  expect(exitOf(before, now, ['case-0'])).toBe(0);
});

test('a significant loss fails even when every case is accepted', () => {
  const ids = [0, 1, 2, 3, 4].map((i) => `case-${i}`);
  expect(exitOf('p'.repeat(60), `fffff${'p'.repeat(55)}`, ids)).toBe(1);
  expect(exitOf('p'.repeat(60), `ffff${'p'.repeat(56)}`, ids)).toBe(0);
});

test('a loss of less than two points is no regression, however many cases there are', () => {
  const ids = [0, 1, 2, 3, 4].map((i) => `case-${i}`);
  expect(exitOf('p'.repeat(400), `fffff${'p'.repeat(395)}`, ids)).toBe(0);
});

test('other cases, no prompt hash, or simulated against real cannot be compared', () => {
  const baseline = baselineOf(aRun('pp'));
  expect(judgeRun(aRun('pp', { caseSetHash: 'others' }), baseline).exit).toBe(3);
  expect(judgeRun(aRun('pp', { prompt: { id: 'x', hash: '' } }), baseline).exit).toBe(3);
  expect(judgeRun(aRun('pp', { simulated: false }), baseline).exit).toBe(3);
});

test('another prompt can be compared: that is what it is for', () => {
  const other = aRun('pp', { prompt: { id: 'advise/2', hash: 'def' } });
  expect(judgeRun(other, baselineOf(aRun('pp'))).exit).toBe(0);
});

test('a case that passes sometimes is flaky, not broken', () => {
  const now = aRun('p', {}, 2);
  const mixed = { ...now, runs: [...now.runs.slice(0, 1), aCaseRun('case-0', 'f', { repeat: 1 })] };
  const { changes, exit } = judgeRun(mixed, baselineOf(aRun('p', {}, 2)));
  expect(changes.pipeline).toMatchObject({ flaky: ['case-0'], broken: [] });
  expect(exit).toBe(0);
});

test('a baseline that is written, read and compared gives the same verdict', () => {
  const text = baselineText(baselineOf(aRun('pfp')));
  const read = readBaseline(text);
  expect(read.ok && baselineText(read.baseline)).toBe(text);
  expect(read.ok && judgeRun(aRun('pfp'), read.baseline).exit).toBe(0);
  expect(read.ok && judgeRun(aRun('ffp'), read.baseline).exit).toBe(1);
});

test('a broken baseline says so', () => {
  expect(readBaseline('{')).toEqual({ ok: false, why: 'it is not JSON' });
  expect(readBaseline('{"format":1}').ok).toBe(false);
});

/** Passing runs of which each tells that share of what must be told and takes that many tokens. */
function telling(shares: readonly number[], tokens = 100): EvalRun {
  const runs = shares.map((value, i): CaseRun => {
    const one = aCaseRun(`case-${i}`, 'p');
    const coverage = { grader: 'coverage', kind: 'scored' as const, value, because: '' };
    return {
      ...one,
      grades: [...one.grades, coverage],
      cost: { ...one.cost, inputTokens: tokens + i },
    };
  });
  return { runs, frame: anEvalFrame() };
}

test('telling reps significantly less of what they must be told fails the run', () => {
  const before = baselineOf(telling(Array.from({ length: 20 }, () => 1)));
  const less = telling(Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? 0.5 : 1)));
  const { findings, exit } = judgeRun(less, before);
  expect(exit).toBe(1);
  expect(findings.map(({ kind, text }) => [kind, text.slice(0, 24)])).toEqual([
    ['regression', 'tells 25.0 points less o'],
  ]);
  const oneLess = telling(Array.from({ length: 20 }, (_, i) => (i === 0 ? 0.5 : 1)));
  expect(judgeRun(oneLess, before).exit).toBe(0);
});

test('tokens are compared on the same cases, the same way each time, and never fail a run', () => {
  const before = baselineOf(telling([1, 1, 1, 1], 100));
  const now = telling([1, 1, 1, 1], 150);
  const verdict = judgeRun(now, before);
  const tokens = verdict.changes.pipeline.comparisons.find(({ measure }) => measure === 'tokens');
  expect(tokens).toMatchObject({ cases: 4, before: 101.5, now: 151.5, difference: { mean: 50 } });
  expect(judgeRun(now, before)).toEqual(verdict);
  expect(verdict.exit).toBe(0);
});

test('what was not measured on both sides is not compared', () => {
  const { changes } = judgeRun(telling([1, 1]), baselineOf(telling([1, 1])));
  const measures = changes.pipeline.comparisons.map(({ measure }) => measure);
  expect(measures).toEqual(['coverage', 'tokens']);
});
