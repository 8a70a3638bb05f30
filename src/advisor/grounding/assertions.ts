// What a sentence says in words is held against the facts by form and coverage: each part by what it does,
// each telling by whom it is about.
import type { Fact, FactKind } from '../../reasoning/facts/fact.ts';
import { uncarried } from './carried.ts';
import { ALWAYS_NAMED, coverReader } from './coverage.ts';
import { type Denial, falseDenials } from './denials.ts';
import { type Known, wordsIn } from './dictionary.ts';
import { foreignProblems } from './foreign.ts';
import { formProblems } from './form.ts';
import { type Form, partsOf } from './modes.ts';
import { claimsOfOurs } from './own-side.ts';
import { withoutQuotations } from './quotations.ts';
import { strangeFields } from './rep-fields.ts';
import { falseSoles } from './sole.ts';
import { uncoveredWords } from './uncovered.ts';
import { wordClauses } from './word-clauses.ts';

export type AssertionScene = {
  /** All facts that the model was given. */
  facts: readonly Fact[];
  /** The language of the prose. */
  language: Known;
  /** The language of the lead's own words, where it is one that the judge knows. */
  theirs: Known | null;
  /** Those who were shown. */
  aliases: readonly string[];
  /** Who is meant where nobody is named. */
  choice: string;
  repOf(alias: string): string | null;
  /** Whether a word names something in any fact or in the policy. */
  isNamed(word: string): boolean;
};

type Said = {
  cited: readonly Fact[];
  /** What its place makes of it where its own words do not. */
  base: Form;
  /** What it says that it does. */
  form: Form | undefined;
};

/** Facts that hold what the lead wrote in running words. */
const WRITTEN: ReadonlySet<FactKind> = new Set<FactKind>(['message', 'need_language']);

/** The check of one brief: what is wrong with a text, as sentences for a corrective turn. */
export function assertionCheck(scene: AssertionScene): (text: string, said: Said) => string[] {
  const { facts, language, theirs, choice, isNamed } = scene;
  const coverOf = coverReader(theirs);
  const own = facts.filter(({ repId }) => repId === null);
  const always = own.filter(({ kind }) => ALWAYS_NAMED.has(kind));
  const kinds = new Set(facts.map(({ kind }) => kind));
  const ofRep = (alias: string | null) => {
    const id = scene.repOf(alias ?? choice);
    return facts.filter(({ repId }) => repId === id);
  };
  return (text, { cited, base, form }) => {
    const unquoted = withoutQuotations(text, own);
    const parts = partsOf(unquoted, wordsIn(unquoted, language), base);
    const covers = [...cited, ...always].map(coverOf);
    const denial: Denial = {
      covers,
      ofRep,
      coverOf,
      hasKind: (kind: FactKind) => kinds.has(kind),
    };
    const told = parts.filter(({ mode }) => mode === 'tell');
    const carrying = {
      language,
      text: unquoted,
      quoting: covers.filter(({ fact }) => WRITTEN.has(fact.kind)),
      others: covers.filter(({ fact }) => !WRITTEN.has(fact.kind)),
      always: always.map(coverOf),
    };
    return [
      ...foreignProblems(unquoted, language),
      ...(form === undefined ? [] : formProblems(form, parts)),
      ...parts.flatMap((part) => [
        ...uncoveredWords(part, {
          language,
          covers,
          ofRep,
          isNamed,
          strict: form === 'tell',
        }),
        ...claimsOfOurs(part, { covers }),
      ]),
      ...told.flatMap(({ words }) => [
        ...uncarried(words, carrying),
        ...falseSoles(words, { ...scene, all: facts, ofRep, coverOf }),
      ]),
      ...told
        .flatMap(({ words }) => wordClauses(words))
        .flatMap(({ words, alias }) => [
          ...falseDenials(words, alias, denial),
          ...strangeFields(words, { ...scene, all: facts, ofRep, coverOf }, alias ?? choice),
        ]),
    ];
  };
}
