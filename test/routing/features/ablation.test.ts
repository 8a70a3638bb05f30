// Each documented feature of a decision, shown by taking it out: docs/features.md promises no more.
import { describe, expect, test } from 'vitest';
import { outcomeOf } from './case.ts';
import { CASES } from './suite.ts';

describe('a feature decides, and without it the lead goes elsewhere', () => {
  test.each(CASES)('$id', (one) => {
    const [present, absent] = [outcomeOf(one, false), outcomeOf(one, true)];
    expect([present.comes, absent.comes]).toEqual(one.comes);
    expect(one.comes[0]).not.toBe(one.comes[1]);
    if (one.shows === undefined) return;
    expect(present.shown).toContain(one.shows);
    expect(absent.shown).not.toContain(one.shows);
  });
});
