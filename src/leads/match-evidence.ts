// What a match to an account rests on, and why somebody may not be who they say.

/** `review`: a person settled a doubt about the same company. */
export const MATCHED_BY = ['domain', 'name', 'person', 'parent', 'review', 'none'] as const;
export type MatchedBy = (typeof MATCHED_BY)[number];

/**
 * `undecided`: several accounts are as likely, or one is not likely enough. `unverified_email`: the
 * address given is at no domain of the account that the website speaks for.
 */
export const MATCH_DOUBTS = [
  'imitating_domain',
  'name_only',
  'undecided',
  'unverified_email',
] as const;
export type MatchDoubt = (typeof MATCH_DOUBTS)[number];

export type MatchEvidence = {
  by: MatchedBy;
  /** The e-mail address is at a domain of the account, or a person settled it. */
  verified: boolean;
  doubts: MatchDoubt[];
};

/** A person has said which account it is. */
export const SETTLED_BY_REVIEW: MatchEvidence = { by: 'review', verified: true, doubts: [] };
