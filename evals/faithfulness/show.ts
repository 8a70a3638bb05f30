// `npm run eval -- --faithfulness`: how far the reasons told are the reasons, held against what was accepted.
import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import type { EvalCase } from '../../src/evals/case.ts';
import { type Policies, snapshotOf } from '../../src/evals/case-snapshot.ts';
import { loadPrompt } from '../../src/io/llm/prompts.ts';
import { decide } from '../../src/selection/decide.ts';
import { givenBy } from '../../src/selection/free-text/people.ts';
import { runAsking, runScorer } from '../harness/contestants.ts';
import type { Options } from '../harness/options.ts';
import { SIMULATED, simulatedFetch } from '../harness/simulated-server.ts';
import { recordTape } from '../harness/tape.ts';
import { type Decides, type Faithfulness, faithfulnessOf } from './measure.ts';

const countSchema = z.strictObject({ held: z.number().int(), of: z.number().int() });
const keptSchema = z.record(
  z.string(),
  z.strictObject({ necessity: countSchema, sufficiency: countSchema, simulatability: countSchema }),
);

const CONTESTANTS = { scorer: 'rules alone', pipeline: 'rules and advisor' } as const;
type Tried = keyof typeof CONTESTANTS;

/** A share that is lower by more than this is a fall. */
const SLACK = 0.02;

/** Prints the shares; true where none fell. @throws Error where nothing was accepted before */
export async function showFaithfulness(
  cases: readonly EvalCase[],
  policies: Policies,
  options: Options,
): Promise<boolean> {
  const file = `${options.folders.baselines}/${options.model}-faithfulness.json`;
  const tried: [Tried, Decides][] = [
    ['scorer', async (one) => runScorer(decide(snapshotOf(one, policies))).answer],
    ['pipeline', await askingBy(policies, options)],
  ];
  const found: Record<string, Faithfulness> = {};
  for (const [name, decides] of tried) {
    found[name] = await faithfulnessOf(cases, policies, decides);
    console.log(`${CONTESTANTS[name]}: ${told(found[name])}`);
  }
  if (options.accept === true) {
    await writeFile(file, `${JSON.stringify(found, null, 1)}\n`);
    return true;
  }
  const falls = fallsFrom(keptSchema.parse(JSON.parse(await readFile(file, 'utf8'))), found);
  for (const fall of falls) console.log(`fell: ${fall}`);
  return falls.length === 0;
}

/** The stand-in, or a model that is really asked: no answer to such questions is recorded. */
async function askingBy(policies: Policies, options: Options): Promise<Decides> {
  const prompt = await loadPrompt(options.prompt, options.folders.prompts);
  const { target, simulated } = options;
  const fetch = simulated ? simulatedFetch : globalThis.fetch;
  const secrets = target.apiKey === null ? [] : [target.apiKey.reveal()];
  const live = { fetch, secrets, date: '', timed: false };
  const provider = simulated ? SIMULATED : target.provider;
  return async (one) => {
    const of = { provider, caseId: one.id, contestant: 'pipeline', repeat: 0 } as const;
    const tape = recordTape(null, of, live);
    const evaluation = decide(snapshotOf(one, policies));
    const by = { target, prompt, tape };
    return (await runAsking('pipeline', evaluation, givenBy(one.lead.contact), by)).answer;
  };
}

const percent = (count: { held: number; of: number }) =>
  `${((100 * count.held) / Math.max(1, count.of)).toFixed(1)} % of ${count.of}`;

function told({ necessity, sufficiency, simulatability }: Faithfulness): string {
  return `necessity ${percent(necessity)} cited facts, sufficiency ${percent(sufficiency)} decisions, simulatability ${percent(simulatability)} contrary facts`;
}

/** What is lower than it was accepted, in words. */
export function fallsFrom(
  kept: Readonly<Record<string, Faithfulness>>,
  found: Readonly<Record<string, Faithfulness>>,
): string[] {
  const share = ({ held, of }: { held: number; of: number }) => (of === 0 ? 0 : held / of);
  return Object.entries(kept).flatMap(([name, before]) =>
    (['necessity', 'sufficiency', 'simulatability'] as const).flatMap((measure) => {
      const now = found[name]?.[measure] ?? { held: 0, of: 0 };
      return share(now) < share(before[measure]) - SLACK
        ? [`${measure} of ${name}, from ${percent(before[measure])} to ${percent(now)}`]
        : [];
    }),
  );
}
