// How senior a person is, by the stated level or the job title.
import { NO_RANK, NO_RANK_STANDS_FOR, ROLE_OF_STAFF, TITLES } from '../tables/titles.ts';
import { entries, fold } from '../text/fold.ts';
import { known, type Mapped, unknown } from '../text/mapped.ts';

/** From the top down; a title that fits none is "unknown". */
export const SENIORITIES = ['c-level', 'vp', 'director', 'manager', 'staff', 'unknown'] as const;
export type Seniority = (typeof SENIORITIES)[number];

const levels = TITLES.map(([level, words]) => [level, patternOf(entries(words))] as const);

/** Ranks of the top that stand alone between "&" and commas: "EVP & CFO", not "VP, CFO Services". */
const TOP =
  /^(?:ceo|cto|cfo|coo|cio|cmo|cro|cpo|cso|ciso|chro|cdo|chief (?:[a-z]+ ){1,4}officer|founder|co ?founder|owner|co owner|president|managing director|managing partner|geschaftsfuhrer(?:in)?)$/;
const OF_ANOTHER = /^(?:chief of staff|office|assistant|advis[eo]r|deputy)\b/;
const BETWEEN_ROLES = /[&,/+|]|(?<!\s)\s+(?:and|und|et|y)\s+/i;

/** "VP Operations" → "vp", "Geschäftsführer" → "c-level"; nothing fitting → "unknown". */
export function normaliseSeniority(raw: string): Mapped<Seniority> {
  const title = titleOf(raw);
  const role = raw.split(BETWEEN_ROLES).length > 1 ? null : ROLE_OF_STAFF.exec(title);
  if (role !== null) return known('staff', `title holds "${role[0].trim()}"`);
  for (const [level, pattern] of levels) {
    const match = pattern.exec(title);
    if (match === null) continue;
    const top = level === 'staff' || OF_ANOTHER.test(title) ? null : topRole(raw);
    if (top !== null) return known('c-level', `title holds "${top}"`);
    return known(level, `title holds "${match[0].trim()}"`);
  }
  return unknown('unknown', 'no title of our list');
}

/** Several roles in one title: one of the top is the person's rank. */
function topRole(raw: string): string | null {
  const roles = raw.split(BETWEEN_ROLES).map(titleOf);
  return roles.length < 2 ? null : (roles.find((role) => TOP.test(role)) ?? null);
}

/** Folded, "C.E.O." as one word, and without words of rank that are none where they stand. */
function titleOf(raw: string): string {
  return fold(raw)
    .replace(/\b[a-z](?: [a-z])+\b/g, (letters) => letters.replaceAll(' ', ''))
    .replace(NO_RANK, NO_RANK_STANDS_FOR);
}

function patternOf(words: readonly string[]): RegExp {
  const parts = words.map((word) =>
    word.replace(/^\*/, '[a-z]+').replace(/\*$/, '[a-z]*').replace('# ', '(?:[a-z]+ ){1,4}'),
  );
  return new RegExp(`(?:^| )(?:${parts.join('|')})(?= |$)`);
}
