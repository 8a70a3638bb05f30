import { expect, test } from 'vitest';
import { judgeRun } from '../../../evals/gate/gate.ts';
import type { EvalRun } from '../../../evals/gate/run.ts';
import { jsonReport } from '../../../evals/report/json.ts';
import { junitReport } from '../../../evals/report/junit.ts';
import { htmlReport } from '../../../evals/report/page.ts';
import { markdownReport, terminalReport } from '../../../evals/report/table.ts';
import { aCaseRun } from '../../support/eval-suite.ts';

const run: EvalRun = {
  frame: {
    date: '2026-11-23',
    provider: 'simulated',
    model: 'simulated',
    simulated: true,
    prompt: { id: 'advise/1', hash: 'abc' },
    schemaHash: 's',
    caseSetHash: 'c',
    repeats: 1,
  },
  runs: [
    {
      caseId: 'tie-one',
      family: 'ties',
      tags: ['held-out'],
      seedCase: 'tie-one',
      contestant: 'pipeline',
      repeat: 0,
      grades: [{ grader: 'forbidden', kind: 'hard', value: false, because: '<b>bob</b>' }],
      answer: {
        outcome: 'assigned',
        pick: 'bob',
        pickName: 'Bob <script>alert(1)</script>',
        decidedBy: 'advisor',
        fallback: null,
        summary: 'Bob & co.',
        reasons: [{ text: 'Fast.', facts: ['F1'] }],
        talkingPoints: [],
        nextSteps: [],
        facts: [{ id: 'F1', about: 'rep', repId: 'bob', kind: 'response', text: 'Bob is fast.' }],
        malformed: [],
        place: { at: 1, of: 2 },
      },
      cost: {
        asked: true,
        attempts: 1,
        inputTokens: 10,
        outputTokens: 5,
        cachedInputTokens: 0,
        usd: null,
        milliseconds: null,
        repaired: false,
        unanswered: 0,
        calls: [],
      },
    },
  ],
};
const verdict = judgeRun(run, null);
const reports = {
  terminal: terminalReport(run, verdict),
  markdown: markdownReport(run, verdict),
  html: htmlReport(run, verdict, {
    before: null,
    prompts: { now: 'Choose.', before: null },
    cases: [],
  }),
  junit: junitReport(run, verdict),
  json: jsonReport(run, verdict),
};

test.each(Object.entries(reports))('the %s report says that answers are simulated', (_, text) => {
  expect(text.toLowerCase()).toContain('simulated');
});

test.each(Object.entries(reports))('the %s report names the case that failed', (_, text) => {
  expect(text).toContain('tie-one');
});

test('text of an answer cannot become part of the page or of the XML', () => {
  expect(reports.html).not.toContain('<script>');
  expect(reports.html).toContain('Bob &lt;script&gt;');
  expect(reports.junit).toContain('&lt;b&gt;bob&lt;/b&gt;');
});

test('the page needs nothing from elsewhere', () => {
  expect(reports.html).not.toMatch(/(?:src|href)="(?!#)/);
});

test('a stand-in’s wins are counted, but how unlikely they are by chance is said of models only', () => {
  const [one] = run.runs;
  if (!one) throw new Error('there is a run');
  const { grades } = aCaseRun('tie-one', 'p');
  const both = { ...run, runs: [one, { ...one, contestant: 'scorer' as const, grades }] };
  const real = { ...both, frame: { ...run.frame, simulated: false } };
  const line = (of: EvalRun) =>
    markdownReport(of, verdict)
      .split('\n')
      .find((row) => row.startsWith('| rules and advisor, against rules alone'));
  expect(line(both)).toContain('| 0 of 1 | 1 of 1 | – |');
  expect(line(real)).toContain('| 0 of 1 | 1 of 1 | 1.0 |');
});
