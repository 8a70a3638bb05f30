// Rows of a file for an import: read by headers and mapping from CSV, taken as they are from JSON.

import { z } from 'zod';
import { CalledWrongly } from '../failures.ts';
import { problemsOf } from '../flows/invalid-input.ts';
import { Refusal } from '../flows/refusal.ts';
import { type CsvRows, rowsFromCsv } from '../flows/roster/csv-rows.ts';
import { type CsvTable, readCsv, type Unreadable } from '../flows/roster/csv-table.ts';
import { decodeFile } from '../flows/roster/file-encoding.ts';
import type { ImportRow } from '../flows/roster/import-report.ts';
import { columnMappingSchema, type FileRow } from '../leads/import/columns.ts';
import { own } from '../leads/text/by-name.ts';
import { type History, historyReader } from '../roster/import/history.ts';
import { historyMappingSchema } from '../roster/import/history-mapping.ts';
import type { Terminal } from '../terminal.ts';
import { isCsv, readBytes, readDocument, readJson } from './read-file.ts';
import { progressBar } from './screen/progress.ts';

export type Kind = 'reps' | 'accounts' | 'leads';
export type RowsRead = Omit<CsvRows, 'kind'> & { encoding: string };

/**
 * The rows of a file; one that cannot be read comes with its problems.
 * @param idsCount whether a row with nothing but an id says something
 * @throws CalledWrongly, Refusal
 */
export async function readItems(
  kind: Kind,
  file: string,
  mappingFile: string | undefined,
  idsCount: boolean,
): Promise<RowsRead> {
  if (!isCsv(file)) {
    const rows = jsonItems(kind, await readJson(file), file);
    return { rows, ignored: [], skipped: [], encoding: 'utf-8' };
  }
  const mapping = await mappingOf(columnMappingSchema, mappingFile);
  const { text, encoding } = readable(file, decodeFile(await readBytes(file)));
  return { ...readable(file, await rowsFromCsv(text, kind, { mapping, idsCount })), encoding };
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
  const { rows, numbers, ragged, footers } = await tableIn(file);
  const reader = historyReader(mapping, tables);
  const bar = progressBar(terminal, 'reading', rows.length);
  for (const [index, row] of rows.entries()) {
    reader.add(row, numbers[index]);
    if (index % 500 === 0) bar.at(index);
  }
  bar.stop();
  const history = reader.finish();
  history.report.errors.push(...ragged);
  if (footers.length > 0) {
    history.report.skipped.push({ because: 'a line below a report', count: footers.length });
  }
  return history;
}

/** What rows are joined with must be whole. */
async function sideTable(file: string): Promise<readonly FileRow[]> {
  const { rows, ragged } = await tableIn(file);
  const [first] = ragged;
  if (!first) return rows;
  throw new CalledWrongly(`${file}, row ${first.row}: expected ${first.expected}.`);
}

async function tableIn(file: string): Promise<CsvTable> {
  const { text } = readable(file, decodeFile(await readBytes(file)));
  return readable(file, await readCsv(text));
}

function readable<T extends { kind: string }>(
  file: string,
  read: T | Unreadable,
): Exclude<T, Unreadable> {
  if (isUnreadable(read)) throw new CalledWrongly(`${file} ${read.because}.`);
  return read as Exclude<T, Unreadable>;
}

function isUnreadable(read: { kind: string }): read is Unreadable {
  return read.kind === 'unreadable';
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
