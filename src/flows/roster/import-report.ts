// What an import is told and what it tells: rows in, one report out that accounts for each of them.
import { z } from 'zod';
import { eachInSlices } from '../../io/db/engine/in-slices.ts';
import { storageFault } from '../../leads/text/storable.ts';
import { problemsOf } from '../invalid-input.ts';
import type { Problem } from '../refusal.ts';

/** One item to import; `row` is its number as the sender counts. A row may come with problems already. */
export type ImportRow = { row: number; value: unknown; problems?: Problem[] };

/** `skip` leaves bad rows out, `refuse` imports nothing when there is one. */
export type ImportOptions = { dryRun: boolean; whenBad: 'skip' | 'refuse' };

export const importReportSchema = z
  .strictObject({
    applied: z.boolean().meta({ description: 'False after a dry run, and when nothing went in.' }),
    total: z.number().int(),
    created: z.number().int(),
    updated: z.number().int(),
    unchanged: z.number().int(),
    refused: z.number().int(),
    problems: z
      .array(
        z.strictObject({
          row: z.number().int(),
          id: z.string().nullable(),
          problems: z.array(z.strictObject({ path: z.string(), message: z.string() })),
        }),
      )
      .meta({ description: 'One entry per refused row, the first 1,000 of them.' }),
  })
  .meta({ id: 'ImportReport' });
export type ImportReport = z.infer<typeof importReportSchema>;

export type RefusedRow = ImportReport['problems'][number];
export type GoodRow<T> = { row: number; item: T };

const MOST_TOLD = 1_000;

/** Sorts rows into items of `schema` and refused ones, in slices; an id may stand once. */
export async function sortRows<T extends { id: string }>(
  rows: readonly ImportRow[],
  schema: z.ZodType<T>,
  check: (item: T) => Problem[],
): Promise<{ good: GoodRow<T>[]; refused: RefusedRow[] }> {
  const good: GoodRow<T>[] = [];
  const refused: RefusedRow[] = [];
  const rowOfId = new Map<string, number>();
  await eachInSlices(rows, ({ row, value, problems: known = [] }) => {
    const { item, problems } = known.length > 0 ? refusal(known) : itemOf(value, schema, check);
    if (item === null || problems.length > 0) {
      refused.push({ row, id: idOf(value), problems });
      return;
    }
    const { id } = item;
    const earlier = rowOfId.get(id);
    if (earlier !== undefined) {
      const message = `stands in row ${earlier} already`;
      refused.push({ row, id, problems: [{ path: '/id', message }] });
      return;
    }
    rowOfId.set(id, row);
    good.push({ row, item });
  });
  return { good, refused };
}

type Read<T> = { item: T | null; problems: Problem[] };

function itemOf<T>(value: unknown, schema: z.ZodType<T>, check: (item: T) => Problem[]): Read<T> {
  const unstorable = storageFault(value);
  if (unstorable) return refusal([unstorable]);
  const parsed = schema.safeParse(value);
  if (!parsed.success) return refusal(problemsOf(parsed.error));
  return { item: parsed.data, problems: check(parsed.data) };
}

function refusal(problems: Problem[]): Read<never> {
  return { item: null, problems };
}

/** The report of an import that wrote (or would write) `revisions`: id → revision of what changed. */
export function reportOf(
  total: number,
  good: readonly GoodRow<{ id: string }>[],
  refused: readonly RefusedRow[],
  revisions: ReadonlyMap<string, number>,
  applied: boolean,
): ImportReport {
  const created = [...revisions.values()].filter((revision) => revision === 1).length;
  return {
    applied: applied && revisions.size > 0,
    total,
    created,
    updated: revisions.size - created,
    unchanged: good.length - revisions.size,
    refused: refused.length,
    problems: refused.toSorted((a, b) => a.row - b.row).slice(0, MOST_TOLD),
  };
}

/** The report of an import that stopped at its bad rows. */
export function nothingDone(total: number, refused: readonly RefusedRow[]): ImportReport {
  return { ...reportOf(total, [], refused, new Map(), false), unchanged: 0 };
}

function idOf(value: unknown): string | null {
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : null;
  return typeof id === 'string' ? id : null;
}
