// What notices a sabotage before it reaches anybody: the reading of the prompt, its released hash, and
// the request that a test holds against the released one.

import { type Prompt, parsePrompt } from '../../src/advisor/prompt.ts';
import { textHash } from '../../src/io/db/engine/content-hash.ts';
import { differences, type RequestLines } from './request.ts';
import type { RequestSabotage, Sabotage } from './sabotages.ts';

/** `lint`: it cannot be read as a prompt; `hash`: not the released file; `request`: not what was sent. */
export type Guard = 'lint' | 'hash' | 'request';

export type Scene = {
  file: string;
  released: RequestLines;
  /** The request that a prompt makes of the case that is kept. */
  request(prompt: Prompt): RequestLines;
};

/** The guards that notice a spoilt prompt, were it put in the released one's place. */
export function noticedInPrompt({ file, released, request }: Scene, { spoil }: Sabotage): Guard[] {
  const spoilt = spoil(file);
  const hash = textHash(spoilt);
  const changed: Guard[] = hash === textHash(file) ? [] : ['hash'];
  const prompt = promptOf(spoilt, hash);
  if (prompt === null) return ['lint', ...changed];
  const differs = differences(released, request(prompt)).length > 0;
  return differs ? [...changed, 'request'] : changed;
}

/** The same for a request that code has spoilt: no file of a prompt differs. */
export function noticedInRequest({ released }: Scene, { spoil }: RequestSabotage): Guard[] {
  const [system, data] = [released.system.join('\n'), released.data.join('\n')];
  const spoilt = spoil({ system, data, schema: released.schema });
  const lines = { system: spoilt.system.split('\n'), data: spoilt.data.split('\n') };
  const built = { ...released, ...lines, schema: spoilt.schema };
  return differences(released, built).length > 0 ? ['request'] : [];
}

function promptOf(text: string, hash: string): Prompt | null {
  try {
    return parsePrompt(text, hash);
  } catch {
    return null;
  }
}
