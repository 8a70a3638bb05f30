// What is denied must be denied by a fact, and what a fact denies must not be told: for the lead by what
// they wrote, for a rep by there being no such fact of theirs.
import type { Fact } from '../../reasoning/facts/fact.ts';
import { isCovered } from './cover-words.ts';
import type { FactCover } from './coverage.ts';
import { denies } from './denying.ts';
import type { Word } from './dictionary.ts';
import { hasRole, isFunction, kindsBehind } from './lexicon.ts';
import { plainWord, stemOf } from './stem.ts';

/** Verbs of judging and what is weighed by them: "4 minutes do not outweigh the record". */
const JUDGING = new Set(
  `outweigh decide differ matter count separate suffice tip compare change distinguish mean justify weigh enough
  difference prefer compensate offset known fit apart need close outright`
    .split(/\s+/)
    .map(stemOf),
);

/** What a part says beside words that say nothing. */
function contentOf(words: readonly Word[]): Word[] {
  return words.filter(
    ({ english }) =>
      !english.every((one) => isFunction(stemOf(one)) || hasRole(stemOf(one), 'neutral')) ||
      english.some((one) => kindsBehind(stemOf(one)) !== undefined),
  );
}

const ALIAS = /^r[1-9]\d?$/;

export type Denial = {
  covers: readonly FactCover[];
  ofRep(alias: string | null): readonly Fact[];
  coverOf(fact: Fact): FactCover;
  /** Whether any fact is of a kind. */
  hasKind(kind: Fact['kind']): boolean;
};

/**
 * Denials that no fact makes and tellings of what a fact denies, in the words of one clause; `about` is the
 * alias of whom it goes on about.
 */
export function falseDenials(
  words: readonly Word[],
  about: string | null,
  scene: Denial,
): string[] {
  const named = words.map(({ english: [one = ''] }) => one).filter((one) => ALIAS.test(one));
  const aliases = named.length > 0 || about === null ? named : [about];
  const content = contentOf(words).filter(({ english: [one = ''] }) => !ALIAS.test(one));
  if (content.length === 0) return [];
  const problem = (what: string) => [`“${content.map(({ raw }) => raw).join(' ')}” ${what}`];
  if (denies(words)) {
    if (words.some(({ english }) => english.some((one) => JUDGING.has(stemOf(one))))) return [];
    if (words.some(({ english: [one = ''] }) => one === 'there' || one === 'here')) return [];
    const [alias] = aliases;
    if (alias !== undefined) {
      const own = new Set(aliases).size === 1 ? scene.ofRep(alias.toUpperCase()) : [];
      return own.some((fact) => bearsAll(content, fact, scene))
        ? problem('is denied, and a fact says it')
        : [];
    }
    if (REPS.some((one) => words.some(({ english }) => english[0] === one))) return [];
    return isDenied(content, scene) ? [] : problem('is denied by no cited fact');
  }
  if (aliases.length > 0) return [];
  return onlyDenied(content, scene) ? problem('is what a fact denies') : [];
}

const REPS = [
  'all',
  'both',
  'neither',
  'none',
  'nobody',
  'candidate',
  'rep',
  'others',
  'three',
  'two',
];

/** Whether a fact of a rep is of the kind that is denied and speaks of all that is. */
function bearsAll(content: readonly Word[], fact: Fact, { coverOf }: Denial): boolean {
  if (fact.kind === 'parts' || fact.kind === 'excluded' || fact.kind === 'score') return false;
  const kinds = content.flatMap(({ english }) =>
    english.flatMap((one) => [...(kindsBehind(stemOf(one)) ?? [])]),
  );
  if (!kinds.includes(fact.kind)) return false;
  const rest = content.filter(({ english }) =>
    english.every((one) => kindsBehind(stemOf(one)) === undefined),
  );
  return rest.every((word) => isCovered(word, [coverOf(fact)]));
}

/** Whether somebody who is cited denies something of the kind, or nothing of it is known at all. */
function isDenied(content: readonly Word[], scene: Denial): boolean {
  if (
    content.every(({ english }) => english.every((one) => one === 'message' || one === 'messages'))
  ) {
    return !scene.hasKind('message');
  }
  return scene.covers.some(
    ({ fact, statements }) =>
      fact.kind === 'unknown' ||
      fact.kind === 'do_not_assign' ||
      statements().some(({ words, denies }) => denies && content.some((word) => isIn(word, words))),
  );
}

/** Whether the only quoted clause that speaks of it denies it. */
function onlyDenied(content: readonly Word[], scene: Denial): boolean {
  const others = scene.covers.filter(({ fact }) => fact.quoted.length === 0);
  const open = content.filter((word) => !isCovered(word, others));
  if (open.length < 2) return false;
  const clauses = scene.covers.flatMap(({ statements }) => statements().map(({ words }) => words));
  const holding = clauses.filter((words) => open.every((word) => isIn(word, words)));
  return holding.length > 0 && holding.every(denies);
}

function isIn(word: Word, words: readonly Word[]): boolean {
  const raw = plainWord(word.raw);
  const stems = word.english.map(stemOf);
  return words.some(
    (other) =>
      plainWord(other.raw) === raw || other.english.some((one) => stems.includes(stemOf(one))),
  );
}
