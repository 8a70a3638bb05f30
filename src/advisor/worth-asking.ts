// When a model is worth its time: never when no answer of it could change anything that people get.

import type { Evaluation } from '../selection/decide.ts';
import type { AdvisorOff, NotAskedReason } from './no-advice.ts';

/** What is known of the request besides the lead. */
export type Occasion = {
  mode: 'sync' | 'async' | 'off';
  /** False when no provider is configured. */
  configured: boolean;
  /** Why nobody asks it at present; null when it is on. */
  off: AdvisorOff | null;
  /** Milliseconds left until the caller must have the answer. */
  remainingMs: number;
};

/** Under this many milliseconds no model answers; the attempt would only cost. */
const LEAST_TIME_MS = 300;

/**
 * Null when the model should be asked, else why not. With "when_useful" it is asked when it could
 * choose otherwise or has words of the lead to read; under `async` its prose is wanted all the same.
 */
export function worthAsking(evaluation: Evaluation, occasion: Occasion): NotAskedReason | null {
  const { advisor } = evaluation.snapshot.policy.document;
  if (occasion.mode === 'off') return 'mode_off';
  if (!occasion.configured) return 'not_configured';
  if (advisor.ask === 'never') return 'policy_never_asks';
  if (occasion.off !== null) return occasion.off;
  if (evaluation.aside !== null) return 'set_aside';
  if (evaluation.ownership.kind !== 'pool') return 'owner_decides';
  if (evaluation.shortlist.length === 0) return 'nobody_eligible';
  if (evaluation.nurtured === 'queue' || evaluation.draw?.explores) return 'nothing_to_choose';
  if (occasion.remainingMs < LEAST_TIME_MS) return 'deadline_too_short';
  if (advisor.ask === 'always' || occasion.mode === 'async') return null;
  const canChoose = evaluation.withinMargin.length > 1;
  const canRead = evaluation.eligibleCount > 1 && hasWords(evaluation);
  return canChoose || canRead ? null : 'nothing_to_choose';
}

function hasWords({ snapshot }: Evaluation): boolean {
  return (snapshot.lead.message ?? '').trim() !== '';
}
