// A tree of its own with one violation per file, checked by the repository's Biome settings.
import { execFile } from 'node:child_process';
import { copyFile, cp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { scratchDirectory } from '../support/scratch.ts';

/** File name → its text. */
export type Plants = Readonly<Record<string, string>>;
/** File name → what Biome says about it: line, category and message of each finding. */
type Finding = { line: number; category: string; message: string };
export type Findings = ReadonlyMap<string, readonly Finding[]>;

const REPOSITORY = path.resolve(import.meta.dirname, '../..');

/** Writes the plants and lints them all in one run. */
export async function lintPlanted(plants: Plants): Promise<Findings> {
  const root = await scratchDirectory();
  try {
    for (const name of ['biome.json', '.gitignore']) {
      await copyFile(path.join(REPOSITORY, name), path.join(root, name));
    }
    await cp(path.join(REPOSITORY, 'tools'), path.join(root, 'tools'), { recursive: true });
    await symlink(path.join(REPOSITORY, 'node_modules'), path.join(root, 'node_modules'));
    for (const [name, text] of Object.entries(plants)) {
      await mkdir(path.dirname(path.join(root, name)), { recursive: true });
      await writeFile(path.join(root, name), text);
    }
    return await findingsIn(root);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

async function findingsIn(root: string): Promise<Findings> {
  const biome = path.join(REPOSITORY, 'node_modules/.bin/biome');
  const flags = ['lint', '--reporter=json', '--max-diagnostics=none', '--error-on-warnings', '.'];
  const stdout = await promisify(execFile)(biome, flags, { cwd: root, maxBuffer: 1e8 }).then(
    (done) => done.stdout,
    (failed: { stdout?: string }) => failed.stdout ?? '',
  );
  const report = JSON.parse(stdout) as Report;
  const findings = new Map<string, readonly Finding[]>();
  for (const { category, message, location } of report.diagnostics) {
    const file = location?.path ?? '';
    const found = { line: location?.start?.line ?? 0, category, message };
    findings.set(file, [...(findings.get(file) ?? []), found]);
  }
  return findings;
}

type Report = {
  diagnostics: {
    category: string;
    message: string;
    location?: { path?: string; start?: { line: number } };
  }[];
};
