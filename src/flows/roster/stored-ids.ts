// A row whose id is written in another case than the stored one, or in the other length of Salesforce, is that one.
import { isObject } from '../../leads/text/merge-patch.ts';
import { sameCrmId } from '../../roster/rep-finder.ts';
import type { ImportRow } from './import-report.ts';

/** The rows under the ids that are stored; an id that two stored ones may be stays as it is written. */
export function underStoredIds(
  rows: readonly ImportRow[],
  stored: readonly { id: string }[],
): ImportRow[] {
  const exact = new Set(stored.map(({ id }) => id));
  const alike = Map.groupBy(stored, ({ id }) => sameCrmId(id));
  return rows.map((row) => {
    if (!isObject(row.value) || typeof row.value.id !== 'string') return row;
    const written = row.value.id.trim();
    const [only, another] = exact.has(written) ? [] : (alike.get(sameCrmId(written)) ?? []);
    if (only === undefined || another !== undefined) return row;
    return { ...row, value: { ...row.value, id: only.id } };
  });
}
