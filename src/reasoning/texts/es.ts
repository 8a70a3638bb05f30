// Spanish, whole.

import type { Texts } from './en.ts';
import { deeds, facts, reps, words } from './es-facts.ts';
import { advantages, decided, reasons } from './es-reasons.ts';
import { avoid, backup, points, rules, steps, talk, waiting } from './es-talk.ts';

export const SPANISH = {
  code: 'es',
  ...{ words, facts, reps, deeds, reasons, advantages, decided },
  ...{ talk, points, steps, avoid, backup, rules, waiting },
} satisfies Texts;
