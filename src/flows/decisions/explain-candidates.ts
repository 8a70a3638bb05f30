// Every rep's row in a stored decision, rebuilt from its snapshot.
import { readDecision } from '../../io/db/decisions/decisions.ts';
import type { Candidate } from '../../routing/candidate.ts';
import { decide, type Evaluation } from '../../routing/decide.ts';
import type { Decision } from '../../routing/decision.ts';
import type { Deps } from '../deps.ts';
import { Refusal } from '../refusal.ts';
import { snapshotReader } from './replay-decision.ts';

/**
 * Every rep of the roster at that moment: the eligible in order, then the excluded by id.
 * @throws Refusal not_found
 */
export async function explainCandidates(
  deps: Pick<Deps, 'db'>,
  decisionId: string,
): Promise<Candidate[]> {
  const { evaluation, pickId } = await rebuild(deps, decisionId);
  return evaluation.everyone(pickId);
}

/** A stored decision with the evaluation that it was made from. @throws Refusal not_found */
export async function rebuild(
  { db }: Pick<Deps, 'db'>,
  id: string,
): Promise<{ evaluation: Evaluation; decision: Decision; pickId: string | null }> {
  const row = await readDecision(db, id);
  if (!row) throw new Refusal('not_found', `There is no decision "${id}".`);
  const decision = JSON.parse(row.answer) as Decision;
  const evaluation = decide(await snapshotReader(db)(row.snapshot));
  return { evaluation, decision, pickId: decision.rep?.id ?? null };
}
