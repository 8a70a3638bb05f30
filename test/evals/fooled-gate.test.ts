// Every way that we know of in which a gate could be fooled, one row each, and what it must end with.
import { expect, test } from 'vitest';
import {
  type Baseline,
  baselineOf,
  baselineText,
  readBaseline,
} from '../../evals/gate/baseline.ts';
import { judgeRun, type Verdict } from '../../evals/gate/gate.ts';
import type { CaseRun, Contestant, EvalRun, Grade } from '../../evals/gate/run.ts';
import { aCaseRun, anEvalFrame } from '../support/eval-suite.ts';

const IDS = Array.from({ length: 20 }, (_, i) => `case-${i}`);

/** Twenty cases of the advisor, each passing so many of its repeats. */
function aRun(passes: number | ((i: number) => number) = 5, repeats = 5): EvalRun {
  const runs = IDS.flatMap((id, i) =>
    Array.from({ length: repeats }, (_, repeat) => {
      const least = typeof passes === 'number' ? passes : passes(i);
      return aCaseRun(id, repeat < least ? 'p' : 'f', { repeat });
    }),
  );
  return { runs, frame: anEvalFrame({ repeats }) };
}

const GOOD = baselineOf(aRun());

/** The run with a change of each of its case runs; null leaves one out. */
function changed(change: (run: CaseRun) => CaseRun | null, run: EvalRun = aRun()): EvalRun {
  return { ...run, runs: run.runs.flatMap((one) => change(one) ?? []) };
}

/** The baseline with its results for the advisor rebuilt. */
function rebuilt(
  change: (results: Baseline['results']['pipeline']) => Baseline['results']['pipeline'],
): Baseline {
  const { results } = GOOD;
  return { ...GOOD, results: { ...results, pipeline: change(structuredClone(results.pipeline)) } };
}

const without =
  (...ids: string[]) =>
  <T>(results: Record<string, T>) =>
    Object.fromEntries(Object.entries(results).filter(([id]) => !ids.includes(id)));

const framed = (over: Partial<EvalRun['frame']>): EvalRun => ({
  ...aRun(),
  frame: anEvalFrame({ repeats: 5, ...over }),
});

/** Every run graded once more, or otherwise. */
const regraded = (grades: (old: readonly Grade[], i: number) => readonly Grade[]) =>
  changed((run) => ({ ...run, grades: grades(run.grades, IDS.indexOf(run.caseId)) }));

const scored = (grader: string, value: Grade['value']): Grade => ({
  grader,
  kind: 'scored',
  value,
  because: '',
});

const fallenBack = (reason: string, when: (run: CaseRun) => boolean = () => true) =>
  changed((run) =>
    when(run)
      ? {
          ...run,
          answer: { ...run.answer, fallback: reason },
          grades: [...run.grades, scored('no-fallback', false)],
        }
      : { ...run, grades: [...run.grades, scored('no-fallback', true)] },
  );

const TWO_CALLS = (['choice', 'brief'] as const).map((kind) => ({
  kind,
  inputTokens: 1,
  outputTokens: 1,
  cachedInputTokens: 0,
}));

type Row = [what: string, exit: 0 | 1 | 3, verdict: () => Verdict];

const held = (run: EvalRun, before: Baseline | null = GOOD, accepted: string[] = []) =>
  judgeRun(run, before, new Set(accepted));

const spread = (graders: Record<string, Grade['value']>) =>
  regraded((old) => [
    ...old,
    ...Object.entries(graders).map(([name, value]) => scored(name, value)),
  ]);

