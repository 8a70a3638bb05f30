// What somebody wrote, statement by statement: a retelling must be carried by one of them, because words out
// of several can be put together to what nobody wrote.
import type { Fact } from '../../reasoning/facts/fact.ts';
import { type Cover, coverOfWords } from './cover-words.ts';
import { denies } from './denying.ts';
import { inEnglish, type Known, type Word, wordsIn } from './dictionary.ts';
import { inDigits } from './number-words.ts';

export type Statement = {
  words: readonly Word[];
  cover: Cover;
  /** Its figures, written as numbers are. */
  numerals: ReadonlySet<string>;
  denies: boolean;
  /** It asks, wants or supposes: nothing of it is said to be so. */
  open: boolean;
  /** Which sentence of theirs it belongs to. */
  sentence: number;
  /** It goes on about something by a pronoun. */
  goesOn: boolean;
};

const SENTENCE_END = /(?<=[.!?…])\s+|\n+/;
const CLAUSE_END =
  /[;:]\s|,\s|\s[–—-]\s|\s(?=(?:and|but|so|because|und|aber|sondern|weil|et|mais|car|y|pero|porque)\s)/i;

const WISHING = new Set(
  `want wants wanted need needs needed wish wishes ask asks asked asking request requests requested expect expects look
  looking seek seeks hope hopes must should require requires required demand demands demanded like prefer
  prefers wonder wonders question questions interest interested whether would could please call calls wait waits
  goal aim target`.split(/\s+/),
);
/** What is not so yet, or not for sure. */
const SUPPOSING = new Set('if may might can will shall when'.split(' '));

/** What has a date is still to be. */
const DATED = new Set('due deadline decide decides date pace towards toward'.split(' '));

/** Whether words say that something is not so yet: it is wanted, asked or due. */
export const isOpen = (words: readonly Word[]) =>
  wants(words) || words.some(({ english: [one = ''] }) => DATED.has(one));

/** Whether words want or ask something. */
export const wants = (words: readonly Word[]) =>
  words.some(({ english }, i) =>
    english.some(
      (one) => WISHING.has(one) || (one === 'to' && HAVING.has(words[i - 1]?.english[0] ?? '')),
    ),
  );

const isSupposed = (words: readonly Word[]) =>
  words.some(({ english: [one = ''] }) => SUPPOSING.has(one));

const HAVING = new Set(['have', 'has', 'had']);

const GOING_ON = new Set(
  'it this that these those they them their its he she his her him there both two one which who'.split(
    ' ',
  ),
);

/** The statements of what a fact quotes. */
export function statementsOf({ quoted }: Fact, theirs: Known | null): Statement[] {
  const language = theirs ?? 'en';
  return quoted
    .flatMap((text) => text.split(SENTENCE_END))
    .flatMap((sentence, i) =>
      sentence.split(CLAUSE_END).map((clause): Statement => {
        const words = wordsIn(clause, language);
        return {
          words,
          cover: coverOfWords(words),
          numerals: numeralsIn(clause, language),
          denies: denies(words),
          open: /\?["”»]?\s*$/.test(sentence) || isOpen(words) || isSupposed(words),
          sentence: i,
          goesOn: words.some(({ english: [first = ''] }) => GOING_ON.has(first)),
        };
      }),
    )
    .filter(({ words }) => words.length > 0);
}

const GROUPED = /\d{1,3}(?:[.,\s]\d{3})+(?!\d)/g;
const NUMBER = /\d+(?:[.,]\d+)?/g;

/** The numbers of a text, in digits or words, each written in one way. */
export function numeralsIn(text: string, language: Known): ReadonlySet<string> {
  const digits = inDigits(inEnglish(text, language)).replace(GROUPED, (one) =>
    one.replace(/\D/g, ''),
  );
  return new Set((digits.match(NUMBER) ?? []).map((one) => one.replace(',', '.')));
}
