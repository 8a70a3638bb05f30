// What a person did, in words: "visited the pricing page 3 times, last 2 days ago".
import type { LeadProfile } from '../../leads/profile.ts';
import { capitalised } from '../../leads/values/wording.ts';
import { countFigure, wholeMinutesFigure } from './figures.ts';
import type { Narrator, Phrase } from './narrator.ts';

type Engagement = LeadProfile['engagement'][number];

/** The deed with its count and recency: "Visited the pricing page 3 times, last 2 days ago." */
export function deedTold(entry: Engagement, { texts: { deeds }, foreign }: Narrator): Phrase {
  const did = deeds.did(entry.kind, entry.name);
  const often = entry.count > 1 ? deeds.often(entry.count) : '';
  const days = entry.daysAgo === null ? null : Math.max(0, Math.floor(entry.daysAgo));
  const last = days === null ? '' : deeds.recency(days, entry.count);
  const inFull = `${did}${often}${last}`;
  return {
    words: `${capitalised(foreign(inFull))}.`,
    quoted: [foreign(did)],
    figures: [
      ...(entry.count > 1 ? [countFigure(entry.count, 'visits', 'times')] : []),
      ...(days !== null && days > 1 ? [wholeMinutesFigure(days * 1_440, 'ago')] : []),
    ],
  };
}
