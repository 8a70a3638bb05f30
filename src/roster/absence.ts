// Who is away at an instant, until when, and who stands in for them.
import type { Rep } from './rep.ts';

export type Away = {
  /** When the rep is back: absences that touch or overlap count as one. */
  untilMs: number;
  /** Who stands in: the delegate of the absence that ends last among those that name one. */
  delegateId: string | null;
  reason: string | null;
};

/** The absence in force for a rep at an instant, or null when the rep is there. */
export function absenceAt(rep: Pick<Rep, 'absences'>, atMs: number): Away | null {
  if (rep.absences.length === 0) return null;
  const spans = rep.absences
    .map((a) => ({ ...a, fromMs: Date.parse(a.from), untilMs: Date.parse(a.to) }))
    .filter((a) => a.untilMs > atMs)
    .sort((a, b) => a.fromMs - b.fromMs || a.untilMs - b.untilMs);
  const inForce = spans.filter((a) => a.fromMs <= atMs).sort((a, b) => b.untilMs - a.untilMs);
  const longest = inForce[0];
  if (longest === undefined) return null;
  let untilMs = longest.untilMs;
  for (const span of spans) if (span.fromMs <= untilMs) untilMs = Math.max(untilMs, span.untilMs);
  return {
    untilMs,
    delegateId: inForce.find((a) => a.delegateId !== null)?.delegateId ?? null,
    reason: longest.reason ?? null,
  };
}
