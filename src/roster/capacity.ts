// How many leads a rep can take: caps on open leads, per day and per week, smaller while ramping up.
// Counts only: pipeline value and percent of quota are another thing, and policy rules name them.
import type { Rep } from './rep.ts';
import type { Load } from './roster.ts';
import { offsetAt } from './time-zone.ts';

export type Capacity = { open: number; perDay: number | null; perWeek: number | null };

/** The unit that stops a rep, what they hold in it and the cap on it. */
export type Bound = { unit: 'open' | 'day' | 'week'; held: number; cap: number };

const DAY_MS = 86_400_000;

/**
 * A rep's caps at an instant. Until the local date on which the ramp ends each cap is cut to the
 * ramp's share, rounded down but never below one lead unless the share is 0.
 */
export function capacityOf(rep: Pick<Rep, 'capacity' | 'ramp' | 'hours'>, atMs: number): Capacity {
  const { open, perDay, perWeek } = rep.capacity;
  const share = rampShare(rep, atMs);
  if (share === 1) return { open, perDay, perWeek };
  return {
    open: cut(open, share),
    perDay: perDay === null ? null : cut(perDay, share),
    perWeek: perWeek === null ? null : cut(perWeek, share),
  };
}

/** The share of full capacity that a rep works at: 1 unless they are still ramping up. */
function rampShare(rep: Pick<Rep, 'ramp' | 'hours'>, atMs: number): number {
  return rep.ramp !== null && dayOf(rep, atMs) < rep.ramp.until ? rep.ramp.share : 1;
}

/** The first cap that a load has reached (open, then day, then week), or null when there is room. */
export function boundBy(
  load: Pick<Load, 'open' | 'today' | 'week'>,
  capacity: Capacity,
): Bound | null {
  const { open, perDay, perWeek } = capacity;
  if (load.open >= open) return { unit: 'open', held: load.open, cap: open };
  if (perDay !== null && load.today >= perDay)
    return { unit: 'day', held: load.today, cap: perDay };
  if (perWeek !== null && load.week >= perWeek) {
    return { unit: 'week', held: load.week, cap: perWeek };
  }
  return null;
}

/** Open leads as a share of the cap; a cap of 0 counts as full. */
export function loadShare(open: number, cap: number): number {
  return cap > 0 ? open / cap : 1;
}

/** The date on the rep's wall at an instant, "2026-11-23": a rep's day begins at their midnight. */
export function dayOf(rep: { hours: Pick<Rep['hours'], 'timeZone'> }, atMs: number): string {
  return isoDate(localMs(rep, atMs));
}

/** The Monday that begins the rep's local week, as a date: the ISO week of `dayOf`. */
export function weekOf(rep: { hours: Pick<Rep['hours'], 'timeZone'> }, atMs: number): string {
  const day = Math.floor(localMs(rep, atMs) / DAY_MS);
  const sinceMonday = (((day + 3) % 7) + 7) % 7;
  return isoDate((day - sinceMonday) * DAY_MS);
}

function localMs(rep: { hours: Pick<Rep['hours'], 'timeZone'> }, atMs: number): number {
  return atMs + offsetAt(rep.hours.timeZone, atMs);
}

function isoDate(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

function cut(cap: number, share: number): number {
  if (share === 0 || cap === 0) return 0;
  return Math.max(1, Math.floor(cap * share + 1e-9));
}
