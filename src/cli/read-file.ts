// Files that people hand to a command: JSON, YAML or CSV, also gzipped, or "-" for standard input.
import { readFile } from 'node:fs/promises';
import { buffer as bytesOf } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { CalledWrongly } from '../failures.ts';
import { problemsOf } from '../flows/invalid-input.ts';
import { parseJsonText } from '../flows/json-text.ts';
import { Refusal } from '../flows/refusal.ts';
import { type Lead, leadSchema } from '../leads/lead.ts';
import { storageFault } from '../leads/text/storable.ts';

/** The text of a file, without a byte order mark. @throws CalledWrongly */
export async function readText(file: string): Promise<string> {
  const bytes = await readBytes(file);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new CalledWrongly(`${file} is not UTF-8: save it as UTF-8 first.`);
  }
  // UTF-16 without a byte order mark is full of them.
  if (text.includes('\0')) throw new CalledWrongly(`${file} holds NUL: save it as UTF-8 first.`);
  return text;
}

/** The bytes of a file, unzipped. @throws CalledWrongly */
export async function readBytes(file: string): Promise<Uint8Array> {
  if (file === '-') return bytesOf(process.stdin);
  try {
    const bytes = await readFile(file);
    return file.endsWith('.gz') ? await promisify(gunzip)(bytes) : bytes;
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
    return parseJsonText(text);
  } catch (error) {
    throw new CalledWrongly(`${file} is not JSON that can be used: ${(error as Error).message}`);
  }
}

/** A mapping or other document in YAML, of which JSON is a part. @throws CalledWrongly */
export async function readDocument(file: string): Promise<unknown> {
  const text = await readText(file);
  let value: unknown;
  try {
    value = parseYaml(text);
  } catch (error) {
    throw new CalledWrongly(`${file} is not YAML: ${(error as Error).message.split('\n')[0]}`);
  }
  const fault = storageFault(value);
  if (fault) throw new CalledWrongly(`${file}, ${fault.path || '/'}: ${fault.message}.`);
  return value;
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
