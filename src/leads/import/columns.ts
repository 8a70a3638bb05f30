// Rows of a file become objects of ours: which column feeds which field, by its header or by a mapping
// document. A row is taken whole or not at all, and every refusal names its row, column and value.

import { z } from 'zod';
import { type ByName, byName, own, recordOf } from '../text/by-name.ts';
import { fold } from '../text/fold.ts';
import type { CellHabits, CellReader } from './cell.ts';

/** One row as a CSV or JSON reader gives it, by header. */
export type FileRow = Readonly<Record<string, string>>;

/** One field that a file can fill: where it goes, and the headers that people write over it. */
export type Field = {
  /** Path in the object, "capacity.open". */
  to: string;
  /** Headers, "|" between them; case, accents and punctuation do not count. */
  headers: string;
  read: CellReader<unknown>;
};

/** What a caller may say about a file: everything is optional, known headers are found without it. */
export const columnMappingSchema = z.strictObject({
  columns: recordOf(z.string(), z.string())
    .default({})
    .meta({ description: 'Field → header of the file, e.g. { "capacity.open": "Max leads" }.' }),
  constants: recordOf(z.string(), z.string())
    .default({})
    .meta({ description: 'Field → value for every row that leaves it empty.' }),
  values: recordOf(z.string(), recordOf(z.string(), z.string()))
    .default({})
    .meta({ description: 'Field → cell → what it stands for, e.g. { "role": { "Exec": "ae" } }.' }),
  ignore: z
    .array(z.string())
    .default([])
    .meta({ description: 'Headers that are left out on purpose.' }),
  dates: z.enum(['iso', 'day-first', 'month-first']).default('iso'),
  shares: z.enum(['fraction', 'percent']).nullable().default(null),
  listSeparator: z.string().min(1).max(3).default(';'),
});
export type ColumnMapping = z.infer<typeof columnMappingSchema>;
export type ColumnMappingInput = z.input<typeof columnMappingSchema>;

/** Why a row was refused. `row` counts as a spreadsheet does: the header is row 1. */
export type RowError = { row: number; column: string; value: string; expected: string };

type RowResult<T> = { ok: true; value: T } | { ok: false; errors: RowError[] };

/** What a row gave so far: the fields that it filled. */
export type Draft = Readonly<Record<string, unknown>>;

export type RowReader<T> = {
  /** Field → header that feeds it. */
  columns: Readonly<Record<string, string>>;
  /** Headers of the file that feed nothing and that the mapping does not ignore. */
  ignored: readonly string[];
  /** Faults of the mapping itself: it names a header or field that does not exist. */
  faults: readonly string[];
  read(row: FileRow, number: number): RowResult<T>;
};

/**
 * Prepares the reading of one file: what a row gave is completed (an id from a name, say) and checked
 * with `schema`.
 */
export function rowReader<T>(
  fields: readonly Field[],
  schema: z.ZodType<unknown, T>,
  headers: readonly string[],
  mapping: ColumnMapping,
  complete: (draft: Draft, columns: Readonly<Record<string, string>>) => Draft = (draft) => draft,
): RowReader<T> {
  const { feeding, faults } = match(fields, headers, mapping);
  const used = new Set(feeding.map(({ header }) => header));
  const left = new Set(mapping.ignore);
  const columns = Object.fromEntries(
    feeding.flatMap(({ field, header }) => (header === null ? [] : [[field.to, header]])),
  );
  const habits: CellHabits = mapping;
  return {
    columns,
    ignored: headers.filter((header) => !used.has(header) && !left.has(header)),
    faults,
    read(row, number) {
      const errors: RowError[] = [];
      const draft = byName<unknown>();
      for (const { field, header, constant, replace } of feeding) {
        const written = (header === null ? '' : (own(row, header) ?? '')).trim();
        const raw = replace?.get(written) ?? (written === '' ? constant : written);
        if (raw === '') continue;
        const cell = field.read(raw, habits);
        if (cell.ok) put(draft, field.to, cell.value);
        else
          errors.push({
            row: number,
            column: header ?? field.to,
            value: raw,
            expected: cell.expected,
          });
      }
      if (errors.length > 0) return { ok: false, errors };
      const value = complete(draft, columns);
      const checked = schema.safeParse(value);
      if (checked.success) return { ok: true, value: value as T };
      return {
        ok: false,
        errors: checked.error.issues.map((issue) => asRowError(issue, value, columns, number)),
      };
    },
  };
}

