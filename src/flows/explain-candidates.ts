// Every rep's row in a stored decision, "why not me" included: rebuilt from its snapshot.
import { readDecision } from '../io/db/decisions.ts';
import type { Candidate } from '../routing/candidate.ts';
import { decide, type Evaluation } from '../routing/decide.ts';
import type { Decision } from '../routing/decision.ts';
import type { Deps } from './deps.ts';
import { Refusal } from './refusal.ts';
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

/** The row of one rep: the rules that excluded them, or their score against the pick's. @throws Refusal not_found */
export async function explainRep(
  deps: Pick<Deps, 'db'>,
  decisionId: string,
  repId: string,
): Promise<Candidate> {
  const { evaluation, pickId } = await rebuild(deps, decisionId);
  const row = evaluation.candidate(repId, pickId);
  if (row) return row;
  throw new Refusal('not_found', `The roster of that moment has no rep "${repId}".`);
}

async function rebuild(
  { db }: Pick<Deps, 'db'>,
  id: string,
): Promise<{ evaluation: Evaluation; pickId: string | null }> {
  const row = await readDecision(db, id);
  if (!row) throw new Refusal('not_found', `There is no decision "${id}".`);
  const { rep } = JSON.parse(row.answer) as Decision;
  const evaluation = decide(await snapshotReader(db)(row.snapshot));
  return { evaluation, pickId: rep?.id ?? null };
}
