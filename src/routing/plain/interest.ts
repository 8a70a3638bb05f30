// What shows that a lead means it: how they came and the deeds that say most, strongest first.
import type { LeadProfile } from '../../leads/profile.ts';
import { deed } from '../facts/engagement.ts';
import { figure, listed, slugWords, times } from '../facts/wording.ts';
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
  /** "asked for a product demo, visited the pricing page 3 times and opened the ROI calculator". */
  words: string;
  facts: string[];
  score: number | null;
  scoreFacts: string[];
};

/** The lead's interest in words, with the facts behind it; `words` is empty when nothing is known. */
export function interestOf(lead: LeadProfile, find: Citing): Interest {
  const deeds = [...sourceDeed(lead, find), ...engagementDeeds(lead, find)];
  const strongest = deeds
    .map((entry, i) => ({ ...entry, i }))
    .sort((a, b) => b.weight - a.weight || a.i - b.i)
    .slice(0, 3)
    .sort((a, b) => a.i - b.i);
  const score = lead.score ?? lead.builtInScore;
  return {
    level: levelOf(score, Math.max(0, ...deeds.map((entry) => entry.weight))),
    words: listed(strongest.map((entry) => entry.words)),
    facts: strongest.flatMap((entry) => entry.facts),
    score,
    scoreFacts: find.ids('score'),
  };
}

/** "lead score 82 of 100", or nothing. */
export function scoreWords({ score }: Interest): string {
  return score === null ? '' : `lead score ${figure(score, 1)} of 100`;
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
  return [{ words: cameBy(words), facts: find.ids('source'), weight: weigh(words) }];
}

/** How they came, as a deed: "product demo request" → "asked for a product demo". */
function cameBy(source: string): string {
  const asked =
    /^(.*\b(?:demo|quote|trial|call|callback|consultation|proposal|pricing|assessment|audit))\s*(?:requests?)?$/i.exec(
      source,
    );
  const what = asked?.[1] ?? /^(.*\S)\s+requests?$/i.exec(source)?.[1];
  if (what) return `asked for ${/^(pricing|a|an|the)\b/i.test(what) ? '' : article(what)}${what}`;
  if (/contact|inbound form|web ?form/i.test(source)) return 'filled in the contact form';
  if (/referral|referred/i.test(source)) return 'was referred to us';
  if (/webinar|event|trade ?show|conference/i.test(source))
    return `came through ${article(source)}${source}`;
  return `came through ${source}`;
}

function article(noun: string): string {
  return /^[aeiou]/i.test(noun) ? 'an ' : 'a ';
}

function engagementDeeds(lead: LeadProfile, find: Citing): Deed[] {
  return lead.engagement.slice(0, find.ids('engagement').length).map((entry, i) => ({
    words: `${deed(entry)}${entry.count > 1 ? ` ${times(entry.count)}` : ''}`,
    facts: find.nth('engagement', i),
    weight: weigh(entry.name) + Math.min(1, (entry.count - 1) / 4),
  }));
}

function weigh(words: string): number {
  return WEIGHTS.find(([pattern]) => pattern.test(words))?.[1] ?? 0;
}
