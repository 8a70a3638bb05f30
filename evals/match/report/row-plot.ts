// A plot with one named row per policy over a common axis: means with intervals, or single values.
import { el, type Markup } from '../../../src/pages/markup.ts';
import { straight } from './scale.ts';
import { label, picture } from './svg.ts';

export interface Row {
  name: string;
  /** Emphasised, an upper limit, or one among others. */
  role: 'own' | 'limit' | 'other';
  /** Single values: faint dots. */
  values: readonly number[];
  /** Mean with the ends of its interval, drawn over the values; null: values only. */
  interval: { mean: number; low: number; high: number } | null;
  /** What stands behind the row's end. */
  note: string;
}

export interface RowPlot {
  id: string;
  title: string;
  about: string;
  rows: readonly Row[];
  /** Ends of the axis. */
  range: readonly [number, number];
  axis: string;
  tick(value: number): string;
  /** A shaded span of the axis, with its name. */
  span?: { from: number; to: number; name: string };
}

const WIDTH = 560;
const NAMES = 190;
const NOTES = 52;
const TOP = 34;
const STEP = 25;
const AXIS = 42;

/** The plot as SVG; its colours come from the classes of the page's style. */
export function rowPlot(plot: RowPlot): Markup {
  const { id, title, about, rows, range } = plot;
  const height = TOP + rows.length * STEP + AXIS;
  const scale = straight(range, [NAMES, WIDTH - NOTES], 6);
  const bottom = TOP + rows.length * STEP;
  const ticks = scale.ticks.flatMap((value) => [
    el('line', { x1: scale.at(value), x2: scale.at(value), y1: TOP, y2: bottom, class: 'grid' }),
    label(plot.tick(value), scale.at(value), bottom + 16, { class: 'tick' }),
  ]);
  const middle = (NAMES + WIDTH - NOTES) / 2;
  return picture(
    { id, title, about, width: WIDTH, height },
    label(title, 0, 16, { class: 'name' }),
    ...(plot.span ? [shaded(plot.span, scale.at, bottom)] : []),
    ...ticks,
    ...rows.map((row, i) => rowMarks(row, TOP + (i + 0.5) * STEP, scale.at)),
    label(plot.axis, middle, bottom + 35, { class: 'axis' }),
  );
}

function rowMarks(row: Row, y: number, at: (value: number) => number): Markup {
  const { name, role, values, interval, note } = row;
  const dots = values.map((value) => el('circle', { cx: at(value), cy: y, r: 2.2, class: 'seed' }));
  const marks = interval
    ? [
        el('line', { x1: at(interval.low), x2: at(interval.high), y1: y, y2: y, class: 'error' }),
        ...[interval.low, interval.high].map((end) =>
          el('line', { x1: at(end), x2: at(end), y1: y - 4.5, y2: y + 4.5, class: 'error' }),
        ),
        role === 'limit'
          ? diamond(at(interval.mean), y)
          : el('circle', { cx: at(interval.mean), cy: y, r: 5, class: 'mean' }),
      ]
    : [];
  return el(
    'g',
    { class: role === 'other' ? '' : role },
    label(name, NAMES - 14, y + 4.5, { class: 'row' }),
    ...dots,
    ...marks,
    label(note, WIDTH, y + 4.5, { class: 'note' }),
  );
}

function diamond(x: number, y: number): Markup {
  return el('path', { d: `M${x - 6} ${y}l6 -6l6 6l-6 6z`, class: 'mean' });
}

function shaded(
  { from, to, name }: { from: number; to: number; name: string },
  at: (value: number) => number,
  bottom: number,
): Markup {
  const [x, width] = [at(from), at(to) - at(from)];
  return el(
    'g',
    {},
    el('rect', { x, y: TOP, width, height: bottom - TOP, class: 'span' }),
    label(name, x + width / 2, TOP - 5, { class: 'tick' }),
  );
}
