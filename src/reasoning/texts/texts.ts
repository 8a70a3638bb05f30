// The texts that people read, by the language that the policy asks for; where it asks for another than
// these, they stay English. A language that lacks a text does not compile.
import type { Snapshot } from '../../selection/scene/snapshot.ts';
import { advantages } from './en-advantages.ts';
import { decided } from './en-decided.ts';
import { deeds } from './en-deeds.ts';
import { facts } from './en-facts.ts';
import { reasons } from './en-reasons.ts';
import { reps } from './en-reps.ts';
import { avoid, backup, steps } from './en-steps.ts';
import { points, talk } from './en-talk.ts';
import { rules, waiting } from './en-waiting.ts';
import { words } from './en-words.ts';

export const ENGLISH = {
  code: 'en' as string,
  words,
  facts,
  reps,
  deeds,
  reasons,
  advantages,
  decided,
  talk,
  points,
  steps,
  avoid,
  backup,
  rules,
  waiting,
};

export type Texts = typeof ENGLISH;

/** By the language's ISO 639-1 code. */
const LANGUAGES: ReadonlyMap<string, Texts> = new Map([['en', ENGLISH]]);

/** The texts of the language that the policy asks for, by its code: "de" and "de-AT" are German. */
export function textsOf({ policy }: Pick<Snapshot, 'policy'>): Texts {
  const code = policy.document.advisor.language.slice(0, 2).toLowerCase();
  return LANGUAGES.get(code) ?? ENGLISH;
}
