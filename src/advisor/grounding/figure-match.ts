// When a figure of a fact bears out a figure in a sentence: the same measure of the same thing, at the
// precision in which it is said; or what follows from two such figures.
import type { Fact, FactKind } from '../../reasoning/facts/fact.ts';
import type { Counted } from '../../reasoning/facts/figures.ts';
import type { Figure } from './figure.ts';
import type { Known } from './known-figures.ts';
import { COUNTED, RATIO } from './numbers.ts';

const UNITS_ALIKE: Readonly<Record<Figure['unit'], readonly Figure['unit'][]>> = {
  percent: ['percent'],
  money: ['money'],
  minutes: ['minutes'],
  points: ['points'],
  date: ['date'],
  clock: ['clock'],
  plain: ['plain', 'points'],
};

/** Whether a fact's figure bears a sentence's figure out. */
export function bears(known: Known, said: Figure): boolean {
  if (said.measure !== null && known.fact.repId !== null && !measuresTheSame(known, said)) {
    return false;
  }
  if (said.unit === 'date') {
    return known.unit === 'date' && datesAgree(known.date ?? '', said.date ?? '');
  }
  if (said.unit === 'percent' && known.unit === 'plain') {
    return known.values.some((value) => value > 0 && value < 1 && near(100 * value, said));
  }
  const amount = said.unit === 'plain' && known.unit === 'money' && (said.values[0] ?? 0) >= 1_000;
  // "88 points" may be a score of 88; it is no 88 of anything else.
  if (!amount && !UNITS_ALIKE[said.unit].includes(known.unit)) return false;
  if (said.currency !== null && known.currency !== null && said.currency !== known.currency) {
    return false;
  }
  if (said.share === 'part' && known.share === 'whole') return false;
  if (said.unit === 'plain' && !amount && !countsTheSame(known, said)) return false;
  return known.values.some((value) => near(value, said));
}

/** A share of quota is no win rate, neither is any other percentage. */
function measuresTheSame({ measure }: Known, said: Figure): boolean {
  return measure === said.measure || (said.measure === 'wins' && measure === 'team_wins');
}

/** "3 plants" is borne out by a 3 that counts plants, not by any 3. */
function countsTheSame({ counts, measure, read }: Known, { nouns }: Figure): boolean {
  if (nouns.length === 0) return true;
  if (read !== null) return countsInWords(read, nouns);
  // "has done it 14 times": 14 deals won.
  if (measure === 'won' && nouns.includes('times')) return true;
  return counts !== null && nouns.includes(NOUN[counts]);
}

/** How a sentence's figure names what facts count: a kind of COUNTED, or the stem of a plural. */
const NOUN = {
  calls: 'call',
  deals: 'deals',
  leads: 'leads',
  people: 'people',
  reps: 'rep',
  tickets: 'ticket',
  times: 'times',
} as const satisfies Record<Counted, string>;

/** In somebody else's words a figure counts what stands behind it, or else anything that they speak of. */
function countsInWords({ text, figure }: NonNullable<Known['read']>, nouns: readonly string[]) {
  const lower = text.toLowerCase();
  return nouns.some((noun) => {
    const kind = COUNTED.find(([name]) => name === noun);
    if (!kind) return lower.includes(noun);
    return figure.nouns.includes(noun) || (figure.nouns.length === 0 && kind[1].test(text));
  });
}

/** The value as far as it is written out; "about", "over" and "under" give the slack that people hear. */
function near(value: number, { values, grain, sense, unit }: Figure): boolean {
  return values.some((said) => {
    // "2 weeks" is no 12 days, though it rounds to them.
    const slack = unit === 'minutes' ? Math.min(grain / 2, 0.1 * value) : grain / 2;
    if (Math.abs(value - said) <= slack + 1e-9) return true;
    if (!isRound(said)) return false;
    if (sense === 'about') return Math.abs(value - said) <= 0.1 * value;
    if (sense === 'over') return value >= said && said >= 0.5 * value;
    return sense === 'under' && value <= said && said <= 2 * value;
  });
}

