// What a plain `npm run eval` plays beside what it judges: answers to the prompt before, the stand-in's and
// those given by a model. They are told, and only a hard failure among them fails the run.
import { loadPrompt } from '../../src/io/llm/prompts.ts';
import { type CaseRun, hardFailures, passed } from '../gate/run.ts';
import { FOLDERS } from './material.ts';
import { type Options, readOptions } from './options.ts';
import { openShelf } from './recordings.ts';
import type { Material } from './run-prompt.ts';
import { SIMULATED, simulatedFetch } from './simulated-server.ts';
import { runSuite, type Source } from './suite.ts';

type OtherSet = { name: string; prompt: string; model: string };

const SETS: readonly OtherSet[] = [
  { name: 'the stand-in', prompt: 'advise/1', model: SIMULATED },
  { name: 'answers given by claude-relayed', prompt: 'advise/1', model: 'claude-relayed' },
];

/** True for the run that judges what is in the repository, as it is. */
export function isPlainRun(options: Options): boolean {
  const { live, accept, against, model, contestants, families, tags, withoutTags } = options;
  const asked = live === true || accept === true || against !== undefined;
  const chosen = [...families, ...tags, ...withoutTags].length > 0 || contestants.length < 3;
  const own =
    options.folders.recordings !== FOLDERS.recordings ||
    options.prompt !== readOptions([], {}).prompt;
  return !asked && !chosen && !own && model === SIMULATED;
}

/** Plays the other sets: a few lines on each, and how many of their runs failed hard. */
export async function playOtherSets(
  material: Pick<Material, 'cases' | 'policies'>,
): Promise<{ lines: string[]; hard: number }> {
  const lines: string[] = [];
  let hard = 0;
  for (const set of SETS) {
    const { runs, missing } = await played(set, material);
    const failed = runs.filter((run) => hardFailures(run).length > 0);
    hard += failed.length;
    lines.push(...told(set, runs, missing), ...failed.map(failureLine), '');
  }
  return { lines, hard };
}

async function played(
  { prompt: id, model }: OtherSet,
  { cases, policies }: Pick<Material, 'cases' | 'policies'>,
): Promise<{ runs: CaseRun[]; missing: string[] }> {
  const { target, simulated } = readOptions(['--model', model], {});
  const missing: string[] = [];
  const runs = await runSuite({
    cases,
    policies,
    prompt: await loadPrompt(id, FOLDERS.prompts),
    target,
    provider: simulated ? SIMULATED : target.provider,
    source: await sourceOf(model, simulated),
    contestants: ['pipeline'],
    repeats: 1,
    concurrency: 4,
    progress: () => {},
    leftOut: (caseId) => missing.push(caseId),
  });
  return { runs, missing };
}

/** The stand-in answers on the spot; a model's answers are on the shelf. */
async function sourceOf(model: string, simulated: boolean): Promise<Source> {
  if (!simulated)
    return { kind: 'recorded', shelf: await openShelf(`${FOLDERS.recordings}/${model}`) };
  const date = new Date().toISOString().slice(0, 10);
  const kept = { shelf: null, fetch: simulatedFetch, date, timed: false, costLimitUsd: null };
  return { kind: 'live', ...kept };
}

function told({ name, prompt }: OtherSet, runs: readonly CaseRun[], missing: readonly string[]) {
  const asked = runs.filter(({ cost }) => cost.asked);
  const stood = asked.filter(({ answer }) => answer.decidedBy === 'advisor');
  const dropped = asked.flatMap(({ answer }) => answer.dropped ?? []);
  const refused = dropped.filter((one) => !one.startsWith('need: '));
  const shown = stood.reduce((sum, { answer }) => sum + sentences(answer), 0);
  const share = `${runs.filter(passed).length} of ${runs.length}`;
  const gone = missing.length === 0 ? '' : ` ${missing.length} cases are not recorded there.`;
  return [
    `${name} on ${prompt}: ${share} cases pass; asked in ${asked.length}, its choice stood in ${stood.length}; ${shown} sentences shown, ${refused.length} refused.${gone}`,
    ...refused.map((one) => `  refused: ${one}`),
  ];
}

function sentences({ reasons, talkingPoints, nextSteps }: CaseRun['answer']): number {
  return 1 + reasons.length + talkingPoints.length + nextSteps.length;
}

function failureLine(run: CaseRun): string {
  const why = hardFailures(run).map(({ grader, because }) => `${grader}: ${because}`);
  return `  hard failure: ${run.caseId}: ${why.join('; ')}`;
}
