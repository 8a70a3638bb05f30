// What shows that a lead means it: how they came and the deeds that say most, strongest first.

import type { LeadProfile } from '../../leads/profile.ts';
import { memoByText } from '../../leads/text/memo.ts';
import { slugWords } from '../../leads/values/wording.ts';
import { isPlainName } from '../../selection/free-text/orders.ts';
import type { Texts } from '../texts/en.ts';
import type { Citing } from './citing.ts';

type Deed = { words: string; facts: string[]; weight: number };

const HOT_SCORE = 80;
const WARM_SCORE = 50;

/** How strongly a deed speaks of wanting to buy. */
const WEIGHTS: readonly (readonly [RegExp, number])[] = [
  [/demo|trial|quote|proposal|contact sales/i, 5],
  [/pric(e|ing)|cost|plan/i, 4],
  [/roi|calculator|business case|tco/i, 4],
  [/compar|versus|\bvs\b|competitor|migration/i, 3],
  [/case stud|customer stor|integration|security/i, 2],
];

export type Interest = {
  level: 'high' | 'medium' | 'low' | 'unknown';
  /** The strongest deed: "asked for a product demo". */
  words: string;
  facts: string[];
  /** How strongly that speaks of wanting to buy; 0: it says nothing. */
  weight: number;
  /** At most two others: "visited the pricing page 3 times", "opened the ROI calculator". */
  others: { words: string[]; facts: string[] };
  score: number | null;
  /** Nobody sent the score: it is our own estimate. */
  isEstimate: boolean;
  scoreFacts: string[];
};

/** The lead's interest in words, with the facts behind it; empty words when nothing is known. */
export function interestOf(lead: LeadProfile, find: Citing): Interest {
  const deeds = [...sourceDeed(lead, find), ...engagementDeeds(lead, find)];
  const strongest = deeds
    .map((entry, i) => ({ ...entry, i }))
    .sort((a, b) => b.weight - a.weight || a.i - b.i)
    .slice(0, 3);
  const [first, ...rest] = strongest;
  const others = rest.sort((a, b) => a.i - b.i);
  const score = lead.score ?? lead.builtInScore;
  return {
    level: levelOf(score, Math.max(0, ...deeds.map((entry) => entry.weight))),
    words: first?.words ?? '',
    facts: first?.facts ?? [],
    weight: first?.weight ?? 0,
    others: {
      words: others.map((entry) => entry.words),
      facts: others.flatMap((entry) => entry.facts),
    },
    score,
    isEstimate: lead.score === null,
    scoreFacts: find.ids('score'),
  };
}

/** "lead score 82 of 100", or nothing. */
export function scoreWords({ score, isEstimate }: Interest, { words, reasons }: Texts): string {
  return score === null ? '' : reasons.score(words.figure(score, 1), isEstimate);
}

function levelOf(score: number | null, heaviest: number): Interest['level'] {
  if ((score ?? 0) >= HOT_SCORE || (heaviest >= 4 && (score ?? WARM_SCORE) >= WARM_SCORE)) {
    return 'high';
  }
  if (score === null && heaviest === 0) return 'unknown';
  return (score ?? 0) >= WARM_SCORE || heaviest >= 2 ? 'medium' : 'low';
}

function sourceDeed(lead: LeadProfile, find: Citing): Deed[] {
  if (lead.source === 'unknown') return [];
  const words = slugWords(lead.source);
  if (!isPlainName(words)) return [];
  const { deeds } = find.texts;
  return [{ words: deeds.came(words), facts: find.ids('source'), weight: weigh(words) }];
}

function engagementDeeds(lead: LeadProfile, find: Citing): Deed[] {
  const { deeds } = find.texts;
  return lead.engagement.flatMap((entry, i) => {
    const facts = isPlainName(entry.name) ? find.one('engagement', i) : [];
    if (facts.length === 0) return [];
    const often = entry.count > 1 ? deeds.often(entry.count) : '';
    const weight = weigh(entry.name) + Math.min(1, (entry.count - 1) / 4);
    return [{ words: `${deeds.did(entry.kind, entry.name)}${often}`, facts, weight }];
  });
}

const weigh = memoByText((words) => WEIGHTS.find(([pattern]) => pattern.test(words))?.[1] ?? 0);