const ROWS: Row[] = [
  ['nothing changed', 0, () => held(aRun())],
  ['one repeat of one case fails', 0, () => held(aRun((i) => (i === 0 ? 4 : 5)))],
  ['every case falls from 5 of 5 to 1 of 5', 1, () => held(aRun(1))],
  ['every case falls from 5 of 5 to 4 of 5', 1, () => held(aRun(4))],
  ['every case falls, and every loss is accepted', 1, () => held(aRun(1), GOOD, IDS)],
  ['one case falls from 5 of 5 to 2 of 5', 1, () => held(aRun((i) => (i === 0 ? 2 : 5)))],
  [
    'that one is accepted',
    0,
    () =>
      held(
        aRun((i) => (i === 0 ? 2 : 5)),
        GOOD,
        ['case-0'],
      ),
  ],
  [
    'as many cases rise as fall, each by more than half',
    1,
    () =>
      held(
        aRun((i) => (i % 2 === 0 ? 5 : 0)),
        baselineOf(aRun((i) => (i % 2 === 0 ? 0 : 5))),
      ),
  ],
  [
    'results emptied',
    3,
    () =>
      held(
        aRun(1),
        rebuilt(() => ({})),
      ),
  ],
  [
    'a contestant of the run is missing in the baseline',
    3,
    () => {
      const both = {
        ...aRun(),
        runs: IDS.map((id) => aCaseRun(id, 'p', { contestant: 'scorer' })),
      };
      return held({ ...both, runs: [...aRun().runs, ...both.runs] });
    },
  ],
  [
    'the cases that fell are deleted from the baseline',
    3,
    () =>
      held(
        aRun((i) => (i < 3 ? 0 : 5)),
        rebuilt(without('case-0', 'case-1', 'case-2')),
      ),
  ],
  [
    'the cases that fell are left out of the run',
    3,
    () => held(changed((run) => (run.caseId === 'case-0' ? null : run))),
  ],
  [
    'a failing repeat is left out',
    3,
    () => held(changed((run) => (run.repeat === 4 ? null : run), aRun(4))),
  ],
  [
    'passing repeats stand twice',
    3,
    () => {
      const run = aRun(4);
      return held({ ...run, runs: [...run.runs, ...run.runs.filter(({ repeat }) => repeat < 4)] });
    },
  ],
  ['nothing was run', 3, () => held({ ...aRun(), runs: [] })],
  ['nothing was run, and there is no baseline', 3, () => held({ ...aRun(), runs: [] }, null)],
  [
    'only the bare model was run',
    3,
    () =>
      held(
        changed((run) => ({ ...run, contestant: 'bare' })),
        null,
      ),
  ],
  [
    'the rules alone were run against a baseline of the advisor',
    3,
    () => held(changed((run) => (run.repeat > 0 ? null : { ...run, contestant: 'scorer' }))),
  ],
  ['cases of other content under the same ids', 3, () => held(framed({ caseSetHash: 'other' }))],
  ['another model', 3, () => held(framed({ model: 'other' }))],
  ['another provider', 3, () => held(framed({ provider: 'other' }))],
  ['another schema of the answer', 3, () => held(framed({ schemaHash: 'other' }))],
  ['fewer repeats than the baseline', 3, () => held(aRun(1, 1))],
  [
    'results of fewer repeats than the baseline tells',
    3,
    () =>
      held(
        aRun(),
        rebuilt((results) => {
          for (const one of Object.values(results)) Object.assign(one, { passed: 0, of: 1 });
          return results;
        }),
      ),
  ],
  [
    'results that are no number',
    3,
    () =>
      held(
        aRun(1),
        rebuilt((results) => {
          for (const one of Object.values(results)) one.passed = Number.NaN;
          return results;
        }),
      ),
  ],
  [
    'a case named like a member of every object',
    3,
    () => {
      const runs = Array.from({ length: 5 }, (_, repeat) =>
        aCaseRun('constructor', 'f', { repeat }),
      );
      return held({ ...aRun(), runs: [...aRun().runs, ...runs] });
    },
  ],
  [
    'no grade at all',
    1,
    () =>
      held(
        regraded(() => []),
        null,
      ),
  ],
  [
    'the choice is unscored',
    1,
    () =>
      held(
        regraded((old) =>
          old.map((one) => ({ ...one, value: one.kind === 'hard' ? one.value : null })),
        ),
      ),
  ],
  [
    'a hard grade is unscored',
    1,
    () =>
      held(
        regraded((old) =>
          old.map((one) => ({ ...one, value: one.kind === 'hard' ? null : one.value })),
        ),
      ),
  ],
  ['a grade is not a number', 1, () => held(spread({ language: Number.NaN }), null)],
  ['a grade is more than everything', 1, () => held(spread({ language: 7 }), null)],
  [
    'what was graded before no longer is',
    1,
    () => held(aRun(), baselineOf(spread({ coverage: 1, preferred: true }))),
  ],
  [
    'another language, by the same picks',
    1,
    () => held(spread({ language: false }), baselineOf(spread({ language: true }))),
  ],
  [
    'a provider that is dead, behind acceptable fallbacks',
    3,
    () => held(fallenBack('advisor_unreachable')),
  ],
  [
    'a provider that times out every second time',
    3,
    () => held(fallenBack('advisor_timeout', ({ repeat }) => repeat % 2 === 0)),
  ],
  [
    'a dead provider is to become the baseline',
    3,
    () => held(fallenBack('advisor_server_error'), null),
  ],
  [
    'a model that chooses, and writes no brief',
    3,
    () =>
      held(
        changed((run) => ({ ...run, cost: { ...run.cost, calls: TWO_CALLS, unanswered: 1 } })),
        null,
      ),
  ],
  [
    'a bare model that never answers, beside an advisor that does',
    3,
    () => {
      const run = aRun();
      const bare = run.runs.map((one) => {
        const cost = { ...one.cost, unanswered: 1 };
        return { ...one, contestant: 'bare' as const, cost };
      });
      return held({ ...run, runs: [...run.runs, ...bare] }, null);
    },
  ],
  [
    'one time-out of a hundred',
    0,
    () =>
      held(
        fallenBack('advisor_timeout', ({ repeat, caseId }) => repeat === 0 && caseId === 'case-0'),
        baselineOf(spread({ 'no-fallback': true })),
      ),
  ],
  ['no answer stands', 1, () => held(fallenBack('advisor_ungrounded'), null)],
  [
    'half of the answers no longer stand',
    1,
    () =>
      held(
        fallenBack('advisor_ungrounded', ({ repeat }) => repeat % 2 === 0),
        baselineOf(spread({ 'no-fallback': true })),
      ),
  ],
  [
    'a model is no longer asked',
    1,
    () => held(spread({ 'no-fallback': null }), baselineOf(spread({ 'no-fallback': true }))),
  ],
  [
    'variants were asked for and none was run',
    3,
    () => {
      const contestants: Contestant[] = ['pipeline'];
      const scope = { caseIds: IDS, contestants, whole: true, variants: true };
      return held({ ...aRun(), scope, variants: [] });
    },
  ],
  [
    'a contestant was asked for and did not run',
    3,
    () => {
      const contestants: Contestant[] = ['pipeline', 'scorer'];
      return held({
        ...aRun(),
        scope: { caseIds: IDS, contestants, whole: true, variants: false },
      });
    },
  ],
  [
    'a part of the cases was asked for, and is as good',
    0,
    () => {
      const [only = ''] = IDS;
      const scope = {
        caseIds: [only],
        contestants: ['pipeline' as const],
        whole: false,
        variants: false,
      };
      return held({ ...changed((run) => (run.caseId === only ? run : null)), scope });
    },
  ],
];

