// Writes the reports of a run, one file for each kind of reader.
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import type { Prompt } from '../../src/advisor/prompt.ts';
import type { EvalCase } from '../../src/evals/case.ts';
import type { EvalRun } from '../gate/run.ts';
import { jsonReport } from '../report/json.ts';
import { junitReport } from '../report/junit.ts';
import { htmlReport } from '../report/page.ts';
import { markdownReport } from '../report/table.ts';
import type { Held } from './hold-against.ts';

/** Takes away the reports of an earlier run, so that one which ends early leaves none that is green. */
export async function dropReports(folder: string): Promise<void> {
  const there: string[] = await readdir(folder).catch(() => []);
  for (const name of NAMES.filter((one) => there.includes(one))) await rm(`${folder}/${name}`);
}

const NAMES = ['report.md', 'report.html', 'junit.xml', 'report.json'] as const;

/** Into a folder that is made when it is not there. */
export async function writeReports(
  folder: string,
  run: EvalRun,
  prompt: Prompt,
  cases: readonly EvalCase[],
  { verdict, before, was }: Held,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const prompts = { now: prompt.text, before: was?.text ?? null };
  const files: Record<(typeof NAMES)[number], string> = {
    'report.md': markdownReport(run, verdict),
    'report.html': htmlReport(run, verdict, { before, prompts, cases }),
    'junit.xml': junitReport(run, verdict),
    'report.json': jsonReport(run, verdict),
  };
  for (const [name, content] of Object.entries(files)) {
    await writeFile(`${folder}/${name}`, content);
  }
}
