// Everything that can be said about a policy before it acts: what never speaks, whom it names in
// vain, which leads it leaves behind, and what the last decisions show.
import type { LeadProfile } from '../../leads/profile.ts';
import type { Rep } from '../../roster/rep.ts';
import type { PolicyDocument } from '../policy.ts';
import { lintUncovered, type TakersAt } from './coverage-gaps.ts';
import type { Finding } from './finding.ts';
import { lintGaps, type WhoMayTake } from './gaps.ts';
import { type LoggedDecision, lintAge, lintLog } from './log.ts';
import { leadShapes } from './shapes.ts';
import { lintReach } from './unreachable-rules.ts';
import { lintOrphans } from './unused-references.ts';

export type LintInput = {
  document: PolicyDocument;
  reps: readonly Rep[];
  /** Leads of late, to look for gaps among. */
  samples: readonly LeadProfile[];
  /** Who may take a lead under this document when nobody is busy or away. */
  whoMayTake: WhoMayTake;
  /** The same at an instant, with the rules about shifts. */
  takersAt: TakersAt;
  /** Decisions that this policy has made, if any. */
  decisions: readonly LoggedDecision[];
  /** Milliseconds since the epoch when its version came into force; null for a draft. */
  since: number | null;
  now: number;
};

const ORDER = { error: 0, warning: 1, note: 2 } as const;

/** All findings, errors first, then in the order of the document. */
export function lintPolicy(input: LintInput): Finding[] {
  const { document, reps, samples, whoMayTake, takersAt, decisions, since, now } = input;
  const shapes = leadShapes(document, reps, samples);
  const findings = [
    ...lintReach(document),
    ...lintOrphans(document, reps),
    ...lintGaps(shapes, whoMayTake),
    ...lintUncovered(document, reps, shapes, takersAt, now),
    ...lintLog(document, decisions),
    ...lintAge(since, now),
  ];
  return findings.sort((a, b) => ORDER[a.severity] - ORDER[b.severity]);
}
