// When a figure in a fact bears out a figure in a sentence: the same measure of the same thing, at the
// precision in which it is said; or what follows from two such figures.
import type { Fact } from '../../reasoning/facts/fact.ts';
import type { Figure } from './figure.ts';
import { inDigits } from './number-words.ts';
import { COUNTED, figuresIn, RATIO } from './numbers.ts';

/** A figure with the fact that it stands in. */
export type Known = { figure: Figure; fact: Fact };

/** Reads the figures of a fact, each fact once as long as the reader is kept. */
export function figureReader(): (fact: Fact) => readonly Known[] {
  const pools = new Map<Fact, readonly Known[]>();
  return (fact) => {
    const known = pools.get(fact);
    if (known) return known;
    const made = figuresIn(inDigits(told(fact))).map((figure) => ({ figure, fact }));
    pools.set(fact, made);
    return made;
  };
}

/** How far a record was shrunk is no figure of anybody. */
function told({ kind, text }: Fact): string {
  return kind === 'parts' ? text.replace(/shrunk [\d.]+ ?% towards [\d.]+ ?%/g, '') : text;
}

const UNITS_ALIKE: Readonly<Record<Figure['unit'], readonly Figure['unit'][]>> = {
  percent: ['percent'],
  money: ['money'],
  minutes: ['minutes'],
  points: ['points', 'plain'],
  date: ['date'],
  clock: ['clock'],
  plain: ['plain', 'points'],
};

/** In which facts of a rep a measure is found. */
const MEASURED_BY: Readonly<Record<NonNullable<Figure['measure']>, ReadonlySet<string>>> = {
  wins: new Set(['record', 'parts']),
  quota: new Set(['pipeline']),
};

/** Whether a fact's figure bears a sentence's figure out. */
export function bears({ figure: known, fact }: Known, said: Figure): boolean {
  if (said.measure !== null && fact.repId !== null && !MEASURED_BY[said.measure].has(fact.kind)) {
    return false;
  }
  if (said.unit === 'date') {
    return known.unit === 'date' && datesAgree(known.date ?? '', said.date ?? '');
  }
  if (said.unit === 'percent' && known.unit === 'plain') {
    return known.values.some((value) => value > 0 && value < 1 && near(100 * value, said));
  }
  const amount = said.unit === 'plain' && known.unit === 'money' && (said.values[0] ?? 0) >= 1_000;
  if (!amount && !UNITS_ALIKE[said.unit].includes(known.unit)) return false;
  if (said.currency !== null && known.currency !== null && said.currency !== known.currency) {
    return false;
  }
  // "88 points" may be a score of 88; it is no 88 of anything else.
  if (said.unit === 'points' && known.unit === 'plain' && fact.kind !== 'score') return false;
  if (said.share === 'part' && known.share === 'whole') return false;
  if (said.unit === 'plain' && !amount && !countsTheSame(known, said, fact.text)) return false;
  return known.values.some((value) => near(value, said));
}

/** "3 plants" is borne out by a 3 that counts plants, not by any 3. */
function countsTheSame(known: Figure, said: Figure, text: string): boolean {
  if (said.nouns.length === 0) return true;
  const lower = text.toLowerCase();
  // "has done it 14 times": 14 deals won.
  if (said.nouns.includes('times') && known.share === 'part' && text.includes(' has won ')) {
    return true;
  }
  return said.nouns.some((noun) => {
    const kind = COUNTED.find(([name]) => name === noun);
    if (!kind) return lower.includes(noun);
    return known.nouns.includes(noun) || (known.nouns.length === 0 && kind[1].test(text));
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
  const reps = figure.nouns.some((noun) => /^(?:rep|candidate|option|specialist)$/.test(noun));
  const bare = figure.nouns.length === 0;
  if (reps || bare) {
    if (counts(candidates) && (reps || /\b(?:all|the|of|among|these)\s$/i.test(before)))
      return true;
    if (counts(candidates - 1) && /\bothers?\s$/i.test(before)) return true;
  }
  const things = figure.nouns.some((noun) =>
    /^(?:tool|system|platform|product|language)$/.test(noun),
  );
  return (bare || things) && cited.some(({ text }) => counts(entriesOf(text)));
}

/** How many entries a fact lists: "Uses Salesforce, SAP and Tableau." has three; 0 for no list. */
function entriesOf(text: string): number {
  const list = /\b(?:Uses|Names|covers|speaks|specialises in) ([^;:]+?)\.?$/.exec(text)?.[1];
  return list?.includes(' and ') ? list.split(/,\s| and /).length : 0;
}

/**
 * Difference, sum or ratio of two figures of one kind of fact and one unit, at least one of which is
 * in `spoken`; or what is left up to a hundred percent. Only figures of reps are compared, and not
 * their score parts: those are too many to prove anything.
 */
export function follows(said: Figure, pool: readonly Known[], spoken: readonly Fact[]): boolean {
  const usable = pool.filter(
    ({ fact, figure }) =>
      fact.repId !== null &&
      fact.kind !== 'parts' &&
      // A rank is a place and no amount.
      !(fact.kind === 'score' && figure.unit === 'plain'),
  );
  for (const [i, a] of usable.entries()) {
    const value = a.figure.values[0];
    if (value === undefined) continue;
    const rest = said.unit === 'percent' && a.figure.unit === 'percent' && near(100 - value, said);
    if (rest && spoken.includes(a.fact)) return true;
    for (const b of usable.slice(i + 1)) {
      if (a.fact.kind !== b.fact.kind || a.figure.unit !== b.figure.unit) continue;
      if (!spoken.includes(a.fact) && !spoken.includes(b.fact)) continue;
      const counts = said.unit === 'points' && a.figure.unit === 'plain';
      if (counts && a.fact.kind !== 'score') continue;
      if (relates(said, a.figure.unit, value, b.figure.values[0] ?? value)) return true;
    }
  }
  return false;
}

function relates(said: Figure, unit: Figure['unit'], x: number, y: number): boolean {
  const ratio = Math.max(x, y) / Math.min(x, y);
  if (said.unit === 'plain' && Number.isFinite(ratio) && near(ratio, said)) return true;
  if (
    said.nouns.includes('times') ||
    said.nouns.includes(RATIO) ||
    !(UNITS_ALIKE[said.unit].includes(unit) || (said.unit === 'points' && unit === 'percent'))
  )
    return false;
  return near(Math.abs(x - y), said) || near(x + y, said);
}
