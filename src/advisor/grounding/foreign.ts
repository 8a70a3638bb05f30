// In which language a sentence is written, by its small words. What stands in quotation marks is somebody
// else's.
import { isPlainly } from '../../leads/values/common-words.ts';
import { type Known, wordsIn } from './dictionary.ts';
import { isFunction } from './lexicon.ts';
import { stemOf } from './stem.ts';

const LANGUAGES: readonly Known[] = ['en', 'de', 'fr', 'es'];
const QUOTED = /[“"„«][^“”"„«»]{0,600}[”"“»]/g;
const LEAST = 2;

/** Why a text is not in the language asked for, or nothing. */
export function foreignProblems(text: string, language: Known): string[] {
  const plain = text.replace(QUOTED, ' ');
  // Most sentences leave no room for doubt.
  if (isPlainly(language, plain)) return [];
  const own = smallWords(plain, language);
  const others = LANGUAGES.filter((one) => one !== language).map((one) => smallWords(plain, one));
  const most = Math.max(...others);
  return most >= LEAST && most > 1.5 * own ? [`write it in the language “${language}”`] : [];
}

function smallWords(text: string, language: Known): number {
  return wordsIn(text, language).filter(
    ({ english, known, raw }) =>
      known && raw.length > 1 && english.every((one) => isFunction(stemOf(one))),
  ).length;
}
