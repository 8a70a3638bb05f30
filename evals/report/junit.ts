// The report as JUnit XML, which continuous integration reads: one test per case and contestant, and one
// for each finding that is about no single run. What could not be judged is an error, not a failure.
import { html } from '../../src/pages/markup.ts';
import type { Finding } from '../gate/finding.ts';
import type { Verdict } from '../gate/gate.ts';
import { type CaseRun, CONTESTANTS, type EvalRun, GATED, passed } from '../gate/run.ts';
import { frameLines, NAMES } from './figures.ts';

const ERRORS: ReadonlySet<Finding['kind']> = new Set(['broke', 'ungraded', 'not_comparable']);

/** A case fails here when the gate names it; one that is merely not passed is reported as skipped. */
export function junitReport({ frame, runs }: EvalRun, { findings }: Verdict): string {
  const suites = CONTESTANTS.map((contestant) => {
    const own = runs.filter((run) => run.contestant === contestant);
    const name = `${NAMES[contestant]}${frame.simulated ? ' (simulated)' : ''}`;
    return suite(
      name,
      own.map((run) => ({
        head: headOf(run),
        found: foundIn(run, findings),
        skipped: !passed(run),
      })),
    );
  });
  const told = new Set(runs.flatMap((run) => foundIn(run, findings)));
  const gate = findings
    .filter((finding) => !told.has(finding))
    .map((finding) => ({
      head: `classname="gate" name="${xml([finding.kind, finding.caseId].filter(Boolean).join(' '))}"`,
      found: [finding],
      skipped: false,
    }));
  const about = frameLines(frame).map((line) => `  <!-- ${xml(line).replaceAll('--', '- -')} -->`);
  const all = [...about, ...suites, ...(gate.length === 0 ? [] : [suite('gate', gate)])];
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${all.join('\n')}\n</testsuites>\n`;
}

type Test = { head: string; found: readonly Finding[]; skipped: boolean };

function suite(name: string, tests: readonly Test[]): string {
  const [errors, failures] = [
    tests.filter(({ found }) => found.some(isError)).length,
    tests.filter(({ found }) => found.length > 0 && !found.some(isError)).length,
  ];
  const lines = tests.map(testcase);
  return `  <testsuite name="${xml(name)}" tests="${tests.length}" failures="${failures}" errors="${errors}">\n${lines.join('\n')}\n  </testsuite>`;
}

function testcase({ head, found, skipped }: Test): string {
  const message = xml(found.map(({ text }) => text).join('; '));
  const element = found.some(isError) ? 'error' : 'failure';
  if (found.length > 0)
    return `    <testcase ${head}><${element} message="${message}"/></testcase>`;
  if (skipped) return `    <testcase ${head}><skipped message="not acceptable"/></testcase>`;
  return `    <testcase ${head}/>`;
}

function isError({ kind }: Finding): boolean {
  return ERRORS.has(kind);
}

function foundIn({ contestant, caseId }: CaseRun, findings: readonly Finding[]): Finding[] {
  if (!GATED.includes(contestant)) return [];
  return findings.filter((one) => one.caseId === caseId && one.contestant === contestant);
}

function headOf({ family, caseId, repeat, cost }: CaseRun): string {
  return `classname="${xml(family)}" name="${xml(`${caseId} #${repeat + 1}`)}" time="${(cost.milliseconds ?? 0) / 1000}"`;
}

function xml(text: string): string {
  return html`${text.replace(/[^\P{Cc}\t\n]/gu, '')}`.toString();
}