test.each(ROWS)('%s: exit %i', (_, exit, verdict) => {
  const { findings, exit: found } = verdict();
  expect({ exit: found, told: findings.length > 0 }).toEqual({ exit, told: exit !== 0 });
});

test('a case that fell is named with its rates', () => {
  const { findings } = held(aRun((i) => (i === 0 ? 1 : 5)));
  expect(findings.map(({ kind, caseId, text }) => [kind, caseId, text])).toEqual([
    ['hard_flip', 'case-0', 'passed 5 of 5 before and 1 of 5 now'],
  ]);
});

test('a drop of rates says that its p is one-sided', () => {
  expect(held(aRun(4)).findings.map(({ text }) => text)).toEqual([
    '20.0 points worse: 0 broken, 0 fixed (one-sided p = 9.5e-7)',
  ]);
});

const TEXT = baselineText(GOOD);

test.each([
  ['cut off', TEXT.slice(0, TEXT.length / 2)],
  ['empty', ''],
  ['of an earlier format', TEXT.replace('"format": 3', '"format": 2')],
  ['with a result lowered by hand', TEXT.replace('"passed": 5', '"passed": 0')],
  ['with another model', TEXT.replace('"model": "simulated"', '"model": "other"')],
  ['with a case renamed', TEXT.replace('"case-3"', '"case-x"')],
  ['with a key that stands twice', TEXT.replace('{', '{"frame": 1,')],
  ['without its seal', TEXT.replace(/,\n "seal": ".*"/, '')],
  ['with something after it', `${TEXT} `],
])('a baseline %s is not read', (_, text) => {
  expect(text).not.toBe(TEXT);
  expect(readBaseline(text).ok).toBe(false);
});

test('a baseline checked out with other line ends is read', () => {
  expect(readBaseline(TEXT.replaceAll('\n', '\r\n')).ok).toBe(true);
});
