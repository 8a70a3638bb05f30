// Files that people hand to a command: JSON, YAML or CSV, also gzipped, or "-" for standard input.
import { readFile } from 'node:fs/promises';
import { text as textOf } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { CsvError, parse } from 'csv-parse/sync';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { problemsOf } from '../flows/invalid-input.ts';
import { Refusal } from '../flows/refusal.ts';
import type { FileRow } from '../leads/import/columns.ts';
import { type Lead, leadSchema } from '../leads/lead.ts';
import { CalledWrongly } from './failures.ts';

export type Table = { headers: string[]; rows: FileRow[] };

/** The text of a file. @throws CalledWrongly */
export async function readText(file: string): Promise<string> {
  if (file === '-') return textOf(process.stdin);
  try {
    const bytes = await readFile(file);
    const plain = file.endsWith('.gz') ? await promisify(gunzip)(bytes) : bytes;
    return new TextDecoder('utf-8', { fatal: true }).decode(plain);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new CalledWrongly(`There is no file ${file}.`);
    if (code === 'EISDIR') throw new CalledWrongly(`${file} is a folder.`);
    throw new CalledWrongly(`${file} cannot be read: ${message}`);
  }
}

/** A file of JSON. @throws CalledWrongly */
export async function readJson(file: string): Promise<unknown> {
  const text = await readText(file);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CalledWrongly(`${file} is not JSON: ${(error as Error).message}`);
  }
}

/** A mapping or other document in YAML, of which JSON is a part. @throws CalledWrongly */
export async function readDocument(file: string): Promise<unknown> {
  const text = await readText(file);
  try {
    return parseYaml(text);
  } catch (error) {
    throw new CalledWrongly(`${file} is not YAML: ${(error as Error).message.split('\n')[0]}`);
  }
}

/** A CSV file with a header; commas, semicolons or tabs, whichever the header uses. @throws CalledWrongly */
export async function readTable(file: string): Promise<Table> {
  const text = await readText(file);
  const [firstLine = ''] = text.split('\n', 1);
  const count = (separator: string) => firstLine.split(separator).length;
  const delimiter = [',', ';', '\t'].toSorted((a, b) => count(b) - count(a))[0] ?? ',';
  try {
    const [header = [], ...cells] = parse(text, {
      bom: true,
      delimiter,
      skip_empty_lines: true,
      trim: true,
    });
    const rows = cells.map((row) =>
      Object.fromEntries(header.map((name, at) => [name, row[at] ?? ''])),
    );
    return { headers: header, rows };
  } catch (error) {
    if (error instanceof CsvError) throw new CalledWrongly(`${file} is not CSV: ${error.message}`);
    throw error;
  }
}

export function isCsv(file: string): boolean {
  return /\.(csv|tsv|txt)(\.gz)?$/i.test(file);
}

/** A list of leads from JSON. @throws Refusal */
export function leadsIn(content: unknown, file: string): Lead[] {
  const parsed = z.array(leadSchema).safeParse(content);
  if (parsed.success) return parsed.data;
  throw new Refusal('invalid_input', `${file} holds no list of leads.`, problemsOf(parsed.error));
}
