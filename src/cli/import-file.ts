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
import { dateOrderOf } from '../leads/import/date-order.ts';
import { own } from '../leads/text/by-name.ts';
import type { Readers } from '../leads/values/readers.ts';
import { dealsMapping, foundPreset, kindByHeaders } from '../roster/import/found-preset.ts';
import { type History, historyReader, type Known } from '../roster/import/history.ts';
import { type HistoryMapping, historyMappingSchema } from '../roster/import/history-mapping.ts';
import type { PresetKind } from '../roster/import/presets.ts';
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
  words?: Readers,
): Promise<RowsRead> {
  if (!isCsv(file)) {
    const rows = jsonItems(kind, await readJson(file), file);
    return { rows, took: null, ignored: [], skipped: [], encoding: 'utf-8' };
  }
  const mapping = await mappingOf(columnMappingSchema, mappingFile);
  const { text, encoding } = readable(file, decodeFile(await readBytes(file)));
  return {
    ...readable(
      file,
      await rowsFromCsv(text, kind, { mapping, idsCount, ...(words && { words }) }),
    ),
    encoding,
  };
}

/**
 * What a file is: the export of another system, or the kind that knows its columns.
 * @throws CalledWrongly when nothing tells
 */
export async function kindOfFile(file: string): Promise<{ kind: PresetKind; name: string | null }> {
  if (!isCsv(file)) throw new CalledWrongly(`${SAY_KIND}, as in: pointsman import leads ${file}.`);
  const { headers } = await tableIn(file);
  const preset = foundPreset(headers);
  const kind = preset?.kind ?? kindByHeaders(headers);
  if (kind !== null) return { kind, name: preset?.name ?? null };
  throw new CalledWrongly(
    `The headers of ${file} do not tell what it holds. ${SAY_KIND}, as in: pointsman import leads ${file}.`,
  );
}

const SAY_KIND = 'Say whether it holds reps, accounts, leads or history';

/** A history with its side tables; without a mapping the headers have to tell the export. @throws CalledWrongly, Refusal */
export async function readHistory(
  terminal: Terminal,
  file: string,
  mappingFile: string | undefined,
  tableFiles: Readonly<Record<string, string>>,
  known: Known,
): Promise<History & { took: string | null }> {
  const stated =
    mappingFile === undefined ? null : await mappingOf(historyMappingSchema, mappingFile);
  const missing = Object.keys(stated?.tables ?? {}).filter(
    (name) => own(tableFiles, name) === undefined,
  );
  if (missing.length > 0) {
    throw new CalledWrongly(
      `The mapping joins ${missing.join(', ')}: add --table ${missing[0]}=file.csv.`,
    );
  }
  const { headers, rows, numbers, ragged, footers } = await tableIn(file);
  const preset = stated === null ? foundPreset(headers, 'history') : null;
  const plain = stated ?? (preset?.kind === 'history' ? dealsMapping(preset, headers) : null);
  if (plain === null) {
    throw new CalledWrongly(
      'A history needs --mapping; docs/examples/history holds two to start from.',
    );
  }
  const mapping = { ...plain, dates: datesOf(plain, rows) };
  const tables = Object.fromEntries(
    await Promise.all(
      Object.entries(tableFiles).map(
        async ([name, path]) => [name, await sideTable(path)] as const,
      ),
    ),
  );
  const reader = historyReader(mapping, tables, known);
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
  return { ...history, took: preset?.name ?? null };
}

/** As the mapping says, or as the dates that can be read one way only. */
function datesOf(mapping: HistoryMapping, rows: readonly FileRow[]): HistoryMapping['dates'] {
  const { receivedAt, engagedAt, firstTouchAt, closedAt, dates } = mapping;
  const columns = [receivedAt, engagedAt, firstTouchAt, closedAt].flatMap((name) => name ?? []);
  const cells = columns.flatMap((name) => rows.map((row) => own(row, name) ?? ''));
  return dates === 'iso' ? (dateOrderOf(cells) ?? dates) : dates;
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
