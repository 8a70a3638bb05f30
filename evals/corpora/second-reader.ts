// What a second reader would be asked about the sentences of the corpora, as files to be answered by any model,
// and what its answers make of the verdicts. True and untrue ones of a scene stand in one request, as in a brief.
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import type { AdviceKey } from '../../src/advisor/brief.ts';
import type { AdvisorRequest } from '../../src/advisor/exchange.ts';
import type { LookPrompt } from '../../src/advisor/prompt.ts';
import { lookRequest, readLook } from '../../src/advisor/second-look-request.ts';
import { contentHash } from '../../src/io/db/engine/content-hash.ts';
import type { Verdict } from './measure.ts';
import { sentenceOf } from './row.ts';
import type { CorpusSentence as Row } from './sentence.ts';

/** As many sentences as a long brief has. */
const MOST_SENTENCES = 12;

export type Batch = { name: string; rows: readonly Row[]; request: AdvisorRequest };

/** The requests about all rows; a name changes with its request, so that no answer to another is taken for it. */
export function batchesOf(
  rows: readonly Row[],
  keyOf: (row: Row) => AdviceKey,
  prompt: LookPrompt,
): Batch[] {
  const mixed = [...rows].sort((a, b) => (contentHash(a.text) < contentHash(b.text) ? -1 : 1));
  const groups = Map.groupBy(mixed, ({ scene, language }) => `${scene}-${language}`);
  return [...groups].flatMap(([group, of]) => {
    const parts = Math.ceil(of.length / MOST_SENTENCES);
    return Array.from({ length: parts }, (_, i) => {
      const own = of.filter((_, place) => place % parts === i);
      const request = requestAbout(own, keyOf, prompt);
      return { name: `${group}-${i + 1}-${contentHash(request).slice(0, 8)}`, rows: own, request };
    });
  });
}

function requestAbout(
  rows: readonly Row[],
  keyOf: (row: Row) => AdviceKey,
  prompt: LookPrompt,
): AdvisorRequest {
  const [first] = rows;
  if (first === undefined) throw new Error('a request needs a sentence');
  const sentences = rows.map((row) => {
    const { text, facts, form } = sentenceOf(row, keyOf(row));
    return { does: form ?? row.place, text, facts: row.place === 'summary' ? [] : facts };
  });
  return lookRequest(prompt, keyOf(first), sentences);
}

/** Writes each request to a file of its name. */
export async function writeRequests(folder: string, batches: readonly Batch[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const { name, rows, request } of batches) {
    const body = { request, sentences: rows.map(({ id }) => id) };
    await writeFile(`${folder}/${name}.json`, `${JSON.stringify(body, null, 2)}\n`);
  }
}

/**
 * What the answers in a folder say of each row: `<name of the request>.json` holds the model's JSON alone. A
 * request without an answer says nothing.
 * @throws Error naming an answer that is not of the form asked for
 */
export async function readAnswers(
  folder: string,
  batches: readonly Batch[],
): Promise<ReadonlyMap<string, boolean>> {
  const said = new Map<string, boolean>();
  for (const { name, rows } of batches) {
    const file = `${folder}/${name}.json`;
    if (!existsSync(file)) continue;
    const look = readLook(JSON.parse(await readFile(file, 'utf8')), rows.length);
    if (look === null) throw new Error(`${file} is no answer of the form that was asked for.`);
    rows.forEach(({ id }, i) => {
      const one = look[i];
      if (typeof one === 'boolean') said.set(id, one);
    });
  }
  return said;
}

/** Verdicts of judge and second reader together: what either refuses is not shown. */
export function withSecondReader(
  verdicts: readonly Verdict[],
  said: ReadonlyMap<string, boolean>,
): Verdict[] {
  return verdicts.map((verdict) =>
    said.get(verdict.row.id) === false
      ? { ...verdict, problems: [...verdict.problems, 'a second reader finds no ground for it'] }
      : verdict,
  );
}
