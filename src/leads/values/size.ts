// Which size band a head count, a range or a segment's name means.
import { fold } from '../text/fold.ts';
import { known, type Mapped, unknown } from '../text/mapped.ts';
import { magnitude, readNumber } from '../text/number.ts';

export const SIZE_BANDS = [
  '1-10',
  '11-50',
  '51-200',
  '201-500',
  '501-1000',
  '1001-5000',
  '5001+',
] as const;
type KnownBand = (typeof SIZE_BANDS)[number];
export type SizeBand = KnownBand | 'unknown';
export type Size = { employees: number | null; size: SizeBand };

/** Inclusive bounds of each band, in employees. */
const BOUNDS: readonly (readonly [KnownBand, number, number])[] = [
  ['1-10', 1, 10],
  ['11-50', 11, 50],
  ['51-200', 51, 200],
  ['201-500', 201, 500],
  ['501-1000', 501, 1000],
  ['1001-5000', 1001, 5000],
  ['5001+', 5001, Number.POSITIVE_INFINITY],
];

/** A range belongs to a band when at least this share of it does. */
const SHARE_OF_RANGE = 2 / 3;

/** What sellers commonly mean by a segment; too wide for one lead, fit for a rep's speciality. */
const SEGMENTS: ReadonlyMap<string, readonly [number, number]> = new Map(
  Object.entries({
    startup: [1, 50],
    'start up': [1, 50],
    micro: [1, 10],
    'very small business': [1, 10],
    'small business': [1, 50],
    small: [1, 50],
    smb: [1, 200],
    sme: [1, 200],
    smbs: [1, 200],
    kmu: [1, 200],
    pme: [1, 200],
    pyme: [1, 200],
    pmi: [1, 200],
    mkb: [1, 200],
    commercial: [51, 1000],
    'mid market': [201, 1000],
    midmarket: [201, 1000],
    'mid size': [201, 1000],
    medium: [201, 1000],
    mittelstand: [51, 1000],
    eti: [201, 5000],
    enterprise: [1001, Number.POSITIVE_INFINITY],
    enterprises: [1001, Number.POSITIVE_INFINITY],
    large: [1001, Number.POSITIVE_INFINITY],
    'large enterprise': [1001, Number.POSITIVE_INFINITY],
    strategic: [5001, Number.POSITIVE_INFINITY],
    'global enterprise': [5001, Number.POSITIVE_INFINITY],
  }),
);

const FIGURE = String.raw`(\d[\d.,'’\s_]*)\s*([a-z]*)\.?`;
const PEOPLE =
  /\b(?:employees?|empl?|people|persons?|fte?s?|staff|headcount|mitarbeiter(?:innen|nde)?|mitarbeitende|ma|beschäftigte|employés?|salariés?|collaborateurs|empleados|trabajadores|funcionários|colaboradores|medewerkers|werknemers|dipendenti|addetti|users?)\b\.?/giu;
const ABOUT = /^(?:~|≈|about|approx\.?|approximately|around|circa|ca\.?|c\.|environ|rund|etwa)\s*/i;
const RANGE = new RegExp(
  String.raw`^${FIGURE}\s*(?:-|–|—|to|bis|à|a|tot|until|\.\.)\s*${FIGURE}$`,
  'i',
);
const AT_LEAST_AFTER = new RegExp(
  String.raw`^${FIGURE}\s*(?:\+|plus|or more|and more|and above|oder mehr|et plus)$`,
  'i',
);
const AT_LEAST_BEFORE = new RegExp(
  String.raw`^(>=|≥|>|over|more than|above|at least|min\.?|über|mehr als|ab|plus de|más de|mais de|meer dan|oltre|più di)\s*${FIGURE}\+?$`,
  'i',
);
const AT_MOST = new RegExp(
  String.raw`^(<=|≤|<|under|less than|fewer than|below|up to|max\.?|unter|bis zu|weniger als|moins de|menos de|minder dan|meno di|fino a)\s*${FIGURE}$`,
  'i',
);
const ALONE = new RegExp(`^${FIGURE}$`, 'i');
const STRICT =
  /^(?:>|<|over|more than|above|under|less than|fewer than|below|über|mehr als|unter|weniger als|plus de|más de|mais de|meer dan|oltre|più di|moins de|menos de|minder dan|meno di)$/i;

/** The band of a whole head count; below 1 there is none. */
function bandOf(employees: number): SizeBand {
  for (const [band, from, to] of BOUNDS) if (employees >= from && employees <= to) return band;
  return 'unknown';
}

