// Who has a claim on a lead that arrives now, and how large: weight × capacity × availability.
// It looks at the calendar only, never at loads: a rep who sits on full hands earns no leads by it,
// and the pool stays the same for hours, so that bookings can share it.
import { byName } from '../../leads/text/by-name.ts';
import { memoInKeeper } from '../../leads/text/memo-by-key.ts';
import { absenceAt } from '../absence.ts';
import { capacityOf } from '../capacity.ts';
import { openingIn } from '../hours.ts';
import type { Rep } from '../rep.ts';
import { type RosterIndex, timetableAt } from '../roster-index.ts';
import { type Pool, sumOf } from './entry.ts';

const DAY_MS = 86_400_000;
const QUARTER_MS = 15 * 60_000;
/** A shift that stays shut for longer than a night (weekend, holiday) is not in the rotation. */
const NIGHT_MS = DAY_MS;
/** After an absence, `ramp` brings a rep back over as many days as it lasted, this many at most. */
const RAMP_DAYS = 5;

/** What a policy may say of reps who come back from an absence. */
export const AFTER_ABSENCE = ['catch_up', 'hold_place', 'ramp'] as const;
type AfterAbsence = (typeof AFTER_ABSENCE)[number];

/** Claims in the order of the reps, 0 for a rep without one; they stay the same until an instant. */
export type Claims = {
  column: Float64Array;
  /** Of those whose shift opens soon, and of all who are not away: `column` is one of the two. */
  soon: Float64Array;
  present: Float64Array;
  fromMs: number;
  validUntilMs: number;
  /** The pools that were made of them, by the rules that bound them. */
  pools: Map<string, Pool>;
};

const lastIn = memoInKeeper((_: RosterIndex) => new Map<AfterAbsence, Claims>());

/**
 * The claims of a roster's reps at an instant. When every shift is shut for long, those who are
 * not absent share the lead all the same. The last answer is kept.
 */
export function claimsAt(index: RosterIndex, atMs: number, afterAbsence: AfterAbsence): Claims {
  const kept = lastIn(index);
  const last = kept.get(afterAbsence);
  if (last && last.fromMs <= atMs && atMs < last.validUntilMs) return last;
  const claims = computed(index, atMs, afterAbsence);
  kept.set(afterAbsence, claims);
  return claims;
}

/** Claims as the ledger books them: by rep id, of the reps in this lead's rotation who have one. */
export function poolOf(
  reps: readonly Rep[],
  claims: Claims,
  inRotation: (row: number) => boolean = () => true,
): Pool {
  const pool = byName<number>();
  for (const [i, rep] of reps.entries()) {
    const claim = claims.column[i] ?? 0;
    if (claim > 0 && inRotation(i)) pool[rep.id] = claim;
  }
  return pool;
}

function computed(index: RosterIndex, atMs: number, afterAbsence: AfterAbsence): Claims {
  const { reps } = index;
  const present = new Float64Array(reps.length);
  const soon = new Float64Array(reps.length);
  // The ramps of new reps end at midnight, and every midnight on earth is on a quarter of an hour.
  let validUntilMs = (Math.floor(atMs / QUARTER_MS) + 1) * QUARTER_MS;
  let anySoon = false;
  for (const [i, rep] of reps.entries()) {
    for (const { from, to } of rep.absences) {
      for (const edge of [Date.parse(from), ...returnSteps(Date.parse(to))]) {
        if (edge > atMs && edge < validUntilMs) validUntilMs = edge;
      }
    }
    const claim = claimOf(rep, atMs, afterAbsence);
    if (claim === 0) continue;
    present[i] = claim;
    const opening = openingIn(timetableAt(index, i), atMs);
    const opensSoon = opening.opensAtMs - atMs < NIGHT_MS;
    const turnsMs = opensSoon ? opening.validUntilMs : opening.opensAtMs - NIGHT_MS;
    // A claim that begins a night before the shift begins just after that instant.
    validUntilMs = Math.min(validUntilMs, Math.max(turnsMs, atMs + 1));
    if (opensSoon) {
      soon[i] = claim;
      anySoon = true;
    }
  }
  const column = anySoon ? soon : present;
  return { column, soon, present, fromMs: atMs, validUntilMs, pools: new Map() };
}

/** The claims among the reps at `rows`, so that nobody else decides whether shifts count. */
export function claimsAmong({ soon, present }: Claims, rows: Int32Array): Float64Array {
  return rows.some((i) => (soon[i] ?? 0) > 0) ? soon : present;
}

/** The claim of a rep who is in the rotation, whatever their shift; 0 when inactive or away. */
export function claimOf(rep: Rep, atMs: number, afterAbsence: AfterAbsence): number {
  if (!rep.active || absenceAt(rep, atMs) !== null) return 0;
  const back = afterAbsence === 'ramp' ? backShare(rep, atMs) : 1;
  return rep.weight * capacityOf(rep, atMs).open * back;
}

/** The end of an absence and the instants at which a rep who ramps up gets more of the claim back. */
function returnSteps(untilMs: number): number[] {
  return Array.from({ length: RAMP_DAYS + 1 }, (_, day) => untilMs + day * DAY_MS);
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
