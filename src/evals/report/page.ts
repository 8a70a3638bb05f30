// The report as one page that needs nothing else: figures, what changed, and for each case the answers
// side by side with the facts that they rest on.
import type { Baseline, BaselineAnswer } from '../baseline.ts';
import type { Changes, Verdict } from '../gate.ts';
import { type CaseRun, CONTESTANTS, type EvalRun, hardFailures, passed } from '../run.ts';
import { summaryOf } from '../summary.ts';
import { frameLines, NAMES, percent } from './figures.ts';
import { STYLE } from './style.ts';

/** `before` gives the answers of the baseline, shown beside those of now. */
export function htmlReport(run: EvalRun, verdict: Verdict, before: Baseline | null): string {
  const [headline = '', detail = ''] = frameLines(run.frame);
  const word = { 0: 'passed', 1: 'failed', 3: 'not comparable' }[verdict.exit];
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Evals: ${word}</title><style>${STYLE}</style></head><body><main>
<header><h1>Evals <span class="verdict v${verdict.exit}">${word}</span></h1>
<p class="${run.frame.simulated ? 'simulated' : ''}">${escaped(headline)}</p><p class="dim">${escaped(detail)}</p>${promptChange(run, before)}</header>
${findings(verdict)}
<section class="cards">${cards(run)}</section>
${families(run)}
<h2>Cases</h2>${cases(run, verdict, before)}
</main></body></html>
`;
}

function promptChange({ frame }: EvalRun, before: Baseline | null): string {
  if (before === null || before.frame.prompt.hash === frame.prompt.hash) return '';
  const { id, hash } = before.frame.prompt;
  return `<p>Prompt: ${escaped(id)} (${escaped(hash.slice(0, 12))}) in the baseline, now ${escaped(frame.prompt.id)} (${escaped(frame.prompt.hash.slice(0, 12))}).</p>`;
}

function findings({ findings: found }: Verdict): string {
  if (found.length === 0) return '';
  const lines = found.map(({ kind, contestant, caseId, text }) => {
    const link = caseId === null ? '' : `<a href="#${escaped(caseId)}">${escaped(caseId)}</a> `;
    const who = contestant === null ? '' : ` <i>${NAMES[contestant]}</i>`;
    return `<li><b>${kind.replaceAll('_', ' ')}</b>${who} ${link}${escaped(text)}</li>`;
  });
  return `<section class="why"><h2>Why it did not pass</h2><ul>${lines.join('')}</ul></section>`;
}

function cards({ runs }: EvalRun): string {
  return CONTESTANTS.map((contestant) => {
    const { pass, hardFailures: hard, usd, cases: count } = summaryOf(runs, contestant);
    if (count === 0) return '';
    const { low, high } = pass.interval;
    return `<div class="card"><h3>${NAMES[contestant]}</h3><b>${percent(pass.share)}</b>
<span>${pass.passed} of ${pass.of} · 95 % interval ${Math.round(100 * low)}–${Math.round(100 * high)}</span>
<span>${hard} with a hard failure · ${usd === null ? 'no price known' : `$${usd.toFixed(3)}`}</span></div>`;
  }).join('');
}

function families({ runs }: EvalRun): string {
  const shown = CONTESTANTS.map((contestant) => summaryOf(runs, contestant)).filter(
    ({ cases: count }) => count > 0,
  );
  const names = [...new Set(shown.flatMap(({ byFamily }) => Object.keys(byFamily)))].sort();
  const rows = names.map((name) => {
    const cells = shown.map(({ byFamily }) => {
      const own = byFamily[name];
      const share = own?.share ?? 0;
      const width = Math.round(100 * share);
      return `<td><span class="bar"><i style="width:${width}%" class="${share === 1 ? 'full' : ''}"></i></span>${own ? `${own.passed}/${own.of}` : '–'}</td>`;
    });
    return `<tr><th>${escaped(name.replaceAll('-', ' '))}</th>${cells.join('')}</tr>`;
  });
  const heads = shown.map(({ contestant }) => `<th>${NAMES[contestant]}</th>`).join('');
  return `<h2>By family</h2><table><thead><tr><th></th>${heads}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

function cases(run: EvalRun, verdict: Verdict, before: Baseline | null): string {
  const ids = [...new Set(run.runs.map(({ caseId }) => caseId))];
  const ranked = ids.map((id) => ({ id, state: stateOf(id, run, verdict.changes.pipeline) }));
  const order = ['failed', 'broken', 'flaky', 'fixed', 'not passed', 'passed'];
  ranked.sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  return ranked.map(({ id, state }) => caseBlock(id, state, run, before)).join('\n');
}

function stateOf(id: string, { runs }: EvalRun, changes: Changes): string {
  const own = runs.filter(({ caseId, contestant }) => caseId === id && contestant !== 'bare');
  if (own.some((one) => hardFailures(one).length > 0)) return 'failed';
  for (const state of ['broken', 'flaky', 'fixed'] as const)
    if (changes[state].includes(id)) return state;
  return own.filter(({ contestant }) => contestant === 'pipeline').every(passed)
    ? 'passed'
    : 'not passed';
}

function caseBlock(id: string, state: string, { runs }: EvalRun, before: Baseline | null): string {
  const own = CONTESTANTS.flatMap((contestant) => {
    const found = runs.filter((one) => one.caseId === id && one.contestant === contestant);
    return found.find((one) => !passed(one)) ?? found[0] ?? [];
  });
  const then = before?.results.pipeline[id]?.answer;
  const columns = [
    ...(then ? [answerBefore(then)] : []),
    ...own.filter(({ contestant }) => contestant === 'pipeline').map(answerNow),
    ...own.filter(({ contestant }) => contestant !== 'pipeline').map(answerNow),
  ];
  const facts = own.find(({ contestant }) => contestant === 'pipeline') ?? own[0];
  const open = state === 'passed' ? '' : ' open';
  const tags = facts?.tags.map((tag) => `<em>${escaped(tag)}</em>`).join(' ') ?? '';
  return `<details id="${escaped(id)}"${open}><summary><span class="state s-${state.replace(' ', '-')}">${state}</span> <b>${escaped(id)}</b> <span class="dim">${escaped(facts?.family ?? '')}</span> ${tags}</summary>
<div class="sides">${columns.join('')}</div>${facts ? factList(facts) : ''}</details>`;
}

function answerBefore({ pick, decidedBy, summary, reasons, talkingPoints }: BaselineAnswer) {
  return side('baseline', pick ?? 'the queue', decidedBy, summary, [
    ['Reasons', reasons.map((text) => ({ text, facts: [] }))],
    ['Talking points', talkingPoints.map((text) => ({ text, facts: [] }))],
  ]);
}

function answerNow(run: CaseRun): string {
  const { answer, grades, contestant } = run;
  const bad = grades.filter(({ value }) => value !== null && Number(value) < 1);
  const notes = bad.map(
    ({ grader, kind, because }) => `<li class="${kind}"><b>${grader}</b> ${escaped(because)}</li>`,
  );
  const body = side(
    NAMES[contestant],
    answer.pickName ?? 'the queue',
    answer.fallback ?? answer.decidedBy,
    answer.summary,
    [
      ['Reasons', answer.reasons],
      ['Talking points', answer.talkingPoints],
      ['Next steps', answer.nextSteps],
    ],
  );
  const list = notes.length > 0 ? `<ul class="grades">${notes.join('')}</ul>` : '';
  return body.replace('</article>', `${list}</article>`);
}

type Sentence = { text: string; facts: readonly string[] };

function side(
  title: string,
  pick: string,
  by: string,
  summary: string,
  parts: readonly [string, readonly Sentence[]][],
): string {
  const lists = parts
    .filter(([, sentences]) => sentences.length > 0)
    .map(([name, sentences]) => `<h5>${name}</h5><ul>${sentences.map(sentence).join('')}</ul>`);
  return `<article><h4>${title}</h4><p class="pick">${escaped(pick)} <span class="dim">by ${escaped(by.replaceAll('_', ' '))}</span></p><p>${escaped(summary)}</p>${lists.join('')}</article>`;
}

function sentence({ text, facts }: Sentence): string {
  const ids = facts.map((id) => `<sup>${escaped(id)}</sup>`).join(' ');
  return `<li>${escaped(text)} ${ids}</li>`;
}

function factList({ answer }: CaseRun): string {
  const facts = answer.facts.map(
    ({ id, text, about }) => `<li><sup>${id}</sup> <i>${about}</i> ${escaped(text)}</li>`,
  );
  return `<details class="facts"><summary>${facts.length} facts</summary><ul>${facts.join('')}</ul></details>`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
