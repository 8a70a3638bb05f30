// In whose words the facts are told: with names for people, with aliases for a model. The facts, their
// order and their ids are the same in both; only what a person could be known by differs.
import type { Fact } from '../fact.ts';

export type Voice = {
  /** A rep as they are called here: "Sarah Chen" or "R2". */
  rep(id: string): string;
  /** Free text that somebody else wrote (a message, an attribute), made fit for the reader. */
  foreign(text: string): string;
  /** A short field that somebody else filled in (a company, a city, a tool). */
  label(text: string): string;
};

/** Takes one fact down; it gets the next number. */
export type Tell = (about: Fact['about'], repId: string | null, kind: string, text: string) => void;
