// Lint over what is stored: a policy held against a roster, leads of late and decisions, all as plain data, so
// that it can be asked in a thread as well.

import type { Finding } from '../../policy/lint/finding.ts';
import { lintPolicy } from '../../policy/lint/lint.ts';
import type { PolicyDocument } from '../../policy/policy.ts';
import type { Rep } from '../../roster/rep.ts';
import { takersAt, whoMayTake } from '../../selection/rules/who-may-take.ts';
import { readAnswer } from '../stored/answer-formats.ts';
import { snapshotIfReadable } from '../stored/snapshot-formats.ts';

export type LintQuestion = {
  document: PolicyDocument;
  reps: readonly Rep[];
  /** Stored snapshots of leads of late. */
  snapshots: readonly string[];
  /** Stored answers that this policy has given. */
  answers: readonly string[];
  /** Milliseconds since the epoch when its version came into force; null for a draft. */
  since: number | null;
  now: number;
};

/** All findings of lint. */
export function lintStored(question: LintQuestion): Finding[] {
  const { document, reps, snapshots, answers, since, now } = question;
  return lintPolicy({
    document,
    reps,
    samples: snapshots.flatMap((text) => snapshotIfReadable(text)?.lead ?? []),
    whoMayTake: whoMayTake(document, reps, now),
    takersAt: takersAt(document, reps),
    decisions: answers.map(readAnswer),
    since,
    now,
  });
}
