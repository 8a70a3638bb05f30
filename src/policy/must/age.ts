// How old a figure may be: one that is older than the rule allows, or of no known date, counts as unknown.
import { z } from 'zod';

const DAY_MS = 86_400_000;

/** The key of a rule that says it; left out, a figure counts however old it is. */
export const maxAgeDays = z.number().int().positive().max(3_650).optional().meta({
  description: 'A figure that is older, or that has no date (asOf), counts as unknown.',
});

type WithAge = { maxAgeDays?: number | undefined };

/** `asOf` is a calendar day such as "2026-03-01". */
export function isOutdated(rule: WithAge, asOf: string | null | undefined, atMs: number): boolean {
  if (rule.maxAgeDays === undefined) return false;
  return asOf == null || Math.floor((atMs - Date.parse(asOf)) / DAY_MS) > rule.maxAgeDays;
}

/** Verdicts about ages are kept for a day. */
export function ageKey(rule: WithAge, atMs: number): string {
  return rule.maxAgeDays === undefined ? '' : `${Math.floor(atMs / DAY_MS)}`;
}

/** ", at most 30 days old" for the figure that a rule asks for. */
export function ageWords(rule: WithAge): string {
  return rule.maxAgeDays === undefined ? '' : `, at most ${rule.maxAgeDays} days old`;
}
