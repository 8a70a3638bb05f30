// Owners, CSMs, managers, those who stand in and those kept from an account, as an import names them: by id,
// e-mail or name. Who is nobody is told, and changes nothing.
import { eachInSlices, mapInSlices } from '../../io/db/engine/in-slices.ts';
import type { Db } from '../../io/db/engine/tables.ts';
import { peopleStored } from '../../io/db/reps.ts';
import { emptiesOnPurpose, isObject } from '../../leads/text/merge-patch.ts';
import { type Person, type RepFinder, repFinder } from '../../roster/rep-finder.ts';
import type { Problem } from '../refusal.ts';
import type { ImportRow, RefusedRow } from './import-report.ts';

type Naming = { rows: ImportRow[]; warnings: RefusedRow[] };
type Find = RepFinder['find'];

/** Fields that name one rep. */
export type PersonField = 'ownerId' | 'csmId' | 'managerId';

/** The rows with the ids of those whom they name. @param also people who are about to be stored */
export async function withPeople(
  db: Db,
  rows: readonly ImportRow[],
  fields: readonly PersonField[],
  also: readonly Person[] = [],
): Promise<Naming> {
  const { add, find } = repFinder();
  await eachInSlices(await peopleStored(db), add);
  await eachInSlices(also, add);
  const warnings: RefusedRow[] = [];
  const settled = await mapInSlices(rows, (row): ImportRow => {
    if (!isObject(row.value) || row.problems) return row;
    const { value, problems } = named(row.value, fields, find);
    if (problems.length > 0) warnings.push({ row: row.row, id: textOf(value.id), problems });
    return { ...row, value };
  });
  return { rows: settled, warnings };
}

/** The people whom the rows of a roster are. */
export function peopleIn(rows: readonly ImportRow[]): Person[] {
  return rows.flatMap(({ value, problems }) => {
    if (!isObject(value) || problems) return [];
    const id = textOf(value.id)?.trim() ?? '';
    return id === '' ? [] : [{ id, name: textOf(value.name) ?? '', email: textOf(value.email) }];
  });
}

type Row = Readonly<Record<string, unknown>>;

function named(
  row: Row,
  fields: readonly PersonField[],
  find: Find,
): { value: Row; problems: Problem[] } {
  const problems: Problem[] = [];
  /** The id of who is meant; null is told. */
  const idOf = (written: string, path: string, otherwise: string): string | null => {
    const meant = find(written);
    if (meant.kind === 'rep') return meant.id;
    problems.push({ path, message: `"${written}" ${meant.because}; ${otherwise}` });
    return null;
  };
  const value: Record<string, unknown> = { ...row };
  for (const field of fields) {
    const written = nameIn(row[field]);
    if (written === null) continue;
    const id = idOf(written, `/${field}`, 'left out');
    if (id === null) delete value[field];
    else value[field] = id;
  }
  if (Array.isArray(row.doNotAssign)) {
    // Who must not get a lead stays named, known or not: a rep of that id may come.
    value.doNotAssign = row.doNotAssign.map((one, at) => {
      const written = nameIn(one);
      return written === null
        ? one
        : (idOf(written, `/doNotAssign/${at}`, 'kept as written') ?? one);
    });
  }
  if (Array.isArray(row.absences)) {
    value.absences = row.absences.map((one, at) => {
      const written = isObject(one) ? nameIn(one.delegateId) : null;
      if (written === null) return one;
      return { ...one, delegateId: idOf(written, `/absences/${at}/delegateId`, 'left out') };
    });
  }
  return { value, problems };
}

/** What names somebody; null for an empty cell, a marked one, and what is no text. */
function nameIn(value: unknown): string | null {
  const written = textOf(value)?.trim() ?? '';
  return written === '' || emptiesOnPurpose(written) ? null : written;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
