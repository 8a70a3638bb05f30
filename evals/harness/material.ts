// Reads what a run is made of: cases, shipped policies, prompts; and hashes what must not change unseen.
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Cases, type EvalCase, readCases } from '../../src/evals/case.ts';
import type { Policies } from '../../src/evals/case-snapshot.ts';
import { contentHash } from '../../src/io/db/engine/content-hash.ts';
import { parsePolicy } from '../../src/policy/parse.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Where things are by default. */
export const FOLDERS = {
  cases: `${ROOT}evals/cases`,
  recordings: `${ROOT}evals/recordings`,
  baselines: `${ROOT}evals/baselines`,
  reports: `${ROOT}evals/reports`,
  prompts: `${ROOT}prompts/`,
  policies: `${ROOT}docs/examples/policies`,
} as const;

/** All cases of a folder, in order of file and line. @throws Error naming the file and line */
export async function loadCases(folder: string = FOLDERS.cases): Promise<Cases> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.jsonl')).sort();
  const read = files.map(async (name) =>
    readCases(await readFile(`${folder}/${name}`, 'utf8'), `cases/${name}`),
  );
  const all = await Promise.all(read);
  return {
    labelled: all.flatMap(({ labelled }) => labelled),
    waiting: all.flatMap(({ waiting }) => waiting),
  };
}

/** The shipped policies by name. @throws Error naming the file that does not hold together */
export async function loadPolicies(folder: string = FOLDERS.policies): Promise<Policies> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  const read = files.map(async (name) => {
    const parsed = parsePolicy(await readFile(`${folder}/${name}`, 'utf8'));
    if (!parsed.ok) throw new Error(`${name}: ${parsed.problems[0]?.message}`);
    return [parsed.document.name, parsed.document] as const;
  });
  return new Map(await Promise.all(read));
}

/** Changes whenever a case or a shipped policy that one names changes. */
export function caseSetHash(cases: readonly EvalCase[], policies: Policies): string {
  const named = new Set(cases.flatMap(({ policy }) => (typeof policy === 'string' ? policy : [])));
  const shipped = [...named].sort().map((name) => [name, policies.get(name) ?? null]);
  const sorted = [...cases].sort((a, b) => (a.id < b.id ? -1 : 1));
  return contentHash([sorted, shipped]);
}
