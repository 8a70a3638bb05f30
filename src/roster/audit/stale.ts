// Reps who seem to be gone, and figures of theirs that are old, undated or without their sample.
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

/** Another figure of a rep, for the same reasons. */
export type StaleFigure = Omit<StaleRecord, 'scope'> & {
  figure: 'response time' | 'deal size' | 'cycle length' | 'pipeline stages';
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
        const line = { repId: rep.id as string, scope: record.scope };
        return faultsOf(record, now, recordDays).map((fault) => ({ ...line, ...fault }));
      }),
    );
}

/** Response times, deal sizes, cycles and stage counts of active reps that deserve less trust. */
export function staleFigures(
  reps: readonly Rep[],
  now: string,
  { recordDays }: AuditLimits,
): StaleFigure[] {
  return reps
    .filter((rep) => rep.active)
    .flatMap((rep) => {
      const { response, dealSize, cycle, stages, stagesAsOf } = rep;
      const counted = Object.keys(stages).length > 0 ? { n: 0, asOf: stagesAsOf } : undefined;
      const stated = [
        ['response time', response.medianMinutes === null ? undefined : response],
        ['deal size', dealSize],
        ['cycle length', cycle],
        ['pipeline stages', counted],
      ] as const;
      return stated.flatMap(([figure, found]) =>
        found === undefined
          ? []
          : faultsOf(found, now, recordDays).map((fault) => ({
              repId: rep.id as string,
              figure,
              ...fault,
            })),
      );
    });
}

function faultsOf(
  { n, asOf: day }: { n: number | null; asOf?: string | undefined },
  now: string,
  mostDays: number,
): Omit<StaleRecord, 'repId' | 'scope'>[] {
  const asOf = day ?? null;
  const ageDays = asOf === null ? null : Math.floor(daysBetween(asOf, now));
  const kinds = [
    ...(n === null ? (['no_sample'] as const) : []),
    ...(asOf === null ? (['undated'] as const) : []),
    ...(ageDays !== null && ageDays > mostDays ? (['old'] as const) : []),
  ];
  return kinds.map((kind) => ({ kind, asOf, ageDays }));
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS;
}
