// Reps who seem to be gone, and win rates that are old, undated or without their sample.
import type { Rep, RepRecord } from '../rep.ts';
import type { Loads } from '../roster.ts';

/** From when on something counts as stale, in days. */
export type AuditLimits = { recordDays: number; idleDays: number };

export type StaleRep = { repId: string; because: string };

/** `kind`: "no_sample" has a rate but no n, "undated" no date, "old" a date before the limit. */
export type StaleRecord = {
  repId: string;
  scope: RepRecord['scope'];
  kind: 'no_sample' | 'undated' | 'old';
  asOf: string | null;
  ageDays: number | null;
};

const DAY_MS = 86_400_000;

/** Active reps who took no lead for long while no absence explains it, and ramps that never ended. */
export function staleReps(
  reps: readonly Rep[],
  loads: Loads,
  now: string,
  { idleDays }: AuditLimits,
): StaleRep[] {
  return reps
    .filter((rep) => rep.active)
    .flatMap((rep) => {
      const reasons: StaleRep[] = [];
      const last = loads.get(rep.id)?.lastAssignedAt ?? null;
      const idle = last === null ? null : daysBetween(last, now);
      const away = rep.absences.some(
        ({ from, to }) => from <= now && Date.parse(to) > Date.parse(now) - idleDays * DAY_MS,
      );
      const fresh = rep.startedOn !== null && daysBetween(rep.startedOn, now) <= idleDays;
      if (rep.capacity.open > 0 && !away && !fresh && (idle === null || idle > idleDays))
        reasons.push({
          repId: rep.id,
          because: idle === null ? 'never had a lead' : `no lead for ${Math.floor(idle)} days`,
        });
      if (rep.ramp !== null && rep.ramp.until < now.slice(0, 10))
        reasons.push({ repId: rep.id, because: `the ramp ended on ${rep.ramp.until}` });
      if (rep.managerId === rep.id)
        reasons.push({ repId: rep.id, because: 'is their own manager' });
      return reasons;
    })
    .sort((a, b) => (a.repId < b.repId ? -1 : a.repId > b.repId ? 1 : 0));
}

/** Records of active reps that deserve less trust, oldest first within a rep. */
export function staleRecords(
  reps: readonly Rep[],
  now: string,
  { recordDays }: AuditLimits,
): StaleRecord[] {
  return reps
    .filter((rep) => rep.active)
    .flatMap((rep) =>
      rep.records.flatMap((record): StaleRecord[] => {
        const asOf = record.asOf ?? null;
        const ageDays = asOf === null ? null : Math.floor(daysBetween(asOf, now));
        const line = { repId: rep.id as string, scope: record.scope, asOf, ageDays };
        return [
          ...(record.n === null ? [{ ...line, kind: 'no_sample' } as const] : []),
          ...(asOf === null ? [{ ...line, kind: 'undated' } as const] : []),
          ...(ageDays !== null && ageDays > recordDays ? [{ ...line, kind: 'old' } as const] : []),
        ];
      }),
    );
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS;
}
