// The texts that people read, by the language that the policy asks for; where it asks for another than
// these, they stay English. A language that lacks a text does not compile.
import type { Snapshot } from '../../selection/scene/snapshot.ts';
import { GERMAN } from './de.ts';
import { ENGLISH, type Texts } from './en.ts';
import { SPANISH } from './es.ts';
import { FRENCH } from './fr.ts';

/** By the language's ISO 639-1 code. */
const LANGUAGES: ReadonlyMap<string, Texts> = new Map([
  ['en', ENGLISH],
  ['de', GERMAN],
  ['fr', FRENCH],
  ['es', SPANISH],
]);

/** The texts of the language that the policy asks for, by its code: "de" and "de-AT" are German. */
export function textsOf({ policy, wording }: Pick<Snapshot, 'policy' | 'wording'>): Texts {
  if (wording !== undefined) return ENGLISH;
  const code = policy.document.advisor.language.slice(0, 2).toLowerCase();
  return LANGUAGES.get(code) ?? ENGLISH;
}
