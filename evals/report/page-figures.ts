// The figures of the page: a card for each contestant, bars by family, and the tables that every report has.
import { own } from '../../src/leads/text/by-name.ts';
import { el, html, type Markup, type Part } from '../../src/pages/markup.ts';
import type { Verdict } from '../gate/gate.ts';
import { CONTESTANTS, type EvalRun } from '../gate/run.ts';
import { summaryOf } from '../gate/summary.ts';
import { moneyText, NAMES, percent } from './figures.ts';
import { type Table, tablesOf } from './tables.ts';

/** Pass rate, interval, what changed and what it cost, side by side. */
export function cardSection({ runs, frame }: EvalRun, { changes, exit }: Verdict): Markup {
  const cards = CONTESTANTS.map((contestant): Part => {
    const { pass, hardFailures, usd, cases, tokens } = summaryOf(runs, contestant);
    if (cases === 0) return null;
    const { low, high } = pass.interval;
    const { fixed, broken, flaky } = changes[contestant];
    const changed =
      exit !== 3 &&
      html`<span>${counted(fixed.length, 'fixed')} · ${counted(broken.length, 'broken')} · ${counted(flaky.length, 'flaky')}</span>`;
    const hard = hardFailures === 0 ? 'no hard failure' : `${hardFailures} with a hard failure`;
    const standIn = frame.simulated && contestant !== 'scorer' && ' · stand-in, no model';
    return html`<div class="card"><h3>${NAMES[contestant]}${standIn}</h3><b>${percent(pass.share)}</b>
${strip('range', 100 * low, Math.max(100 * (high - low), 1))}
<span>${pass.passed} of ${pass.of} · 95 % interval ${Math.round(100 * low)}–${Math.round(100 * high)}</span>${changed}
<span>${hard} · ${(tokens.input + tokens.output).toLocaleString('en-GB')} tokens · ${moneyText(usd)}</span></div>`;
  });
  return html`<section class="cards">${cards}</section>`;
}

/** A bar from 0 to 100 that is drawn as wide as there is room; the figure stands beside it in words. */
function strip(name: 'range' | 'bar', from: number, width: number): Markup {
  const whole = name === 'bar' && width === 100 ? { class: 'full' } : {};
  return el(
    'svg',
    { class: name, viewBox: '0 0 100 8', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    el('rect', { x: from, y: 0, width, height: 8, ...whole }),
  );
}

const CHANGE_TONES = { fixed: 'good', broken: 'bad', flaky: 'warn' } as const;

function counted(count: number, what: keyof typeof CHANGE_TONES): Part {
  return count === 0 ? `0 ${what}` : html`<b class="t-${CHANGE_TONES[what]}">${count} ${what}</b>`;
}

/** A bar for each family and contestant. */
export function familySection({ runs }: EvalRun): Markup {
  const shown = CONTESTANTS.map((contestant) => summaryOf(runs, contestant)).filter(
    ({ cases }) => cases > 0,
  );
  const names = [...new Set(shown.flatMap(({ byFamily }) => Object.keys(byFamily)))].sort();
  const rows = names.map((name) => {
    const cells = shown.map(({ byFamily }) => {
      const theirs = own(byFamily, name);
      if (!theirs) return html`<td>–</td>`;
      const bar = strip('bar', 0, Math.round(100 * (theirs.share ?? 0)));
      return html`<td>${bar}${theirs.passed}/${theirs.of}</td>`;
    });
    return html`<tr><th scope="row">${name.replaceAll('-', ' ')}</th>${cells}</tr>`;
  });
  const heads = ['family', ...shown.map(({ contestant }) => NAMES[contestant])];
  return html`<section><h2>By family</h2>${tableOf(heads, rows)}</section>`;
}

/** Every table but the one that the bars show. */
export function tableSections(run: EvalRun, verdict: Verdict): Markup[] {
  return tablesOf(run, verdict)
    .filter(({ title }) => title !== 'Pass rates')
    .map(tableSection);
}

function tableSection({ title, rows, note }: Table): Markup {
  const [head = [], ...body] = rows;
  const lines = body.map(
    ([first = '', ...cells]) =>
      html`<tr><th scope="row">${first}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`,
  );
  const below = note !== '' && note.split('\n').map((line) => html`<p class="dim">${line}</p>`);
  return html`<section><h2>${title}</h2>${tableOf(head, lines)}${below}</section>`;
}

function tableOf(head: readonly string[], rows: readonly Markup[]): Markup {
  const heads = head.map((cell) => html`<th scope="col">${cell}</th>`);
  return html`<div class="wide"><table><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table></div>`;
}
