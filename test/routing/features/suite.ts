// Every case, by the headings of docs/features.md and in its order.
import type { Case } from './case.ts';
import { MUST_RULES } from './must-rules.ts';
import { ORDER } from './order.ts';
import { CHANCES } from './records.ts';
import { ADVISOR, OWNERS, READING } from './stories.ts';
import { WAITING } from './waiting.ts';
import { WORTH } from './worth.ts';

export const SUITE: Readonly<Record<string, readonly Case[]>> = {
  'Reading the lead': READING,
  Owners: OWNERS,
  'Must-rules': MUST_RULES,
  Chance: CHANCES,
  'Worth and price': WORTH,
  Order: ORDER,
  'What follows': [...WAITING, ...ADVISOR],
};
export const CASES = Object.values(SUITE).flat();
