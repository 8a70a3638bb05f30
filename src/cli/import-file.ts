// Rows of a file for an import: read by headers and mapping from CSV, taken as they are from JSON.

import { z } from 'zod';
import { CalledWrongly } from '../failures.ts';
import { problemsOf } from '../flows/invalid-input.ts';
import { Refusal } from '../flows/refusal.ts';
import type { ImportRow } from '../flows/roster/import-report.ts';
import { accountReader } from '../leads/import/account-rows.ts';
import {
  type ColumnMapping,
  columnMappingSchema,
  type FileRow,
  type RowError,
  type RowReader,
  readRows,
} from '../leads/import/columns.ts';
import { leadReader } from '../leads/import/lead-rows.ts';
import { own } from '../leads/text/by-name.ts';
import { type History, historyReader } from '../roster/import/history.ts';
import { historyMappingSchema } from '../roster/import/history-mapping.ts';
import { repReader } from '../roster/import/rep-rows.ts';
import type { Terminal } from '../terminal.ts';
import { isCsv, readDocument, readJson, readTable } from './read-file.ts';
import { progressBar } from './screen/progress.ts';

export type Kind = 'reps' | 'accounts' | 'leads';
export type RowsRead = { rows: ImportRow[]; ignored: readonly string[] };

type Reader = (headers: readonly string[], mapping: ColumnMapping) => RowReader<{ id: string }>;
const READERS: Readonly<Record<Kind, Reader>> = {
  reps: repReader,
  accounts: accountReader,
  leads: leadReader,
};

/** The rows of a file; one that cannot be read comes with its problems. @throws CalledWrongly, Refusal */
export async function readItems(
  kind: Kind,
  file: string,
  mappingFile: string | undefined,
): Promise<RowsRead> {
  if (!isCsv(file)) return { rows: jsonItems(kind, await readJson(file), file), ignored: [] };
  const { headers, rows, numbers, ragged } = await readTable(file);
  const mapping = await mappingOf(columnMappingSchema, mappingFile);
  const reader = READERS[kind](headers, mapping);
  if (reader.faults.length > 0) {
    throw new CalledWrongly(`The mapping does not fit ${file}: ${reader.faults.join('; ')}.`);
  }
  const read = readRows(reader, rows, numbers);
  return {
    rows: [...read.rows, ...refusedRows([...ragged, ...read.errors])].sort((a, b) => a.row - b.row),
    ignored: read.ignored,
  };
}

/** A history with its side tables. @throws CalledWrongly, Refusal */
export async function readHistory(
  terminal: Terminal,
  file: string,
  mappingFile: string | undefined,
  tableFiles: Readonly<Record<string, string>>,
): Promise<History> {
  if (mappingFile === undefined) {
    throw new CalledWrongly(
      'A history needs --mapping; docs/examples/history holds two to start from.',
    );
  }
  const mapping = await mappingOf(historyMappingSchema, mappingFile);
  const missing = Object.keys(mapping.tables).filter((name) => own(tableFiles, name) === undefined);
  if (missing.length > 0) {
    throw new CalledWrongly(
      `The mapping joins ${missing.join(', ')}: add --table ${missing[0]}=file.csv.`,
    );
  }
  const tables = Object.fromEntries(
    await Promise.all(
      Object.entries(tableFiles).map(
        async ([name, path]) => [name, await sideTable(path)] as const,
      ),
    ),
  );
  const { rows, numbers, ragged } = await readTable(file);
  const reader = historyReader(mapping, tables);
  const bar = progressBar(terminal, 'reading', rows.length);
  for (const [index, row] of rows.entries()) {
    reader.add(row, numbers[index]);
    if (index % 500 === 0) bar.at(index);
  }
  bar.stop();
  const history = reader.finish();
  history.report.errors.push(...ragged);
  return history;
}

/** What rows are joined with must be whole. */
async function sideTable(file: string): Promise<readonly FileRow[]> {
  const { rows, ragged } = await readTable(file);
  const [first] = ragged;
  if (!first) return rows;
  throw new CalledWrongly(`${file}, row ${first.row}: expected ${first.expected}.`);
}

async function mappingOf<T>(schema: z.ZodType<T>, file: string | undefined): Promise<T> {
  const parsed = schema.safeParse(file === undefined ? {} : await readDocument(file));
  if (parsed.success) return parsed.data;
  throw new Refusal(
    'invalid_input',
    `The mapping ${file} is not as it should be.`,
    problemsOf(parsed.error),
  );
}

const listSchema = z.array(z.unknown());

/** A list, or the list under "items", "reps", "accounts" or "leads". */
function jsonItems(kind: Kind, content: unknown, file: string): ImportRow[] {
  const held = z.looseObject({}).safeParse(content);
  const inside = held.success ? (held.data[kind] ?? held.data.items) : content;
  const list = listSchema.safeParse(inside);
  if (!list.success) throw new CalledWrongly(`${file} holds no list of ${kind}.`);
  return list.data.map((value, index) => ({ row: index + 1, value }));
}

function refusedRows(errors: readonly RowError[]): ImportRow[] {
  const byRow = Map.groupBy(errors, ({ row }) => row);
  return [...byRow].map(([row, faults]) => ({
    row,
    value: null,
    problems: faults.map(({ column, value, expected }) => ({
      path: column,
      message: `"${value}" – expected ${expected}`,
    })),
  }));
}
