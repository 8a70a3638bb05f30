// Answers as earlier versions wrote them, with what was added since filled in, so that today's code may ask
// for it. Replay compares the text itself.

import { NO_MATCH } from '../../selection/scene/snapshot.ts';
import type { Decision } from '../decision.ts';
import type { AdviceOutcome } from '../finalize-decision.ts';

/** A stored answer in today's form. */
export function readAnswer(text: string): Decision {
  const told = JSON.parse(text) as Decision;
  return {
    ...told,
    account: told.account ?? NO_MATCH,
    rules: { ...told.rules, nurture: told.rules.nurture ?? null },
    propensities: told.propensities ?? null,
    advisor: { ...NOTHING_ADVISED, ...told.advisor },
  };
}

/** What became of the advisor's step, as it is stored beside the answer. */
export function readAdvice(text: string): AdviceOutcome {
  return JSON.parse(text) as AdviceOutcome;
}

const NOTHING_ADVISED = {
  costUsd: null,
  confidence: null,
  needs: [],
  conflicts: [],
  suspectedInjection: false,
} satisfies Partial<Decision['advisor']>;
