// Rows of a file become objects of ours: which column feeds which field, by the field's path, by the headers
// that people write over it, or by a mapping document. A row is taken whole or not at all.

import { z } from 'zod';
import { type ByName, byName, own, recordOf } from '../text/by-name.ts';
import { fold } from '../text/fold.ts';
import { emptiesOnPurpose } from '../text/merge-patch.ts';
import { type CellHabits, type CellReader, dateCell, instantCell, jsonCell } from './cell.ts';
import { schemaFields } from './schema-fields.ts';

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
  listSeparator: z.string().min(1).max(3).nullable().default(null),
});
export type ColumnMapping = z.infer<typeof columnMappingSchema>;
export type ColumnMappingInput = z.input<typeof columnMappingSchema>;

/** Why a cell was refused. `row` counts as a spreadsheet does: the header is row 1. */
export type RowError = { row: number; column: string; value: string; expected: string };

/** A cell that cannot be what its field is. */
type CellFault = { to: string; value: string; expected: string };

/** What a row gave: the fields that it filled. */
type Draft = Readonly<Record<string, unknown>>;

export type RowReader = {
  /** Field → header that feeds it. */
  columns: Readonly<Record<string, string>>;
  /** Headers of the file that feed nothing and that the mapping does not ignore. */
  ignored: readonly string[];
  /** Why no row can be read: a header or field of the mapping that does not exist, a value told twice. */
  faults: readonly string[];
  /** Headers of the columns that hold dates. */
  dates: readonly string[];
  read(row: FileRow): { value: Draft; faults: readonly CellFault[]; fresh?: Fresh };
};

/** What a row is besides where nothing is stored under its id yet, and what is told of that. */
export type Fresh = { with: Draft; told: { path: string; message: string } };

/** Completes what a row gave (an id from a name, say). */
export type Complete = (
  draft: Draft,
  columns: Readonly<Record<string, string>>,
) => { draft: Draft; fresh?: Fresh };

/**
 * Prepares the reading of one file. What `fields` do not know by a header that people write is found by its
 * path in `schema`, which the caller checks the value with.
 */
export function rowReader(
  fields: readonly Field[],
  schema: z.ZodType,
  headers: readonly string[],
  mapping: ColumnMapping,
  complete: Complete = (draft) => ({ draft }),
): RowReader {
  const { feeding, faults } = match(fields, schema, headers, mapping);
  const used = new Set(feeding.map(({ header }) => header));
  const left = new Set(mapping.ignore);
  const columns = byName(
    feeding.flatMap(({ field, header }) => (header === null ? [] : [[field.to, header] as const])),
  );
  const habits: CellHabits = mapping;
  return {
    columns,
    ignored: headers.filter((header) => header !== '' && !used.has(header) && !left.has(header)),
    faults: [...faults, ...toldTwice(feeding)],
    dates: feeding.flatMap(({ field: { read }, header }) =>
      header !== null && (read === dateCell || read === instantCell) ? [header] : [],
    ),
    read(row) {
      const wrong: CellFault[] = [];
      const draft = byName<unknown>();
      for (const { field, header, constant, replace, whole } of feeding) {
        const written = (header === null ? '' : (own(row, header) ?? '')).trim();
        const raw = replace?.get(written) ?? (written === '' ? constant : written);
        if (raw === '') continue;
        if (emptiesOnPurpose(raw)) {
          put(draft, field.to, null);
          continue;
        }
        const isWhole = whole !== null && raw.startsWith('{');
        const cell = isWhole ? jsonCell(raw, habits) : field.read(raw, habits);
        const to = isWhole ? whole : field.to;
        if (cell.ok) put(draft, to, cell.value);
        else wrong.push({ to, value: raw, expected: cell.expected });
      }
      const { draft: value, fresh } = complete(draft, columns);
      return { value, faults: wrong, ...(fresh && { fresh }) };
    },
  };
}

