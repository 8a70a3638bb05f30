// Cases for the evals out of the decision log: what a person, a rep or the advisor saw differently.
import { casesOfDisputes, type UnlabelledCase } from '../../evals/disagreement.ts';
import { disputedDecisions } from '../../io/db/decisions/disputes.ts';
import type { Db } from '../../io/db/tables.ts';
import { decide } from '../../routing/decide.ts';
import type { Decision } from '../../routing/decision.ts';
import { scorerPick } from '../../routing/settle.ts';
import { snapshotReader } from './replay-decision.ts';

/** Unlabelled cases without names, of at most so many of the newest disputed decisions. */
export async function disputedCases({ db }: { db: Db }, most: number): Promise<UnlabelledCase[]> {
  const read = snapshotReader(db);
  const rows = await disputedDecisions(db, most);
  const disputes = rows.map(async ({ answer, snapshot, handedTo, declined }) => {
    const whole = await read(snapshot);
    return {
      decision: JSON.parse(answer) as Decision,
      snapshot: whole,
      scorerPick: scorerPick(decide(whole)).repId,
      overriddenTo: handedTo,
      declined,
    };
  });
  return casesOfDisputes(await Promise.all(disputes));
}
