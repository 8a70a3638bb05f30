import { describe, expect, test } from 'vitest';
import { checkCondition } from '../../../src/policy/conditions/check.ts';

const problem = (source: string, sees: 'lead' | 'rep' = 'rep') => {
  const result = checkCondition(source, sees);
  if (result.ok) throw new Error(`passed: ${source}`);
  return result;
};

describe('publishing a condition', () => {
  test.each([
    'lead.score > 85',
    'lead.score == 85',
    'lead.employees / 2 >= 10.5',
    'rep.role in ["ae", "senior_ae"] && "sap" in rep.products',
    'rep.evidence.exists(e, e.skill == "pricing" && e.score > 0.7 && e.n >= 10)',
    'now - lead.receivedAt > duration("4h")',
    'lead.country == "unknown" || "us-northeast" in rep.territories || "own-word" in rep.industries',
    'lead.attributes.seats > 10 && lead.attributes.plan == "pro"',
    'size(lead.signals) > 0 || lead.stack.filter(s, s.startsWith("sap")).size() > 0',
    'account.status == "customer" ? lead.score > 10 : lead.score > 50',
  ])('passes %s', (source) => {
    expect(checkCondition(source, 'rep')).toEqual({ ok: true });
  });

  test('a misspelt field is told with its line, its column and the nearest name', () => {
    expect(problem('lead.score > 85 &&\n  lead.sorce == "x"')).toEqual({
      ok: false,
      line: 2,
      column: 3,
      message: 'There is no field lead.sorce.',
      hint: 'Did you mean lead.source?',
    });
  });

  test('a condition about the lead alone does not see the rep', () => {
    expect(problem('rep.role == "ae"', 'lead').hint).toContain('prefer.if');
  });

  test.each([
    ['lead.score > "x"', '">" does not go between a number and a text.', ''],
    ['lead.score >', 'This is not CEL: Unexpected token: the end.', ''],
    ['lead', 'lead is a group of fields; name one of them.', ''],
    ['lead.score', 'A condition is true or false; this is a number.', ''],
    [
      'lead.attributes.vip',
      'A condition is true or false; this is a value of any type.',
      'Compare it: lead.attributes.vip == true',
    ],
    [
      'lead.attributes.gender == "x"',
      'lead.attributes.gender is a protected trait and never influences a routing.',
      '',
    ],
    [
      'lead.source in ["Product Demo", "event"]',
      'lead.source is never "Product Demo".',
      'Write "demo-request".',
    ],
    ['lead.country == "Deutschland"', 'lead.country is never "Deutschland".', 'Write "DE".'],
    ['"SFDC" in lead.stack', 'lead.stack is never "SFDC".', 'Write "salesforce".'],
    ['lead.industry == "blorp"', 'lead.industry is never "blorp".', 'No list of ours holds it.'],
    ['rep.role == "senior"', 'rep.role is never "senior".', 'Did you mean "senior_ae"?'],
    [
      '"huge" == lead.size',
      'lead.size is never "huge".',
      'It is one of 1-10, 11-50, 51-200, 201-500, 501-1000, 1001-5000, 5001+, unknown.',
    ],
    [
      'has(lead.score)',
      'has() always holds for lead.score.',
      'Write known(lead.score) for a number, lead.score != "unknown" for a text.',
    ],
    [
      'lead.score in [1, 2]',
      '"in" does not go between a number and a list.',
      'In lists of numbers write a decimal point: [1.0, 2.0].',
    ],
    [
      'hour(now, "Berlin") > 3',
      '"Berlin" is no time zone.',
      'Write an IANA name such as "Europe/Berlin".',
    ],
    [
      'hours(now, "UTC") > 3',
      'There is no function hours.',
      'Did you mean hour(now, "Europe/Berlin"): local hour, 17.5 at half past five?',
    ],
  ])('%s', (source, message, hint) => {
    expect(problem(source)).toMatchObject({ message, hint });
  });

  test.each([
    ['a regular expression, whose running time nobody can bound', 'lead.message.matches("(a+)+$")'],
    [
      'three loops inside one another',
      'lead.stack.exists(a, lead.stack.exists(b, lead.stack.exists(c, c == a)))',
    ],
    ['more than 200 parts', Array.from({ length: 80 }, () => 'lead.score > 1').join(' && ')],
    ['deep nesting', `${'('.repeat(60)}true${')'.repeat(60)}`],
    [
      'a list of a thousand',
      `lead.source in [${Array.from({ length: 1000 }, () => '"a"').join(',')}]`,
    ],
    ['a clock that depends on the machine’s own zone', 'now.getDayOfYear() > 3'],
  ])('refuses %s', (_, source) => {
    expect(checkCondition(source, 'lead').ok).toBe(false);
  });
});
