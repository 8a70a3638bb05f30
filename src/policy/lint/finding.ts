// One thing that lint has to say about a policy.

export const LINT_CODES = [
  'unreachable_rule',
  'shadowed_rule',
  'sets_all_aside',
  'unreachable_tier',
  'idle_tier',
  'no_tier',
  'idle_fallback',
  'idle_rank',
  'orphaned_role',
  'orphaned_team',
  'orphaned_rep',
  'orphaned_value',
  'unknown_word',
  'names_a_person',
  'no_capacity_rule',
  'missing_safeguard',
  'gap',
  'uncovered_hours',
  'dominant_factor',
  'rule_never_applied',
  'stale_policy',
] as const;
export type LintCode = (typeof LINT_CODES)[number];

/** `error`: leads will go wrong; `warning`: probably not what was meant; `note`: worth knowing. */
type Severity = 'error' | 'warning' | 'note';

export type Finding = {
  code: LintCode;
  severity: Severity;
  /** JSON pointer into the document; empty for the whole. */
  path: string;
  sentence: string;
  todo: string;
};
