// How figures and codes read in sentences: "$120M", "78%", "9 minutes", "German", "Salesforce and SAP".
import { remembered } from '../text/memo.ts';
import { areaName } from './display-name.ts';

const languages = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' });
const countries = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' });

/** US dollars in short form: 120000000 → "$120M", 950000 → "$950K", 800 → "$800". */
export function money(usd: number): string {
  for (const [unit, letter] of [
    [1e9, 'B'],
    [1e6, 'M'],
    [1e3, 'K'],
  ] as const) {
    if (usd >= unit) return `$${figure(usd / unit, 1)}${letter}`;
  }
  return `$${figure(usd, 0)}`;
}

/** A share as a percentage: .78 → "78%", .283 → "28.3%". */
export function percent(share: number): string {
  return `${figure(100 * share, 1)}%`;
}

/** Minutes in the unit that people would say: 6 → "6 minutes", 90 → "1.5 hours", 2880 → "2 days". */
export function duration(minutes: number): string {
  if (minutes < 90) return counted(figure(minutes, 1), 'minute');
  if (minutes < 36 * 60) return counted(figure(minutes / 60, 1), 'hour');
  return counted(figure(minutes / 1_440, 1), 'day');
}

/** A number with at most `digits` decimals and no trailing zeros, thousands set apart by commas. */
export function figure(value: number, digits: number): string {
  if (Number.isInteger(value) && value >= 0 && value < 1_000) return String(value);
  const tenths = Math.round(10 * value);
  // Short of a tie, rounding in binary and in decimal agree, and writing the decimals out is slow.
  if (digits === 1 && tenths > 0 && tenths < 10_000 && !isTie(10 * value - tenths)) {
    return String(tenths / 10);
  }
  const text = value.toFixed(digits);
  const rounded = Number(text);
  if (rounded !== 0 && Math.abs(rounded) < 1_000) return String(rounded);
  const [whole = '0', part] = text.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const decimals = part?.replace(/0+$/, '');
  return decimals ? `${grouped}.${decimals}` : grouped;
}

const isTie = (rest: number) => Math.abs(Math.abs(rest) - 0.5) < 1e-6;

/** "1 deal", "2 deals"; the figure comes ready made. */
export function counted(amount: string | number, noun: string): string {
  return `${amount} ${noun}${String(amount) === '1' ? '' : 's'}`;
}

/** How often: 1 → "once", 2 → "twice", 3 → "3 times". */
export function times(count: number): string {
  if (count === 1) return 'once';
  return count === 2 ? 'twice' : `${figure(count, 0)} times`;
}

/** "A", "A and B", "A, B and C"; at most `most` entries, the rest counted. */
export function listed(words: readonly string[], most = 12, joiner = 'and'): string {
  const shown = words.slice(0, most);
  const rest = words.length - shown.length;
  if (rest > 0) shown.push(`${rest} more`);
  const last = shown.pop() ?? '';
  return shown.length > 0 ? `${shown.join(', ')} ${joiner} ${last}` : last;
}

/** The English name of a language code: "de" → "German". */
export const languageName = remembered((code) => nameOf(languages, code));

/** A place in words: "US" → "United States", "us-northeast" → "US Northeast", "us-ma" → "Massachusetts". */
export const placeName = remembered((slug) => {
  if (/^[A-Z]{2}$/.test(slug)) return nameOf(countries, slug);
  const known = areaName(slug);
  if (known !== null) return known;
  const [head = '', ...rest] = slug.split('-');
  return rest.length > 0 && head.length === 2
    ? `${head.toUpperCase()} ${rest.map((w) => (w.length === 2 ? w.toUpperCase() : w)).join(' ')}`
    : slugWords(slug);
});

/** A slug as words: "product_demo_request" → "product demo request". */
export const slugWords = remembered((slug) => slug.replace(/[_-]+/g, ' ').trim());

/** The first letter in upper case. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const ILL_SPACED = /[^\S ]| {2}|^ | $/;

/** On one line, with single spaces and none around. */
export function onOneLine(text: string): string {
  return ILL_SPACED.test(text) ? text.replace(/\s+/g, ' ').trim() : text;
}

/** At most `length` characters, cut at a word's end with "…". */
export function shortened(text: string, length: number): string {
  const flat = onOneLine(text);
  if (flat.length <= length) return flat;
  const cut = flat.slice(0, length - 1);
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > length / 2 ? space : cut.length).replace(/(?<![\s,;:.–-])[\s,;:.–-]+$/, '')}…`;
}

function nameOf(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}
