// A time zone as stretches of constant offset, so that local time is an addition.
import { Temporal } from 'temporal-polyfill';

/** From `fromMs` until `untilMs` (epoch ms), local time is UTC plus `offsetMs`. */
export type OffsetStretch = { fromMs: number; untilMs: number; offsetMs: number };

const stretchesByZone = new Map<string, Map<number, readonly OffsetStretch[]>>();
const knownZones = new Map<string, boolean>();

/**
 * The stretches of constant offset that make up one UTC year in an IANA zone, in order, without
 * gaps. Remembered per zone and year. Throws RangeError for a zone that does not exist.
 */
export function offsetStretches(timeZone: string, year: number): readonly OffsetStretch[] {
  let years = stretchesByZone.get(timeZone);
  if (years === undefined) {
    years = new Map();
    stretchesByZone.set(timeZone, years);
  }
  let stretches = years.get(year);
  if (stretches === undefined) {
    stretches = stretchesOfYear(timeZone, year);
    years.set(year, stretches);
  }
  return stretches;
}

/** The offset of local time from UTC at an instant, in milliseconds. */
export function offsetAt(timeZone: string, atMs: number): number {
  const stretches = offsetStretches(timeZone, new Date(atMs).getUTCFullYear());
  for (const stretch of stretches) if (atMs < stretch.untilMs) return stretch.offsetMs;
  throw new RangeError(`No offset of ${timeZone} at ${atMs}.`);
}

/**
 * True for an IANA name such as "Europe/Paris". Bare offsets ("+02:00") are not zones: they know
 * no daylight saving, so a rep stored with one would be an hour out for half the year.
 */
export function isTimeZone(timeZone: string): boolean {
  let known = knownZones.get(timeZone);
  if (known === undefined) {
    known = /^[A-Za-z]/.test(timeZone) && resolves(timeZone);
    if (knownZones.size > 5_000) knownZones.clear();
    knownZones.set(timeZone, known);
  }
  return known;
}

function resolves(timeZone: string): boolean {
  try {
    zoned(timeZone, 0);
    return true;
  } catch {
    return false;
  }
}

function stretchesOfYear(timeZone: string, year: number): OffsetStretch[] {
  const endMs = Date.UTC(year + 1, 0, 1);
  const stretches: OffsetStretch[] = [];
  let at = zoned(timeZone, Date.UTC(year, 0, 1));
  while (at.epochMilliseconds < endMs) {
    const next = at.getTimeZoneTransition('next');
    const untilMs = Math.min(next?.epochMilliseconds ?? endMs, endMs);
    stretches.push({
      fromMs: at.epochMilliseconds,
      untilMs,
      offsetMs: at.offsetNanoseconds / 1e6,
    });
    at = zoned(timeZone, untilMs);
  }
  return stretches;
}

function zoned(timeZone: string, atMs: number): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(timeZone);
}
