// Runs the cases through the contestants and grades them: from recordings, or live within a cost limit.

import type { Prompt } from '../../src/advisor/prompt.ts';
import type { EvalCase } from '../../src/evals/case.ts';
import { type Policies, snapshotOf } from '../../src/evals/case-snapshot.ts';
import type { TargetSettings } from '../../src/io/llm/providers/provider.ts';
import { decide } from '../../src/selection/decide.ts';
import { givenBy } from '../../src/selection/free-text/people.ts';
import type { CaseRun, Contestant } from '../gate/run.ts';
import { brokenGrade, gradesOf } from '../grading/graders.ts';
import { seedOf } from '../variants/variants.ts';
import { NOTHING, type Performance, runAsking, runScorer } from './contestants.ts';
import type { Shelf } from './recordings.ts';
import { playTape, recordTape, type Tape } from './tape.ts';

export type Source =
  | { kind: 'recorded'; shelf: Shelf }
  | {
      kind: 'live';
      /** Null: what comes back is not kept. */
      shelf: Shelf | null;
      fetch: typeof globalThis.fetch;
      date: string;
      timed: boolean;
      /** US dollars after which no further case is begun; null: no limit. */
      costLimitUsd: number | null;
      /** What the shelf holds already is not asked again. */
      resumes?: boolean;
    };

export type SuiteInput = {
  cases: readonly EvalCase[];
  policies: Policies;
  prompt: Prompt;
  target: TargetSettings;
  provider: string;
  source: Source;
  contestants: readonly Contestant[];
  repeats: number;
  concurrency: number;
  progress(done: number, of: number): void;
  /** Where it is given, a case that is not recorded is told and left out; else the run ends there. */
  leftOut?: (caseId: string) => void;
};

/** A request that no recording answers; the message shows the nearest one's difference. */
export class NotRecorded extends Error {}

/** The cost limit was reached before every case had its turn. */
export class CostLimit extends Error {}

/** All runs, in the order of cases, contestants, repeats. @throws NotRecorded, CostLimit */
export async function runSuite(input: SuiteInput): Promise<CaseRun[]> {
  const turns = input.cases.flatMap((one) =>
    input.contestants.flatMap((contestant) =>
      Array.from({ length: contestant === 'scorer' ? 1 : input.repeats }, (_, repeat) => ({
        one,
        contestant,
        repeat,
      })),
    ),
  );
  const done: CaseRun[] = [];
  const misses: string[] = [];
  const missing = new Set<string>();
  let next = 0;
  let finished = 0;
  let spent = 0;
  const worker = async () => {
    for (let at = next++; at < turns.length; at = next++) {
      const turn = turns[at];
      if (!turn) return;
      const limit = input.source.kind === 'live' ? input.source.costLimitUsd : null;
      if (limit !== null && spent >= limit) {
        throw new CostLimit(`$${spent.toFixed(2)} were spent after ${finished} of ${turns.length}`);
      }
      const { run, tape } = await runTurn(input, turn);
      done[at] = run;
      spent += run.cost.usd ?? 0;
      if (input.leftOut === undefined) misses.push(...(tape?.misses ?? []));
      else if (tape && tape.misses.length > 0) missing.add(turn.one.id);
      finished += 1;
      input.progress(finished, turns.length);
    }
  };
  await Promise.all(Array.from({ length: input.concurrency }, worker));
  if (misses.length > 0) throw new NotRecorded(misses.slice(0, 5).join('\n\n'));
  for (const caseId of missing) input.leftOut?.(caseId);
  return missing.size === 0 ? done : done.filter(({ caseId }) => !missing.has(caseId));
}

type Turn = { one: EvalCase; contestant: Contestant; repeat: number };

async function runTurn(
  input: SuiteInput,
  turn: Turn,
): Promise<{ run: CaseRun; tape: Tape | null }> {
  const { one, contestant, repeat } = turn;
  const tape = contestant === 'scorer' ? null : tapeFor(input, turn);
  const { id: caseId, family, tags } = one;
  const about = { caseId, family, tags, seedCase: seedOf(caseId), contestant, repeat };
  try {
    return { run: { ...about, ...(await graded(input, turn, tape)) }, tape };
  } catch (error) {
    return { run: { ...about, ...NOTHING, grades: [brokenGrade('the run', error)] }, tape };
  }
}

async function graded(
  input: SuiteInput,
  { one, contestant }: Turn,
  tape: Tape | null,
): Promise<Pick<CaseRun, 'answer' | 'grades' | 'cost'>> {
  const evaluation = decide(snapshotOf(one, input.policies));
  const { answer, cost }: Performance =
    contestant === 'scorer' || tape === null
      ? runScorer(evaluation)
      : await runAsking(contestant, evaluation, givenBy(one.lead.contact), {
          target: input.target,
          prompt: input.prompt,
          tape,
        });
  const scene = { one, evaluation, promptRules: rulesOf(input.prompt.text) };
  return { answer, cost, grades: gradesOf(scene, answer, cost) };
}

function tapeFor({ provider, source, target }: SuiteInput, turn: Turn): Tape {
  const { one, contestant, repeat } = turn;
  const of = { provider, caseId: one.id, contestant, repeat };
  if (source.kind === 'recorded') return playTape(source.shelf, of);
  const secrets = target.apiKey === null ? [] : [target.apiKey.reveal()];
  const { fetch, date, timed, resumes = false } = source;
  return recordTape(source.shelf, of, { fetch, date, secrets, timed, resumes });
}

/** The prompt's rules: answers may read like its examples, and like words it quotes. */
function rulesOf(prompt: string): string {
  return (prompt.split(/^# Example/m)[0] ?? '').replace(/"[^"\n]*"/g, ' ');
}
