// The text of a CSV file as rows under a header, the same for every door: commas, semicolons or tabs as the
// header has them, quotes as spreadsheets write them, blank rows left out but counted.
import { setImmediate as turn } from 'node:timers/promises';
import { CsvError, parse } from 'csv-parse';
import type { FileRow, RowError } from '../../leads/import/columns.ts';
import { isReportFooter } from '../../leads/import/report-footer.ts';

export type CsvTable = {
  kind: 'table';
  headers: string[];
  rows: FileRow[];
  /** The number of each of `rows` as a spreadsheet counts: the header is row 1. */
  numbers: number[];
  /** Rows that are broken, or have more or fewer cells than the header; they are not among `rows`. */
  ragged: RowError[];
  /** Numbers of the lines that a report puts below its rows; they are not among `rows`. */
  footers: number[];
};

/** Why nothing of a file can be read, to be said after its name: "is empty: …". */
export type Unreadable = { kind: 'unreadable'; because: string };

export type MostOfCsv = { rows: number; columns: number };

/** What is parsed between two turns of the event loop. */
const SLICE_BYTES = 32_768;
/** A file with more of them is no CSV; each costs a start of its own. */
const MOST_BROKEN = 10_000;
/** A quote that is never closed makes one record of the rest of the file. */
const MOST_RECORD_CHARS = 1_048_576;
const SEPARATORS: readonly string[] = [',', ';', '\t'];
/** What Excel writes above a header, and counts as no row. */
const SAYS_SEPARATOR = /^\ufeff?(?:"sep=([^"\r\n])"|sep=([^"\r\n]))[ ,;\t]*(?:\r\n|\n|\r)/i;

/**
 * Reads a CSV text, by the separator that a line "sep=;" names, else by the one that its header uses most.
 * Spaces around a cell do not count, nor do empty cells beyond the header; a header may not stand twice. A
 * broken row costs itself: reading goes on in the line below the one that it begins in.
 * @param most a text of more rows or columns is refused, the latter before anything of it is parsed
 */
export async function readCsv(written: string, most?: MostOfCsv): Promise<CsvTable | Unreadable> {
  const [told = '', quoted, bare] = SAYS_SEPARATOR.exec(written) ?? [];
  const text = written.slice(told.length);
  const { separator, columns } = headerOf(text, quoted ?? bare);
  if (most && columns > most.columns) {
    return unreadable(`has more columns than an import takes: at most ${most.columns} columns`);
  }
  const bytes = Buffer.from(text);
  const table = tableMaker(most?.rows ?? Number.POSITIVE_INFINITY);
  for (let at = 0; at < bytes.length; ) {
    const { read, error } = await parseFrom(bytes.subarray(at), separator, table);
    if (error === null) break;
    const next = lineAfter(bytes, at + read);
    if (!table.addBroken(bytes.subarray(at + read, next).toString(), error)) break;
    at = next;
  }
  return table.made();
}

/** Where the line below the one at `from` begins, by whichever of the usual line ends. */
function lineAfter(bytes: Buffer, from: number): number {
  const [feed, back] = ['\n', '\r'].map((end) => bytes.indexOf(end, from));
  const ends = [feed, back].filter((at) => at !== undefined && at >= 0) as number[];
  const end = Math.min(...ends, bytes.length);
  return end === back && feed === back + 1 ? end + 2 : end + 1;
}

