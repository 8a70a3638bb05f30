// The clauses of a part, in words: parted where another subject may come, with the rep whom each is about.
import type { Word } from './dictionary.ts';

export type WordClause = {
  words: Word[];
  /** The alias of whom it goes on about; null where it is about nobody who was named. */
  alias: string | null;
};

const set = (words: string) => new Set(words.split(' '));
const PARTING = set('but while whereas though although and yet so because since unless which who');
/** Who opens a clause about somebody else. */
const ANOTHER = set('they the their it there you we a this these that nobody');
/** What opens a clause behind "and". */
const STARTING =
  /^(?:r[1-9]|they|it|there|we|you|nobody|is|are|has|have|was|does|do|wants?|needs?|asks?)$/;
const A_REP = /^R[1-9]\d?$/;

/** The clauses in their order. */
export function wordClauses(words: readonly Word[]): WordClause[] {
  let alias: string | null = null;
  return parted(words).map((clause) => {
    const named = clause.find(({ raw }) => A_REP.test(raw))?.raw;
    if (named !== undefined) alias = named;
    else if (ANOTHER.has(subjectOf(clause))) alias = null;
    return { words: clause, alias };
  });
}

const subjectOf = (clause: readonly Word[]) =>
  clause.map(({ english: [first = ''] }) => first).find((first) => !PARTING.has(first)) ?? '';

function parted(words: readonly Word[]): Word[][] {
  const clauses: Word[][] = [[]];
  for (const [i, word] of words.entries()) {
    const [first = ''] = word.english;
    const next = words[i + 1]?.english[0] ?? '';
    if (PARTING.has(first) && (first !== 'and' || STARTING.test(next))) clauses.push([]);
    clauses.at(-1)?.push(word);
  }
  return clauses;
}
