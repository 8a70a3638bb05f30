// One value of a lead as it was sent, read for what it says. CRMs send numbers as text, text as numbers,
// picklists as objects, and fields that somebody filled in by hand.
import { readNumber } from '../text/number.ts';
import { readWrittenInstant } from '../values/written-instant.ts';

/** What is kept, undefined for nothing; `fault` and `done` where something that was sent is lost or changed. */
export type Reading = { value: unknown; fault?: string; done?: string };
export type Read = (given: unknown) => Reading;

/** True for what says nothing: left out, null, or blank. */
export function isBlank(given: unknown): boolean {
  return given === null || given === undefined || (typeof given === 'string' && !given.trim());
}

/** Text of at most `most` characters; what is longer is cut there. */
export function text(most: number): Read {
  return (given) => {
    const plain = plainText(given);
    return plain === null ? lost('is no text') : cut(plain, most);
  };
}

function cut(plain: string, most: number): Reading {
  if (plain.length <= most) return { value: plain };
  const kept = plain.slice(0, most).replace(/[\uD800-\uDBFF]$/, '');
  return { value: kept.trim(), fault: `is longer than ${most} characters`, done: 'cut there' };
}

/** The text of a scalar, of a list of them, or of a picklist's entry (`{ "label": …, "value": … }`). */
export function plainText(given: unknown): string | null {
  if (typeof given === 'string') return given.trim();
  if (typeof given === 'number' || typeof given === 'boolean') return String(given);
  if (Array.isArray(given)) {
    const texts = given.filter((entry) => !isBlank(entry)).map(plainText);
    return texts.length > 0 && texts.every((one) => one !== null) ? texts.join(', ') : null;
  }
  if (typeof given !== 'object' || given === null) return null;
  const { label, name, value } = given as Record<string, unknown>;
  const said = [label, name, value].find((one) => typeof one === 'string' && one.trim() !== '');
  return said === undefined ? null : plainText(said);
}

/** A list; text is parted at ";", "|", a new line or, where none of these stands in it, a comma. */
export function list(most: number, longest: number): Read {
  return (given) => {
    const parts = Array.isArray(given) ? given : partsOf(plainText(given) ?? '');
    const texts = parts.filter((part) => !isBlank(part)).map(plainText);
    const known = texts.filter((one) => one !== null);
    const value = known.slice(0, most).map((one) => cut(one, longest).value);
    if (known.length < texts.length)
      return { value, fault: 'holds entries that are no text', done: 'taken without them' };
    if (known.length > most)
      return { value, fault: `holds more than ${most} entries`, done: 'cut there' };
    const long = known.some((one) => one.length > longest);
    return long
      ? { value, fault: `holds an entry of more than ${longest} characters`, done: 'cut there' }
      : { value };
  };
}

function partsOf(written: string): string[] {
  return written.split(/[;|\n]/.test(written) ? /[;|\n]/ : ',');
}

/** A number from `least` to `most`, also as text ("82", "1,200", "82 %"); beyond them the nearer end. */
export function number(least: number, most: number, wholeOnly = false): Read {
  return (given) => {
    const figure = figureOf(given);
    if (figure === null) return lost('is no number');
    const kept = Math.min(most, Math.max(least, wholeOnly ? Math.round(figure) : figure));
    return kept === figure
      ? { value: kept }
      : { value: kept, fault: beyond(figure, least, most), done: `taken as ${kept}` };
  };
}

function beyond(figure: number, least: number, most: number): string {
  return figure < least || figure > most ? `is not from ${least} to ${most}` : 'is no whole number';
}

const LONGEST_FIGURE = 40;

export function figureOf(given: unknown): number | null {
  if (typeof given === 'number') return Number.isFinite(given) ? given : null;
  if (typeof given !== 'string') return null;
  if (given.length > LONGEST_FIGURE) return null;
  const written = given.trim().replace(/ ?(?:%|\/ ?100)$/, '');
  const negative = /^[-−]\s*(?=\d)/.exec(written)?.[0] ?? '';
  const read = readNumber(written.slice(negative.length).replace(/^\+/, ''), 'thousands');
  if (read.kind !== 'number') return null;
  return negative === '' ? read.value : -read.value;
}

/** An ISO 8601 instant, from any of the forms that CRMs write. */
export const instantText: Read = (given) => {
  const written = plainText(given) ?? '';
  const read = readWrittenInstant(written);
  if (read.kind === 'refused') return lost(read.because);
  // What is an ISO instant already stays as it is written.
  return {
    value: /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)$/.test(written) ? written : read.value,
  };
};

/** Head counts as numbers, ranges as text ("501-1,000"). */
export const headCount: Read = (given) => {
  if (typeof given === 'number') return number(0, 10_000_000, true)(given);
  return text(40)(given);
};

/** "$120M", 5000000, or an amount with its currency. */
export const money: Read = (given) => {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return text(60)(given);
  const {
    amount,
    value = amount,
    currency,
    currencyCode = currency,
  } = given as Record<string, unknown>;
  const figure = figureOf(value);
  if (figure === null) return isBlank(value) ? lost('holds no amount') : text(60)(value);
  if (figure < 0) return lost('is below nothing');
  const code = (plainText(currencyCode) ?? '').toUpperCase();
  if (/^[A-Z]{3}$/.test(code)) return { value: { amount: figure, currency: code } };
  return {
    value: String(figure),
    fault: 'has no currency such as "USD"',
    done: 'taken as it stands',
  };
};

/** The first of several addresses; what stands around one ("mailto:", "Ann <…>", ";") goes. */
export const email: Read = (given) => {
  const written = plainText(given);
  if (written === null) return lost('is no text');
  const parts = written.split(/[;,\s<>]/).filter((part) => part.includes('@'));
  let address = (parts[0] ?? written).replace(/^mailto:/i, '');
  if (address.length > 320) return lost('is longer than any address');
  while (address.endsWith('.')) address = address.slice(0, -1);
  if (parts.length > 1) return { value: address, fault: 'holds several', done: 'cut to the first' };
  return { value: address };
};

const DIGITS_OF_A_NUMBER = 7;
const LONGEST_NUMBER = 40;
/** Two numbers with what somebody wrote about them. */
const LONGEST_OF_SEVERAL = 200;

/** The first of several numbers, with its extension. */
export const phone: Read = (given) => {
  const written = plainText(given);
  if (written === null) return lost('is no text');
  if (written.length > LONGEST_OF_SEVERAL) return lost('is longer than any number');
  const parts = written.split(/[;|,/\n]| or | oder | ou /i).map((part) => part.trim());
  // "030 / 12345-67" is one number with its area code apart.
  const several =
    parts.length > 1 && parts.every((part) => part.replace(/\D/g, '').length >= DIGITS_OF_A_NUMBER);
  const first = (several ? parts[0] : written) ?? '';
  const bracket = first.indexOf('(', 1);
  const kept =
    first.length > LONGEST_NUMBER && bracket > 0 ? first.slice(0, bracket).trim() : first;
  if (kept.length > LONGEST_NUMBER) return lost('is longer than any number');
  return several
    ? { value: kept, fault: 'holds several', done: 'cut to the first' }
    : { value: kept };
};

function lost(fault: string): Reading {
  return { value: undefined, fault, done: 'left out' };
}
