// The cases of the page: what should happen, the answers before and now side by side with what differs
// between them, what the graders object to, and the facts that the sentences rest on.

import type { EvalCase } from '../../src/evals/case.ts';
import { own } from '../../src/leads/text/by-name.ts';
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
import { escaped } from './escaped.ts';
import { NAMES } from './figures.ts';

/** In the order in which they are shown. */
const STATES = ['failed', 'broken', 'flaky', 'fixed', 'not passed', 'passed'] as const;
type State = (typeof STATES)[number];

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
): { toLookAt: string; passing: string } {
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

function sectionOf(title: string, shown: readonly Shown[]): string {
  if (shown.length === 0) return '';
  return `<section><h2>${title}</h2>${shown.map(caseBlock).join('\n')}</section>`;
}

function stateOf(id: string, own: readonly CaseRun[], changes: Changes): State {
  const gated = own.filter(({ contestant }) => contestant !== 'bare');
  if (gated.some((one) => hardFailures(one).length > 0)) return 'failed';
  for (const state of ['broken', 'flaky', 'fixed'] as const)
    if (changes[state].includes(id)) return state;
  const whole = gated.filter(({ contestant }) => contestant === 'pipeline');
  return (whole.length > 0 ? whole : gated).every(passed) ? 'passed' : 'not passed';
}

function caseBlock({ id, state, runs, one, earlier }: Shown): string {
  const own = CONTESTANTS.flatMap((contestant) => {
    const found = runs.filter((run) => run.contestant === contestant);
    return found.find((run) => !passed(run)) ?? found[0] ?? [];
  });
  const main = own.find(({ contestant }) => contestant === 'pipeline') ?? own[0];
  if (!main) return '';
  const others = own.filter((run) => run !== main);
  const name = state.replace(' ', '-');
  const tags = main.tags.map((tag) => `<em>${escaped(tag)}</em>`).join(' ');
  const moved =
    earlier && earlier.pick !== main.answer.pick ? `${nameOf(earlier.pick, one)} → ` : '';
  const head = `<summary><span class="state s-${name}">${state}</span> <b>${escaped(id)}</b> <span class="dim">${escaped(main.family)}</span> ${tags}<span class="to">${escaped(moved)}${escaped(main.answer.pickName ?? 'the queue')}</span></summary>`;
  const sides = earlier
    ? `<div class="sides">${beforeSide(earlier, main, one)}${nowSide(main, earlier)}</div>`
    : `<div class="sides">${nowSide(main, undefined)}</div>`;
  const rest =
    others.length === 0
      ? ''
      : `<details class="more"${state === 'failed' ? ' open' : ''}><summary>${others.map(({ contestant, answer }) => `${NAMES[contestant]}: ${escaped(answer.pickName ?? 'the queue')}`).join(' · ')}</summary><div class="sides">${others.map((run) => nowSide(run, undefined)).join('')}</div></details>`;
  return `<details class="case" id="${escaped(id)}"${state === 'passed' ? '' : ' open'}>${head}${one ? label(one) : ''}${sides}${rest}${factList(main)}</details>`;
}

function nameOf(id: string | null, one: EvalCase | undefined): string {
  if (id === null) return 'the queue';
  return one?.reps.find((rep) => rep.id === id)?.name ?? id;
}

/** What the lead is, and what should happen by the case's label. */
function label(one: EvalCase): string {
  const { lead, expect } = one;
  const { name, industry, employees, country } = lead.company;
  const company = [name, industry, employees && `${employees} people`, country];
  const about = [...company, lead.source, lead.score !== undefined && `score ${lead.score}`];
  const words = lead.message ? `<blockquote>${escaped(lead.message)}</blockquote>` : '';
  const names = (ids: readonly string[]) => ids.map((id) => nameOf(id, one)).join(', ');
  const wanted = expect.outcome.includes('assigned') ? names(expect.acceptable) : 'the queue';
  const rows = [
    ['right', wanted],
    ['best', expect.preferred === undefined ? '' : nameOf(expect.preferred, one)],
    ['never', names(expect.forbidden)],
    ['to be told', expect.mustMention.join(', ')],
  ].filter(([, text]) => text !== '');
  const list = rows.map(([term, text]) => `<dt>${term}</dt><dd>${escaped(text ?? '')}</dd>`);
  return `<div class="label"><div><p class="dim">${escaped(about.filter(Boolean).join(' · '))}</p>${words}<p>${escaped(one.rationale)}</p></div><dl>${list.join('')}</dl></div>`;
}

type Sentence = { text: string; facts: readonly string[]; mark: string };

function beforeSide(
  earlier: BaselineAnswer,
  { answer }: CaseRun,
  one: EvalCase | undefined,
): string {
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
    after: '',
  });
}

function nowSide(run: CaseRun, earlier: BaselineAnswer | undefined): string {
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

function objections({ grades }: CaseRun): string {
  const items = grades
    .filter(({ value }) => value !== null && Number(value) < 1)
    .map(
      ({ grader, kind, because }) =>
        `<li class="${kind}"><b>${escaped(grader)}</b> ${escaped(because)}</li>`,
    );
  return items.length === 0 ? '' : `<ul class="grades">${items.join('')}</ul>`;
}

type Side = {
  title: string;
  pick: string;
  by: string;
  summary: Sentence;
  parts: readonly (readonly [string, readonly Sentence[]])[];
  after: string;
  texts?: ReadonlyMap<string, string>;
};

function side({ title, pick, by, summary, parts, after, texts }: Side): string {
  const sentence = ({ text, facts, mark }: Sentence) => {
    const ids = facts.map(
      (id) => `<sup title="${escaped(texts?.get(id) ?? '')}">${escaped(id)}</sup>`,
    );
    return `<li class="${mark}">${escaped(text)} ${ids.join(' ')}</li>`;
  };
  const lists = parts
    .filter(([, sentences]) => sentences.length > 0)
    .map(([name, sentences]) => `<h5>${name}</h5><ul>${sentences.map(sentence).join('')}</ul>`);
  return `<article><h4>${escaped(title)}</h4><p class="pick">${escaped(pick)} <span class="dim">by ${escaped(by.replaceAll('_', ' '))}</span></p><p class="${summary.mark}">${escaped(summary.text)}</p>${lists.join('')}${after}</article>`;
}

function factList({ answer }: CaseRun): string {
  const { facts, reasons, talkingPoints, nextSteps } = answer;
  const cited = new Set([...reasons, ...talkingPoints, ...nextSteps].flatMap((one) => one.facts));
  const items = facts.map(
    ({ id, text, about }) =>
      `<li class="${cited.has(id) ? 'cited' : ''}"><sup>${escaped(id)}</sup> <i>${about}</i> ${escaped(text)}</li>`,
  );
  return `<details class="more"><summary>${facts.length} facts, ${cited.size} cited</summary><ul class="facts">${items.join('')}</ul></details>`;
}
