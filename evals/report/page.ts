// The report as one page that needs nothing else: the verdict and why, what the prompt says differently,
// the figures, and each case with the answers side by side.

import type { EvalCase } from '../../src/evals/case.ts';
import { pageDocument } from '../../src/pages/document.ts';
import { html, type Part } from '../../src/pages/markup.ts';
import type { Baseline } from '../gate/baseline.ts';
import type { Verdict } from '../gate/gate.ts';
import type { EvalRun } from '../gate/run.ts';
import { frameLines, NAMES } from './figures.ts';
import { caseSections } from './page-cases.ts';
import { cardSection, familySection, tableSections } from './page-figures.ts';
import { differenceBlock } from './prompt-difference.ts';

/** What the run is shown beside. */
export type Beside = {
  /** The answers of the other side, shown beside those of now. */
  before: Baseline | null;
  /** Texts of both prompts; null where the other one's is no longer there. */
  prompts: { now: string; before: string | null };
  /** The cases themselves, for their labels and the lead's own words. */
  cases: readonly EvalCase[];
};

const WORDS = { 0: 'passed', 1: 'failed', 3: 'not comparable' } as const;
const TONES = { 0: 'good', 1: 'bad', 3: 'warn' } as const;

/** The whole page. */
export function htmlReport(run: EvalRun, verdict: Verdict, beside: Beside): string {
  const { prompt, simulated } = run.frame;
  const [headline, detail] = frameLines(run.frame);
  const word = WORDS[verdict.exit];
  const { toLookAt, passing } = caseSections(run, verdict, beside);
  return pageDocument(
    `Evals: ${word} · ${prompt.id}`,
    'report',
    html`<header><h1>Evals of ${prompt.id} <span class="pill ${TONES[verdict.exit]}">${word}</span></h1>
<p class="dim">${detail}</p><p class="${simulated ? 'notice' : 'dim'}">${headline}</p></header>
${findingSection(verdict)}
${promptSection(run, beside)}
${cardSection(run, verdict)}
${toLookAt}
${familySection(run)}
${tableSections(run, verdict)}
${passing}`,
  );
}

function findingSection({ findings, exit }: Verdict): Part {
  if (findings.length === 0) return null;
  const items = findings.map(({ kind, contestant, caseId, text }) => {
    const link = caseId !== null && html`<a href="#${caseId}">${caseId}</a> `;
    const who = contestant !== null && html` <span class="dim">${NAMES[contestant]}</span> `;
    return html`<li><b>${kind.replaceAll('_', ' ')}</b>${who} ${link}${text}</li>`;
  });
  const title = exit === 3 ? 'Why it cannot be compared' : 'Why it failed';
  return html`<section class="why"><h2>${title}</h2><ul>${items}</ul></section>`;
}

function promptSection({ frame }: EvalRun, { before, prompts }: Beside): Part {
  if (before === null || before.frame.prompt.hash === frame.prompt.hash) return null;
  const { id, hash } = before.frame.prompt;
  const body =
    prompts.before === null
      ? html`<p>The text of the other prompt is no longer in the folder.</p>`
      : (differenceBlock(prompts.before, prompts.now) ??
        html`<p>Only the front matter differs.</p>`);
  return html`<section><h2>What the prompt says differently</h2><p class="dim">${id} (${hash.slice(0, 12)}) before, ${frame.prompt.id} (${frame.prompt.hash.slice(0, 12)}) now</p>${body}</section>`;
}
