// Business time: minutes count only while a rep's shift is open.
import { type Hours, openingIn, timetableOf } from '../roster/hours.ts';

const MINUTE_MS = 60_000;
/** Shifts are counted out this far ahead: a minute a week would take centuries to fill a month. */
const HORIZON_MS = 400 * 86_400_000;

/** Minutes during which the shift was open between two instants; 0 when `toMs` is not later. */
export function businessMinutesBetween(hours: Hours, fromMs: number, toMs: number): number {
  const timetable = timetableOf(hours);
  let openMs = 0;
  let atMs = fromMs;
  while (atMs < toMs) {
    const { open, validUntilMs } = openingIn(timetable, atMs);
    const untilMs = Math.min(validUntilMs, toMs);
    if (open) openMs += untilMs - atMs;
    atMs = untilMs;
  }
  return openMs / MINUTE_MS;
}

/**
 * The instant by which the given minutes of open shift have passed. With 0 minutes: the instant
 * itself when open, else the next opening. Infinity when the shift is not open that long in 400 days.
 */
export function addBusinessMinutes(hours: Hours, fromMs: number, minutes: number): number {
  const timetable = timetableOf(hours);
  let leftMs = minutes * MINUTE_MS;
  let atMs = fromMs;
  while (atMs - fromMs <= HORIZON_MS) {
    const { open, opensAtMs, validUntilMs } = openingIn(timetable, atMs);
    if (!open) {
      if (!Number.isFinite(opensAtMs)) return Infinity;
      atMs = opensAtMs;
      continue;
    }
    if (leftMs <= validUntilMs - atMs) return atMs + leftMs;
    leftMs -= validUntilMs - atMs;
    atMs = validUntilMs;
  }
  return Infinity;
}
