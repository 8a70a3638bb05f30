// What each released prompt says and becomes when it is sent: kept apart from the prompt's own file and
// rewritten by no command, so that a rule cannot change in one place alone.
import advise1 from './released-advise-1.json' with { type: 'json' };
import brief2 from './released-advise-2-brief.json' with { type: 'json' };
import choice2 from './released-advise-2-choice.json' with { type: 'json' };
import type { RequestLines } from './request.ts';

export type Released = {
  prompt: string;
  /** The case whose request is kept. */
  caseId: string;
  /** The lines of the prompt, or of the part that this request is made of, in order; empty ones left out. */
  rules: readonly string[];
  request: RequestLines;
};

/** A prompt of form 2 stands here twice: its request for a choice, then the one for a brief. */
export const RELEASED: readonly Released[] = [advise1, choice2, brief2];

/** The prompt that is in use, with its requests. */
export const LATEST = {
  prompt: choice2.prompt,
  caseId: choice2.caseId,
  requests: [choice2.request, brief2.request] as readonly RequestLines[],
};
