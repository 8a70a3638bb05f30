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
  /** The request for a choice and the one for a brief. */
  released: readonly RequestLines[];
  /** The requests that a prompt makes of the case that is kept. */
  request(prompt: Prompt): readonly RequestLines[];
};

/** The guards that notice a spoilt prompt, were it put in the released one's place. */
export function noticedInPrompt({ file, released, request }: Scene, { spoil }: Sabotage): Guard[] {
  const spoilt = spoil(file);
  const hash = textHash(spoilt);
  const changed: Guard[] = hash === textHash(file) ? [] : ['hash'];
  const prompt = promptOf(spoilt, hash);
  if (prompt === null) return ['lint', ...changed];
  const built = request(prompt);
  const differs =
    built.length !== released.length ||
    released.some((one, i) => differences(one, built[i] ?? one).length > 0);
  return differs ? [...changed, 'request'] : changed;
}

/** The same for a request that code has spoilt: no file of a prompt differs. */
export function noticedInRequest({ released }: Scene, { of, spoil }: RequestSabotage): Guard[] {
  const sent = released[of === 'choice' ? 0 : 1];
  if (sent === undefined) return [];
  const [system, data] = [sent.system.join('\n'), sent.data.join('\n')];
  const spoilt = spoil({ system, data, schema: sent.schema });
  const lines = { system: spoilt.system.split('\n'), data: spoilt.data.split('\n') };
  const built = { ...sent, ...lines, schema: spoilt.schema };
  return differences(sent, built).length > 0 ? ['request'] : [];
}

function promptOf(text: string, hash: string): Prompt | null {
  try {
    return parsePrompt(text, hash);
  } catch {
    return null;
  }
}
