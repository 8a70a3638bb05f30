import { fc, test as prop } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { compileCondition, type Seen } from '../../../src/policy/conditions/expressions.ts';
import { both, implies, neverHolds, shapeOf } from '../../../src/policy/conditions/implication.ts';
import { accountView, leadView, matchView, nowView } from '../../../src/policy/conditions/views.ts';
import { aProfile } from '../../support/builders.ts';

describe('what can be proved about conditions', () => {
  test.each([
    ['lead.score > 85', 'lead.score > 50', true],
    ['lead.score > 50', 'lead.score > 85', false],
    ['lead.score > 85', 'lead.score >= 85', true],
    ['lead.score >= 85', 'lead.score > 85', false],
    ['90 < lead.score', 'lead.score > 85', true],
    ['lead.source == "web"', 'lead.source in ["web", "fair"]', true],
    ['lead.source in ["web", "fair"]', 'lead.source == "web"', false],
    ['lead.source == "web"', 'lead.source != "fair"', true],
    ['!(lead.source in ["a", "b"])', 'lead.source != "a"', true],
    ['lead.score > 85 && lead.freeMail', 'lead.freeMail', true],
    ['lead.score > 85', 'lead.score > 90 || lead.score > 80', true],
    ['lead.score > 90 || lead.score > 95', 'lead.score > 85', true],
    ['lead.score > 85', 'true', true],
    ['"a" in lead.stack && "b" in lead.stack', '"a" in lead.stack', true],
    ['!(lead.score > 85)', 'lead.score <= 85', false],
  ])('%s holds only where %s does: %s', (narrow, wide, expected) => {
    expect(implies(shapeOf(narrow), shapeOf(wide))).toBe(expected);
  });

  test.each([
    ['lead.score > 85 && lead.score < 40', true],
    ['lead.score > 85 && lead.score <= 85', true],
    ['lead.score >= 85 && lead.score <= 85', false],
    ['lead.source == "a" && lead.source == "b"', true],
    ['lead.source in ["a", "b"] && !(lead.source in ["a", "b", "c"])', true],
    ['"a" in lead.stack && "b" in lead.stack', false],
    ['false || lead.score > 3 && lead.score < 2', true],
    ['lead.score < 40 || lead.score > 85 && lead.score < 80', false],
  ])('%s can never hold: %s', (source, expected) => {
    expect(neverHolds(shapeOf(source))).toBe(expected);
  });
});

const atom = fc.oneof(
  fc
    .tuple(fc.constantFrom('<', '<=', '>', '>=', '=='), fc.integer({ min: 0, max: 4 }))
    .map(([sign, limit]) => `lead.score ${sign} ${limit}`),
  fc
    .tuple(fc.constantFrom('==', '!='), fc.constantFrom('a', 'b', 'unknown'))
    .map(([sign, text]) => `lead.source ${sign} "${text}"`),
  fc.constantFrom('lead.freeMail', '!lead.freeMail', 'true', 'false'),
  fc
    .subarray(['a', 'b', 'c'], { minLength: 1 })
    .map((texts) => `lead.source in [${texts.map((one) => `"${one}"`).join(', ')}]`),
);
const source = fc
  .array(fc.array(atom, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
  .map((either) => either.map((all) => all.join(' && ')).join(' || '));

const seen: Seen[] = [null, 0, 1, 2, 2.5, 3, 4, 5].flatMap((score) =>
  ['a', 'b', 'c', 'd', 'unknown'].flatMap((from) =>
    [true, false].map((freeMail) => ({
      lead: leadView(aProfile({ score, source: from, freeMail })),
      account: accountView(null),
      match: matchView({}),
      now: nowView(0),
    })),
  ),
);

prop.prop([source, source])('what is proved is true of every lead', (a, b) => {
  const first = compileCondition(a);
  const second = compileCondition(b);
  const [one, other] = [shapeOf(a), shapeOf(b)];
  for (const lead of seen) {
    if (neverHolds(one)) expect(first.holds(lead)).toBe(false);
    if (implies(one, other) && first.holds(lead)) expect(second.holds(lead)).toBe(true);
    if (neverHolds(both(one, other))) expect(first.holds(lead) && second.holds(lead)).toBe(false);
  }
});
