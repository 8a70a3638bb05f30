// The report as one page that needs nothing else: the figures that count, plots, then every table.
import { barsOf, points } from '../bars.ts';
import { deviationOf, type Findings, inRegime, leadOver, regimesOf, shareOf } from '../findings.ts';
import { REGIMES } from '../route-sim/regimes.ts';
import { calibrationPlots, loadPlot, matrixPlot, sharePlot } from './plots.ts';
import { type Section, sectionsOf, type Table } from './sections.ts';
import { STYLE } from './style.ts';
import { escaped } from './svg.ts';

/** Sections whose tables are long and stand folded. */
const FOLDED: readonly Section['id'][] = ['seeds', 'load'];

export function htmlReport(findings: Findings): string {
  const sections = sectionsOf(findings);
  const missed = barsOf(findings).filter(({ holds }) => !holds).length;
  const verdict = missed === 0 ? 'All bars are met' : `${missed} of the bars not met`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>How good the match is</title><style>${STYLE}</style></head><body><main>
<header><a href="#bars" class="verdict${missed === 0 ? '' : ' missed'}">${verdict}</a><h1>How good the match is</h1>
<p class="lead">Pointsman against the rotations that teams use, and against a clairvoyant who knows every lead of the next three months. Markets are simulated through the product’s own scoring and pricing; predictions and the matrix are judged on real data.</p></header>
<section class="cards">${cards(findings)}</section>
${sections.map((section) => sectionHtml(section, findings)).join('\n')}
</main></body></html>
`;
}

function cards({ matches, matrix }: Findings): string {
  const regime = regimesOf(matches).includes('specialist') ? 'specialist' : regimesOf(matches)[0];
  const among = inRegime(matches, regime ?? '');
  const own = shareOf(among, 'Pointsman');
  const lead = leadOver(among, 'Pointsman', 'on-shift round robin');
  const off = deviationOf(among, 'Pointsman');
  const shown: [string, string][] = [
    [`${points(own.mean)} %`, `of a clairvoyant’s wins in the ${regime} market`],
    [`+${points(lead.mean)}`, `points over on-shift round robin, ± ${points(lead.error)}`],
    [`${points(off.mean, 0)} %`, 'from the fair share: the rep furthest off'],
  ];
  if (matrix) {
    shown.push([`${points(matrix.shares['bid price'].mean)} %`, 'of the optimum on a real matrix']);
  }
  return shown
    .map(
      ([figure, what]) => `<div class="card"><b>${figure}</b><span>${escaped(what)}</span></div>`,
    )
    .join('');
}

function sectionHtml(section: Section, findings: Findings): string {
  const { id, title, text, tables } = section;
  const paragraphs = text.map((line) => `<p class="dim">${escaped(line)}</p>`).join('');
  const body = tables.map(tableHtml).join('');
  const folded = FOLDED.includes(id)
    ? `<details><summary>The figures</summary>${body}</details>`
    : body;
  return `<section id="${id}"><h2>${escaped(title)}</h2>${paragraphs}${plotsOf(id, findings)}${folded}</section>`;
}

function plotsOf(id: Section['id'], findings: Findings): string {
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
      return matrix ? figures([matrixPlot(matrix)]) : '';
    case 'prediction':
      return figures(calibrationPlots(findings), 'small');
    default:
      return '';
  }
}

function figures(plots: readonly string[], size = ''): string {
  if (plots.length === 0) return '';
  const each = plots.map((plot) => `<figure>${plot}</figure>`).join('');
  return `<div class="plots ${size}">${each}</div>`;
}

function tableHtml({ head, rows }: Table): string {
  const cell = (text: string) => {
    const mark = text === 'met' ? ' class="yes"' : text === 'NOT MET' ? ' class="no"' : '';
    return `<td${mark}>${escaped(text)}</td>`;
  };
  const body = rows.map(
    (row) => `<tr${row[0] === 'Pointsman' ? ' class="own"' : ''}>${row.map(cell).join('')}</tr>`,
  );
  const heads = head.map((text) => `<th scope="col">${escaped(text)}</th>`).join('');
  return `<div class="wide"><table><thead><tr>${heads}</tr></thead><tbody>${body.join('')}</tbody></table></div>`;
}
