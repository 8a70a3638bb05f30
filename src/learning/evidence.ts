// What conversation intelligence says of a rep: only above a minimum sample, against the team, shrunk.

/** One finding about a rep: how well a skill was shown, 0–1, over `n` conversations. */
export interface Finding {
  skill: string;
  score: number;
  n: number;
}

/** Findings from fewer conversations than this are not used. */
const LEAST_CONVERSATIONS = 20;
/** Conversations at no difference that each finding, and at .5 that each team mean, is given. */
const STRENGTH = 20;

/** The findings that count for a lead's needs. */
export function telling(findings: readonly Finding[], needs: readonly string[]): Finding[] {
  return findings.filter(({ skill, n }) => n >= LEAST_CONVERSATIONS && needs.includes(skill));
}

/** Mean score by skill over the team's telling findings, with 20 conversations at .5 among them. */
export function teamMeans(findings: Iterable<Finding>): ReadonlyMap<string, number> {
  const sums = new Map<string, { score: number; n: number }>();
  for (const { skill, score, n } of findings) {
    const sum = sums.get(skill) ?? { score: 0.5 * STRENGTH, n: STRENGTH };
    sums.set(skill, { score: sum.score + score * n, n: sum.n + n });
  }
  return new Map([...sums].map(([skill, { score, n }]) => [skill, score / n]));
}

/**
 * How far ahead of the team a rep is, from −1 to 1: the mean over the telling findings of score − team
 * mean, each drawn towards 0 by 20 conversations. A rep without such findings is level with the team.
 */
export function aheadOfTeam(
  findings: readonly Finding[],
  means: ReadonlyMap<string, number>,
): number {
  if (findings.length === 0) return 0;
  const ahead = findings.map(({ skill, score, n }) => {
    return (n / (n + STRENGTH)) * (score - (means.get(skill) ?? 0.5));
  });
  return ahead.reduce((a, b) => a + b, 0) / ahead.length;
}
