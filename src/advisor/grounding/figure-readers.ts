// How each kind of figure is written: dates, clock times, money, percentages, points, durations, counts.
import { table } from '../../leads/text/by-name.ts';
import type { Figure } from './figure.ts';

export type FoundFigure = Omit<Figure, 'sense' | 'nouns' | 'share' | 'measure' | 'text'>;

const NUMBER = String.raw`\d+(?:[.,'’ \u00a0\u202f]\d{3})*(?:[.,]\d+)?`;
const SCALE = String.raw`(?:\s?(?:k|m|mn|mio|b|bn|thousand|million|billion)\b)?`;
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const MONTH =
  '(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)';
const CURRENCIES = table<string>({
  $: 'USD',
  usd: 'USD',
  dollar: 'USD',
  dollars: 'USD',
  '€': 'EUR',
  eur: 'EUR',
  euro: 'EUR',
  euros: 'EUR',
  '£': 'GBP',
  gbp: 'GBP',
  pound: 'GBP',
  pounds: 'GBP',
  chf: 'CHF',
  francs: 'CHF',
  '¥': 'JPY',
});
const SCALES = table<number>({
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  mn: 1e6,
  mio: 1e6,
  million: 1e6,
  b: 1e9,
  bn: 1e9,
  billion: 1e9,
});
const MINUTES = table<number>({
  second: 1 / 60,
  sec: 1 / 60,
  minute: 1,
  min: 1,
  hour: 60,
  hr: 60,
  h: 60,
  day: 1_440,
  week: 10_080,
  month: 43_200,
  year: 525_600,
});
const FRACTIONS = table<number>({
  half: 50,
  third: 100 / 3,
  quarter: 25,
  fifth: 20,
  tenth: 10,
});
type Reader = {
  pattern: RegExp;
  /** False where a figure may be written without any digit. */
  digits?: false;
  read(match: RegExpMatchArray): Omit<FoundFigure, 'at' | 'end'> | null;
};
const none = { date: null, currency: null };

/** In order: what one has taken, a later one leaves alone. */
export const FIGURE_READERS: readonly Reader[] = [
  { pattern: /(?<![\p{L}\p{N}])(\d{4})-(\d{2})(?:-(\d{2}))?(?![\p{N}-])/gu, read: isoDate },
  {
    pattern: new RegExp(
      String.raw`\b(\d{1,2})(?:st|nd|rd|th)?\.?\s(?:of\s)?${MONTH}\b\.?(?:,?\s(\d{4}))?`,
      'g',
    ),
    read: (m) => namedDate(m[2], m[1], m[3]),
  },
  {
    pattern: new RegExp(
      String.raw`\b${MONTH}\b\.?\s(\d{1,2})(?:st|nd|rd|th)?\b(?:,?\s(\d{4}))?(?!\s?%)`,
      'g',
    ),
    read: (m) => namedDate(m[1], m[2], m[3]),
  },
  {
    pattern: new RegExp(
      String.raw`(?<=\b(?:in|by|before|after|until|since|from|end of|early|late|mid|next|last)[\s-])${MONTH}\b(?:\s(\d{4}))?`,
      'g',
    ),
    digits: false,
    read: (m) => namedDate(m[1], undefined, m[2]),
  },
  { pattern: /\bQ([1-4])(?:\s(\d{4}))?\b/g, read: (m) => dated(`Q${m[1]}`) },
  {
    // "four in five", "one deal in five": a share, and never meant to the point.
    pattern:
      /\b([1-9]|one)(?: (?:deals?|leads?|times?))? (?:in|out of) (2|3|4|5|10)\b(?!\s?(?:%|min|hour|day|deals?|leads?))/g,
    read: (m) => ({
      ...none,
      unit: 'percent',
      values: [(100 * (m[1] === 'one' ? 1 : Number(m[1]))) / Number(m[2])],
      grain: 10,
    }),
  },
  {
    // "half of all deals", "a third of these leads": likewise.
    pattern:
      /\b(?<!\b(?:first|second|other|last) )(?:(an?|one|[1-4]) )?(half|third|quarter|fifth|tenth)s? of (?:(?:all|the|these|those|such|her|his|their) )?(?:\p{Ll}+ )?(?:deals|leads|wins|opportunities)\b/giu,
    digits: false,
    read: (m) => ({
      ...none,
      unit: 'percent',
      values: [(/^[2-4]$/.test(m[1] ?? '') ? Number(m[1]) : 1) * (FRACTIONS[m[2] ?? ''] ?? 50)],
      grain: 10,
    }),
  },
  {
    pattern: /\b([01]?\d|2[0-3])(?::([0-5]\d))?\s?([ap])\.?m\b\.?/gi,
    read: (m) => clock(m[1], m[2], m[3]),
  },
  { pattern: /\b([01]?\d|2[0-3]):([0-5]\d)\b/g, read: (m) => clock(m[1], m[2], undefined) },
  {
    pattern: new RegExp(
      String.raw`(?:[$€£¥]|\b(?:USD|EUR|GBP|CHF)\s)\s?(${NUMBER})(${SCALE})`,
      'gi',
    ),
    read: (m) => money(m[1], m[2], m[0]),
  },
  {
    pattern: new RegExp(
      String.raw`(?<![\p{L}\d.,])(${NUMBER})(${SCALE})\s?(?:dollars?|euros?|pounds?|francs|USD|EUR|GBP|CHF|€)(?![\p{L}])`,
      'giu',
    ),
    read: (m) => money(m[1], m[2], m[0].replace(/^[\d.,\s]+/, '')),
  },
  {
    pattern: new RegExp(
      String.raw`(?<![\p{L}\d.,])(${NUMBER})[\s-]?(?:%|percent\b|per cent\b|pct\b|percentage points?\b|pp\b)(?:[\s-]points?\b)?`,
      'giu',
    ),
    read: (m) => ({ ...none, unit: 'percent', ...parsed(m[1], undefined) }),
  },
  {
    pattern: new RegExp(String.raw`(?<![\p{L}\d.,])(${NUMBER})[\s-]?points?\b`, 'giu'),
    read: (m) => ({ ...none, unit: 'points', ...parsed(m[1], undefined) }),
  },
  {
    pattern: new RegExp(
      String.raw`(?<![\p{L}\d.,])(${NUMBER})[\s-]?(?:\p{Ll}{3,9}[\s-])?(seconds?|secs?|minutes?|mins?|hours?|hrs?|h|days?|weeks?|months?|years?)\b`,
      'giu',
    ),
    read: duration,
  },
  {
    pattern: new RegExp(
      String.raw`(?<![\p{L}\p{N}_.,])(${NUMBER})(${SCALE})(?:(?=x\b)|(?![\p{L}\d]|[.,]\d))`,
      'giu',
    ),
    read: (m) => ({ ...none, unit: 'plain', ...parsed(m[1], m[2]) }),
  },
];

