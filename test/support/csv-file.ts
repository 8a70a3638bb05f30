// Rows as the text of a CSV file, and what an import makes of such a file before anything is stored.
import type { ZodType } from 'zod';
import { type CsvKind, rowsFromCsv } from '../../src/flows/roster/csv-rows.ts';
import { bySchema, sortRows } from '../../src/flows/roster/import-report.ts';
import { accountSchema } from '../../src/leads/account.ts';
import {
  type ColumnMappingInput,
  columnMappingSchema,
  type FileRow,
} from '../../src/leads/import/columns.ts';
import { leadSchema } from '../../src/leads/lead.ts';
import { policyDocumentSchema } from '../../src/policy/policy.ts';
import { repSchema } from '../../src/roster/rep.ts';

const SCHEMAS: Readonly<Record<CsvKind, ZodType>> = {
  reps: repSchema,
  accounts: accountSchema,
  leads: leadSchema,
  policies: policyDocumentSchema,
};

export function csvText(rows: readonly FileRow[]): string {
  const headers = Object.keys(rows[0] ?? {});
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const lines = [headers, ...rows.map((row) => headers.map((name) => row[name] ?? ''))];
  return lines.map((cells) => cells.map(cell).join(',')).join('\n');
}

/** The values of a file's rows as they were read, and its refused rows. @throws when nothing can be read */
export async function readFileRows(
  kind: CsvKind,
  rows: readonly FileRow[],
  mapping: ColumnMappingInput = {},
) {
  const read = await rowsFromCsv(csvText(rows), kind, {
    mapping: columnMappingSchema.parse(mapping),
  });
  if (read.kind === 'unreadable') throw new Error(read.because);
  // What a lead is told of and keeps its owner for all others are refused for.
  const strictly = read.rows.map((one) =>
    one.lost ? { row: one.row, value: one.value, problems: one.lost } : one,
  );
  const sorted = await sortRows(
    strictly,
    bySchema(SCHEMAS[kind] as ZodType<{ id: string }>, () => []),
  );
  const good = new Set(sorted.good.map(({ row }) => row));
  return {
    rows: read.rows.filter(({ row }) => good.has(row)).map(({ row, value }) => ({ row, value })),
    errors: sorted.refused.flatMap(({ row, problems }) => problems.map((one) => ({ row, ...one }))),
    ignored: read.ignored,
  };
}
