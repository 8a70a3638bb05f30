// The queue of leads that nobody may take yet: which is looked at first, and when again.

import { memoInKeeper } from '../../leads/text/memo-by-key.ts';
import { absenceAt } from '../../roster/absence.ts';
import { openingIn, type Timetable } from '../../roster/hours.ts';
import { type RosterIndex, timetableAt } from '../../roster/roster-index.ts';

export type Waiting = { leadId: string; sinceMs: number; heat: number };

const MINUTE_MS = 60_000;
/** Leads that began to wait within the same quarter of an hour count as equally old. */
const AGE_STEP_MS = 15 * MINUTE_MS;
const LONGEST_PAUSE_MS = 15 * MINUTE_MS;

/**
 * Oldest first, in steps of a quarter of an hour; among those the hottest (highest score) first;
 * then by the exact instant and the id. No lead can be overtaken for longer than its step.
 */
export function inQueueOrder<T extends Waiting>(entries: readonly T[]): T[] {
  const step = (entry: T) => Math.floor(entry.sinceMs / AGE_STEP_MS);
  return [...entries].sort(
    (a, b) =>
      step(a) - step(b) ||
      b.heat - a.heat ||
      a.sinceMs - b.sinceMs ||
      (a.leadId < b.leadId ? -1 : 1),
  );
}

/**
 * When to look again at a lead that still waits: on the next full 1, 2, 4 … at most 15 minutes, so
 * that leads are looked at together; or earlier, when a shift opens, somebody comes back, or the
 * lead is to be escalated.
 */
export function nextSweepAt(
  index: RosterIndex,
  atMs: number,
  sweeps: number,
  escalateAtMs: number,
): number {
  const pauseMs = Math.min(LONGEST_PAUSE_MS, MINUTE_MS * 2 ** Math.min(sweeps, 10));
  const soonest = [
    (Math.floor(atMs / pauseMs) + 1) * pauseMs,
    nextArrivalMs(index, atMs),
    escalateAtMs,
  ];
  return Math.min(...soonest.filter((ms) => ms > atMs));
}

type Arrival = { fromMs: number; atMs: number };
const lastIn = memoInKeeper((_: RosterIndex): { last: Arrival | null } => ({ last: null }));

/** The next instant at which an active rep's shift opens or absence ends; Infinity when none does. */
export function nextArrivalMs(index: RosterIndex, atMs: number): number {
  const held = lastIn(index);
  const kept = held.last;
  if (kept && kept.fromMs <= atMs && atMs < kept.atMs) return kept.atMs;
  let soonest = Number.POSITIVE_INFINITY;
  for (const [i, rep] of index.reps.entries()) {
    if (!rep.active) continue;
    const timetable = timetableAt(index, i);
    const { open, opensAtMs, validUntilMs } = openingIn(timetable, atMs);
    // One who is on shift now opens again at the earliest when the shift has closed.
    const opens = open ? reopensMs(timetable, validUntilMs) : opensAtMs;
    const backMs = absenceAt(rep, atMs)?.untilMs ?? Number.POSITIVE_INFINITY;
    soonest = Math.min(soonest, opens, backMs);
  }
  held.last = { fromMs: atMs, atMs: soonest };
  return soonest;
}

function reopensMs(timetable: Timetable, closesAtMs: number): number {
  return Number.isFinite(closesAtMs)
    ? openingIn(timetable, closesAtMs).opensAtMs
    : Number.POSITIVE_INFINITY;
}
