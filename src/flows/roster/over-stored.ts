// A row of an import changes what it names: it is laid over what is stored under its id, so that absent columns
// and empty cells lose nothing. What was read is read again before it is written.
import type { z } from 'zod';
import { mapInSlices } from '../../io/db/engine/in-slices.ts';
import { schemaFields } from '../../leads/import/schema-fields.ts';
import { emptying, isObject, mergePatch, patchOfRow } from '../../leads/text/merge-patch.ts';
import { inChunks } from '../import-transaction.ts';
import { Refusal } from '../refusal.ts';
import type { ImportRow } from './import-report.ts';

/** What is stored of the rows of an import, by id. */
export type Before<T> = ReadonlyMap<string, { item: T; revision: number }>;

/** Reads what is stored under the ids of the rows, a few hundred at a time. */
export async function storedUnder<T>(
  rows: readonly ImportRow[],
  read: (
    ids: readonly string[],
  ) => Promise<readonly { item: T & { id: string }; revision: number }[]>,
): Promise<Before<T>> {
  const ids = [...new Set(rows.flatMap(({ value }) => idOf(value) ?? []))];
  const stored = new Map<string, { item: T; revision: number }>();
  await inChunks(ids, async (chunk) => {
    for (const one of await read(chunk)) stored.set(one.item.id, one);
  });
  return stored;
}

/**
 * The rows with what is stored under them, after the fields `clear` are emptied.
 * @param finish looks at a merged row once more, beside what the row itself says
 */
export async function overStored<T>(
  rows: readonly ImportRow[],
  before: Before<T>,
  clear: readonly string[],
  finish: (merged: unknown, row: ImportRow, stored: T) => unknown = (merged) => merged,
): Promise<ImportRow[]> {
  const emptied = emptying(clear);
  return mapInSlices(rows, (row): ImportRow => {
    if (!isObject(row.value) || row.problems) return row;
    const patch = patchOfRow(row.value);
    const stored = before.get(idOf(row.value) ?? '')?.item;
    if (stored === undefined) return { ...row, value: mergePatch(row.fresh?.with ?? {}, patch) };
    const merged = mergePatch(mergePatch(stored, emptied), patch);
    return { ...row, value: finish(merged, { ...row, value: patch }, stored) };
  });
}

/** @throws Refusal invalid_input for a field that there is none of, or that nothing can be without */
export function checkCleared(schema: z.ZodType, clear: readonly string[]): void {
  const readerAt = schemaFields(schema);
  const problems = clear.flatMap((field) => {
    if (field === 'id' || field === 'name')
      return [{ path: '/clear', message: `"${field}" cannot be empty` }];
    if (readerAt(field) !== null) return [];
    return [{ path: '/clear', message: `"${field}" is no field: write one such as capacity.open` }];
  });
  if (problems.length > 0) throw new Refusal('invalid_input', '', problems);
}

/** @throws ChangedMeanwhile when one of them is not as it was read */
export async function checkUnchanged(
  before: Before<unknown>,
  ids: readonly string[],
  read: (ids: readonly string[]) => Promise<ReadonlyMap<string, number>>,
): Promise<void> {
  await inChunks(ids, async (chunk) => {
    const now = await read(chunk);
    if (chunk.some((id) => now.get(id) !== before.get(id)?.revision)) throw new ChangedMeanwhile();
  });
}

/** An import begins again when somebody changed what it was laid over. */
export async function untilUnchanged<R>(work: () => Promise<R>, tries = 4): Promise<R> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ChangedMeanwhile && tries > 1) return untilUnchanged(work, tries - 1);
    throw error;
  }
}

class ChangedMeanwhile extends Refusal {
  constructor() {
    super('version_conflict', 'What the rows change was changed meanwhile: import again.');
  }
}

function idOf(value: unknown): string | null {
  return isObject(value) && typeof value.id === 'string' ? value.id.trim() : null;
}
