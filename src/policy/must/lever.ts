// What could have been different about one rep, one thing at a time: a ladder of values from today's
// towards the better end, each with the change that it makes and the words for it.
import type { Rep } from '../../roster/rep.ts';
import type { Load } from '../../roster/roster.ts';

export type Lever = {
  code: string;
  /** Values in order of distance from today's; the first is the smallest change. */
  values: readonly number[];
  /** How large a change to this value is, comparable between levers: 1 is the whole way. */
  size(value: number): number;
  /** What is otherwise then about the rep or what they hold. */
  change(value: number): { rep?: Partial<Rep>; load?: Partial<Load> };
  /** "with 11 open leads (79 % of your capacity) instead of 15" */
  words(value: number): string;
};

/** A value that is no number: what is the case, and what would have to be. */
const SWITCH: readonly number[] = [1];

/** Something that is so or not; none where nothing about the rep would have to change. */
export function switchTo(code: string, rep: Partial<Rep> | null, words: string): Lever[] {
  if (rep === null) return [];
  return [{ code, values: SWITCH, size: () => 1, change: () => ({ rep }), words: () => words }];
}

/** Whether it turns one thing on and has no way in between. */
export function isSwitch({ values }: Pick<Lever, 'values'>): boolean {
  return values === SWITCH;
}

/** Whole numbers below `from`, nearest first, down to `to`. */
export function down(from: number, to = 0): number[] {
  const first = Math.ceil(from) - 1;
  return Array.from({ length: Math.max(0, first - to + 1) }, (_, k) => first - k);
}

/** The list with one value more; null when it is in it, or says nothing. */
export function withOneMore(list: readonly string[], value: string): string[] | null {
  return value === 'unknown' || list.includes(value) ? null : [...list, value];
}
