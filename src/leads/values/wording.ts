// How figures and codes read in sentences: "$120M", "78%", "9 minutes", "German", "Salesforce and SAP".
import { memoByText } from '../text/memo.ts';
import { areaName } from './display-name.ts';

const languages = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' });
const countries = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' });

/** US dollars in short form: 120000000 → "$120M", 950000 → "$950K", 800 → "$800". */
export function money(usd: number): string {
  const { size, letter } = moneyScale(usd);
  return `$${figure(usd / size, size === 1 ? 0 : 1)}${letter}`;
}

const MONEY_SCALES = [
  { size: 1e9, letter: 'B' },
  { size: 1e6, letter: 'M' },
  { size: 1e3, letter: 'K' },
] as const;
const BARE_MONEY = { size: 1, letter: '' } as const;

/** The scale in which an amount is told. */
export function moneyScale(usd: number): (typeof MONEY_SCALES)[number] | typeof BARE_MONEY {
  return MONEY_SCALES.find(({ size }) => usd >= size) ?? BARE_MONEY;
}

/** A share as a percentage: .78 → "78%", .283 → "28.3%". */
export function percent(share: number): string {
  return `${figure(100 * share, 1)}%`;
}

/** Minutes in the unit that people would say: 6 → "6 minutes", 90 → "1.5 hours", 2880 → "2 days". */
export function duration(minutes: number): string {
  const unit = durationUnit(minutes);
  return counted(figure(minutes / unit.minutes, 1), unit.name);
}

const DURATION_UNITS = {
  minute: { name: 'minute', minutes: 1 },
  hour: { name: 'hour', minutes: 60 },
  day: { name: 'day', minutes: 1_440 },
} as const;

/** The unit in which a duration is told. */
export function durationUnit(
  minutes: number,
): (typeof DURATION_UNITS)[keyof typeof DURATION_UNITS] {
  if (minutes < 90) return DURATION_UNITS.minute;
  return minutes < 36 * 60 ? DURATION_UNITS.hour : DURATION_UNITS.day;
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

/** As many entries a list names, where nothing else is said. */
export const MOST_LISTED = 12;

/** "A", "A and B", "A, B and C"; at most `most` entries, the rest counted. */
export function listed(words: readonly string[], most = MOST_LISTED, joiner = 'and'): string {
  const shown = words.slice(0, most);
  const rest = words.length - shown.length;
  if (rest > 0) shown.push(`${rest} more`);
  const last = shown.pop() ?? '';
  return shown.length > 0 ? `${shown.join(', ')} ${joiner} ${last}` : last;
}

/** The English name of a language code: "de" → "German". */
export const languageName = memoByText((code) => nameOf(languages, code));

/** A place in words: "US" → "United States", "us-northeast" → "US Northeast", "us-ma" → "Massachusetts". */
export const placeName = memoByText((slug) => {
  if (/^[A-Z]{2}$/.test(slug)) return nameOf(countries, slug);
  const known = areaName(slug);
  if (known !== null) return known;
  const [head = '', ...rest] = slug.split('-');
  return rest.length > 0 && head.length === 2
    ? `${head.toUpperCase()} ${rest.map((w) => (w.length === 2 ? w.toUpperCase() : w)).join(' ')}`
    : slugWords(slug);
});

/** A slug as words: "product_demo_request" → "product demo request". */
export const slugWords = memoByText((slug) => slug.replace(/[_-]+/g, ' ').trim());

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
