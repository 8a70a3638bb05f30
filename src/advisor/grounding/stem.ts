// What is left of a word without its ending, so that "answers", "answered" and "answering" are one word.
// Light on purpose: the same few rules for the word lists, for facts and for prose.
import { fold } from '../../leads/text/fold.ts';
import { memoByText } from '../../leads/text/memo.ts';

/** A word's letters as they are compared: lower case, without accents. */
export const plainWord = memoByText((word: string) => fold(word).replaceAll(' ', ''), 8_000);

/** The stem of an English word, given plain. */
export const stemOf = memoByText((word: string): string => {
  if (word.length <= 3) return word;
  const single = singular(word);
  for (const [ending, least] of ENDINGS) {
    if (single.endsWith(ending) && single.length - ending.length >= least) {
      return bare(undoubled(single.slice(0, -ending.length)));
    }
  }
  return bare(single);
}, 8_000);

const ENDINGS: readonly (readonly [string, number])[] = [
  ['ing', 3],
  ['ed', 3],
  ['ly', 3],
  ['ion', 5],
  ['er', 4],
];

function singular(word: string): string {
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:[sxz]|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith('s') && !/(?:ss|us|is)$/.test(word) ? word.slice(0, -1) : word;
}

function undoubled(stem: string): string {
  const last = stem.at(-1) ?? '';
  return stem.length > 3 && last === stem.at(-2) && !'aeiousl'.includes(last)
    ? stem.slice(0, -1)
    : stem;
}

/** Without a last "e", and with "i" for a last "y": "company", "companies". */
function bare(stem: string): string {
  if (stem.endsWith('e') && stem.length > 3) return stem.slice(0, -1);
  return stem.endsWith('y') && stem.length > 3 ? `${stem.slice(0, -1)}i` : stem;
}

/** Letters that two words of any language have in common before their endings, for them to be alike. */
export function alike(one: string, other: string): boolean {
  if (one === other) return true;
  const [longest, shortest] = [
    Math.max(one.length, other.length),
    Math.min(one.length, other.length),
  ];
  let common = 0;
  while (common < shortest && one[common] === other[common]) common += 1;
  return (common >= 6 && common >= 0.68 * longest) || (common >= 4 && common >= 0.78 * longest);
}
