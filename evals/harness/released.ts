// The prompts that have been released, by the hash of their file: such a prompt never changes, so that
// what was measured of it, and what a decision says it was made with, stays true.
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { FOLDERS } from './material.ts';

const releasedSchema = z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/));

/** Hashes by id, as `prompts/released.json` tells them. */
export async function releasedPrompts(): Promise<ReadonlyMap<string, string>> {
  const text = await readFile(`${FOLDERS.prompts}released.json`, 'utf8');
  return new Map(Object.entries(releasedSchema.parse(JSON.parse(text))));
}

/** Why a prompt may not be judged under its name; null when it may. */
export async function changedSinceRelease(prompt: {
  id: string;
  hash: string;
}): Promise<string | null> {
  const released = (await releasedPrompts()).get(prompt.id);
  if (released === undefined || released === prompt.hash) return null;
  return `${prompt.id} is released, and its file is no longer what was released: undo the change, or give it the next number.`;
}
