// German, whole.
import { deeds, facts, reps, words } from './de-facts.ts';
import { advantages, decided, reasons } from './de-reasons.ts';
import { avoid, backup, points, rules, steps, talk, waiting } from './de-talk.ts';
import type { Texts } from './en.ts';

export const GERMAN = {
  code: 'de',
  ...{ words, facts, reps, deeds, reasons, advantages, decided },
  ...{ talk, points, steps, avoid, backup, rules, waiting },
} satisfies Texts;