type Feeding = {
  field: Field;
  header: string | null;
  constant: string;
  replace: ReadonlyMap<string, string> | null;
  /** Path of the object that the header names, where the field is a part of it: "capacity" feeds capacity.open, and a cell of JSON is all of it. */
  whole: string | null;
};

function match(
  fields: readonly Field[],
  schema: z.ZodType,
  headers: readonly string[],
  mapping: ColumnMapping,
): { feeding: Feeding[]; faults: string[] } {
  const faults: string[] = [];
  const readerAt = schemaFields(schema);
  const inSchema = (name: string): Field | null => {
    const path = name.replace(/^attr\./i, 'attributes.');
    const read = readerAt(path);
    return read && { to: path, headers: '', read };
  };
  const columns = new Map(Object.entries(mapping.columns));
  const constants = new Map(Object.entries(mapping.constants));
  const values = new Map(Object.entries(mapping.values));
  const known = new Map(fields.map((field) => [field.to, field]));
  for (const name of new Set([...columns.keys(), ...constants.keys(), ...values.keys()])) {
    const field = known.get(name) ?? inSchema(name);
    if (field === null)
      faults.push(`"${name}" is no field; fields are ${[...known.keys()].join(', ')}`);
    else known.set(name, field);
  }
  for (const [to, header] of columns)
    if (!headers.includes(header))
      faults.push(`${to} is mapped to "${header}", which the file does not have`);
  const free = headers.filter((header) => !mapping.ignore.includes(header));
  const found = headersOf([...known.values()], columns, free);
  // What no field knows by a header may be a path of the schema.
  const taken = new Set(found.values());
  for (const header of free) {
    const field = taken.has(header) ? null : inSchema(header);
    if (field === null || found.has(field.to)) continue;
    known.set(field.to, field);
    found.set(field.to, header);
  }
  const feeding = [...known.values()].map((field): Feeding => {
    const header = found.get(field.to) ?? null;
    const replace = values.get(field.to);
    return {
      field,
      header,
      constant: constants.get(field.to) ?? '',
      replace: replace === undefined ? null : new Map(Object.entries(replace)),
      whole: header !== null && field.to.startsWith(`${header}.`) ? header : null,
    };
  });
  return {
    feeding: feeding.filter(({ header, constant }) => header !== null || constant !== ''),
    faults,
  };
}

/**
 * Field → header. A header feeds one field: the one that is mapped to it, else the one whose path it is, else
 * the first that knows it.
 */
function headersOf(
  fields: readonly Field[],
  mapped: ReadonlyMap<string, string>,
  headers: readonly string[],
): Map<string, string> {
  const found = new Map(mapped);
  const taken = new Set(mapped.values());
  const byKey = new Map(headers.toReversed().map((header) => [headerKey(header), header]));
  const claim = (field: Field, names: readonly string[]) => {
    const header = names
      .map((name) => byKey.get(headerKey(name)))
      .find((one) => one !== undefined && !taken.has(one));
    if (header === undefined || found.has(field.to)) return;
    found.set(field.to, header);
    taken.add(header);
  };
  for (const field of fields) claim(field, [field.to]);
  for (const field of fields) claim(field, field.headers.split('|').filter(Boolean));
  return found;
}

/** A value stands in one place: not as a whole beside its parts. */
function toldTwice(feeding: readonly Feeding[]): string[] {
  const paths = new Set(feeding.map(({ field }) => field.to));
  return [...paths].flatMap((path) => {
    const steps = path.split('.');
    const wholes = steps.slice(1).map((_, at) => steps.slice(0, at + 1).join('.'));
    return wholes
      .filter((whole) => paths.has(whole))
      .map((whole) => `"${whole}" and "${path}" tell the same, leave one out`);
  });
}

/**
 * "No. of Employees" and "NumberOfEmployees__c" differ in their words alone. "%" and "#" tell two columns apart:
 * "Pipeline" is an amount, "Pipeline %" is not.
 */
export function headerKey(header: string): string {
  const words = header.replace(/__c$/i, '').replaceAll('%', ' percent ');
  return fold(words.replaceAll('#', ' number ')).replaceAll(' ', '');
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
