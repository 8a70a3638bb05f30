// A candidate's score as bars: each part begins where the one before ended, in percentage points.
import type { Candidate } from '../../selection/scene/candidate.ts';
import { cut, type Terminal, wrappedLines } from '../../terminal.ts';

const LABEL_WIDTH = 24;
/** Indent, label and points. */
const HEAD_WIDTH = LABEL_WIDTH + 13;
const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/**
 * A line per part that counts, more where its evidence is long, and one for the sum; the bars share `scale`
 * points for their width.
 */
export function waterfall(
  { paint, width }: Pick<Terminal, 'paint' | 'width'>,
  candidate: Pick<Candidate, 'parts' | 'score'>,
  scale: number,
): string[] {
  const barWidth = Math.max(10, Math.min(36, Math.round((width - HEAD_WIDTH) / 3)));
  const room = width - HEAD_WIDTH - barWidth - 2;
  const parts = candidate.parts.filter(({ points }) => Math.abs(points) >= 0.05);
  let sum = 0;
  const lines = parts.flatMap(({ label, points, evidence }) => {
    const [from, to] = [sum, sum + points];
    sum = to;
    const drawn = bar(Math.min(from, to), Math.max(from, to), scale, barWidth);
    const head = `  ${cut(label, LABEL_WIDTH).padEnd(LABEL_WIDTH)} ${signed(points).padStart(6)}  `;
    const figure = paint(points < 0 ? 'red' : 'green', drawn);
    const [first = '', ...more] = wrappedLines(evidence, room);
    const indent = ' '.repeat(head.length + barWidth + 2);
    return [
      `${head}${figure}  ${paint('dim', first)}`.trimEnd(),
      ...more.map((line) => `${indent}${paint('dim', line)}`),
    ];
  });
  const quiet = candidate.parts.length - parts.length;
  const total = (candidate.score ?? 0).toFixed(1).padStart(6);
  const rest = quiet > 0 ? paint('dim', cut(`${quiet} more count 0`, room)) : '';
  const sumBar = paint('cyan', bar(0, Math.max(0, candidate.score ?? 0), scale, barWidth));
  return [...lines, `  ${'Score'.padEnd(LABEL_WIDTH)} ${total}  ${sumBar}  ${rest}`.trimEnd()];
}

/** The highest point that any of the candidates reaches on the way. */
export function scaleOf(candidates: readonly Pick<Candidate, 'parts'>[]): number {
  const peaks = candidates.map(({ parts }) => {
    let sum = 0;
    return parts.reduce((peak, { points }) => {
      sum += points;
      return Math.max(peak, sum);
    }, 0);
  });
  return Math.max(1, ...peaks);
}

/** Blocks from one value to another on a line of `width` cells, to an eighth of a cell at the end. */
function bar(from: number, to: number, scale: number, width: number): string {
  const cells = (value: number) => (Math.max(0, value) / scale) * width;
  const start = Math.min(width - 1, Math.round(cells(from)));
  const eighths = Math.max(1, Math.round((cells(to) - cells(from)) * 8));
  const full = Math.min(width - start, Math.floor(eighths / 8));
  const rest = start + full < width ? (EIGHTHS[eighths % 8] ?? '') : '';
  return `${' '.repeat(start)}${'█'.repeat(full)}${rest}`.padEnd(width);
}

function signed(points: number): string {
  return `${points < 0 ? '−' : '+'}${Math.abs(points).toFixed(1)}`;
}
