// A lead that is worth less than a slot of everybody who could take it: it waits, or goes to the BDRs,
// where the policy says so.
import type { PolicyDocument } from '../policy/policy.ts';
import type { Scene } from './scene/scene.ts';
import { belowEveryPrice } from './score/prices.ts';
import type { Scores } from './score/score.ts';

/** True when the policy cares and the lead's value is below the price of every rep who may take it. */
export function isBelowPrices(scene: Scene, scores: Scores): boolean {
  const { queue, objective } = scene.snapshot.policy.document;
  if (queue.nurture === 'off' || !objective.prices) return false;
  const { response, value, bidPrice } = scores.factors;
  const eligible = [...scores.rows];
  const worth = eligible.map(
    (i, k) => ((response[i] ?? 1) * (value[i] ?? 1)) / (1 + Math.exp(-(scores.logOdds[k] ?? 0))),
  );
  return (
    eligible.length > 0 &&
    belowEveryPrice(
      worth,
      eligible.map((i) => bidPrice[i] ?? 0),
    )
  );
}

/** What became of such a lead; null for every other. */
export type Nurtured = Exclude<PolicyDocument['queue']['nurture'], 'off'> | null;
