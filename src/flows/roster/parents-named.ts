// An account's parent is named by its id or, as reports show it, by its name: the one account that has it.
import { nameKey } from '../../leads/company-name.ts';
import { isObject } from '../../leads/text/merge-patch.ts';
import { sameCrmId } from '../../roster/rep-finder.ts';
import type { ImportRow } from './import-report.ts';

type NamedAccount = { id: string; nameKey: string };

/** The rows with the ids of the parents that they name; what names none is kept as written: it may still come. */
export function withParents(
  rows: readonly ImportRow[],
  stored: readonly NamedAccount[],
): ImportRow[] {
  const own = rows.flatMap(({ value }) => accountIn(value));
  const isOwn = new Set(own.map(({ id }) => id));
  const all = [...own, ...stored.filter(({ id }) => !isOwn.has(id))];
  const byId = new Map(all.map(({ id }) => [sameCrmId(id), id]));
  const byName = Map.groupBy(all, (account) => account.nameKey);
  return rows.map((row) => {
    const written = parentIn(row.value);
    if (written === null) return row;
    const named = byName.get(nameKey(written)) ?? [];
    const parentId =
      byId.get(sameCrmId(written)) ?? (named.length === 1 ? named[0]?.id : undefined);
    return parentId === undefined ? row : { ...row, value: { ...(row.value as object), parentId } };
  });
}

function parentIn(value: unknown): string | null {
  const written = isObject(value) ? value.parentId : null;
  return typeof written === 'string' && written.trim() !== '' ? written : null;
}

function accountIn(value: unknown): NamedAccount[] {
  if (!isObject(value) || typeof value.id !== 'string') return [];
  return [
    { id: value.id.trim(), nameKey: typeof value.name === 'string' ? nameKey(value.name) : '' },
  ];
}
