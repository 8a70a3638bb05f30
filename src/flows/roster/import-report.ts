// What an import is told and what it tells: rows in, one report out that accounts for each of them.
import { z } from 'zod';
import { eachInSlices, mapInSlices } from '../../io/db/engine/in-slices.ts';
import { own } from '../../leads/text/by-name.ts';
import { storageFault } from '../../leads/text/storable.ts';
import { problemsOf } from '../invalid-input.ts';
import type { Problem } from '../refusal.ts';
import { changedFields } from './changed-fields.ts';

/**
 * One item to import; `row` is its number as the sender counts. A row may come with problems already, and with
 * the columns that it was read from: field → header.
 */
export type ImportRow = {
  row: number;
  value: unknown;
  problems?: Problem[];
  columns?: Readonly<Record<string, string>>;
  /** What was left out of the row because no field can be it. */
  lost?: Problem[];
  /** What the row is besides where nothing is stored under its id yet, and what is told of that. */
  fresh?: { with: Readonly<Record<string, unknown>>; told: Problem };
};

/** `skip` leaves bad rows out, `refuse` imports nothing when there is one. */
export type ImportOptions = {
  dryRun: boolean;
  whenBad: 'skip' | 'refuse';
  /** Fields that the rows empty where they do not fill them: "capacity.perDay". */
  clear?: readonly string[];
};

const toldRows = z.array(
  z.strictObject({
    row: z.number().int(),
    id: z.string().nullable(),
    problems: z.array(z.strictObject({ path: z.string(), message: z.string() })),
  }),
);

const importReportSchema = z.strictObject({
  applied: z.boolean().meta({ description: 'False after a dry run, and when nothing went in.' }),
  total: z.number().int(),
  created: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
  refused: z.number().int(),
  problems: toldRows.meta({ description: 'One entry per refused row, the first 1,000 of them.' }),
  warnings: toldRows.meta({
    description: 'Rows that went in without something of theirs, the first 1,000 of them.',
  }),
  changes: z
    .array(
      z.strictObject({
        id: z.string(),
        row: z.number().int(),
        fields: z.array(z.strictObject({ path: z.string(), from: z.unknown(), to: z.unknown() })),
      }),
    )
    .meta({
      description:
        'What each row changes, or would change after a dry run, the first 1,000 of them: a list is one field, and what is not there is null. Of what is new the fields that are not as by default.',
    }),
});
export type ImportReport = z.infer<typeof importReportSchema>;

const skippedRow = z.strictObject({ row: z.number().int(), because: z.string() });
export type SkippedRow = z.infer<typeof skippedRow>;

/** What a sender of a file hears besides. */
export const fileReportSchema = importReportSchema
  .extend({
    ignored: z
      .array(z.string())
      .meta({ description: 'Headers of the columns of a CSV that feed nothing.' }),
    took: z.string().nullable().meta({
      description:
        'The export of another system that a CSV was taken for, by its headers ("Salesforce users"); null for any other.',
    }),
    encoding: z.string().meta({
      description: 'How the letters of the file were read: utf-8, utf-16le, windows-1252, …',
    }),
    skipped: z.array(skippedRow).meta({
      description:
        'Lines of a CSV that are no rows, the first 1,000 of them: below a report, or with nothing but an id.',
    }),
  })
  .meta({ id: 'ImportReport' });

export type RefusedRow = ImportReport['problems'][number];
export type GoodRow<T> = { row: number; item: T };

const MOST_TOLD = 1_000;

