// Why a decision stands without a model's part: it was not asked, or what came back did not count.

/** Why the deterministic pick stood although a model was asked or could have been. */
export const FALLBACK_REASONS = [
  'advisor_timeout',
  'advisor_unreachable',
  'advisor_rate_limited',
  'advisor_rejected_request',
  'advisor_server_error',
  'advisor_refused',
  'advisor_cut_off',
  'advisor_unreadable',
  'advisor_wrong_schema',
  'advisor_unknown_candidate',
  'advisor_outside_margin',
  'advisor_ungrounded',
  'advisor_suspected_injection',
  'advisor_declined_to_choose',
  'advisor_breaker_open',
  'advisor_budget_spent',
  'advisor_busy',
  'advisor_choice_taken',
  'advisor_outdated',
] as const;
export type FallbackReason = (typeof FALLBACK_REASONS)[number];

/** Why no model was asked; not a failure. */
export const NOT_ASKED_REASONS = [
  'mode_off',
  'not_configured',
  'policy_never_asks',
  'nothing_to_choose',
  'owner_decides',
  'nobody_eligible',
  'set_aside',
  'deadline_too_short',
  'prose_follows',
  'turned_itself_off',
  'turned_off',
] as const;
export type NotAskedReason = (typeof NOT_ASKED_REASONS)[number];

/** It was found to do worse than the scorer, or a person turned it off. */
export type AdvisorOff = Extract<NotAskedReason, 'turned_itself_off' | 'turned_off'>;
