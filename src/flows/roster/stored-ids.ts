// A row whose id is written in another case than the stored one, or in the other length of Salesforce, is that one.
import { eachInSlices, mapInSlices } from '../../io/db/engine/in-slices.ts';
import { isObject } from '../../leads/text/merge-patch.ts';
import { sameCrmId } from '../../roster/rep-finder.ts';
import type { ImportRow } from './import-report.ts';

/** The rows under the ids that are stored; an id that two stored ones may be stays as it is written. */
export async function underStoredIds(
  rows: readonly ImportRow[],
  stored: readonly { id: string }[],
): Promise<ImportRow[]> {
  const exact = new Set<string>();
  /** By what makes ids one: the id, or null where several are. */
  const alike = new Map<string, string | null>();
  await eachInSlices(stored, ({ id }) => {
    exact.add(id);
    const same = sameCrmId(id);
    alike.set(same, alike.has(same) ? null : id);
  });
  return mapInSlices(rows, (row) => {
    if (!isObject(row.value) || typeof row.value.id !== 'string') return row;
    const written = row.value.id.trim();
    const only = exact.has(written) ? null : (alike.get(sameCrmId(written)) ?? null);
    return only === null ? row : { ...row, value: { ...row.value, id: only } };
  });
}
