// Checks reps' counters, which caps are held against, against the assignments that moved them.

import { OTHERS_KEPT } from '../../io/db/decisions/commit.ts';
import type { Db } from '../../io/db/engine/tables.ts';
import {
  type CountedLoad,
  countedLoads,
  LATELY_DAYS,
  repsWithoutLoads,
} from '../../io/db/state/counted-loads.ts';
import { own } from '../../leads/text/by-name.ts';
import { dayOf, weekOf } from '../../roster/capacity.ts';
import { isTimeZone } from '../../roster/time-zone.ts';
import type { LogFault } from './verify-ledger.ts';

/** Counters that say more or less than the assignments, and reps whose counters are gone. */
export async function loadFaults(db: Db): Promise<LogFault[]> {
  const gone = (await repsWithoutLoads(db)).map((id) => ({
    where: `loads ${id}`,
    what: 'was removed: the rep is on the roster',
  }));
  const wrong = (await countedLoads(db)).flatMap((load) =>
    [openFault(load), ...dateFaults(load)].flatMap((what) =>
      what === null ? [] : [{ where: `loads ${load.repId}`, what }],
    ),
  );
  return [...gone, ...wrong];
}

/** A lead given to somebody off the roster holds no slot, and its end may free one that was not its own. */
function openFault({ openLeads, running, slots, endedWithout }: CountedLoad): string | null {
  return openLeads <= running && openLeads >= slots - endedWithout
    ? null
    : `was changed: it counts ${openLeads} open leads, assignments say ${slots}`;
}

function dateFaults({ timeZone, lately, ...load }: CountedLoad): (string | null)[] {
  if (timeZone === null || !isTimeZone(timeZone)) return [];
  const rep = { hours: { timeZone } };
  const claimed = (dateOf: typeof dayOf) =>
    countsOf(lately.filter(({ sure }) => sure).map(({ atMs }) => dateOf(rep, atMs)));
  return [
    tooFew('day', claimed(dayOf), load.day, load.days),
    tooFew('week', claimed(weekOf), load.week, load.weeks),
    tooMany('day', 1, lately, load.days),
    tooMany('week', 7, lately, load.weeks),
  ];
}

/**
 * A date counts all that was claimed on it, and claims made before the rep was changed, perhaps with another
 * time zone, besides. Dates that were displaced by others nearer to the last are not counted any more.
 */
function tooFew(
  unit: 'day' | 'week',
  claimed: ReadonlyMap<string, number>,
  last: string,
  counts: Record<string, number>,
): string | null {
  const kept = Object.keys(counts).filter((date) => date !== last);
  const farthest = Math.max(0, ...kept.map((date) => apart(date, last)));
  for (const [date, claims] of claimed) {
    const counted = own(counts, date);
    if (counted !== undefined && counted >= claims) continue;
    const displaced = kept.length >= OTHERS_KEPT && apart(date, last) >= farthest;
    if (counted === undefined && displaced) continue;
    return `was changed: it counts ${counted ?? 0} for the ${unit} ${date}, assignments say ${claims}`;
  }
  return null;
}

/** A date counts no more than began on it in whichever time zone the rep had; long ago nobody looks. */
function tooMany(
  unit: 'day' | 'week',
  days: number,
  lately: CountedLoad['lately'],
  counts: Record<string, number>,
): string | null {
  const newest = Math.max(...lately.map(({ atMs }) => atMs));
  for (const [date, count] of Object.entries(counts)) {
    const from = Date.parse(date) - EARLIEST_ZONE_MS;
    const until = Date.parse(date) + days * DAY_MS + LATEST_ZONE_MS;
    if (Number.isNaN(from)) return `was changed: it counts for the ${unit} "${date}"`;
    if (from <= newest - LATELY_DAYS * DAY_MS) continue;
    const began = lately.filter(({ atMs }) => atMs >= from && atMs < until).length;
    if (count > began) {
      return `was changed: it counts ${count} for the ${unit} ${date}, assignments say ${began}`;
    }
  }
  return null;
}

const DAY_MS = 86_400_000;
const EARLIEST_ZONE_MS = 14 * 3_600_000;
const LATEST_ZONE_MS = 12 * 3_600_000;

function countsOf(dates: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const date of dates) counts.set(date, (counts.get(date) ?? 0) + 1);
  return counts;
}

function apart(a: string, b: string): number {
  return Math.abs(Date.parse(a) - Date.parse(b));
}
