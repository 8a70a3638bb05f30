// French, whole.

import type { Texts } from './en.ts';
import { deeds, facts, reps, words } from './fr-facts.ts';
import { advantages, decided, reasons } from './fr-reasons.ts';
import { avoid, backup, points, rules, steps, talk, waiting } from './fr-talk.ts';

export const FRENCH = {
  code: 'fr',
  ...{ words, facts, reps, deeds, reasons, advantages, decided },
  ...{ talk, points, steps, avoid, backup, rules, waiting },
} satisfies Texts;
