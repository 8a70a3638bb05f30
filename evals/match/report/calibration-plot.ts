// Predicted against observed: how far a stated chance can be taken at its word, bin by bin with counts.

import type { CalibrationBin } from '../../../src/learning/calibration.ts';
import { el, type Markup } from '../../../src/pages/markup.ts';
import { wilson } from '../../gate/statistics.ts';
import { straight } from './scale.ts';
import { label, picture } from './svg.ts';

export interface CalibrationPlot {
  id: string;
  title: string;
  about: string;
  bins: readonly CalibrationBin[];
}

const SIZE = 340;
const LEFT = 52;
const TOP = 34;
const SIDE = 250;
const COUNTS = 34;

/** The plot as SVG: a point with its 95 % interval per bin, and below it a bar for the bin's deals. */
export function calibrationPlot({ id, title, about, bins }: CalibrationPlot): Markup {
  const most = Math.max(...bins.map(({ n, observed }) => wilson(observed * n, n).high));
  const end = Math.min(1, Math.ceil(10 * Math.max(most, ...bins.map((b) => b.predicted))) / 10);
  const x = straight([0, end], [LEFT, LEFT + SIDE]);
  const y = straight([0, end], [TOP + SIDE, TOP]);
  const bottom = TOP + SIDE + COUNTS + 12;
  const largest = Math.max(...bins.map(({ n }) => n));
  const percent = (value: number) => String(Math.round(100 * value));
  const ticks = x.ticks.flatMap((value) => [
    el('line', { x1: x.at(value), x2: x.at(value), y1: TOP, y2: TOP + SIDE, class: 'grid' }),
    el('line', { x1: LEFT, x2: LEFT + SIDE, y1: y.at(value), y2: y.at(value), class: 'grid' }),
    label(percent(value), x.at(value), bottom + 14, { class: 'tick' }),
    label(percent(value), LEFT - 8, y.at(value) + 4, { class: 'tick end' }),
  ]);
  const points = bins.map(({ predicted, observed, n }) => {
    const { low, high } = wilson(observed * n, n);
    const at = x.at(predicted);
    const height = (COUNTS * n) / largest;
    const base = TOP + SIDE + COUNTS + 8;
    const won = Math.round(observed * n);
    const said = `predicted ${(100 * predicted).toFixed(1)} %, observed ${(100 * observed).toFixed(1)} % (${won} of ${n} deals)`;
    return el(
      'g',
      { class: 'own' },
      el('title', {}, said),
      el('line', { x1: at, x2: at, y1: y.at(low), y2: y.at(high), class: 'error' }),
      el('circle', { cx: at, cy: y.at(observed), r: 4.5, class: 'mean' }),
      el('rect', { x: at - 3, y: base - height, width: 6, height, class: 'count' }),
    );
  });
  const middle = TOP + SIDE / 2;
  return picture(
    { id, title, about, width: SIZE, height: bottom + 38 },
    label(title, 0, 16, { class: 'name' }),
    ...ticks,
    el('line', { x1: x.at(0), y1: y.at(0), x2: x.at(end), y2: y.at(end), class: 'ideal' }),
    ...points,
    label(`predicted chance, %; ${countText(bins)} a point`, LEFT + SIDE / 2, bottom + 33, {
      class: 'axis',
    }),
    label('observed, %', 14, middle, { class: 'axis', transform: `rotate(-90 14 ${middle})` }),
  );
}

/** "193 to 194 deals". */
function countText(bins: readonly CalibrationBin[]): string {
  const counts = bins.map(({ n }) => n);
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  return least === most ? `${least} deals` : `${least} to ${most} deals`;
}
