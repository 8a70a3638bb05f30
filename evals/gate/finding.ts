// What the gate has to say against a run, and what each kind of it ends the command with.
import type { Contestant } from './run.ts';

/** Kinds of which one suffices to fail a run (1), or to say nothing of it (3). */
const EXITS = {
  hard_failure: 1,
  broke: 1,
  ungraded: 1,
  unanswered: 1,
  unscored: 1,
  regression: 1,
  hard_flip: 1,
  not_comparable: 3,
} as const;

/** A regression counts beyond this many points, and only when it is significant. */
export const LEAST_POINTS = 2;

export type Finding = {
  kind: keyof typeof EXITS;
  contestant: Contestant | null;
  caseId: string | null;
  text: string;
};

/** 0 without findings; that nothing can be compared outweighs what was found all the same. */
export function exitOf(findings: readonly Finding[]): 0 | 1 | 3 {
  const exits = findings.map(({ kind }) => EXITS[kind]);
  if (exits.includes(3)) return 3;
  return exits.includes(1) ? 1 : 0;
}

export function notComparable(text: string, contestant: Contestant | null = null): Finding {
  return { kind: 'not_comparable', contestant, caseId: null, text };
}

const SHOWN = 5;

/** "a, b, c and 4 more". */
export function named(ids: readonly string[]): string {
  const more = ids.length > SHOWN ? ` and ${ids.length - SHOWN} more` : '';
  return `${ids.slice(0, SHOWN).join(', ')}${more}`;
}
