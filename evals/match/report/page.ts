// The report as one page that needs nothing else: the figures that count, plots, then every table.
import { own } from '../../../src/leads/text/by-name.ts';
import { pageDocument } from '../../../src/pages/document.ts';
import { html, type Markup, type Part } from '../../../src/pages/markup.ts';
import { barsOf, points } from '../bars.ts';
import { deviationOf, type Findings, inRegime, leadOver, regimesOf, shareOf } from '../findings.ts';
import { REGIMES } from '../route-sim/regimes.ts';
import { calibrationPlots, loadPlot, matrixPlot, sharePlot } from './plots.ts';
import { type Section, sectionsOf, type Table } from './sections.ts';

/** Sections whose tables are long and stand folded. */
const FOLDED: readonly Section['id'][] = ['seeds', 'load'];

const TITLE = 'How good the match is';

export function htmlReport(findings: Findings): string {
  const missed = barsOf(findings).filter(({ holds }) => !holds).length;
  const verdict = missed === 0 ? 'All bars are met' : `${missed} of the bars not met`;
  return pageDocument(
    TITLE,
    'report',
    html`<header><h1>${TITLE} <a href="#bars" class="pill ${missed === 0 ? 'good' : 'bad'}">${verdict}</a></h1>
<p class="lead">Pointsman against the rotations that teams use, and against a clairvoyant who knows every lead of the next three months. Markets are simulated through the product’s own scoring and pricing; predictions and the matrix are judged on real data.</p></header>
<section class="cards">${cards(findings)}</section>
${sectionsOf(findings).map((section) => sectionHtml(section, findings))}`,
  );
}

function cards({ matches, matrix }: Findings): Markup[] {
  const regime = regimesOf(matches).includes('specialist') ? 'specialist' : regimesOf(matches)[0];
  const among = inRegime(matches, regime ?? '');
  const ours = shareOf(among, 'Pointsman');
  const lead = leadOver(among, 'Pointsman', 'on-shift round robin');
  const off = deviationOf(among, 'Pointsman');
  const shown: [string, string][] = [
    [`${points(ours.mean)} %`, `of a clairvoyant’s wins in the ${regime} market`],
    [`+${points(lead.mean)}`, `points over on-shift round robin, ± ${points(lead.error)}`],
    [`${points(off.mean, 0)} %`, 'from the fair share: the rep furthest off'],
  ];
  if (matrix) {
    shown.push([`${points(matrix.shares['bid price'].mean)} %`, 'of the optimum on a real matrix']);
  }
  return shown.map(
    ([figure, what]) => html`<div class="card"><b>${figure}</b><span>${what}</span></div>`,
  );
}

function sectionHtml(section: Section, findings: Findings): Markup {
  const { id, title, text, tables } = section;
  const paragraphs = text.map((line) => html`<p class="dim">${line}</p>`);
  const body = tables.map(tableHtml);
  const folded = FOLDED.includes(id)
    ? html`<details><summary>The figures</summary>${body}</details>`
    : body;
  return html`<section id="${id}"><h2>${title}</h2>${paragraphs}${plotsOf(id, findings)}${folded}</section>`;
}

function plotsOf(id: Section['id'], findings: Findings): Part {
  const { matches, matrix } = findings;
  const about = (name: string) => REGIMES.find((one) => one.name === name)?.about ?? '';
  switch (id) {
    case 'assignment':
      return figures(regimesOf(matches).map((regime) => sharePlot(matches, regime, about(regime))));
    case 'load':
      return figures(
        regimesOf(matches)
          .filter((regime) => regime === 'bank' || regime === 'specialist')
          .map((regime) => loadPlot(matches, regime)),
      );
    case 'matrix':
      return matrix && figures([matrixPlot(matrix)]);
    case 'prediction':
      return figures(calibrationPlots(findings), 'small');
    default:
      return null;
  }
}

function figures(plots: readonly Markup[], size = ''): Part {
  if (plots.length === 0) return null;
  const each = plots.map((plot) => html`<figure tabindex="0">${plot}</figure>`);
  return html`<div class="plots ${size}">${each}</div>`;
}

const TONES: Readonly<Record<string, string>> = { met: 't-good', 'NOT MET': 't-bad' };

function tableHtml({ head, rows }: Table): Markup {
  const cell = (text: string) => {
    const tone = own(TONES, text);
    return html`<td>${tone === undefined ? text : html`<b class="${tone}">${text}</b>`}</td>`;
  };
  const body = rows.map(
    (row) => html`<tr class="${row[0] === 'Pointsman' && 'own'}">${row.map(cell)}</tr>`,
  );
  const heads = head.map((text) => html`<th scope="col">${text}</th>`);
  return html`<div class="wide"><table><thead><tr>${heads}</tr></thead><tbody>${body}</tbody></table></div>`;
}
