// `npm run eval:corpora`: the judge of sentences against true and untrue ones that were written apart from it.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { readCases } from '../../src/evals/case.ts';
import { loadPrompt } from '../../src/io/llm/prompts.ts';
import { FOLDERS, loadCases, loadPolicies } from '../harness/material.ts';
import { verdictsOn } from './measure.ts';
import { corporaReport } from './report.ts';
import { readRows } from './row.ts';

const HERE = new URL('./', import.meta.url);
const lines = (name: string) => readFile(new URL(name, HERE), 'utf8');
const isThere = (name: string) => existsSync(new URL(name, HERE));

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
  const judged = async (name: string) =>
    verdictsOn(readRows(await lines(name), `corpora/${name}`), scenes, policies, prompt);
  const { text, sound } = corporaReport(await judged('true.jsonl'), await judged('untrue.jsonl'));
  console.log(text);
  return sound ? 0 : 1;
}

process.exitCode = await main();
