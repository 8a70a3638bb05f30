// Who has a claim on a lead that arrives now, and how large: weight × capacity × availability.
// It looks at the calendar only, never at loads: a rep who sits on full hands earns no leads by it,
// and the pool stays the same for hours, so that bookings can share it.
import type { PolicyDocument } from '../../policy/policy.ts';
import { absenceAt } from '../absence.ts';
import { capacityOf } from '../capacity.ts';
import { openingOf } from '../hours.ts';
import type { Rep } from '../rep.ts';
import { type Pool, sumOf } from './entry.ts';

const DAY_MS = 86_400_000;
/** A shift that stays shut for longer than a night (weekend, holiday) is not in the rotation. */
const NIGHT_MINUTES = 24 * 60;
/** After an absence, `ramp` brings a rep back over as many days as it lasted, this many at most. */
const RAMP_DAYS = 5;

/**
 * The claims of the reps of one rotation at an instant, by rep id; reps without a claim are left
 * out. When every shift is shut for long, those who are not absent share the lead all the same.
 */
export function claimsOf(
  reps: readonly Rep[],
  atMs: number,
  afterAbsence: PolicyDocument['fairness']['afterAbsence'],
): Pool {
  const present: Record<string, number> = {};
  const soon: Record<string, number> = {};
  for (const rep of reps) {
    const claim = claimOf(rep, atMs, afterAbsence);
    if (claim === 0) continue;
    present[rep.id] = claim;
    if (openingOf(rep.hours, atMs).minutesToOpen < NIGHT_MINUTES) soon[rep.id] = claim;
  }
  return sumOf(soon) > 0 ? soon : present;
}

/** The claim of a rep who is in the rotation, whatever their shift; 0 when inactive or away. */
export function claimOf(
  rep: Rep,
  atMs: number,
  afterAbsence: PolicyDocument['fairness']['afterAbsence'],
): number {
  if (!rep.active || absenceAt(rep, atMs) !== null) return 0;
  const back = afterAbsence === 'ramp' ? backShare(rep, atMs) : 1;
  return rep.weight * capacityOf(rep, atMs).open * back;
}

/** The share of their claim a rep has back: it rises day by day after each absence of a day or more. */
function backShare(rep: Rep, atMs: number): number {
  let share = 1;
  for (const absence of rep.absences) {
    const untilMs = Date.parse(absence.to);
    const lastedDays = Math.floor((untilMs - Date.parse(absence.from)) / DAY_MS);
    const rampDays = Math.min(RAMP_DAYS, lastedDays);
    const day = Math.floor((atMs - untilMs) / DAY_MS);
    if (day >= 0 && day < rampDays) share = Math.min(share, (day + 1) / (rampDays + 1));
  }
  return share;
}

/**
 * What an absence cost a rep: their part of each lead that the rotation gave others meanwhile, at
 * most `mostLeads`. `routed` holds the leads and value that were shared by each pool in that time.
 */
export function missedBy(
  rep: { id: string; claim: number },
  routed: readonly { pool: Pool; leads: number; value: number }[],
  mostLeads: number,
): { leads: number; value: number } {
  let leads = 0;
  let value = 0;
  for (const part of routed) {
    if (Object.hasOwn(part.pool, rep.id)) continue;
    const share = rep.claim / (rep.claim + sumOf(part.pool));
    leads += part.leads * share;
    value += part.value * share;
  }
  const kept = leads > mostLeads ? mostLeads / leads : 1;
  return { leads: leads * kept, value: value * kept };
}
