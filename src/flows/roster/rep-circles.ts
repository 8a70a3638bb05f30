// Reps whose managers, or those who stand in for them, lead back to themselves are not stored.

import type { Db } from '../../io/db/engine/tables.ts';
import { linksFrom } from '../../io/db/reps.ts';
import { type Circle, circlesOf, type Linked } from '../../roster/circles.ts';
import type { Rep } from '../../roster/rep.ts';
import { wayRound } from '../ids.ts';
import type { Problem } from '../refusal.ts';
import type { GoodRow, RefusedRow } from './import-report.ts';

/** What keeps a rep from being stored beside the stored ones. A circle that is stored already may stay. */
export async function problemsOfLinks(db: Db, rep: Rep): Promise<Problem[]> {
  const stored = await linksFrom(db, [rep]);
  const circles = newCircles(stored, [rep]).filter(({ ids }) => ids.includes(rep.id));
  return circles.map((circle) => problemOf(rep.id, circle));
}

/** Of each circle that the rows would close, the last row is refused. */
export async function settleLinks(
  db: Db,
  rows: readonly GoodRow<Rep>[],
): Promise<{ kept: GoodRow<Rep>[]; refused: RefusedRow[] }> {
  const stored = await linksFrom(db, rows.map(({ item }) => item).filter(leadsOn));
  const refused: RefusedRow[] = [];
  let kept = rows.filter(({ item }) => leadsOn(item) || stored.has(item.id));
  for (;;) {
    const rowOf = new Map(kept.map((row) => [row.item.id as string, row]));
    const bad = new Map<number, RefusedRow>();
    for (const circle of newCircles(
      stored,
      kept.map(({ item }) => item),
    )) {
      const among = circle.ids.flatMap((id) => rowOf.get(id) ?? []);
      const last = among.toSorted((a, b) => a.row - b.row).at(-1);
      if (last === undefined) continue;
      const { row, item } = last;
      bad.set(row, { row, id: item.id, problems: [problemOf(item.id, circle)] });
    }
    if (bad.size === 0) break;
    refused.push(...bad.values());
    kept = kept.filter(({ row }) => !bad.has(row));
  }
  const fallen = new Set(refused.map(({ row }) => row));
  return { kept: rows.filter(({ row }) => !fallen.has(row)), refused };
}

/** Whether somebody is above them or stands in for them: nobody else is in a circle. */
function leadsOn({ managerId, absences }: Linked): boolean {
  return managerId !== null || absences.some(({ delegateId }) => delegateId !== null);
}

/** Circles with somebody in them whose links are not as stored. */
function newCircles(stored: ReadonlyMap<string, Linked>, reps: readonly Rep[]): Circle[] {
  const moved = reps.filter((rep) => linksOf(rep) !== linksOf(stored.get(rep.id)));
  if (moved.length === 0) return [];
  const all = new Map<string, Linked>([...stored, ...reps.map((rep) => [rep.id, rep] as const)]);
  const ids = new Set<string>(moved.map(({ id }) => id));
  return circlesOf(all, ids).filter((circle) => circle.ids.some((id) => ids.has(id)));
}

function linksOf(rep: Linked | undefined): string {
  if (rep === undefined) return '';
  const { managerId, absences } = rep;
  return JSON.stringify([
    managerId,
    absences.map(({ from, to, delegateId }) => [from, to, delegateId]),
  ]);
}

function problemOf(id: string, { of, ids }: Circle): Problem {
  const way = wayRound(id, ids);
  const message =
    of === 'managerId'
      ? `would manage themselves (${way}): give them a manager outside of that, or none`
      : `would stand in for themselves at a time when all of them are away (${way}): name somebody outside of that, or nobody`;
  return { path: `/${of}`, message };
}
