// How good the match is, measured: prediction on real histories, assignment on a real matrix and in a
// simulated market through the product's own functions. `npm run eval:match`; exit 0 when all bars are met.
import { readFile, writeFile } from 'node:fs/promises';
import { progressBar } from '../../src/cli/screen/progress.ts';
import { terminalOn } from '../../src/terminal.ts';
import { barsOf } from './bars.ts';
import { openEvaluationData } from './evaluation-data.ts';
import type { Findings } from './findings.ts';
import { playMatrix } from './matrix.ts';
import { type Options, readOptions, USAGE, UsageError } from './options.ts';
import { predictions } from './prediction.ts';
import { htmlReport } from './report/page.ts';
import { standalonePlot } from './report/plots.ts';
import { sectionsOf } from './report/sections.ts';
import { markdownReport, terminalReport } from './report/text.ts';
import { playMatches } from './route-sim/parallel.ts';
import { REGIMES, type Regime, UNSEEN_REGIMES } from './route-sim/regimes.ts';
import type { Job } from './route-sim/tournament.ts';

/** Seeds after this one were never looked at while the method was built. */
const LAST_SEEN_SEED = 100;

const terminal = terminalOn(process.stdout, process.stderr);

async function main(args: readonly string[]): Promise<number> {
  try {
    const options = readOptions(args);
    if (options.help) return say(USAGE, 0);
    const findings =
      options.from === null ? await measure(options, args) : await read(options.from);
    const sections = sectionsOf(findings);
    terminal.print(terminalReport(sections));
    if (options.out) await writeFile(options.out, markdownReport(sections));
    if (options.html) await writeFile(options.html, htmlReport(findings));
    if (options.picture) await writeFile(options.picture, pictureOf(findings));
    if (options.json) await writeFile(options.json, `${JSON.stringify(findings)}\n`);
    return barsOf(findings).every(({ holds }) => holds) ? 0 : 1;
  } catch (error) {
    if (error instanceof UsageError) return say(`${error.message}\n\n${USAGE}`, 2);
    throw error;
  }
}

function say(text: string, exit: number): number {
  terminal.note(text);
  return exit;
}

async function measure(options: Options, args: readonly string[]): Promise<Findings> {
  const data = openEvaluationData();
  const prediction = data && predictions(data);
  const matrix = data && (await playMatrix(data));
  const seen = jobs(REGIMES, 1, options.seeds);
  const unseen = jobs([...REGIMES, ...UNSEEN_REGIMES], LAST_SEEN_SEED + 1, options.unseenSeeds);
  const bar = progressBar(terminal, 'markets', seen.length + unseen.length);
  const matches = await playMatches([...seen, ...unseen], options.threads, bar.at);
  bar.stop();
  return {
    date: new Date().toISOString().slice(0, 10),
    command: ['npm run eval:match', ...(args.length > 0 ? ['--', ...args] : [])].join(' '),
    node: process.versions.node,
    ...{ prediction, matrix },
    hashes: Object.fromEntries(data?.hashes() ?? []),
    matches: matches.slice(0, seen.length),
    unseen: matches.slice(seen.length),
  };
}

/** Every regime on `count` seeds from the first; the strict bound is worked out on the first only. */
function jobs(regimes: readonly Regime[], first: number, count: number): Job[] {
  return regimes.flatMap((regime) =>
    Array.from({ length: count }, (_, i) => ({ regime, seed: first + i, strict: i === 0 })),
  );
}

/** The regime in which routing matters most. */
function pictureOf({ matches }: Findings): string {
  return standalonePlot(matches, 'specialist', 'share of the best possible wins');
}

async function read(file: string): Promise<Findings> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new UsageError(`cannot read ${file}: ${error instanceof Error ? error.message : error}`);
  }
}

process.exitCode = await main(process.argv.slice(2));
