// A lead's attributes as the model of win probability knows them.
import type { LeadProfile } from '../leads/profile.ts';
import type { Levels } from './cells.ts';

type LeadAttributes = Pick<
  LeadProfile,
  'industry' | 'size' | 'regions' | 'country' | 'source' | 'score'
>;

const SCORE_STEP = 20;

/**
 * The levels of a lead; what is unknown is left out. A lead lies in several regions: of those that
 * `knows` accepts the widest speaks, so that a few deals in each state make many in their region.
 */
export function levelsOf(
  lead: LeadAttributes,
  knows: (region: string) => boolean = () => true,
): Record<string, string> {
  const region = [...lead.regions].reverse().concat(lead.country).find(knows);
  const levels = {
    industry: lead.industry,
    size: lead.size,
    region: region ?? 'unknown',
    source: lead.source,
    score: lead.score === null ? 'unknown' : scoreBand(lead.score),
  };
  return Object.fromEntries(Object.entries(levels).filter(([, value]) => value !== 'unknown'));
}

/** "60-79"; the last band is "80-100". */
export function scoreBand(score: number): string {
  const from = Math.min(80, Math.max(0, Math.floor(score / SCORE_STEP) * SCORE_STEP));
  return from === 80 ? '80-100' : `${from}-${from + SCORE_STEP - 1}`;
}

/** The same levels with the rep among them. */
export function withRep(levels: Levels, repId: string): Levels {
  return { ...levels, rep: repId };
}
