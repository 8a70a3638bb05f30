// By when a rep must have made first contact: the promised minutes, counted while they are on shift.
import type { PolicyDocument } from '../policy/policy.ts';
import { absenceAt } from '../roster/absence.ts';
import type { Rep } from '../roster/rep.ts';
import { addBusinessMinutes, businessMinutesBetween } from './business-clock.ts';

const MINUTE_MS = 60_000;

/**
 * The instant (epoch ms) by which the assignee owes the first touch. In business time the clock
 * runs only while the rep's shift is open and the rep is not absent. Infinity: it never runs out.
 */
export function firstTouchDeadline(
  sla: PolicyDocument['sla'],
  rep: Pick<Rep, 'hours' | 'absences'>,
  assignedAtMs: number,
): number {
  if (!sla.businessTime) return assignedAtMs + sla.firstTouchMinutes * MINUTE_MS;
  let leftMinutes = sla.firstTouchMinutes;
  let fromMs = assignedAtMs;
  for (;;) {
    const away = absenceAt(rep, fromMs);
    if (away !== null) {
      fromMs = away.untilMs;
      continue;
    }
    const dueMs = addBusinessMinutes(rep.hours, fromMs, leftMinutes);
    const leavesMs = nextAbsenceMs(rep, fromMs);
    if (dueMs <= leavesMs || dueMs === Infinity) return dueMs;
    leftMinutes -= businessMinutesBetween(rep.hours, fromMs, leavesMs);
    fromMs = leavesMs;
  }
}

function nextAbsenceMs(rep: Pick<Rep, 'absences'>, atMs: number): number {
  return Math.min(...rep.absences.map((a) => Date.parse(a.from)).filter((from) => from > atMs));
}
