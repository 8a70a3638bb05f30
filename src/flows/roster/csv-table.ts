// The text of a CSV file as rows under a header, the same for every door: commas, semicolons or tabs as the
// header has them, quotes as spreadsheets write them, blank rows left out but counted.
import { setImmediate as turn } from 'node:timers/promises';
import { CsvError, type Parser, parse } from 'csv-parse';
import type { FileRow, RowError } from '../../leads/import/columns.ts';

export type CsvTable = {
  kind: 'table';
  headers: string[];
  rows: FileRow[];
  /** The number of each of `rows` as a spreadsheet counts: the header is row 1. */
  numbers: number[];
  /** Rows with more or fewer cells than the header; they are not among `rows`. */
  ragged: RowError[];
};

/** Why nothing of a file can be read, to be said after its name: "is empty: …". */
export type Unreadable = { kind: 'unreadable'; because: string };

export type MostOfCsv = { rows: number; columns: number };

/** Characters that are parsed between two turns of the event loop. */
const SLICE_CHARS = 32_768;
/** A quote that is never closed makes one record of the rest of the file. */
const MOST_RECORD_CHARS = 1_048_576;
const SEPARATORS = [',', ';', '\t'] as const;

/**
 * Reads a CSV text. Spaces around a cell do not count, nor do empty cells beyond the header; a header may not
 * stand twice.
 * @param most a text of more rows or columns is refused, the latter before anything of it is parsed
 */
export async function readCsv(text: string, most?: MostOfCsv): Promise<CsvTable | Unreadable> {
  const { separator, columns } = headerOf(text);
  if (most && columns > most.columns) {
    return unreadable(`has more columns than an import takes: at most ${most.columns} columns`);
  }
  const parser = parse({
    delimiter: separator,
    relax_column_count: true,
    trim: true,
    max_record_size: MOST_RECORD_CHARS,
  });
  const table = tableMaker(most?.rows ?? Number.POSITIVE_INFINITY);
  const failed = Promise.withResolvers<never>();
  failed.promise.catch(() => undefined);
  parser.once('error', failed.reject);
  try {
    await Promise.race([parseInto(table, parser, text), failed.promise]);
  } catch (error) {
    if (error instanceof CsvError) return unreadable(`is not CSV: ${error.message}`);
    throw error;
  } finally {
    parser.destroy();
  }
  return table.made();
}

/** How the header's cells are parted, and how many there are; what stands between quotes does not count. */
function headerOf(text: string): { separator: string; columns: number } {
  let counts = new Map<string, number>(SEPARATORS.map((separator) => [separator, 1]));
  let [quoted, blank] = [false, true];
  for (const char of text) {
    if (char === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (counts.has(char)) counts.set(char, (counts.get(char) ?? 0) + 1);
    else if (char === '\n' || char === '\r') {
      if (!blank) break;
      counts = new Map(SEPARATORS.map((separator) => [separator, 1]));
      continue;
    }
    blank &&= counts.has(char) || char.trim() === '';
  }
  const [[separator, columns] = [',', 1]] = [...counts].sort(([, a], [, b]) => b - a);
  return { separator, columns };
}

type TableMaker = ReturnType<typeof tableMaker>;

function tableMaker(mostRows: number) {
  const table: CsvTable = { kind: 'table', headers: [], rows: [], numbers: [], ragged: [] };
  let row = 0;
  let fault: string | null = null;
  return {
    /** Takes one record; false when no more is wanted. */
    add(cells: readonly string[]): boolean {
      row += 1;
      const filled = cells.findLastIndex((cell) => cell !== '') + 1;
      const { headers, ragged } = table;
      if (filled === 0) return true;
      if (headers.length === 0) {
        const names = cells.slice(0, filled);
        table.headers = names;
        const twice = names.find((name, at) => name !== '' && names.indexOf(name) !== at);
        if (twice !== undefined) fault = `names the column "${twice}" twice`;
      } else if (table.rows.length + ragged.length === mostRows) {
        fault = `has more rows than an import takes: at most ${mostRows} rows`;
      } else if (filled > headers.length || cells.length < headers.length) {
        const expected = `${headers.length} cells as in the header, not ${Math.max(filled, cells.length)}`;
        ragged.push({ row, column: '', value: cells.join(' · ').slice(0, 60), expected });
      } else {
        table.rows.push(Object.fromEntries(headers.map((name, at) => [name, cells[at] ?? ''])));
        table.numbers.push(row);
      }
      return fault === null;
    },
    made(): CsvTable | Unreadable {
      if (fault !== null) return unreadable(fault);
      if (table.headers.length > 0) return table;
      return unreadable('is empty: its first row has to name the columns');
    },
  };
}

async function parseInto(table: TableMaker, parser: Parser, text: string): Promise<void> {
  const take = (): boolean => {
    for (let record = parser.read(); record !== null; record = parser.read()) {
      if (!table.add(record as string[])) return false;
    }
    return true;
  };
  for (let at = 0; at < text.length; at += SLICE_CHARS) {
    parser.write(text.slice(at, at + SLICE_CHARS));
    if (!take()) return;
    await turn();
  }
  const ended = new Promise<void>((resolve) => parser.once('end', resolve));
  parser.end();
  if (!take()) return;
  parser.on('data', (record: string[]) => table.add(record));
  await ended;
}

function unreadable(because: string): Unreadable {
  return { kind: 'unreadable', because };
}
