// Whether reasons are the reasons: each fact that they cite about a rep is dropped and turned round, and the
// lead is decided again.
import type { EvalCase } from '../../src/evals/case.ts';
import { type Policies, snapshotOf } from '../../src/evals/case-snapshot.ts';
import { decide } from '../../src/selection/decide.ts';
import { rowFor } from '../../src/selection/rows.ts';
import type { CaseAnswer } from '../gate/run.ts';
import { withContrary, withOnly, withoutFact } from './edits.ts';

type Count = { held: number; of: number };

export type Faithfulness = {
  /** Cited facts of which the lack or the contrary changes the pick. */
  necessity: Count;
  /** Decisions that are the same where reps have no other facts than those cited. */
  sufficiency: Count;
  /** Facts turned against the pick after which it leads by less, as a reader of the reason would expect. */
  simulatability: Count;
};

/** Decides a case; of its answer the pick, what it cites and the facts count. */
export type Decides = (
  one: EvalCase,
) => Promise<Pick<CaseAnswer, 'pick' | 'reasons' | 'facts' | 'decidedBy'>>;

/** Over the cases whose reasons cite a fact of a rep's that a case can be without. */
export async function faithfulnessOf(
  cases: readonly EvalCase[],
  policies: Policies,
  decides: Decides,
): Promise<Faithfulness> {
  const found: Faithfulness = {
    necessity: { held: 0, of: 0 },
    sufficiency: { held: 0, of: 0 },
    simulatability: { held: 0, of: 0 },
  };
  const count = (of: Count, held: boolean) => {
    of.of += 1;
    of.held += Number(held);
  };
  for (const one of cases) {
    const { pick, reasons, facts, decidedBy } = await decides(one);
    // Where an owner has the lead, facts of reps decide nothing.
    if (decidedBy !== 'scorer' && decidedBy !== 'advisor') continue;
    const ids = new Set(reasons.flatMap((reason) => reason.facts));
    const cited = facts.filter((fact) => ids.has(fact.id) && withoutFact(one, fact) !== null);
    if (pick === null || cited.length === 0) continue;
    count(found.sufficiency, (await decides(withOnly(one, cited))).pick === pick);
    const before = leadOf(one, pick, policies);
    for (const fact of cited) {
      const contrary = withContrary(one, fact, pick);
      const tried = [withoutFact(one, fact), contrary].filter((other) => other !== null);
      const picks = await Promise.all(tried.map(async (other) => (await decides(other)).pick));
      count(
        found.necessity,
        picks.some((other) => other !== pick),
      );
      if (contrary === null || before === null) continue;
      const after = leadOf(contrary, pick, policies);
      count(found.simulatability, after === null || after < before);
    }
  }
  return found;
}

/** Points by which a rep leads the best of the others; null where either has no score. */
function leadOf(one: EvalCase, repId: string, policies: Policies): number | null {
  const evaluation = decide(snapshotOf(one, policies));
  const scoreOf = (id: string | undefined) =>
    id === undefined ? null : (rowFor(evaluation, id, repId)?.score ?? null);
  const own = scoreOf(repId);
  const other = scoreOf(evaluation.order.find((id) => id !== repId));
  return own === null || other === null ? null : own - other;
}
