// What each released prompt says and becomes when it is sent: kept apart from the prompt's own file and
// rewritten by no command, so that a rule cannot change in one place alone.
import advise1 from './released-advise-1.json' with { type: 'json' };
import type { RequestLines } from './request.ts';

export type Released = {
  prompt: string;
  /** The case whose request is kept. */
  caseId: string;
  /** The prompt's lines in order, empty ones left out. */
  rules: readonly string[];
  request: RequestLines;
};

export const RELEASED: readonly Released[] = [advise1];
