// Reads prompts from the prompts folder; the hash of the file goes into every decision.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import {
  type LookPrompt,
  type Prompt,
  parseLookPrompt,
  parsePrompt,
} from '../../advisor/prompt.ts';

const FOLDER = fileURLToPath(new URL('../../../prompts/', import.meta.url));

/**
 * The prompt of an id such as "advise/1".
 * @throws Error when there is no such file or it does not hold together; the message names it
 */
export async function loadPrompt(id: string, folder: string = FOLDER): Promise<Prompt> {
  return read(id, folder, parsePrompt);
}

/** The prompt of a second reader, such as "second-look/1". @throws Error as `loadPrompt` */
export async function loadLookPrompt(id: string, folder: string = FOLDER): Promise<LookPrompt> {
  return read(id, folder, parseLookPrompt);
}

async function read<P extends { id: string }>(
  id: string,
  folder: string,
  parsed: (text: string, hash: string) => P,
): Promise<P> {
  if (!/^[a-z][a-z0-9-]*\/\d+$/.test(id)) throw new Error(`"${id}" does not name a prompt`);
  const file = `${folder.replace(/\/$/, '')}/${id}.md`;
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    throw new Error(`there is no prompt ${id}; there are ${await namesIn(folder)}`, { cause });
  }
  const prompt = parsed(text, createHash('sha256').update(text).digest('hex'));
  if (prompt.id !== id) throw new Error(`${file} says that it is ${prompt.id}`);
  return prompt;
}

async function namesIn(folder: string): Promise<string> {
  const files = await readdir(folder, { recursive: true }).catch(() => []);
  const names = files.filter((file) => file.endsWith('.md')).map((file) => file.slice(0, -3));
  return names.sort().join(', ') || 'none';
}
