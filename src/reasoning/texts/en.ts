// English, whole: every other language has the same texts.
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
