// The report as one page that needs nothing else: the verdict and why, what the prompt says differently,
// the figures, and each case with the answers side by side.

import type { EvalCase } from '../../src/evals/case.ts';
import type { Baseline } from '../gate/baseline.ts';
import type { Verdict } from '../gate/gate.ts';
import type { EvalRun } from '../gate/run.ts';
import { escaped } from './escaped.ts';
import { frameLines, NAMES } from './figures.ts';
import { caseSections } from './page-cases.ts';
import { cardSection, familySection, tableSections } from './page-figures.ts';
import { differenceBlock } from './prompt-difference.ts';
import { STYLE } from './style.ts';

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

/** The whole page. */
export function htmlReport(run: EvalRun, verdict: Verdict, beside: Beside): string {
  const [headline = '', detail = ''] = frameLines(run.frame);
  const word = WORDS[verdict.exit];
  const { toLookAt, passing } = caseSections(run, verdict, beside);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<title>Evals: ${word} · ${escaped(run.frame.prompt.id)}</title><style>${STYLE}</style></head><body><main>
<header><h1>Evals of ${escaped(run.frame.prompt.id)} <span class="verdict v${verdict.exit}">${word}</span></h1>
<p class="dim">${escaped(detail)}</p><p class="${run.frame.simulated ? 'simulated' : 'dim'}">${escaped(headline)}</p></header>
${findingSection(verdict)}
${promptSection(run, beside)}
${cardSection(run, verdict)}
${toLookAt}
${familySection(run)}
${tableSections(run, verdict)}
${passing}
</main></body></html>
`;
}

function findingSection({ findings, exit }: Verdict): string {
  if (findings.length === 0) return '';
  const items = findings.map(({ kind, contestant, caseId, text }) => {
    const link = caseId === null ? '' : `<a href="#${escaped(caseId)}">${escaped(caseId)}</a> `;
    const who = contestant === null ? '' : ` <span class="dim">${NAMES[contestant]}</span> `;
    return `<li><b>${kind.replaceAll('_', ' ')}</b>${who} ${link}${escaped(text)}</li>`;
  });
  const title = exit === 3 ? 'Why it cannot be compared' : 'Why it failed';
  return `<section class="why"><h2>${title}</h2><ul>${items.join('')}</ul></section>`;
}

function promptSection({ frame }: EvalRun, { before, prompts }: Beside): string {
  if (before === null || before.frame.prompt.hash === frame.prompt.hash) return '';
  const { id, hash } = before.frame.prompt;
  const title = `<h2>What the prompt says differently</h2><p class="dim">${escaped(id)} (${escaped(hash.slice(0, 12))}) before, ${escaped(frame.prompt.id)} (${escaped(frame.prompt.hash.slice(0, 12))}) now</p>`;
  const body =
    prompts.before === null
      ? '<p>The text of the other prompt is no longer in the folder.</p>'
      : differenceBlock(prompts.before, prompts.now);
  return `<section>${title}${body || '<p>Only the front matter differs.</p>'}</section>`;
}
