// What the last decisions say about a policy: a factor that decides alone, rules that never speak,
// a policy that nobody has looked at for long.
import type { PolicyDocument } from '../policy.ts';
import type { Finding } from './finding.ts';

/** What lint needs of a decision. */
export type LoggedDecision = {
  rules: { tier: string | null };
  candidates: readonly {
    standing: 'eligible' | 'excluded';
    score: number | null;
    parts: readonly { code: string; points: number }[];
    excludedBy: readonly { rule: string }[];
  }[];
};

const MIN_DECISIONS = 50;
const DOMINANT_SHARE = 0.6;
const STALE_AFTER_DAYS = 180;
const DAY_MS = 86_400_000;

/** Findings over decisions that this policy has made. */
export function lintLog(document: PolicyDocument, decisions: readonly LoggedDecision[]): Finding[] {
  if (decisions.length < MIN_DECISIONS) return [];
  return [...dominantFactors(decisions), ...silentRules(document, decisions)];
}

/** A policy in force for more than half a year without a new version. `since`, `now` in ms. */
export function lintAge(since: number | null, now: number): Finding[] {
  if (since === null || now - since < STALE_AFTER_DAYS * DAY_MS) return [];
  const days = Math.floor((now - since) / DAY_MS);
  return [
    {
      code: 'stale_policy',
      severity: 'note',
      path: '',
      sentence: `The policy has been in force for ${days} days without a new version.`,
      todo: 'Plan it against the last decisions and confirm or renew it.',
    },
  ];
}

/**
 * Each part's share of the variance of the score among the eligible reps of a decision: its
 * covariance with the score over the score's variance, pooled over decisions. Shares sum to 1; one is
 * above 1 where the other parts pull against it, and negative for a part that does.
 */
export function varianceShares(decisions: readonly LoggedDecision[]): Map<string, number> {
  const covariance = new Map<string, number>();
  let variance = 0;
  for (const decision of decisions) {
    const eligible = decision.candidates.filter((one) => one.standing === 'eligible');
    if (eligible.length < 2) continue;
    const totals = eligible.map((one) => one.parts.reduce((sum, part) => sum + part.points, 0));
    const centre = mean(totals);
    variance += totals.reduce((sum, total) => sum + (total - centre) ** 2, 0);
    const codes = new Set(eligible.flatMap((one) => one.parts.map((part) => part.code)));
    for (const code of codes) {
      const points = eligible.map((one) => pointsOf(one.parts, code));
      const middle = mean(points);
      const together = points.reduce(
        (sum, value, i) => sum + (value - middle) * ((totals[i] ?? centre) - centre),
        0,
      );
      covariance.set(code, (covariance.get(code) ?? 0) + together);
    }
  }
  if (variance === 0) return new Map();
  return new Map([...covariance].map(([code, value]) => [code, value / variance]));
}

function dominantFactors(decisions: readonly LoggedDecision[]): Finding[] {
  return [...varianceShares(decisions)]
    .filter(([, share]) => share > DOMINANT_SHARE)
    .map(([code, share]) => ({
      code: 'dominant_factor',
      severity: 'warning',
      path: '/objective',
      sentence: `"${code}" makes up ${shareInWords(share)} of the differences in score over the last ${decisions.length} decisions.`,
      todo: 'If that is not meant, weigh other factors more, or cap this one.',
    }));
}

/** A share above 1 means that the other factors together pull the other way, not that it is more than all. */
function shareInWords(share: number): string {
  return share < 0.995 ? `${Math.round(100 * share)} %` : 'practically all';
}

function silentRules(document: PolicyDocument, decisions: readonly LoggedDecision[]): Finding[] {
  const spoken = new Set(
    decisions.flatMap((decision) =>
      decision.candidates.flatMap((one) => one.excludedBy.map((exclusion) => exclusion.rule)),
    ),
  );
  const tiers = new Set(decisions.map((decision) => decision.rules.tier));
  const silent = (path: string, what: string): Finding => ({
    code: 'rule_never_applied',
    severity: 'note',
    path,
    sentence: `${what} in the last ${decisions.length} decisions.`,
    todo: 'Check that it still says what is meant.',
  });
  return [
    ...document.must.flatMap((rule, i) =>
      rule.when === undefined || spoken.has(rule.code)
        ? []
        : [silent(`/must/${i}`, `Rule "${rule.code}" excluded nobody`)],
    ),
    ...document.tiers.flatMap((tier, i) =>
      tiers.has(tier.code) ? [] : [silent(`/tiers/${i}`, `No lead was in tier "${tier.code}"`)],
    ),
  ];
}

function pointsOf(parts: readonly { code: string; points: number }[], code: string): number {
  return parts.reduce((sum, part) => sum + (part.code === code ? part.points : 0), 0);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
