// Every rep's row in a stored decision, rebuilt from its snapshot.
import { readDecision } from '../../io/db/decisions/decisions.ts';
import { DamagedPart } from '../../io/db/state/snapshot-parts.ts';
import type { Decision } from '../../routing/decision.ts';
import { readAnswer } from '../../routing/stored/answer-formats.ts';
import { UnreadableSnapshot } from '../../routing/stored/snapshot-formats.ts';
import { decide, type Evaluation } from '../../selection/decide.ts';
import { everyRow } from '../../selection/rows.ts';
import type { Candidate } from '../../selection/scene/candidate.ts';
import type { Deps } from '../deps.ts';
import { Refusal } from '../refusal.ts';
import { snapshotReader } from './replay-decision.ts';

/**
 * Every rep of the roster at that moment: the eligible in order, then the excluded by id.
 * @throws Refusal not_found, cannot_be_remade
 */
export async function explainCandidates(
  deps: Pick<Deps, 'db'>,
  decisionId: string,
): Promise<Candidate[]> {
  const { evaluation, pickId } = await rebuild(deps, decisionId);
  return everyRow(evaluation, pickId);
}

/** A snapshot that cannot be made whole is a sentence to the caller. */
async function told<T>(snapshot: Promise<T>): Promise<T> {
  return snapshot.catch((error: unknown) => {
    if (error instanceof UnreadableSnapshot || error instanceof DamagedPart) {
      throw new Refusal('cannot_be_remade', error.message);
    }
    throw error;
  });
}

/** A stored decision with the evaluation that it was made from. @throws Refusal not_found, cannot_be_remade */
export async function rebuild(
  { db }: Pick<Deps, 'db'>,
  id: string,
): Promise<{ evaluation: Evaluation; decision: Decision; pickId: string | null }> {
  const row = await readDecision(db, id);
  if (!row) throw new Refusal('not_found', `There is no decision "${id}".`);
  const decision = readAnswer(row.answer);
  const evaluation = decide(await told(snapshotReader(db)(row.snapshot)));
  return { evaluation, decision, pickId: decision.rep?.id ?? null };
}
