// The plots of the page, each made from the findings.
import { el, type Markup, styleElement } from '../../../src/pages/markup.ts';
import { PLOTS } from '../../../src/pages/stylesheet.ts';
import { DAY_COLOURS } from '../../../src/pages/tokens.ts';
import { points } from '../bars.ts';
import { type Findings, inRegime, shareOf } from '../findings.ts';
import type { MatrixResult } from '../matrix.ts';
import { type Match, POLICY_NAMES, type PolicyName } from '../route-sim/tournament.ts';
import { calibrationPlot } from './calibration-plot.ts';
import { type Row, rowPlot } from './row-plot.ts';

/** Standard errors on either side of a mean: about 95 % from ten seeds up, and less from fewer. */
const ERRORS = 1.96;

/** How far each policy comes in one regime, seed by seed. */
export function sharePlot(all: readonly Match[], regime: string, about: string): Markup {
  const matches = inRegime(all, regime);
  const rows = POLICY_NAMES.map((name): Row => {
    const { mean, error } = shareOf(matches, name);
    return {
      ...{ name, role: roleOf(name), note: points(mean) },
      values: matches.map(({ results }) => results[name].share),
      interval: { mean, low: mean - ERRORS * error, high: mean + ERRORS * error },
    };
  });
  return rowPlot({
    ...{ id: `share-${regime}`, title: `${regime}: ${about}`, rows },
    about: `Share of the clairvoyant’s wins by policy. ${rows.map(({ name, note }) => `${name} ${note}`).join(', ')} percent.`,
    range: [Math.floor(20 * leastShare(all)) / 20, 1],
    axis: 'percent of the clairvoyant’s wins; dots are seeds, bars ± 1.96 standard errors',
    tick: (value) => points(value, 0),
  });
}

/** The same axis for all regimes, so that panels can be compared. */
function leastShare(all: readonly Match[]): number {
  return Math.min(
    ...all.flatMap(({ results }) => Object.values(results).map(({ share }) => share)),
  );
}

/** How far each rep's leads are from the share that is theirs by slots, under every policy. */
export function loadPlot(all: readonly Match[], regime: string): Markup {
  const matches = inRegime(all, regime);
  const rows = POLICY_NAMES.map((name): Row => {
    const values = matches.flatMap(({ results, capacity }) =>
      results[name].taken.map((share, r) => share / (capacity[r] ?? share) - 1),
    );
    const most = Math.max(...values.map(Math.abs));
    return { name, role: roleOf(name), values, interval: null, note: `${points(most, 0)} %` };
  });
  return rowPlot({
    ...{ id: `load-${regime}`, title: `Load by rep, ${regime}`, rows },
    about: `Each dot is a rep in one market. Largest deviation: ${rows.map(({ name, note }) => `${name} ${note}`).join(', ')}.`,
    range: [-1, 1],
    axis: 'leads against the share by slots, percent; on the right the largest',
    tick: (value) => `${value > 0 ? '+' : ''}${points(value, 0)}`,
    span: { from: -0.15, to: 0.15, name: '± 15 %' },
  });
}

/** The share plot of one regime by itself, on a card of its own colours: for pages that show pictures only. */
export function standalonePlot(all: readonly Match[], regime: string, about: string): string {
  const svg = sharePlot(all, regime, about).toString();
  const [, width = 0, height = 0] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg)?.map(Number) ?? [];
  const card = { x: -18, y: -14, width: width + 36, height: height + 24 };
  const style = styleElement(`svg{${DAY_COLOURS}}${PLOTS}`);
  const ground = el('rect', { ...card, rx: 12, fill: 'var(--card)', stroke: 'var(--line)' });
  return `${svg
    .replace(/viewBox="[^"]*"/, `viewBox="-19 -15 ${card.width + 2} ${card.height + 2}"`)
    .replace('</desc>', `</desc>${style}${ground}`)}\n`;
}

/** Calibration of the first split of each set. */
export function calibrationPlots({ prediction }: Pick<Findings, 'prediction'>): Markup[] {
  const seen = new Set<string>();
  return (prediction ?? []).flatMap(({ set, split, curve, calibrationError }, i) => {
    if (seen.has(set)) return [];
    seen.add(set);
    return calibrationPlot({
      ...{ id: `calibration-${i}`, title: set, bins: curve },
      about: `Calibration on deals ${split}: expected error ${points(calibrationError)} points.`,
    });
  });
}

export function matrixPlot({ shares }: MatrixResult): Markup {
  const rows = Object.entries(shares).map(
    ([name, { mean, error, least, most }]): Row => ({
      ...{ name, role: name === 'bid price' ? 'own' : 'other', values: [least, most] },
      interval: { mean, low: mean - ERRORS * error, high: mean + ERRORS * error },
      note: points(mean),
    }),
  );
  return rowPlot({
    ...{ id: 'matrix', title: 'Real matrix, ten orders of arrival', rows },
    about: rows.map(({ name, note }) => `${name} ${note} percent`).join(', '),
    range: [0.6, 1],
    axis: 'percent of the optimum; dots are the least and the most, bars ± 1.96 standard errors',
    tick: (value) => points(value, 0),
  });
}

function roleOf(name: PolicyName): Row['role'] {
  if (name === 'Pointsman') return 'own';
  return name === 'Pointsman, true chances' ? 'limit' : 'other';
}
