// What two versions of a prompt say differently, line by line, with a little of what stayed around it.
import { html, type Markup } from '../../src/pages/markup.ts';

export type DifferentLine = { kind: 'same' | 'gone' | 'new' | 'skipped'; text: string };

/** Unchanged lines shown before and after a change. */
const AROUND = 2;

/** Lines of both texts by their longest common subsequence; long unchanged runs are skipped. */
export function promptDifference(before: string, now: string): DifferentLine[] {
  const [old, fresh] = [before.split('\n'), now.split('\n')];
  const lengths = commonLengths(old, fresh);
  const lines: DifferentLine[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < fresh.length) {
    const [left, right] = [old[i], fresh[j]];
    if (left !== undefined && left === right) {
      lines.push({ kind: 'same', text: left });
      i += 1;
      j += 1;
    } else if (
      left !== undefined &&
      (right === undefined || at(lengths, i + 1, j) >= at(lengths, i, j + 1))
    ) {
      lines.push({ kind: 'gone', text: left });
      i += 1;
    } else {
      lines.push({ kind: 'new', text: right ?? '' });
      j += 1;
    }
  }
  return shortened(lines);
}

/** Length of the longest common subsequence of what is left from each pair of places on. */
function commonLengths(old: readonly string[], fresh: readonly string[]): number[][] {
  const lengths = Array.from({ length: old.length + 1 }, () =>
    new Array<number>(fresh.length + 1).fill(0),
  );
  for (let i = old.length - 1; i >= 0; i--) {
    const row = lengths[i] ?? [];
    for (let j = fresh.length - 1; j >= 0; j--) {
      row[j] =
        old[i] === fresh[j]
          ? at(lengths, i + 1, j + 1) + 1
          : Math.max(at(lengths, i + 1, j), at(lengths, i, j + 1));
    }
  }
  return lengths;
}

function at(lengths: readonly number[][], i: number, j: number): number {
  return lengths[i]?.[j] ?? 0;
}

function shortened(lines: readonly DifferentLine[]): DifferentLine[] {
  const near = lines.map((_, i) =>
    lines.slice(Math.max(0, i - AROUND), i + AROUND + 1).some(({ kind }) => kind !== 'same'),
  );
  return lines.flatMap((line, i): DifferentLine[] => {
    if (near[i]) return [line];
    return i === 0 || near[i - 1] ? [{ kind: 'skipped', text: '⋯' }] : [];
  });
}

/** The difference as a block of the page; null when there is none. */
export function differenceBlock(before: string, now: string): Markup | null {
  if (before === now) return null;
  const signs = { same: ' ', gone: '−', new: '+', skipped: ' ' } as const;
  const lines = promptDifference(before, now).map(
    ({ kind, text }) =>
      html`<span class="${kind !== 'same' && kind}">${signs[kind]} ${text}\n</span>`,
  );
  return html`<pre class="difference">${lines}</pre>`;
}
