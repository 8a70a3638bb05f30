// The report as JUnit XML, which continuous integration reads: one test per case and contestant.
import { GATED, type Verdict } from '../gate.ts';
import { type CaseRun, CONTESTANTS, type EvalRun, passed } from '../run.ts';
import { frameLines, NAMES } from './figures.ts';

/** A case fails here when the gate names it; one that is merely not passed is reported as skipped. */
export function junitReport({ frame, runs }: EvalRun, { findings }: Verdict): string {
  const suites = CONTESTANTS.map((contestant) => {
    const own = runs.filter((run) => run.contestant === contestant);
    const tests = own.map((run) => testcase(run, whyFailed(run, findings)));
    const failures = own.filter((run) => whyFailed(run, findings) !== '').length;
    const name = `${NAMES[contestant]}${frame.simulated ? ' (simulated)' : ''}`;
    return `  <testsuite name="${xml(name)}" tests="${own.length}" failures="${failures}">\n${tests.join('\n')}\n  </testsuite>`;
  });
  const about = frameLines(frame).map((line) => `  <!-- ${xml(line).replaceAll('--', '- -')} -->`);
  const whole = findings
    .filter(({ caseId }) => caseId === null)
    .map(
      ({ kind, text }) =>
        `  <testsuite name="gate" tests="1" failures="1"><testcase name="${xml(kind)}"><failure message="${xml(text)}"/></testcase></testsuite>`,
    );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${[...about, ...suites, ...whole].join('\n')}\n</testsuites>\n`;
}

function whyFailed(run: CaseRun, findings: Verdict['findings']): string {
  if (!GATED.includes(run.contestant)) return '';
  return findings
    .filter(({ caseId, contestant }) => caseId === run.caseId && contestant === run.contestant)
    .map(({ text }) => text)
    .join('; ');
}

function testcase(run: CaseRun, why: string): string {
  const head = `    <testcase classname="${xml(run.family)}" name="${xml(`${run.caseId} #${run.repeat + 1}`)}" time="${(run.cost.milliseconds ?? 0) / 1000}"`;
  if (why !== '') return `${head}><failure message="${xml(why)}"/></testcase>`;
  return passed(run) ? `${head}/>` : `${head}><skipped message="not acceptable"/></testcase>`;
}

function xml(text: string): string {
  return text
    .replace(/[^\P{Cc}\t\n]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
