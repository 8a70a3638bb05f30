// The yardstick: the best assignment when every lead, its true chances and its holding time are known
// beforehand, as a linear program.
import { bestChoices } from '../linear-program.ts';
import { DAYS, type SimLead, WARM_UP_DAYS, type World } from './world.ts';

/**
 * - `daily`: a lead takes a slot on every calendar day that it touches; shares are given of this one.
 * - `midnight`: slots are counted at midnight only, so that one may serve twice in a day. No assignment
 *   whatever is worth more.
 */
export type Counting = 'daily' | 'midnight';

/** Expected wins of the measured days in the best assignment of all days. */
export async function clairvoyantWins(
  { leads, reps }: Pick<World, 'leads' | 'reps'>,
  counting: Counting = 'daily',
): Promise<number> {
  const firstDay = ({ at }: SimLead) => (counting === 'daily' ? Math.floor(at) : Math.ceil(at));
  const starts = [0];
  const rows: number[] = [];
  // One column per lead and rep; rows say that a lead goes to one rep, and count each rep's days.
  leads.forEach((lead, i) => {
    const until = Math.min(DAYS, Math.ceil(lead.at + lead.holdDays));
    for (let r = 0; r < reps.length; r++) {
      rows.push(i);
      for (let d = firstDay(lead); d < until; d++) rows.push(leads.length + r * DAYS + d);
      starts.push(rows.length);
    }
  });
  const limits = new Float64Array(leads.length + reps.length * DAYS).fill(1);
  reps.forEach(({ slots }, r) => {
    limits.fill(slots, leads.length + r * DAYS, leads.length + (r + 1) * DAYS);
  });
  const taken = await bestChoices({
    worth: Float64Array.from(leads.flatMap((lead) => [...lead.chance])),
    ...{ starts, rows, limits },
    uses: new Float64Array(rows.length).fill(1),
  });
  return leads.reduce((wins, lead, i) => {
    if (lead.at < WARM_UP_DAYS) return wins;
    return lead.chance.reduce((sum, p, r) => sum + p * (taken[i * reps.length + r] ?? 0), wins);
  }, 0);
}