export type ReadRows<T> = {
  rows: { row: number; value: T }[];
  errors: RowError[];
  columns: Readonly<Record<string, string>>;
  ignored: readonly string[];
};

/**
 * Reads all rows of a file; the second row with one id is refused, the first one counts. `numbers` are
 * the rows' places in the file; left out, they follow one another from 2 on.
 */
export function readRows<T extends { id: string }>(
  reader: RowReader<T>,
  rows: Iterable<FileRow>,
  numbers: readonly number[] = [],
): ReadRows<T> {
  const result: ReadRows<T> = {
    rows: [],
    errors: [],
    columns: reader.columns,
    ignored: reader.ignored,
  };
  const seen = new Map<string, number>();
  let index = 0;
  for (const row of rows) {
    const number = numbers[index] ?? index + 2;
    index += 1;
    const read = reader.read(row, number);
    if (!read.ok) {
      result.errors.push(...read.errors);
      continue;
    }
    const earlier = seen.get(read.value.id);
    if (earlier === undefined) {
      seen.set(read.value.id, number);
      result.rows.push({ row: number, value: read.value });
    } else
      result.errors.push({
        row: number,
        column: reader.columns.id ?? 'id',
        value: read.value.id,
        expected: `another id than in row ${earlier}`,
      });
  }
  return result;
}

type Feeding = {
  field: Field;
  header: string | null;
  constant: string;
  replace: ReadonlyMap<string, string> | null;
};

function match(
  fields: readonly Field[],
  headers: readonly string[],
  mapping: ColumnMapping,
): { feeding: Feeding[]; faults: string[] } {
  const faults: string[] = [];
  const columns = new Map(Object.entries(mapping.columns));
  const constants = new Map(Object.entries(mapping.constants));
  const values = new Map(Object.entries(mapping.values));
  const known = new Map(fields.map((field) => [field.to, field]));
  for (const name of [...columns.keys(), ...constants.keys(), ...values.keys()])
    if (!known.has(name))
      faults.push(`"${name}" is no field; fields are ${[...known.keys()].join(', ')}`);
  for (const [to, header] of columns)
    if (!headers.includes(header))
      faults.push(`${to} is mapped to "${header}", which the file does not have`);
  const byHeader = new Map(
    headers
      .filter((header) => !mapping.ignore.includes(header))
      .map((header) => [headerKey(header), header]),
  );
  // A header feeds one field: the one that is mapped to it, else the first that knows it.
  const taken = new Set(columns.values());
  const feeding = fields.map((field) => {
    const aliases = [field.to, ...field.headers.split('|')].map((alias) =>
      byHeader.get(headerKey(alias)),
    );
    const header =
      columns.get(field.to) ?? aliases.find((one) => one !== undefined && !taken.has(one)) ?? null;
    if (header !== null) taken.add(header);
    return {
      field,
      header,
      constant: constants.get(field.to) ?? '',
      replace: values.has(field.to) ? new Map(Object.entries(values.get(field.to) ?? {})) : null,
    };
  });
  return {
    feeding: feeding.filter(({ header, constant }) => header !== null || constant !== ''),
    faults,
  };
}

/** "%" and "#" tell two columns apart: "Pipeline" is an amount, "Pipeline %" is not. */
function headerKey(header: string): string {
  return fold(header.replaceAll('%', ' percent ').replaceAll('#', ' number '));
}

function put(into: ByName<unknown>, path: string, value: unknown): void {
  const steps = path.split('.');
  let at = into;
  for (const step of steps.slice(0, -1)) {
    const next = (at[step] ?? byName()) as ByName<unknown>;
    at[step] = next;
    at = next;
  }
  at[steps.at(-1) ?? ''] = value;
}

/** The schema speaks of paths; the reader of the report knows columns. */
function asRowError(
  issue: z.core.$ZodIssue,
  value: Draft,
  columns: Readonly<Record<string, string>>,
  row: number,
): RowError {
  const path = issue.path.map(String);
  const known = path
    .map((_, at) => path.slice(0, path.length - at).join('.'))
    .find((name) => own(columns, name) !== undefined);
  let found: unknown = value;
  for (const step of path)
    found =
      typeof found === 'object' && found !== null
        ? own(found as Record<string, unknown>, step)
        : undefined;
  return {
    row,
    column: known === undefined ? path.join('.') : (own(columns, known) ?? ''),
    value: found === undefined ? '' : String(found),
    expected: issue.message,
  };
}
