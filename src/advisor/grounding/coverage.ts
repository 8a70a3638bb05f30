// Which words facts cover: those that they name or quote, and the subject of their kind.
import { INDUSTRIES } from '../../leads/tables/industries.ts';
import { fold } from '../../leads/text/fold.ts';
import { memoByText } from '../../leads/text/memo.ts';
import type { Fact, FactKind } from '../../reasoning/facts/fact.ts';
import { wordsOf } from '../../reasoning/facts/fact-words.ts';
import { type Cover, coverOf } from './cover-words.ts';
import { type Known, wordsIn } from './dictionary.ts';
import { type Statement, statementsOf } from './statements.ts';
import { plainWord } from './stem.ts';

/** The words of one fact. */
export type FactCover = Cover & {
  fact: Fact;
  /** What somebody wrote, statement by statement. */
  statements(): readonly Statement[];
};

/** The cover of a fact, each fact once as long as the reader is kept; `theirs` is the language of the lead's words. */
export function coverReader(theirs: Known | null): (fact: Fact) => FactCover {
  const kept = new Map<Fact, FactCover>();
  return (fact) => {
    const known = kept.get(fact);
    if (known !== undefined) return known;
    const made = coverOfFact(fact, theirs);
    kept.set(fact, made);
    return made;
  };
}

function coverOfFact(fact: Fact, theirs: Known | null): FactCover {
  const text = wordsOf(fact);
  const words = wordsIn(text, 'en').flatMap(({ english }) => english);
  const told = theirs === null || theirs === 'en' ? [] : wordsIn(text, theirs);
  const translated = told.filter(({ known }) => known).flatMap(({ english }) => english);
  const named = fact.entries.flatMap(industryWords).map(plainWord);
  let statements: readonly Statement[] | null = null;
  return {
    ...coverOf([...words, ...named], [...words, ...translated, ...named]),
    fact,
    statements: () => {
      statements ??= statementsOf(fact, theirs);
      return statements;
    },
  };
}

/** What an industry is called in any of the languages; nothing for other entries. */
const industryWords = memoByText((entry: string): string[] => {
  const title = fold(entry);
  const found = Object.values(INDUSTRIES).find((industry) => fold(industry.title) === title);
  return found === undefined ? [] : (found.aliases.match(/\p{L}{4,}/gu) ?? []);
});

/** Who and where the lead is: what any sentence may name. */
export const ALWAYS_NAMED: ReadonlySet<FactKind> = new Set<FactKind>([
  'company',
  'industry',
  'role',
  'language',
  'need_language',
  'place',
  'time_zone',
  'account',
]);
