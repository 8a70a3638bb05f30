// `npm run eval:corpora`: the judge of sentences against true and untrue ones that were written apart from it.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { readCases } from '../../src/evals/case.ts';
import { loadLookPrompt, loadPrompt } from '../../src/io/llm/prompts.ts';
import { FOLDERS, loadCases, loadPolicies } from '../harness/material.ts';
import { keysOf, verdictsOn } from './measure.ts';
import { corporaReport } from './report.ts';
import { readRows } from './row.ts';
import { batchesOf, readAnswers, withSecondReader, writeRequests } from './second-reader.ts';

const HERE = new URL('./', import.meta.url);
const lines = (name: string) => readFile(new URL(name, HERE), 'utf8');
const isThere = (name: string) => existsSync(new URL(name, HERE));

/** `--requests DIR` writes what a second reader is asked, `--answers DIR` plays what one said. */
function wanted() {
  const options = { requests: { type: 'string' }, answers: { type: 'string' } } as const;
  return parseArgs({ options }).values;
}

async function main(): Promise<number> {
  const missing = ['true.jsonl', 'untrue.jsonl'].filter((name) => !isThere(name));
  if (missing.length > 0) {
    console.log(
      `There is no evals/corpora/${missing.join(' and no evals/corpora/')} to measure with.`,
    );
    return 0;
  }
  const own = isThere('scenes.jsonl')
    ? readCases(await lines('scenes.jsonl'), 'corpora/scenes.jsonl')
    : { labelled: [], waiting: [] };
  const cases = await loadCases();
  const scenes = [...cases.labelled, ...cases.waiting, ...own.labelled, ...own.waiting];
  const policies = await loadPolicies();
  // Only its facts and names count here; the form with everything in one request has them all.
  const prompt = await loadPrompt('advise/1', FOLDERS.prompts);
  if (prompt.form !== 1) throw new Error('advise/1 asks for everything in one answer.');
  const keyOf = keysOf(scenes, policies, prompt);
  const rows = async (name: string) => readRows(await lines(name), `corpora/${name}`);
  const [yes, no] = [await rows('true.jsonl'), await rows('untrue.jsonl')];
  const look = await loadLookPrompt('second-look/1', FOLDERS.prompts);
  const batches = batchesOf([...yes, ...no], keyOf, look);
  const { requests, answers } = wanted();
  if (requests !== undefined) {
    await writeRequests(requests, batches);
    console.log(`${batches.length} requests of a second look are in ${requests}.`);
    return 0;
  }
  const judged = [verdictsOn(yes, keyOf), verdictsOn(no, keyOf)] as const;
  const said = answers === undefined ? null : await readAnswers(answers, batches);
  const [refused, shown] =
    said === null ? judged : [withSecondReader(judged[0], said), withSecondReader(judged[1], said)];
  const { text, sound } = corporaReport(refused, shown);
  if (said !== null) {
    console.log(
      `With a second reader, who answered for ${said.size} of ${yes.length + no.length}:`,
    );
  }
  console.log(text);
  return sound ? 0 : 1;
}

process.exitCode = await main();
