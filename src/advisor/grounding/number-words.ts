// Numbers in words: "eighty-five percent" is 85 percent.
import { table } from '../../leads/text/by-name.ts';

const WORDS = table<number>({
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  hundred: 100,
  dozen: 12,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  twice: 2,
  thrice: 3,
  double: 2,
  triple: 3,
});

const WORD = Object.keys(WORDS).join('|');
const RUN = new RegExp(
  String.raw`(?<![\p{L}\p{N}-]|\d[\s-])(?:(?:${WORD})(?:[\s-](?:and\s)?(?=(?:${WORD})\b))?)+(?![\p{L}])`,
  'giu',
);

const ONE_ON_ONE = /\b(?:1|one)[:-](?:on-)?(?:1|one)\b/gi;

/** Number words as digits: "eighty-five percent" → "85 percent"; "one-on-one" is no number. */
export function inDigits(text: string): string {
  return text
    .replace(ONE_ON_ONE, 'one on one')
    .replace(RUN, (found) => String(wordValue(found) ?? found));
}

function wordValue(words: string): number | null {
  let total = 0;
  let current = 0;
  for (const word of words.toLowerCase().split(/[\s-]+/)) {
    const value = WORDS[word];
    if (value === undefined) continue;
    if (value >= 1e3) {
      total += Math.max(1, current) * value;
      current = 0;
    } else if (value === 100 || word === 'dozen') current = Math.max(1, current) * value;
    else current += value;
  }
  return total + current || null;
}
