// How senior a person is, by the stated level or the job title.
import { TITLES } from '../tables/titles.ts';
import { entries, fold } from '../text/fold.ts';
import { known, type Mapped, unknown } from '../text/mapped.ts';

/** From the top down; a title that fits none is "unknown". */
export const SENIORITIES = ['c-level', 'vp', 'director', 'manager', 'staff', 'unknown'] as const;
type Seniority = (typeof SENIORITIES)[number];

const levels = TITLES.map(([level, words]) => [level, patternOf(entries(words))] as const);

/** "VP Operations" → "vp", "Geschäftsführer" → "c-level"; nothing fitting → "unknown". */
export function normaliseSeniority(raw: string): Mapped<Seniority> {
  const title = fold(raw);
  for (const [level, pattern] of levels) {
    const match = pattern.exec(title);
    if (match !== null) return known(level, `title holds "${match[0].trim()}"`);
  }
  return unknown('unknown', 'no title of our list');
}

function patternOf(words: readonly string[]): RegExp {
  const parts = words.map((word) =>
    word.replace(/^\*/, '[a-z]+').replace(/\*$/, '[a-z]*').replace('# ', '(?:[a-z]+ ){1,4}'),
  );
  return new RegExp(`(?:^| )(?:${parts.join('|')})(?= |$)`);
}
