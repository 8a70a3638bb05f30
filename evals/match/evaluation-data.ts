// Real data sets for measuring prediction and assignment. They are not part of the product: without the
// evaluation data folder the parts that need it say so and are skipped.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';

/** A table by column name; what is missing is the empty string. */
export type Row = Readonly<Record<string, string>>;

export interface EvaluationData {
  folder: string;
  /** Rows of a CSV file, gunzipped when its name ends in .gz. */
  rows(file: string): Row[];
  /** First 12 digits of the SHA-256 of each file read so far, by name. */
  hashes(): ReadonlyMap<string, string>;
}

/** The folder named by POINTSMAN_EVAL_DATA, or ../shared/data beside the repository; null when absent. */
export function openEvaluationData(): EvaluationData | null {
  const beside = join(import.meta.dirname, '../../../shared/data');
  const folder = process.env.POINTSMAN_EVAL_DATA ?? beside;
  if (!existsSync(join(folder, 'README.md'))) return null;
  const hashes = new Map<string, string>();
  return {
    folder,
    hashes: () => hashes,
    rows(file) {
      const bytes = readFileSync(join(folder, file));
      hashes.set(file, createHash('sha256').update(bytes).digest('hex').slice(0, 12));
      const text = file.endsWith('.gz') ? gunzipSync(bytes) : bytes;
      return parse(text, { columns: true, bom: true, skip_empty_lines: true, relax_quotes: true });
    },
  };
}
