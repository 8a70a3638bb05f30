// The leads of a scenario, drawn from its seed: the same seed, the same leads at the same instants.
import type { Lead } from '../leads/lead.ts';
import { leadSchema } from '../leads/lead.ts';
import { type Random, seededRandom } from '../learning/random.ts';
import { offsetAt } from '../roster/time-zone.ts';
import type { Scenario } from './scenario.ts';

export type ArrivingLead = { atMs: number; lead: Lead };

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** Every lead of every stream, in order of time. */
export function arrivals(scenario: Scenario): ArrivingLead[] {
  const startMs = Date.parse(scenario.from);
  const found = scenario.streams.flatMap((stream, index) => {
    const random = seededRandom(`${scenario.seed}|stream ${index}`);
    const leads: { atMs: number; stream: typeof stream }[] = [];
    for (let day = -1; day <= scenario.days; day += 1) {
      const midnightMs = localMidnight(stream.timeZone, startMs + day * DAY_MS);
      const weekday = new Date(midnightMs.dateMs).getUTCDay();
      const share = weekday === 0 || weekday === 6 ? stream.weekend : 1;
      const count = poisson(stream.perDay * share, random);
      for (let n = 0; n < count; n += 1) {
        const hour = stream.from + random.uniform() * (stream.to - stream.from);
        const atMs = Math.round((midnightMs.atMs + hour * HOUR_MS) / 1000) * 1000;
        if (atMs >= startMs && atMs < startMs + scenario.days * DAY_MS)
          leads.push({ atMs, stream });
      }
    }
    return leads;
  });
  return found
    .sort((a, b) => a.atMs - b.atMs)
    .map(({ atMs, stream }, n) => ({
      atMs,
      lead: leadSchema.parse({ ...stream.lead, id: `lead-${String(n + 1).padStart(4, '0')}` }),
    }));
}

/** The instant at which the local date of `ms` began (by its offset then), and that date at 0:00 UTC. */
function localMidnight(timeZone: string, ms: number): { atMs: number; dateMs: number } {
  const offsetMs = offsetAt(timeZone, ms);
  const dateMs = Math.floor((ms + offsetMs) / DAY_MS) * DAY_MS;
  return { atMs: dateMs - offsetMs, dateMs };
}

/** Knuth's product method; means above 500 are drawn in parts. */
function poisson(mean: number, random: Random): number {
  if (mean > 500) return poisson(mean / 2, random) + poisson(mean / 2, random);
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = random.uniform(); product > limit; product *= random.uniform()) count += 1;
  return count;
}
