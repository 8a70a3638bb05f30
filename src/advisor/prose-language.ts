// Whether prose is in the language that the policy asks for; where a text leaves it open, it is.
import { isPlainly } from '../leads/values/common-words.ts';
import { detectLanguage } from '../leads/values/language.ts';
import type { AdviceKey } from './brief.ts';

/** Characters of one text by which its language is known. */
const LONGEST_READ = 800;

/** What to tell the model; null when nothing is wrong. */
export function inWrongLanguage(
  texts: readonly string[],
  { snapshot }: Pick<AdviceKey, 'snapshot'>,
): string | null {
  const wanted = snapshot.policy.document.advisor.language.slice(0, 2).toLowerCase();
  const prose = texts.map((text) => text.slice(0, LONGEST_READ)).join(' ');
  // Detection takes as long as all the rest of judging; most answers leave no room for doubt.
  if (isPlainly(wanted, prose)) return null;
  const found = detectLanguage(prose.replace(/\bR\d\b/g, ''));
  if (!found.known || found.value === wanted) return null;
  return `write all prose in the language “${wanted}”`;
}
