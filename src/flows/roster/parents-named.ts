// An account's parent is named by its id or, as reports show it, by its name: the one account that has it.
import { eachInSlices, mapInSlices } from '../../io/db/engine/in-slices.ts';
import { nameKey } from '../../leads/company-name.ts';
import { isObject } from '../../leads/text/merge-patch.ts';
import { sameCrmId } from '../../roster/rep-finder.ts';
import type { ImportRow } from './import-report.ts';

type NamedAccount = { id: string; nameKey: string };

/** The rows with the ids of the parents that they name; what names none is kept as written: it may still come. */
export async function withParents(
  rows: readonly ImportRow[],
  stored: readonly NamedAccount[],
): Promise<readonly ImportRow[]> {
  if (rows.every(({ value }) => parentIn(value) === null)) return rows;
  const isOwn = new Set<string>();
  const byId = new Map<string, string>();
  const byName = new Map<string, string[]>();
  const note = ({ id, nameKey: name }: NamedAccount) => {
    byId.set(sameCrmId(id), id);
    const alike = byName.get(name);
    if (alike) alike.push(id);
    else byName.set(name, [id]);
  };
  await eachInSlices(rows, ({ value }) => {
    const account = accountIn(value);
    if (account === null) return;
    isOwn.add(account.id);
    note(account);
  });
  await eachInSlices(stored, (account) => {
    if (!isOwn.has(account.id)) note(account);
  });
  return mapInSlices(rows, (row) => {
    const written = parentIn(row.value);
    if (written === null) return row;
    const named = byName.get(nameKey(written)) ?? [];
    const parentId = byId.get(sameCrmId(written)) ?? (named.length === 1 ? named[0] : undefined);
    return parentId === undefined ? row : { ...row, value: { ...(row.value as object), parentId } };
  });
}

function parentIn(value: unknown): string | null {
  const written = isObject(value) ? value.parentId : null;
  return typeof written === 'string' && written.trim() !== '' ? written : null;
}

function accountIn(value: unknown): NamedAccount | null {
  if (!isObject(value) || typeof value.id !== 'string') return null;
  return {
    id: value.id.trim(),
    nameKey: typeof value.name === 'string' ? nameKey(value.name) : '',
  };
}
