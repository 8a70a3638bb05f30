// Holds the judge of sentences against a corpus: what it refuses of what is true, what it shows of what is not.
import { type AdviceKey, briefAdvisor } from '../../src/advisor/brief.ts';
import type { WholePrompt } from '../../src/advisor/prompt.ts';
import { proseCheck } from '../../src/advisor/prose.ts';
import { adviceShortlist } from '../../src/advisor/shortlist-for-needs.ts';
import type { EvalCase } from '../../src/evals/case.ts';
import { type Policies, snapshotOf } from '../../src/evals/case-snapshot.ts';
import { decide } from '../../src/selection/decide.ts';
import type { Snapshot } from '../../src/selection/scene/snapshot.ts';
import { aliasOf, placeOf, sentenceOf } from './row.ts';
import type { CorpusSentence as Row } from './sentence.ts';

export type Verdict = { row: Row; problems: readonly string[] };

type Scene = Omit<EvalCase, 'expect'>;

/** The verdict on each row. @throws Error naming a row whose scene, rep or fact there is not */
export function verdictsOn(rows: readonly Row[], keyOf: (row: Row) => AdviceKey): Verdict[] {
  return rows.map((row) => ({ row, problems: problemsOf(row, keyOf(row)) }));
}

/** The facts and aliases that a row is held against, made once per scene and language. */
export function keysOf(
  scenes: readonly Scene[],
  policies: Policies,
  prompt: WholePrompt,
): (row: Row) => AdviceKey {
  const byId = new Map(scenes.map((scene) => [scene.id, scene]));
  const keys = new Map<string, AdviceKey>();
  return ({ id, scene: sceneId, language }) => {
    const name = `${sceneId} ${language}`;
    const kept = keys.get(name);
    if (kept !== undefined) return kept;
    const scene = byId.get(sceneId);
    if (scene === undefined) throw new Error(`${id}: there is no scene ${sceneId}`);
    const made = keyIn(snapshotOf(scene, policies), language, prompt);
    keys.set(name, made);
    return made;
  };
}

function keyIn(snapshot: Snapshot, language: string, prompt: WholePrompt): AdviceKey {
  const { policy } = snapshot;
  const document = { ...policy.document, advisor: { ...policy.document.advisor, language } };
  const spoken = { ...snapshot, policy: { ...policy, document } };
  const evaluation = decide(spoken);
  const shortlist = adviceShortlist(evaluation);
  return briefAdvisor({ prompt, snapshot: spoken, evaluation, shortlist }).key;
}

function problemsOf(row: Row, key: AdviceKey): string[] {
  const sentence = sentenceOf(row, key);
  const choice = aliasOf(row.choice, row, key);
  const backup = key.aliases.order.map((id) => key.aliases.aliasOf(id)).find((a) => a !== choice);
  const check = proseCheck(key, { choice, backup: backup ?? null, reasonFacts: sentence.facts });
  return check(sentence, placeOf(row)).problems;
}
