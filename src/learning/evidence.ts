// Conversation-intelligence findings as small log-odds terms: only above a minimum sample, shrunk.

/** One finding about a rep: how well a skill was shown, 0–1, over `n` conversations. */
export interface Finding {
  skill: string;
  score: number;
  n: number;
}

export interface EvidenceRules {
  /** Findings with fewer conversations say nothing. */
  minN: number;
  /** Log-odds between the worst score and the best. */
  weight: number;
  /** Conversations at the team's mean that each finding is given. */
  strength: number;
}

export interface EvidenceTerm {
  skill: string;
  logOdds: number;
  n: number;
  shrinkage: number;
}

const EVIDENCE_RULES: EvidenceRules = { minN: 10, weight: 0.5, strength: 20 };

/**
 * A term for each of the lead's needs that the rep has findings on: weight × (score − team mean), drawn
 * towards 0 by strength / (n + strength). `teamMeans` holds the mean score by skill; a skill that nobody
 * else has been measured on is compared with .5.
 */
export function evidenceTerms(
  findings: readonly Finding[],
  needs: readonly string[],
  teamMeans: Readonly<Record<string, number>>,
  rules: EvidenceRules = EVIDENCE_RULES,
): EvidenceTerm[] {
  return findings
    .filter(({ skill, n }) => needs.includes(skill) && n >= rules.minN)
    .map(({ skill, score, n }) => {
      const shrinkage = rules.strength / (n + rules.strength);
      const ahead = score - (teamMeans[skill] ?? 0.5);
      return { skill, logOdds: rules.weight * (1 - shrinkage) * ahead, n, shrinkage };
    });
}
