// Labelled cases tried on the rules: in how many the first pick is one that the label accepts.
import { type EvalCase, readCases } from '../evals/case.ts';
import { type Policies, snapshotOf } from '../evals/case-snapshot.ts';
import type { Db } from '../io/db/engine/tables.ts';
import { listInForce } from '../io/db/policies.ts';
import type { ReplicaCache } from '../io/db/state/replica-cache.ts';
import type { PolicyDocument } from '../policy/policy.ts';
import { scorerPick } from '../routing/finalize-decision.ts';
import { decide } from '../selection/decide.ts';
import { Refusal } from './refusal.ts';

/**
 * Tries cases (JSON Lines); one that names its policy is decided under the one of that name in force.
 * @throws Refusal invalid_input naming the line or case that does not hold together
 */
export async function tryCases(
  { db, state }: { db: Db; state: Pick<ReplicaCache, 'policy'> },
  jsonLines: string,
  file: string,
): Promise<{ agreed: number; of: number }> {
  const policies = new Map<string, PolicyDocument>();
  for (const { name } of await listInForce(db)) {
    const policy = await state.policy(name, null);
    if (policy) policies.set(name, policy.document);
  }
  try {
    const { labelled: cases } = readCases(jsonLines, file);
    const agreed = cases.filter((one) => agrees(one, policies)).length;
    return { agreed, of: cases.length };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new Refusal('invalid_input', error.message);
  }
}

function agrees(one: EvalCase, policies: Policies): boolean {
  const { repId, declined } = scorerPick(decide(snapshotOf(one, policies)));
  const { acceptable, outcome } = one.expect;
  if (repId !== null) return acceptable.includes(repId);
  return outcome.includes(declined === undefined ? 'queued' : 'declined');
}
