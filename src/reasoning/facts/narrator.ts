// In whose words the facts are told: with names for people, with aliases for a model. The facts, their
// order and their ids are the same in both; only what a person could be known by differs.
import type { Texts } from '../texts/en.ts';
import type { Fact, FactKind, FactValues } from './fact.ts';

export type Narrator = {
  /** The sentences, in the reader's language. */
  texts: Texts;
  /** A rep as they are called here: "Sarah Chen" or "R2". */
  rep(id: string): string;
  /** Free text that somebody else wrote (a message, an attribute), made fit for the reader. */
  foreign(text: string): string;
  /** A short field that somebody else filled in (a company, a city, a tool). */
  label(text: string): string;
  /** A short field that may hold anything (a title, a region, a campaign). */
  field(text: string): string;
  /** The domain of the lead's company. */
  domain(text: string): string;
};

/** A slug in words, masked as a whole where it already is somebody's. */
export function inWords(
  slug: string,
  words: (slug: string) => string,
  mask: (text: string) => string,
): string {
  const told = mask(slug);
  return told === slug ? mask(words(slug)) : told;
}

/** Takes one fact down, with what it tells; it gets the next number. */
export type Tell = (
  about: Fact['about'],
  repId: string | null,
  kind: FactKind,
  text: string,
  values: Partial<FactValues>,
) => void;

/** The words of a sentence, with what they tell. */
export type Phrase = { words: string } & Partial<FactValues>;
