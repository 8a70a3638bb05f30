// A CSV file as rows to import, the same whichever door it comes through: columns by path or by the headers
// that people write, each cell read as what its field is.
import { mapInSlices } from '../../io/db/engine/in-slices.ts';
import { accountReader } from '../../leads/import/account-rows.ts';
import {
  type ColumnMapping,
  columnMappingSchema,
  type FileRow,
  type RowReader,
  rowReader,
} from '../../leads/import/columns.ts';
import { dateOrderOf } from '../../leads/import/date-order.ts';
import { leadReader } from '../../leads/import/lead-rows.ts';
import { own } from '../../leads/text/by-name.ts';
import type { Readers } from '../../leads/values/readers.ts';
import { policyDocumentSchema } from '../../policy/policy.ts';
import { foundPreset, presetMapping } from '../../roster/import/found-preset.ts';
import { repReader } from '../../roster/import/rep-rows.ts';
import { type MostOfCsv, readCsv, type Unreadable } from './csv-table.ts';
import { type ImportRow, type SkippedRow, wordsOfCell } from './import-report.ts';

type ReaderOf = (headers: readonly string[], mapping: ColumnMapping, words?: Readers) => RowReader;

const READERS = {
  reps: repReader,
  accounts: (headers, mapping) => accountReader(headers, mapping),
  leads: (headers, mapping) => leadReader(headers, mapping),
  policies: (headers, mapping) => rowReader([], policyDocumentSchema, headers, mapping),
} satisfies Record<string, ReaderOf>;
export type CsvKind = keyof typeof READERS;

export type CsvRows = {
  kind: 'rows';
  /** The export of another system that the file was taken for: "Salesforce leads". */
  took: string | null;
  rows: ImportRow[];
  /** Headers of the columns that feed nothing. */
  ignored: readonly string[];
  /** Lines that are no rows: below a report, or with nothing in them but an id. */
  skipped: readonly SkippedRow[];
};

export type CsvOptions = {
  mapping?: ColumnMapping;
  most?: MostOfCsv;
  /** Whether a row with nothing but an id says something: which one is to be emptied. */
  idsCount?: boolean;
  /** How words are read, where the user has taught some. */
  words?: Readers;
};

/** The rows of a CSV text with a header; a row that cannot be read comes with its problems. */
export async function rowsFromCsv(
  text: string,
  kind: CsvKind,
  { mapping = columnMappingSchema.parse({}), most, idsCount = false, words }: CsvOptions = {},
): Promise<CsvRows | Unreadable> {
  const table = await readCsv(text, most);
  if (table.kind === 'unreadable') return table;
  const { headers, footers } = table;
  const preset = kind === 'policies' ? null : foundPreset(headers, kind);
  const mapped =
    preset === null || preset.kind === 'history'
      ? mapping
      : presetMapping(preset, headers, mapping);
  const readerOf: ReaderOf = READERS[kind];
  const plain = readerOf(headers, mapped, words);
  const order = mapped.dates === 'iso' ? dateOrderOf(cellsUnder(plain.dates, table.rows)) : null;
  const { columns, faults, ignored, read } =
    order === null ? plain : readerOf(headers, { ...mapped, dates: order }, words);
  if (faults.length > 0) {
    return { kind: 'unreadable', because: `cannot be read by its columns: ${faults.join('; ')}` };
  }
  let at = -1;
  const skipped = footers.map((row) => ({ row, because: 'is a line below a report' }));
  const rows = await mapInSlices(table.rows, (cells): ImportRow | null => {
    at += 1;
    const row = table.numbers[at] ?? 0;
    if (!idsCount && headers.length > 1 && holdsOnly(cells, columns.id)) {
      skipped.push({ row, because: 'holds nothing but an id' });
      return null;
    }
    const { value, faults: wrong, fresh } = read(cells);
    if (wrong.length === 0) return { row, value, columns, ...(fresh && { fresh }) };
    const problems = wrong.map(({ to, value: written, expected }) => ({
      path: `/${to.replaceAll('.', '/')}`,
      message: `expected ${expected}${wordsOfCell(written, to, columns)}`,
    }));
    // A lead is never lost over one of its cells.
    return kind === 'leads' ? { row, value, columns, lost: problems } : { row, value, problems };
  });
  const ragged = table.ragged.map(({ row, expected }) => ({
    row,
    value: null,
    problems: [{ path: '', message: `expected ${expected}` }],
  }));
  const all = [...rows.filter((row) => row !== null), ...ragged];
  return {
    kind: 'rows',
    took: preset?.name ?? null,
    rows: all.sort((a, b) => a.row - b.row),
    ignored,
    skipped: skipped.sort((a, b) => a.row - b.row),
  };
}

function* cellsUnder(headers: readonly string[], rows: readonly FileRow[]): Iterable<string> {
  for (const header of headers) for (const row of rows) yield own(row, header) ?? '';
}

function holdsOnly(cells: FileRow, header: string | undefined): boolean {
  const filled = Object.entries(cells).filter(([, cell]) => cell !== '');
  return header !== undefined && filled.length === 1 && filled[0]?.[0] === header;
}
