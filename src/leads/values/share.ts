// Whether "0.78" or "78 %" is a share of 0.78: the sign or a declaration says it, a guess never does.
import { readNumber } from '../text/number.ts';

export type ReadShare =
  /** `of` is set when the text counts ("60 of 90"): wins and sample. */
  | { kind: 'share'; value: number; of: { won: number; n: number } | null }
  | { kind: 'refused'; because: string };

/**
 * A share from 0 to 1. "78 %" and "60/90" say what they are; a bare number counts as `declared` and is
 * refused when nothing is declared ("0.78" could be 0.78 %) or when it lies outside the declared range.
 */
export function parseShare(
  raw: string | number,
  declared: 'fraction' | 'percent' | null,
): ReadShare {
  const text = String(raw).trim();
  const counted = /^(\d+)\s*(?:\/|of|out of|von|sur|de|van|su)\s*(\d+)$/i.exec(text);
  if (counted) {
    const won = Number(counted[1]);
    const n = Number(counted[2]);
    if (n === 0 || won > n) return refused(`${won} of ${n} is no share`);
    return { kind: 'share', value: won / n, of: { won, n } };
  }
  const match =
    /^([\d.,]+)\s*(%|percent|per cent|pct\.?|prozent|pour ?cent|por ciento|por cento|procent|per cento)?$/i.exec(
      text,
    );
  if (match === null) return refused('no share is written here');
  const read = readNumber(match[1] ?? '', 'decimal');
  if (read.kind === 'refused') return refused(read.because);
  const unit = match[2] === undefined ? declared : 'percent';
  if (unit === null)
    return refused('say whether it is a fraction or a percentage: write "%" or declare the unit');
  const value = unit === 'percent' ? read.value / 100 : read.value;
  if (value > 1)
    return refused(unit === 'percent' ? 'more than 100 %' : 'a fraction lies between 0 and 1');
  return { kind: 'share', value: Math.round(value * 1e9) / 1e9, of: null };
}

function refused(because: string): ReadShare {
  return { kind: 'refused', because };
}
