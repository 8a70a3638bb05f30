// What a team lead changes of a rep from one week to the next: days away, hours, caps. Whoever is meant may be
// written as an id, an e-mail or a name.
import { peopleStored, readRep, type StoredRep } from '../../io/db/reps.ts';
import type { CellReader } from '../../leads/import/cell.ts';
import { absencesCell, weekCell } from '../../roster/import/time-cells.ts';
import { repFinder } from '../../roster/rep-finder.ts';
import { withWholeDays } from '../../roster/whole-days.ts';
import type { Deps } from '../deps.ts';
import { Refusal } from '../refusal.ts';
import { patchRep } from './patch-stored.ts';

type Days = { from: string; to: string; delegateId?: string | null };
type ChangeDeps = Pick<Deps, 'db' | 'clock' | 'newId' | 'refresh'>;

/** @throws Refusal not_found, which names whom it may be */
export async function idOfRep({ db }: Pick<Deps, 'db'>, written: string): Promise<string> {
  const { add, find } = repFinder();
  for (const person of await peopleStored(db)) add(person);
  const meant = find(written);
  if (meant.kind === 'rep') return meant.id;
  throw new Refusal('not_found', `"${written}" ${meant.because}.`);
}

/**
 * Days away are added to those that are stored; a day begins at the rep's own midnight.
 * @param days "2026-12-01..2026-12-05", the last day included
 * @throws Refusal not_found, invalid_input, version_conflict
 */
export async function addAbsence(
  deps: ChangeDeps,
  actor: string,
  who: string,
  { days, delegate }: { days: string; delegate: string | undefined },
): Promise<StoredRep> {
  const read = valueIn(absencesCell, days, 'absences') as Days[];
  const { rep, revision } = await found(deps, who);
  const added: Days[] = [];
  for (const one of read) {
    const standIn = one.delegateId ?? delegate;
    const delegateId = standIn == null ? null : await idOfRep(deps, standIn);
    added.push({ ...one, delegateId });
  }
  const patch = withWholeDays({ hours: rep.hours, absences: [...rep.absences, ...added] });
  return patchRep(deps, actor, rep.id, patch, revision);
}

/** @param week "Mon-Fri 9:00-17:00" or "24/7"; without it and a zone nothing changes */
export async function changeHours(
  deps: ChangeDeps,
  actor: string,
  who: string,
  { week, zone }: { week: string | undefined; zone: string | undefined },
): Promise<StoredRep> {
  const read = week === undefined ? undefined : valueIn(weekCell, week, 'hours');
  const { rep, revision } = await found(deps, who);
  const hours = {
    ...rep.hours,
    ...(read === undefined ? {} : { week: read }),
    ...(zone === undefined ? {} : { timeZone: zone }),
  };
  // A week is set whole: a patch would keep the days that it leaves out.
  const days = isWeek(rep.hours.week) && isWeek(hours.week) ? Object.keys(rep.hours.week) : [];
  const none = Object.fromEntries(days.map((day) => [day, null]));
  const wholeWeek = isWeek(hours.week) ? { ...none, ...hours.week } : hours.week;
  return patchRep(deps, actor, rep.id, { hours: { ...hours, week: wholeWeek } }, revision);
}

export async function changeCaps(
  deps: ChangeDeps,
  actor: string,
  who: string,
  caps: Partial<StoredRep['rep']['capacity']>,
): Promise<StoredRep> {
  const { rep, revision } = await found(deps, who);
  return patchRep(deps, actor, rep.id, { capacity: caps }, revision);
}

async function found(deps: Pick<Deps, 'db'>, who: string): Promise<StoredRep> {
  const id = await idOfRep(deps, who);
  const stored = await readRep(deps.db, id);
  if (stored === null) throw new Refusal('not_found', `There is no rep "${id}".`);
  return stored;
}

function valueIn(read: CellReader<unknown>, text: string, field: string): unknown {
  const cell = read(text, { dates: 'iso' } as Parameters<CellReader<unknown>>[1]);
  if (cell.ok) return cell.value;
  throw new Refusal('invalid_input', '', [
    { path: `/${field}`, message: `must be ${cell.expected}` },
  ]);
}

function isWeek(week: unknown): week is Readonly<Record<string, unknown>> {
  return week !== null && typeof week === 'object';
}