function isoDate(m: RegExpMatchArray) {
  return dated([m[1], m[2], m[3]].filter((part) => part !== undefined).join('-'));
}

function namedDate(month: string | undefined, day: string | undefined, year: string | undefined) {
  const number = MONTHS.indexOf((month ?? '').slice(0, 3).toLowerCase()) + 1;
  const parts = [year, String(number).padStart(2, '0'), day?.padStart(2, '0')];
  return dated(parts.filter((part) => part !== undefined).join('-'));
}

function dated(date: string) {
  return { unit: 'date' as const, values: [], grain: 1, date, currency: null };
}

function clock(hour: string | undefined, minute: string | undefined, half: string | undefined) {
  const base = Number(hour) % (half ? 12 : 24);
  const value = (base + (half?.toLowerCase() === 'p' ? 12 : 0)) * 60 + Number(minute ?? 0);
  return { ...none, unit: 'clock' as const, values: [value], grain: 1 };
}

function money(number: string | undefined, scale: string | undefined, mark: string) {
  const sign = /[$€£¥]/.exec(mark)?.[0] ?? mark.toLowerCase().match(/[a-z]+$|^[a-z]+/)?.[0] ?? '';
  return {
    unit: 'money' as const,
    date: null,
    currency: CURRENCIES[sign] ?? null,
    ...parsed(number, scale),
  };
}

function duration(m: RegExpMatchArray) {
  const unit = (m[2] ?? '').toLowerCase().replace(/s$/, '');
  const size = MINUTES[unit] ?? 1;
  const { values, grain } = parsed(m[1], undefined);
  return {
    ...none,
    unit: 'minutes' as const,
    values: values.map((v) => v * size),
    grain: grain * size,
  };
}

const APART = /['’\s\u00a0\u202f]/g;
const MARK = /[.,]/g;
const LAST_MARK = /[.,](?=\d+$)/;

/** Reads "1,200", "1.200", "0,78" and the like; a lone group of three may be either. */
function parsed(number = '', scale = ''): { values: number[]; grain: number } {
  const size = SCALES[scale.trim().toLowerCase()] ?? 1;
  const plain = number.replace(APART, '');
  const lastMark = LAST_MARK.exec(plain);
  const decimals = lastMark ? plain.length - lastMark.index - 1 : 0;
  const whole = Number(plain.replace(MARK, ''));
  if (!lastMark) return { values: [whole * size], grain: size };
  const fraction = whole / 10 ** decimals;
  const marks = plain.match(MARK) ?? [];
  const grouped = decimals === 3 && new Set(marks).size === 1;
  if (grouped && marks.length > 1) return { values: [whole * size], grain: size };
  if (grouped && lastMark[0] === ',') return { values: [whole * size], grain: size };
  if (grouped) return { values: [whole * size, fraction * size], grain: size };
  const groupsOf = Number(plain.slice(0, lastMark.index).replace(MARK, ''));
  return {
    values: [(groupsOf + (whole % 10 ** decimals) / 10 ** decimals) * size],
    grain: size / 10 ** decimals,
  };
}
