// The cases of the page: what should happen, the answers before and now side by side with what differs
// between them, what the graders object to, and the facts that the sentences rest on.

import type { EvalCase } from '../../src/evals/case.ts';
import { own } from '../../src/leads/text/by-name.ts';
import { html, type Markup, type Part } from '../../src/pages/markup.ts';
import type { Baseline, BaselineAnswer } from '../gate/baseline.ts';
import type { Changes, Verdict } from '../gate/gate.ts';
import {
  type CaseRun,
  CONTESTANTS,
  type EvalRun,
  grouped,
  hardFailures,
  passed,
} from '../gate/run.ts';
import { NAMES } from './figures.ts';

/** In the order in which they are shown. */
const STATES = ['failed', 'broken', 'flaky', 'fixed', 'not passed', 'passed'] as const;
type State = (typeof STATES)[number];
const TONES: Readonly<Record<State, 'good' | 'warn' | 'bad'>> = {
  failed: 'bad',
  broken: 'bad',
  flaky: 'warn',
  fixed: 'good',
  'not passed': 'warn',
  passed: 'good',
};

type Shown = {
  id: string;
  state: State;
  runs: readonly CaseRun[];
  one: EvalCase | undefined;
  earlier: BaselineAnswer | undefined;
};

/** What failed or changed, worst first and open; and what passed, closed. */
export function caseSections(
  { runs }: EvalRun,
  { changes }: Verdict,
  { before, cases }: { before: Baseline | null; cases: readonly EvalCase[] },
): { toLookAt: Part; passing: Part } {
  const byId = new Map(cases.map((one) => [one.id, one]));
  const shown = [...grouped(runs, ({ caseId }) => [caseId])].map(
    ([id, runsOf]): Shown => ({
      id,
      state: stateOf(id, runsOf, changes.pipeline),
      runs: runsOf,
      one: byId.get(id),
      earlier: own(before?.results.pipeline ?? {}, id)?.answer,
    }),
  );
  shown.sort((a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state));
  const looked = shown.filter(({ state }) => state !== 'passed');
  const passing = shown.filter(({ state }) => state === 'passed');
  return {
    toLookAt: sectionOf(`Cases to look at (${looked.length})`, looked),
    passing: sectionOf(`Cases that passed (${passing.length})`, passing),
  };
}

function sectionOf(title: string, shown: readonly Shown[]): Part {
  if (shown.length === 0) return null;
  return html`<section><h2>${title}</h2>${shown.map(caseBlock)}</section>`;
}

function stateOf(id: string, own: readonly CaseRun[], changes: Changes): State {
  const gated = own.filter(({ contestant }) => contestant !== 'bare');
  if (gated.some((one) => hardFailures(one).length > 0)) return 'failed';
  for (const state of ['broken', 'flaky', 'fixed'] as const)
    if (changes[state].includes(id)) return state;
  const whole = gated.filter(({ contestant }) => contestant === 'pipeline');
  return (whole.length > 0 ? whole : gated).every(passed) ? 'passed' : 'not passed';
}

function caseBlock({ id, state, runs, one, earlier }: Shown): Part {
  const own = CONTESTANTS.flatMap((contestant) => {
    const found = runs.filter((run) => run.contestant === contestant);
    return found.find((run) => !passed(run)) ?? found[0] ?? [];
  });
  const main = own.find(({ contestant }) => contestant === 'pipeline') ?? own[0];
  if (!main) return null;
  const tags = main.tags.map((tag) => html`<span class="pill tag">${tag}</span>`);
  const moved = earlier && earlier.pick !== main.answer.pick && `${nameOf(earlier.pick, one)} → `;
  return html`<details class="case" id="${id}"${state !== 'passed' && html` open`}><summary><span class="pill ${TONES[state]}">${state}</span> <b>${id}</b> <span class="dim">${main.family}</span> ${tags}<span class="to">${moved}${main.answer.pickName ?? 'the queue'}</span></summary>
${one && label(one)}<div class="sides">${earlier && beforeSide(earlier, main, one)}${nowSide(main, earlier)}</div>
${otherSides(
  own.filter((run) => run !== main),
  state,
)}${factList(main)}</details>`;
}

/** What the other contestants answered, folded unless something failed. */
function otherSides(others: readonly CaseRun[], state: State): Part {
  if (others.length === 0) return null;
  const named = others.map(
    ({ contestant, answer }) => `${NAMES[contestant]}: ${answer.pickName ?? 'the queue'}`,
  );
  const sides = others.map((run) => nowSide(run, undefined));
  return html`<details class="more"${state === 'failed' && html` open`}><summary>${named.join(' · ')}</summary><div class="sides">${sides}</div></details>`;
}

function nameOf(id: string | null, one: EvalCase | undefined): string {
  if (id === null) return 'the queue';
  return one?.reps.find((rep) => rep.id === id)?.name ?? id;
}