/** At most two digits that are not zero: 80, 850 and 1,200 are round, 837 is not. */
function isRound(value: number): boolean {
  return value > 0 && Number(value.toPrecision(2)) === value;
}

function datesAgree(known: string, said: string): boolean {
  return (
    known === said ||
    known.startsWith(`${said}-`) ||
    known.endsWith(`-${said}`) ||
    said.endsWith(`-${known}`)
  );
}

/**
 * Counts of what stands there: "all four", "the other three", or the entries of a list in a cited fact.
 * `before` is what precedes the figure.
 */
export function isCount(
  figure: Figure,
  before: string,
  candidates: number,
  cited: readonly Fact[],
): boolean {
  if (figure.unit !== 'plain') return false;
  const counts = (value: number) => figure.values.includes(value);
  const reps = figure.nouns.some((noun) =>
    /^(?:rep|candidate|option|specialist|equal)$/.test(noun),
  );
  const bare = figure.nouns.length === 0;
  if (reps || bare) {
    if (counts(candidates) && (reps || /\b(?:all|the|of|among|these)\s$/i.test(before)))
      return true;
    if (counts(candidates - 1) && /\bothers?\s$/i.test(before)) return true;
  }
  return cited.some(({ kind, entries }) => {
    const called = LISTS[kind];
    if (called === undefined || entries.length < 2 || !counts(entries.length)) return false;
    return bare || figure.nouns.some((noun) => called.includes(noun));
  });
}

/** Facts that list things which a sentence may count, and the stems of what they are called. */
const TOOLS = ['tool', 'system', 'platform', 'product'];
const LISTS: Readonly<Partial<Record<FactKind, readonly string[]>>> = {
  stack: TOOLS,
  product: TOOLS,
  speciality: ['product'],
  language: ['languag'],
  territory: ['territor', 'region'],
};

/**
 * Difference, sum or ratio of two figures of one measure, or of two in one fact, at least one of which
 * is in `spoken`; or what is left up to a hundred percent. Only values of reps are compared, and not
 * their score parts: those are too many to prove anything.
 */
export function follows(said: Figure, pool: readonly Known[], spoken: readonly Fact[]): boolean {
  const usable = pool.filter(
    ({ fact, read, measure }) =>
      fact.repId !== null &&
      read === null &&
      fact.kind !== 'parts' &&
      // A rank is a place and no amount.
      measure !== 'rank',
  );
  for (const [i, a] of usable.entries()) {
    const value = a.values[0];
    if (value === undefined) continue;
    const rest = said.unit === 'percent' && a.unit === 'percent' && near(100 - value, said);
    if (rest && spoken.includes(a.fact)) return true;
    for (const b of usable.slice(i + 1)) {
      if (a.unit !== b.unit || (a.measure !== b.measure && a.fact !== b.fact)) continue;
      if (!spoken.includes(a.fact) && !spoken.includes(b.fact)) continue;
      if (said.unit === 'plain' && countsAnother(a, said)) continue;
      if (relates(said, a.unit, value, b.values[0] ?? value)) return true;
    }
  }
  return false;
}

/** "15 leads left" follows from no two rates or scores; "15 slots left" may follow from two counts. */
function countsAnother({ counts }: Known, said: Figure): boolean {
  const kind = COUNTED.find(([name]) => said.nouns.includes(name))?.[0];
  return kind !== undefined && !isRatio(said) && (counts === null || NOUN[counts] !== kind);
}

/** "3 times as fast" counts nothing. */
function isRatio({ nouns }: Figure): boolean {
  return nouns.includes('times') || nouns.includes(RATIO);
}

function relates(said: Figure, unit: Figure['unit'], x: number, y: number): boolean {
  const ratio = Math.max(x, y) / Math.min(x, y);
  if (said.unit === 'plain' && Number.isFinite(ratio) && near(ratio, said)) return true;
  if (
    isRatio(said) ||
    !(UNITS_ALIKE[said.unit].includes(unit) || (said.unit === 'points' && unit === 'percent'))
  )
    return false;
  return near(Math.abs(x - y), said) || near(x + y, said);
}
