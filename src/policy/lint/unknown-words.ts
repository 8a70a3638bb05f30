// Words of a policy that no table and no vocabulary knows: a value that no lead or rep will ever have,
// or a region that only the same spelling matches.
import type { Readers } from '../../leads/values/readers.ts';
import { checkCondition, textsIn } from '../conditions/check.ts';
import { conditionsOf } from '../placed.ts';
import type { PolicyDocument } from '../policy.ts';
import type { Finding } from './finding.ts';

const OF_PLACES = new Set(['lead.regions', 'rep.territories']);

/** Errors for conditions that would be refused now, warnings for regions that nobody knows. */
export function unknownWords(document: PolicyDocument, reads: Readers): Finding[] {
  return conditionsOf(document).flatMap(({ path, source, sees }): Finding[] => {
    const checked = checkCondition(source, sees, reads);
    if (!checked.ok)
      return [
        {
          code: 'unknown_word',
          severity: 'error',
          path,
          sentence: checked.message,
          todo: checked.hint || 'Teach the word (PUT /vocabulary), or write another one.',
        },
      ];
    return textsIn(source, sees)
      .filter(({ path: field, text }) => OF_PLACES.has(field) && !reads.territory(text).known)
      .map(({ path: field, text }) => ({
        code: 'unknown_word',
        severity: 'warning',
        path,
        sentence: `${field} is compared with "${text}", which is no country or region of ours and none that was taught.`,
        todo: 'Write a code such as "us-oh", or teach the region with the places in it (PUT /vocabulary).',
      }));
  });
}

/** The conditions that hold together by `before` and no longer by `after`, with what to say of each. */
export function wordsLost(
  document: PolicyDocument,
  before: Readers,
  after: Readers,
): { path: string; message: string }[] {
  return conditionsOf(document).flatMap(({ path, source, sees }) => {
    const now = checkCondition(source, sees, after);
    const lost = regionsLost(source, sees, before, after);
    if (now.ok || !checkCondition(source, sees, before).ok)
      return lost.map((text) => ({ path, message: `asks for the region "${text}"` }));
    return [{ path, message: now.message }];
  });
}

function regionsLost(
  source: string,
  sees: Parameters<typeof textsIn>[1],
  before: Readers,
  after: Readers,
): string[] {
  if (!checkCondition(source, sees, before).ok) return [];
  return textsIn(source, sees)
    .filter(({ path }) => OF_PLACES.has(path))
    .map(({ text }) => text)
    .filter((text) => before.territory(text).known && !after.territory(text).known);
}