/** How the header's cells are parted, and how many there are; what stands between quotes does not count. */
function headerOf(text: string, said?: string): { separator: string; columns: number } {
  const signs = said === undefined ? SEPARATORS : [said];
  let counts = new Map<string, number>(signs.map((separator) => [separator, 1]));
  let [quoted, blank] = [false, true];
  for (const char of text) {
    if (char === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (counts.has(char)) counts.set(char, (counts.get(char) ?? 0) + 1);
    else if (char === '\n' || char === '\r') {
      if (!blank) break;
      counts = new Map(signs.map((separator) => [separator, 1]));
      continue;
    }
    blank &&= counts.has(char) || char.trim() === '';
  }
  const [[separator, columns] = [',', 1]] = [...counts].sort(([, a], [, b]) => b - a);
  return { separator, columns };
}

type TableMaker = ReturnType<typeof tableMaker>;

function tableMaker(mostRows: number) {
  const table: CsvTable = {
    ...{ kind: 'table', headers: [], rows: [], numbers: [], ragged: [], footers: [] },
  };
  let row = 0;
  let fault: string | null = null;
  /** What ended the reading of a file that may be no CSV at all. */
  let unclosed: string | null = null;
  let broken = 0;
  /** Rows of one cell where the header has several, with nothing that parts them. */
  const alone = new Set<number>();
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
        const keys = names.map((name) => name.toLowerCase());
        const twice = names.filter(
          (_, at) => keys[at] !== '' && keys.indexOf(keys[at] ?? '') !== at,
        );
        if (twice.length > 0) {
          const told = [...new Set(twice)].map((name) => `"${name}"`).join(', ');
          fault = `names ${twice.length > 1 ? 'the columns' : 'the column'} ${told} twice: give each a header of its own`;
        }
      } else if (headers.length > 1 && isBelow(table.footers, cells)) {
        table.footers.push(row);
      } else if (table.rows.length + ragged.length === mostRows) {
        fault = `has more rows than an import takes: at most ${mostRows} rows`;
      } else if (filled > headers.length || cells.length < headers.length) {
        const expected = `${headers.length} cells as in the header, not ${Math.max(filled, cells.length)}`;
        ragged.push({ row, column: '', value: cells.join(' · ').slice(0, 60), expected });
        if (cells.length === 1) alone.add(row);
      } else {
        table.rows.push(Object.fromEntries(headers.map((name, at) => [name, cells[at] ?? ''])));
        table.numbers.push(row);
      }
      return fault === null;
    },
    /** Takes a record that cannot be read; false when no more is wanted. */
    addBroken(line: string, { code, message }: CsvError): boolean {
      row += 1;
      broken += 1;
      if (table.headers.length === 0) fault = `is not CSV: ${message}`;
      if (broken > MOST_BROKEN) fault = `is not CSV: more than ${MOST_BROKEN} rows are broken`;
      if (code !== 'INVALID_OPENING_QUOTE') unclosed = message;
      table.ragged.push({
        ...{ row, column: '', value: line.trim().slice(0, 60) },
        expected: 'quotes around the whole cell, and those in it doubled ("5"" pipe")',
      });
      return fault === null;
    },
    made(): CsvTable | Unreadable {
      if (unclosed !== null && table.rows.length === 0) fault ??= `is not CSV: ${unclosed}`;
      if (fault !== null) return unreadable(fault);
      if (table.footers.length > 0) {
        // Between the last row and a line that says what it is stands who made the report.
        const last = table.numbers.at(-1) ?? 0;
        const below = table.ragged.filter((one) => one.row > last && alone.has(one.row));
        table.footers.push(...below.map((one) => one.row));
        table.ragged = table.ragged.filter((one) => !below.includes(one));
      }
      if (table.headers.length > 0) return table;
      return unreadable('is empty: its first row has to name the columns');
    },
  };
}

/** A line below a report, or one that stands alone in its row after such a line. */
function isBelow(footers: readonly number[], cells: readonly string[]): boolean {
  const isAlone = cells.filter((cell) => cell !== '').length === 1;
  return isReportFooter(cells) || (footers.length > 0 && isAlone);
}

/**
 * Gives the records of a text to the table, up to the first that is broken.
 * @returns the bytes of whole records, and the error that ended the reading
 */
async function parseFrom(
  bytes: Buffer,
  separator: string,
  table: TableMaker,
): Promise<{ read: number; error: CsvError | null }> {
  let [read, isWanted] = [0, true];
  const parser = parse({
    delimiter: separator,
    relax_column_count: true,
    trim: true,
    max_record_size: MOST_RECORD_CHARS,
    on_record: (cells: string[], context) => {
      read = context.bytes;
      isWanted &&= table.add(cells);
      return null;
    },
  });
  const ended = Promise.withResolvers<CsvError | null>();
  parser.once('error', (error) => {
    if (error instanceof CsvError) ended.resolve(error);
    else ended.reject(error);
  });
  parser.once('end', () => ended.resolve(null));
  parser.resume();
  for (let at = 0; at < bytes.length && isWanted && !parser.destroyed; at += SLICE_BYTES) {
    parser.write(bytes.subarray(at, at + SLICE_BYTES));
    await turn();
  }
  if (isWanted && !parser.destroyed) parser.end();
  const error = isWanted ? await ended.promise : null;
  parser.destroy();
  return { read, error };
}

function unreadable(because: string): Unreadable {
  return { kind: 'unreadable', because };
}
