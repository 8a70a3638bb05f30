// Instants as people and CRMs write them. What two calendars read differently is refused, never guessed.

/** Which part of 03/04/2026 is the month; "unknown" takes only what reads one way. */
export type DateOrder = 'day-first' | 'month-first' | 'unknown';

type Read = { kind: 'instant'; value: string } | { kind: 'refused'; because: string };

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const CLOCK = String.raw`(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?)?`;
const HALF = String.raw`(?: ?([ap])\.?m\.?)?`;
const ZONE = String.raw`(?: ?(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?))?`;
const TIME = `${CLOCK}${HALF}${ZONE}$`;
const MONTH = String.raw`([a-z]{3})[a-z]{0,6}\.?`;

const YEAR_FIRST = new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})${TIME}`, 'i');
const YEAR_LAST = new RegExp(String.raw`^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}),?${TIME}`, 'i');
const WEEKDAY = /^[a-z]{3,9},? /i;
const DAY_MONTH = new RegExp(
  String.raw`^(\d{1,2})(?:st|nd|rd|th|\.)?[- ]${MONTH}[-, ] ?(\d{4}),?${TIME}`,
  'i',
);
const MONTH_DAY = new RegExp(
  String.raw`^${MONTH}[- ](\d{1,2})(?:st|nd|rd|th)?[-, ] ?(\d{4}),?${TIME}`,
  'i',
);
const EPOCH = /^\d{10}(?:\d{3})?$/;

/**
 * "2026-02-24T10:00:00+0000", "24-Feb-2026", "Feb 24, 2026 3:05 pm", "24.02.2026", 1771927200 (seconds or
 * milliseconds since 1970) → an ISO 8601 instant in UTC. A time without a zone is taken as UTC, a date
 * alone as its midnight.
 */
export function readWrittenInstant(written: string, order: DateOrder = 'unknown'): Read {
  const text = written.trim().replace(/\s+/g, ' ');
  if (EPOCH.test(text)) return { kind: 'instant', value: ofEpoch(text) };
  const iso = YEAR_FIRST.exec(text);
  if (iso) return instantOf(iso[1], iso[2], iso[3], iso.slice(4));
  const numeric = YEAR_LAST.exec(text);
  if (numeric) return ofYearLast(numeric, order);
  const bare = WEEKDAY.test(text) && /^\D+\d/.test(text) ? text.replace(WEEKDAY, '') : text;
  const dayFirst = DAY_MONTH.exec(bare);
  if (dayFirst) return named(dayFirst[2], dayFirst[1], dayFirst[3], dayFirst.slice(4));
  const monthFirst = MONTH_DAY.exec(bare) ?? MONTH_DAY.exec(text);
  if (monthFirst) return named(monthFirst[1], monthFirst[2], monthFirst[3], monthFirst.slice(4));
  return refused('is no date such as 2026-02-24 or 2026-02-24T10:00:00Z');
}

function ofEpoch(digits: string): string {
  return new Date(Number(digits) * (digits.length === 10 ? 1_000 : 1)).toISOString();
}

function ofYearLast(match: RegExpExecArray, order: DateOrder): Read {
  const [, a = '', b = '', year, ...time] = match;
  const [first, second] = [Number(a), Number(b)];
  if (order === 'unknown' && first <= 12 && second <= 12 && first !== second) {
    return refused('may have the day or the month first; write 2026-02-24');
  }
  const dayIsFirst = order === 'unknown' ? first > 12 : order === 'day-first';
  return dayIsFirst ? instantOf(year, b, a, time) : instantOf(year, a, b, time);
}

function named(
  month: string | undefined,
  day: string | undefined,
  year: string | undefined,
  time: string[],
): Read {
  const number = MONTHS.indexOf((month ?? '').toLowerCase()) + 1;
  if (number === 0) return refused(`"${month}" is no English month`);
  return instantOf(year, String(number), day, time);
}

function instantOf(
  year = '',
  month = '',
  day = '',
  [hour = '0', minute = '00', second = '00', half, zone = 'Z']: string[] = [],
): Read {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const midnight = Date.parse(`${date}T00:00:00Z`);
  // Date.parse rolls 31 June over to 1 July: such a date does not exist.
  if (Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== date) {
    return refused('is no day of the calendar');
  }
  const late = half?.toLowerCase() === 'p';
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (late ? 12 : 0);
  const clock = `${String(hours).padStart(2, '0')}:${minute}:${second}`;
  const at = Date.parse(`${date}T${clock}${offset(zone)}`);
  if (Number.isNaN(at)) return refused('has no such time of day');
  return { kind: 'instant', value: new Date(at).toISOString() };
}

/** "+0000", "+00", "UTC" as ISO 8601 writes them. */
function offset(zone: string): string {
  if (/^[a-z]/i.test(zone)) return 'Z';
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
  return `${zone[0]}${digits.slice(0, 2)}:${digits.slice(2)}`;
}

function refused(because: string): Read {
  return { kind: 'refused', because };
}
