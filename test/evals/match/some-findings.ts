// Findings made up by hand, with everybody at 70 % but those named.
import type { Findings } from '../../../evals/match/findings.ts';
import {
  type Match,
  POLICY_NAMES,
  type PolicyName,
} from '../../../evals/match/route-sim/tournament.ts';

/** A match in which all have 70 % but those named. */
export function aMatch(
  regime: string,
  seed: number,
  shares: Partial<Record<PolicyName, number>>,
): Match {
  const resultOf = (name: PolicyName) => ({
    ...{ share: shares[name] ?? 0.7, deviation: 0.1, unassigned: 0, onShift: 1, taken: [0.5, 0.5] },
  });
  const results = Object.fromEntries(POLICY_NAMES.map((name) => [name, resultOf(name)]));
  return {
    ...{ regime, seed, strictBound: seed === 1 ? 1.02 : null, capacity: [0.5, 0.5] },
    results: results as Match['results'],
  };
}

/** Two specialist markets without real data; Pointsman has 94 % and 104 % unless told otherwise. */
export function someFindings(
  own = [1, 2].map((seed) => ({ seed, share: 0.84 + 0.1 * seed })),
  over: Partial<Findings> = {},
): Findings {
  return {
    ...{ date: '2026-11-23', command: 'npm run eval:match', node: '24.0.0', hashes: {} },
    ...{ prediction: null, matrix: null, unseen: [] },
    matches: own.map(({ seed, share }) => aMatch('specialist', seed, { Pointsman: share })),
    ...over,
  };
}
