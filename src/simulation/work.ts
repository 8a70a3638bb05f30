// What a rep makes of a lead: when they touch it, whether they decline it, when they are done. Drawn
// from seed, lead and rep alone, so that a change elsewhere in a scenario leaves it as it was.
import { seededRandom } from '../learning/random.ts';
import type { Rep } from '../roster/rep.ts';
import type { Ending } from '../routing/queue/ending.ts';
import { firstTouchDeadline } from '../sla/deadline.ts';
import type { Scenario } from './scenario.ts';

export type Work = {
  /** First contact; Infinity when the rep's shift never opens again. */
  touchedAtMs: number;
  endsAtMs: number;
  ending: Ending;
};

const DAY_MS = 86_400_000;
const TOUCH_SPREAD = 0.5;
const HOLD_SPREAD = 0.6;

/** What becomes of a lead that a rep was given at an instant. */
export function workOn(
  { seed, work }: Pick<Scenario, 'seed' | 'work'>,
  rep: Rep,
  leadId: string,
  assignedAtMs: number,
): Work {
  const random = seededRandom(`${seed}|${leadId}|${rep.id}`);
  const usual = rep.response.medianMinutes ?? work.firstTouchMinutes;
  const minutes = usual * Math.exp(TOUCH_SPREAD * random.normal());
  const clock = { firstTouchMinutes: minutes, businessTime: true, maxHops: 0 };
  const touchedAtMs = firstTouchDeadline(clock, rep, assignedAtMs);
  const holdMs = work.holdDays * Math.exp(HOLD_SPREAD * random.normal()) * DAY_MS;
  const [declines, absent, wins] = [random.uniform(), random.uniform(), random.uniform()];
  if (declines < work.declineRate) {
    const ending = { kind: 'declined', reason: work.declineReason } as const;
    return { touchedAtMs, endsAtMs: touchedAtMs, ending };
  }
  const ending: Ending =
    absent < work.noShowRate
      ? { kind: 'no_show', reason: 'never came' }
      : { kind: 'closed', reason: wins < work.winRate ? 'won' : 'lost' };
  return { touchedAtMs, endsAtMs: Math.round(touchedAtMs + holdMs), ending };
}
