// The figures of the page: a card for each contestant, bars by family, and the tables that every report has.
import { own } from '../../src/leads/text/by-name.ts';
import type { Verdict } from '../gate/gate.ts';
import { CONTESTANTS, type EvalRun } from '../gate/run.ts';
import { summaryOf } from '../gate/summary.ts';
import { escaped } from './escaped.ts';
import { moneyText, NAMES, percent } from './figures.ts';
import { type Table, tablesOf } from './tables.ts';

/** Pass rate, interval, what changed and what it cost, side by side. */
export function cardSection({ runs, frame }: EvalRun, { changes, exit }: Verdict): string {
  const cards = CONTESTANTS.map((contestant) => {
    const { pass, hardFailures, usd, cases, tokens } = summaryOf(runs, contestant);
    if (cases === 0) return '';
    const { low, high } = pass.interval;
    const { fixed, broken, flaky } = changes[contestant];
    const changed =
      exit === 3
        ? ''
        : `<span>${counted(fixed.length, 'fixed')} · ${counted(broken.length, 'broken')} · ${counted(flaky.length, 'flaky')}</span>`;
    const hard = hardFailures === 0 ? 'no hard failure' : `${hardFailures} with a hard failure`;
    const standIn =
      frame.simulated && contestant !== 'scorer'
        ? ' <span class="dim">stand-in, no model</span>'
        : '';
    return `<div class="card"><h3>${NAMES[contestant]}${standIn}</h3><b>${percent(pass.share)}</b>
<span class="range"><i style="left:${100 * low}%;width:${100 * (high - low)}%"></i></span>
<span>${pass.passed} of ${pass.of} · 95 % interval ${Math.round(100 * low)}–${Math.round(100 * high)}</span>${changed}
<span>${hard} · ${(tokens.input + tokens.output).toLocaleString('en-GB')} tokens · ${moneyText(usd)}</span></div>`;
  });
  return `<section class="cards">${cards.join('')}</section>`;
}

function counted(count: number, what: 'fixed' | 'broken' | 'flaky'): string {
  return count === 0 ? `0 ${what}` : `<b class="t-${what}">${count} ${what}</b>`;
}

/** A bar for each family and contestant. */
export function familySection({ runs }: EvalRun): string {
  const shown = CONTESTANTS.map((contestant) => summaryOf(runs, contestant)).filter(
    ({ cases }) => cases > 0,
  );
  const names = [...new Set(shown.flatMap(({ byFamily }) => Object.keys(byFamily)))].sort();
  const rows = names.map((name) => {
    const cells = shown.map(({ byFamily }) => {
      const theirs = own(byFamily, name);
      const width = Math.round(100 * (theirs?.share ?? 0));
      const bar = `<span class="bar"><i style="width:${width}%"${width === 100 ? ' class="full"' : ''}></i></span>`;
      return `<td>${theirs ? `${bar}${theirs.passed}/${theirs.of}` : '–'}</td>`;
    });
    return `<tr><th scope="row">${escaped(name.replaceAll('-', ' '))}</th>${cells.join('')}</tr>`;
  });
  const heads = shown.map(({ contestant }) => `<th>${NAMES[contestant]}</th>`).join('');
  return `<section><h2>By family</h2><div class="wide"><table><thead><tr><th></th>${heads}</tr></thead><tbody>${rows.join('')}</tbody></table></div></section>`;
}

/** Every table but the one that the bars show. */
export function tableSections(run: EvalRun, verdict: Verdict): string {
  return tablesOf(run, verdict)
    .filter(({ title }) => title !== 'Pass rates')
    .map(tableSection)
    .join('\n');
}

function tableSection({ title, rows, note }: Table): string {
  const [head = [], ...body] = rows;
  const heads = head.map((cell) => `<th>${escaped(cell)}</th>`).join('');
  const lines = body.map(
    ([first = '', ...cells]) =>
      `<tr><th scope="row">${escaped(first)}</th>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`,
  );
  const below = note === '' ? '' : `<p class="note">${escaped(note).replaceAll('\n', '<br>')}</p>`;
  return `<section><h2>${escaped(title)}</h2><div class="wide"><table><thead><tr>${heads}</tr></thead><tbody>${lines.join('')}</tbody></table></div>${below}</section>`;
}
