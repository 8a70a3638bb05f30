// Why an assignment ends, and whether the rep gets the turn back. A decline needs a reason: for some
// the routing was wrong, and the turn returns; for the others it was the rep's turn all the same.

/** Reasons to decline → whether the rotation gives the turn back. */
export const DECLINE_REASONS = {
  wrong_territory: true,
  wrong_segment: true,
  wrong_language: true,
  conflict_of_interest: true,
  duplicate: true,
  not_a_lead: true,
  too_busy: false,
  not_interested: false,
  other: false,
} as const;
export type DeclineReason = keyof typeof DECLINE_REASONS;

export type Ending =
  /** The work is done, whatever came of it: the slot is free, the turn was used. */
  | { kind: 'closed'; reason: string }
  /** The rep will not take it: the lead goes to another. */
  | { kind: 'declined'; reason: DeclineReason }
  /** The person never came: the slot is free and the turn returns. */
  | { kind: 'no_show'; reason: string };

/** Whether the rep's turn counts as never taken. */
export function returnsTurn(ending: Ending): boolean {
  switch (ending.kind) {
    case 'closed':
      return false;
    case 'no_show':
      return true;
    case 'declined':
      return DECLINE_REASONS[ending.reason];
  }
}

/** As stored with the assignment: the kind, then the reason. */
export function endingText(ending: Ending): string {
  return `${ending.kind}: ${ending.reason}`;
}