/** 850, "850", "501-1,000 employees", "1k+" → employees (only when exact) and band. */
export function normaliseSize(raw: number | string): Mapped<Size> {
  if (typeof raw === 'number') return exactly(raw, false);
  const text = raw.trim().toLowerCase().replace(PEOPLE, '').trim();
  const about = ABOUT.test(text);
  const span = spanOf(text.replace(ABOUT, ''));
  if (span === null)
    return !SEGMENTS.has(fold(raw))
      ? none('no head count is written here')
      : none('a segment’s name spans several bands');
  const [from, to] = span;
  if (from === to) return exactly(from, about);
  if (to === Number.POSITIVE_INFINITY)
    return band(from, `at least ${from}: the lowest band that holds it`);
  if (from === 0) return band(to, `at most ${to}: the highest band that holds it`);
  return ofRange(from, to);
}

/** Every band that a speciality covers: "Enterprise", ">500", "501-1000", "SMB". Empty when none. */
export function sizeBands(raw: string): Mapped<readonly KnownBand[]> {
  const inner = /\(([^()]{0,80}?\d[^()]{0,80})\)/.exec(raw)?.[1];
  const text = (inner ?? raw).trim().toLowerCase().replace(PEOPLE, '').trim();
  const span = spanOf(text.replace(ABOUT, '')) ?? SEGMENTS.get(fold(raw)) ?? null;
  if (span === null) return unknown([], 'no head count and no segment of ours');
  const [from, to] = span;
  const covered = BOUNDS.filter(([, low, high]) => {
    if (from === to) return low <= from && from <= high;
    const end = Math.min(high, to);
    if (end === Number.POSITIVE_INFINITY || high === Number.POSITIVE_INFINITY) return end >= low;
    return (end - Math.max(low, from) + 1) / (high - low + 1) >= 0.5;
  });
  if (covered.length === 0) return unknown([], 'no band lies in this range');
  const end = Number.isFinite(to) ? `to ${to}` : 'up';
  return known(
    covered.map(([name]) => name),
    `head counts from ${from} ${end}`,
  );
}

/** Inclusive bounds that a text states; 0 stands for no lower, infinity for no upper bound. */
function spanOf(text: string): readonly [number, number] | null {
  const range = RANGE.exec(text);
  if (range) {
    const to = count(range[3], range[4]);
    // "1-5k": the magnitude of the second figure holds for the first when that makes a range.
    const bare = count(range[1], range[2]);
    const scaled = range[2] ? bare : count(range[1], range[4]);
    const from =
      bare !== null && to !== null && range[4] && scaled !== null && scaled < to ? scaled : bare;
    return from !== null && to !== null && from < to ? [from, to] : null;
  }
  const atLeast = AT_LEAST_AFTER.exec(text);
  if (atLeast) return open(count(atLeast[1], atLeast[2]));
  const over = AT_LEAST_BEFORE.exec(text);
  if (over) return open(count(over[2], over[3]), STRICT.test(over[1] ?? '') ? 1 : 0);
  const atMost = AT_MOST.exec(text);
  if (atMost) {
    const to = count(atMost[2], atMost[3]);
    return to === null ? null : [0, STRICT.test(atMost[1] ?? '') ? to - 1 : to];
  }
  const alone = ALONE.exec(text);
  const value = alone === null ? null : count(alone[1], alone[2]);
  return value === null ? null : [value, value];
}

function open(from: number | null, plus = 0): readonly [number, number] | null {
  return from === null ? null : [from + plus, Number.POSITIVE_INFINITY];
}

function count(digits = '', word = ''): number | null {
  const factor = magnitude(word);
  if (factor === null) return null;
  const read = readNumber(digits.trim(), factor === 1 ? 'thousands' : 'decimal');
  if (read.kind === 'refused') return null;
  const value = read.value * factor;
  return Math.abs(value - Math.round(value)) < 1e-9 ? Math.round(value) : null;
}

function exactly(value: number, about: boolean): Mapped<Size> {
  const size = bandOf(value);
  if (size === 'unknown') return none('no company has so few people');
  return known(
    { employees: value, size },
    about ? 'head count, stated as approximate' : 'head count',
  );
}

/** Round ends such as 1000 or 5000 close a band when they are the lower end too: "1k+" opens 1001-5000. */
function band(edge: number, how: string): Mapped<Size> {
  const opens = BOUNDS.find(([, from]) => from === edge + 1 && how.startsWith('at least'));
  const size = opens?.[0] ?? bandOf(edge);
  return size === 'unknown'
    ? none('no company has so few people')
    : known({ employees: null, size }, how);
}

function ofRange(from: number, to: number): Mapped<Size> {
  for (const [name, low, high] of BOUNDS) {
    const inside = Math.min(high, to) - Math.max(low, from) + 1;
    if (inside / (to - from + 1) >= SHARE_OF_RANGE)
      return known(
        { employees: null, size: name },
        `range ${from} to ${to}: at least two thirds lie in the band`,
      );
  }
  return none(`range ${from} to ${to} spans several bands`);
}

function none(how: string): Mapped<Size> {
  return unknown({ employees: null, size: 'unknown' }, how);
}
