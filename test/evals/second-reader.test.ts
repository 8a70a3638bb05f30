import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { keysOf, verdictsOn } from '../../evals/corpora/measure.ts';
import { readRows } from '../../evals/corpora/row.ts';
import {
  batchesOf,
  readAnswers,
  withSecondReader,
  writeRequests,
} from '../../evals/corpora/second-reader.ts';
import { loadCases, loadPolicies } from '../../evals/harness/material.ts';
import { loadLookPrompt } from '../../src/io/llm/prompts.ts';
import { PROMPT } from '../support/advice.ts';

const keyOf = keysOf((await loadCases()).labelled, await loadPolicies(), PROMPT);
const look = await loadLookPrompt('second-look/1');
const row = (id: string, text: string) =>
  JSON.stringify({
    ...{ id, scene: 'tier-high-score-to-senior', language: 'en', choice: 'selma', text },
    ...{ facts: [{ about: 'lead', repId: null, kind: 'score', key: '' }], category: 'names' },
    ...{ why: 'a test', place: 'point', form: 'tell' },
  });
const rows = readRows(
  [row('t-001', 'Their lead score is 91.'), row('u-001', 'They ask about Acme.')].join('\n'),
  'test',
);

test('what a second reader is asked is written to files, and its answers take sentences out', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'looks-'));
  const batches = batchesOf(rows, keyOf, look);
  await writeRequests(folder, batches);
  const [file = '', ...others] = await readdir(folder);
  expect(others).toEqual([]);
  const written = JSON.parse(await readFile(path.join(folder, file), 'utf8'));
  expect(written.request.messages[0].text).toMatch(/S[12] tell: Their lead score is 91\. \[F\d+\]/);
  const sentences = written.sentences.map((id: string, i: number) => ({
    ...{ id: `S${i + 1}`, unsupported: '' },
    follows: id.startsWith('t'),
  }));
  const answers = await mkdtemp(path.join(tmpdir(), 'looks-'));
  expect(await readAnswers(answers, batches)).toEqual(new Map());
  await writeFile(path.join(answers, file), JSON.stringify({ sentences }));
  const said = await readAnswers(answers, batches);
  expect(said).toEqual(
    new Map([
      ['t-001', true],
      ['u-001', false],
    ]),
  );
  const judged = verdictsOn(rows, keyOf);
  const [yes, no] = withSecondReader(judged, said);
  expect(yes).toEqual(judged[0]);
  expect(no?.problems).toContain('a second reader finds no ground for it');
  await writeFile(path.join(answers, file), '{"sentences":1}');
  await expect(readAnswers(answers, batches)).rejects.toThrow(file);
});

test('a request that asks something else has another name, so that no old answer is taken for it', () => {
  const [before] = batchesOf(rows, keyOf, look);
  const [after] = batchesOf(rows, keyOf, { ...look, text: `${look.text} Be strict.` });
  expect(after?.name).not.toBe(before?.name);
});
