// What one cell of a file means: text, list, number, yes or no, date, share. Never a guess.
import { fold } from '../text/fold.ts';
import { readNumber } from '../text/number.ts';
import type { Readers } from '../values/readers.ts';
import { parseShare } from '../values/share.ts';
import { readWrittenInstant } from '../values/written-instant.ts';

/** How the file writes what can be read in two ways. */
export type CellHabits = {
  /** What 03/02/2026 is; "iso" refuses it. What reads one way only (2026-03-02, 2 Mar 2026) is taken by all. */
  dates: 'iso' | 'day-first' | 'month-first';
  /** What a bare 0.78 or 78 in a share column is; null refuses a bare number. */
  shares: 'fraction' | 'percent' | null;
  /** Between the entries of a list; null takes ";", "|" and line breaks. */
  listSeparator: string | null;
  /** How words are read, where the user has taught some. */
  words?: Readers;
};

type Cell<T> = { ok: true; value: T } | { ok: false; expected: string };
export type CellReader<T> = (raw: string, habits: CellHabits) => Cell<T>;

const YES = new Set(
  'yes y true t 1 x ja j oui o si s sim ano active aktiv actif activo enabled'.split(' '),
);
const NO = new Set(
  'no n false f 0 nein non nao ne inactive inaktiv inactif inactivo deactivated disabled archived suspended'.split(
    ' ',
  ),
);

export const textCell: CellReader<string> = (raw) => ok(raw.trim());

/** Entries with separators between them, or a JSON array. */
export const listCell: CellReader<unknown[]> = (raw, { listSeparator }) => {
  const listed = raw.trim().startsWith('[') ? parsed(raw) : undefined;
  if (Array.isArray(listed)) return ok(listed);
  const entries = raw.split(listSeparator ?? /[;|\n]/);
  return ok(entries.map((entry) => entry.trim()).filter((entry) => entry !== ''));
};

/** What is deeper than a list stands in its cell as JSON. */
export const jsonCell: CellReader<unknown> = (raw) => {
  const value = parsed(raw);
  return typeof value === 'object' && value !== null
    ? ok(value)
    : no('JSON: an object in { } or a list in [ ]');
};

/** "12", "1,200", "12.5", "12 min": a number, whose unit is the column's business. */
export const numberCell: CellReader<number> = (raw) => {
  const digits = raw.trim().replace(/(?<!\s)\s*(?:%|min|minutes|minuten|mins|days|leads)$/i, '');
  const negative = /^-\d/.test(digits);
  const read = readNumber(negative ? digits.slice(1) : digits, 'thousands');
  return read.kind === 'number'
    ? ok(negative ? -read.value : read.value)
    : no('a number such as 12 or 1200');
};

export const wholeCell: CellReader<number> = (raw, habits) => {
  const number = numberCell(raw, habits);
  return number.ok && Number.isInteger(number.value) && number.value >= 0
    ? number
    : no('a whole number, 0 or more');
};

export const yesNoCell: CellReader<boolean> = (raw) => {
  const folded = fold(raw);
  if (YES.has(folded)) return ok(true);
  return NO.has(folded) ? ok(false) : no('yes or no');
};

/** A share from 0 to 1: "78 %", "60 of 90", or a bare number in the unit that the mapping declares. */
export const shareCell: CellReader<number> = (raw, { shares }) => {
  const share = parseShare(raw, shares);
  return share.kind === 'share' ? ok(share.value) : no(`a share such as "78 %" (${share.because})`);
};

/** ISO date, "2026-03-02". */
export const dateCell: CellReader<string> = (raw, habits) => {
  const instant = readInstant(raw, habits);
  return instant === null ? no(dateExpected(habits)) : ok(instant.slice(0, 10));
};

/** ISO date and time in UTC; a time without a zone is taken as UTC, a date alone as its midnight. */
export const instantCell: CellReader<string> = (raw, habits) => {
  const instant = readInstant(raw, habits);
  return instant === null ? no(dateExpected(habits)) : ok(instant);
};

/** One of `names`, told by its aliases ("alias|alias"). */
export function oneOfCell<T extends string>(names: Readonly<Record<T, string>>): CellReader<T> {
  const byAlias = new Map<string, T>();
  for (const name of Object.keys(names) as T[])
    for (const alias of [name, ...names[name].split('|')]) byAlias.set(fold(alias), name);
  return (raw) => {
    const name = byAlias.get(fold(raw));
    return name === undefined ? no(`one of ${Object.keys(names).join(', ')}`) : ok(name);
  };
}

function readInstant(raw: string, { dates }: CellHabits): string | null {
  const read = readWrittenInstant(raw, dates === 'iso' ? 'unknown' : dates);
  return read.kind === 'instant' ? read.value : null;
}

function dateExpected({ dates }: CellHabits): string {
  if (dates === 'iso')
    return 'a date such as 2026-03-02 (or declare dates: "day-first" or "month-first")';
  return dates === 'day-first'
    ? 'a date such as 02.03.2026, day first'
    : 'a date such as 03/02/2026, month first';
}

function parsed(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
}

function ok<T>(value: T): Cell<T> {
  return { ok: true, value };
}

function no(expected: string): { ok: false; expected: string } {
  return { ok: false, expected };
}
