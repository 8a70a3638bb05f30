// Whether words deny something.
import type { Word } from './dictionary.ts';

const DENYING = new Set(
  'no not never neither nor none nobody nothing without cannot n lack lacks lacking'.split(' '),
);

export const denies = (words: readonly Word[]) =>
  words.some(
    ({ english: [first = ''], raw }) => DENYING.has(first) || /n[’']t$/i.test(raw) || first === 't',
  );