/** Sorts rows into items and refused ones, in slices; an id may stand once. */
export async function sortRows<T extends { id: string }>(
  rows: readonly ImportRow[],
  read: ReadItem<T>,
): Promise<{ good: GoodRow<T>[]; refused: RefusedRow[] }> {
  const good: GoodRow<T>[] = [];
  const refused: RefusedRow[] = [];
  const rowOfId = new Map<string, number>();
  await eachInSlices(rows, ({ row, value, columns, problems: known = [] }) => {
    const { item, problems } = known.length > 0 ? refusal(known) : itemOf(value, read);
    if (item === null || problems.length > 0) {
      const told = columns ? problems.map((one) => withCell(one, value, columns)) : problems;
      refused.push({ row, id: idOf(value), problems: told });
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
type ReadItem<T> = (value: unknown) => Read<T>;

/** Reads items by a schema, and looks at what only a person would say of one. */
export function bySchema<T>(schema: z.ZodType<T>, check: (item: T) => Problem[]): ReadItem<T> {
  return (value) => {
    const parsed = schema.safeParse(value);
    if (!parsed.success) return refusal(problemsOf(parsed.error));
    return { item: parsed.data, problems: check(parsed.data) };
  };
}

function itemOf<T>(value: unknown, read: ReadItem<T>): Read<T> {
  const unstorable = storageFault(value);
  return unstorable ? refusal([unstorable]) : read(value);
}

function refusal(problems: Problem[]): Read<never> {
  return { item: null, problems };
}

/** A problem of a file's row names the cell that made it. */
function withCell(
  { path, message }: Problem,
  value: unknown,
  columns: Readonly<Record<string, string>>,
): Problem {
  const steps = path.split('/').slice(1);
  const fed = steps
    .map((_, at) => steps.slice(0, steps.length - at).join('.'))
    .find((to) => own(columns, to) !== undefined);
  if (fed === undefined) return { path, message };
  const at = (held: unknown, step: string) =>
    typeof held === 'object' && held !== null
      ? own(held as Readonly<Record<string, unknown>>, step)
      : undefined;
  const written = fed.split('.').reduce(at, value);
  return { path, message: `${message}${wordsOfCell(written, fed, columns)}` };
}

const MOST_SHOWN = 60;

/** `, not "120" (column "Lead Score")`: what stands in the cell that feeds a field, and over it. */
export function wordsOfCell(
  written: unknown,
  to: string,
  columns: Readonly<Record<string, string>>,
): string {
  const header = own(columns, to);
  const plain = typeof written === 'string' || typeof written === 'number';
  const shown = plain ? `, not "${String(written).slice(0, MOST_SHOWN)}"` : '';
  return header === undefined || header === to ? shown : `${shown} (column "${header}")`;
}

/** What an import did, or would do: the good rows, those that were refused, and what stood there before. */
export type Done<T> = {
  total: number;
  good: readonly GoodRow<T>[];
  refused: readonly RefusedRow[];
  warnings: readonly RefusedRow[];
  /** Id → revision of what changed. */
  revisions: ReadonlyMap<string, number>;
  /** What was stored, or what a new one is by default. */
  before: (item: T) => unknown;
  applied: boolean;
};

/** The report of an import that wrote (or would write) `revisions`. */
export async function reportOf<T extends { id: string }>(done: Done<T>): Promise<ImportReport> {
  const { total, good, refused, warnings, revisions, before, applied } = done;
  const created = [...revisions.values()].filter((revision) => revision === 1).length;
  const wentIn = new Set(good.map(({ row }) => row));
  const changed = good.filter(({ item }) => revisions.has(item.id)).slice(0, MOST_TOLD);
  return {
    applied: applied && revisions.size > 0,
    total,
    created,
    updated: revisions.size - created,
    unchanged: good.length - revisions.size,
    refused: refused.length,
    problems: inOrder(refused),
    warnings: inOrder(warnings.filter(({ row }) => wentIn.has(row))),
    changes: await mapInSlices(changed, ({ row, item }) => ({
      ...{ id: item.id, row },
      fields: changedFields(before(item), item),
    })),
  };
}

type FileTold = {
  took: string | null;
  ignored: readonly string[];
  skipped: readonly SkippedRow[];
  encoding: string;
};

/** What a file tells beside its report. */
export function fileReport<R>(
  report: R,
  { took, ignored, skipped, encoding }: FileTold,
): R & Omit<z.infer<typeof fileReportSchema>, keyof ImportReport> {
  const told = { took, ignored: [...ignored], encoding };
  return { ...report, ...told, skipped: skipped.slice(0, MOST_TOLD) };
}

/** The report of an import that stopped at its bad rows. */
export function nothingDone(total: number, refused: readonly RefusedRow[]): ImportReport {
  return {
    ...{ applied: false, total, created: 0, updated: 0, unchanged: 0, refused: refused.length },
    ...{ problems: inOrder(refused), warnings: [], changes: [] },
  };
}

function inOrder(rows: readonly RefusedRow[]): RefusedRow[] {
  return rows.toSorted((a, b) => a.row - b.row).slice(0, MOST_TOLD);
}

function idOf(value: unknown): string | null {
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : null;
  return typeof id === 'string' ? id : null;
}