/** What the lead is, and what should happen by the case's label. */
function label(one: EvalCase): Markup {
  const { lead, expect } = one;
  const { name, industry, employees, country } = lead.company;
  const company = [name, industry, employees && `${employees} people`, country];
  const about = [...company, lead.source, lead.score !== undefined && `score ${lead.score}`];
  const words = lead.message && html`<blockquote>${lead.message}</blockquote>`;
  const names = (ids: readonly string[]) => ids.map((id) => nameOf(id, one)).join(', ');
  const wanted = expect.outcome.includes('assigned') ? names(expect.acceptable) : 'the queue';
  const rows = [
    ['right', wanted],
    ['best', expect.preferred === undefined ? '' : nameOf(expect.preferred, one)],
    ['never', names(expect.forbidden)],
    ['to be told', expect.mustMention.join(', ')],
  ].filter(([, text]) => text !== '');
  const list = rows.map(([term, text]) => html`<dt>${term}</dt><dd>${text}</dd>`);
  return html`<div class="label"><div><p class="dim">${about.filter(Boolean).join(' · ')}</p>${words}<p>${one.rationale}</p></div><dl>${list}</dl></div>`;
}

type Sentence = { text: string; facts: readonly string[]; mark: string };

function beforeSide(
  earlier: BaselineAnswer,
  { answer }: CaseRun,
  one: EvalCase | undefined,
): Markup {
  const now = new Set([...answer.reasons, ...answer.talkingPoints].map(({ text }) => text));
  const marked = (texts: readonly string[]) =>
    texts.map((text) => ({ text, facts: [], mark: now.has(text) ? '' : 'gone' }));
  return side({
    title: 'before',
    pick: nameOf(earlier.pick, one),
    by: earlier.decidedBy,
    summary: {
      text: earlier.summary,
      facts: [],
      mark: earlier.summary === answer.summary ? '' : 'gone',
    },
    parts: [
      ['Reasons', marked(earlier.reasons)],
      ['Talking points', marked(earlier.talkingPoints)],
    ],
    after: null,
  });
}

function nowSide(run: CaseRun, earlier: BaselineAnswer | undefined): Markup {
  const { answer, contestant } = run;
  const known = earlier ? new Set([...earlier.reasons, ...earlier.talkingPoints]) : null;
  const marked = (sentences: CaseRun['answer']['reasons']) =>
    sentences.map((one) => ({ ...one, mark: known?.has(one.text) === false ? 'new' : '' }));
  const fresh = earlier !== undefined && earlier.summary !== answer.summary;
  return side({
    title: earlier ? `now · ${NAMES[contestant]}` : NAMES[contestant],
    pick: answer.pickName ?? 'the queue',
    by: answer.fallback ?? answer.decidedBy,
    summary: { text: answer.summary, facts: [], mark: fresh ? 'new' : '' },
    parts: [
      ['Reasons', marked(answer.reasons)],
      ['Talking points', marked(answer.talkingPoints)],
      ['Next steps', answer.nextSteps.map((one) => ({ ...one, mark: '' }))],
    ],
    after: objections(run),
    texts: new Map(answer.facts.map(({ id, text }) => [id, text])),
  });
}

function objections({ grades }: CaseRun): Part {
  const items = grades
    .filter(({ value }) => value !== null && Number(value) < 1)
    .map(({ grader, kind, because }) => html`<li class="${kind}"><b>${grader}</b> ${because}</li>`);
  return items.length > 0 && html`<ul class="grades">${items}</ul>`;
}

type Side = {
  title: string;
  pick: string;
  by: string;
  summary: Sentence;
  parts: readonly (readonly [string, readonly Sentence[]])[];
  after: Part;
  texts?: ReadonlyMap<string, string>;
};

function side({ title, pick, by, summary, parts, after, texts }: Side): Markup {
  const sentence = ({ text, facts, mark }: Sentence) => {
    const ids = facts.map((id) => html` <sup title="${texts?.get(id) ?? ''}">${id}</sup>`);
    return html`<li class="${mark}">${text}${ids}</li>`;
  };
  const lists = parts
    .filter(([, sentences]) => sentences.length > 0)
    .map(([name, sentences]) => html`<h5>${name}</h5><ul>${sentences.map(sentence)}</ul>`);
  return html`<article><h4>${title}</h4><p class="pick">${pick} <span class="dim">by ${by.replaceAll('_', ' ')}</span></p><p class="${summary.mark}">${summary.text}</p>${lists}${after}</article>`;
}

function factList({ answer }: CaseRun): Markup {
  const { facts, reasons, talkingPoints, nextSteps } = answer;
  const cited = new Set([...reasons, ...talkingPoints, ...nextSteps].flatMap((one) => one.facts));
  const items = facts.map(
    ({ id, text, about }) =>
      html`<li class="${cited.has(id) && 'cited'}"><sup>${id}</sup> <i>${about}</i> ${text}</li>`,
  );
  return html`<details class="more"><summary>${facts.length} facts, ${cited.size} cited</summary><ul class="facts">${items}</ul></details>`;
}
