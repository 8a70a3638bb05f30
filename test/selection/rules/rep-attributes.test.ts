// Attributes of reps that are the user's own, in conditions: who carries none is unknown there.
import { expect, test } from 'vitest';
import { lintOrphans } from '../../../src/policy/lint/unused-references.ts';
import type { PolicyInput } from '../../../src/policy/policy.ts';
import { policyDocumentSchema } from '../../../src/policy/policy.ts';
import { mustInWords } from '../../../src/policy/rule-words.ts';
import { validatePolicy } from '../../../src/policy/validate.ts';
import { decide } from '../../../src/selection/decide.ts';
import { everyRow } from '../../../src/selection/rows.ts';
import { aRep, aSnapshot } from '../../support/builders.ts';

const reps = [
  aRep({ id: 'ann', records: [{ rate: 0.4, n: 100 }] }),
  aRep({ id: 'bob', records: [{ rate: 0.3, n: 100 }], attributes: { level: 1, desk: 'direct' } }),
  aRep({ id: 'cat', records: [{ rate: 0.2, n: 100 }], attributes: { level: 3, remote: true } }),
];

function asked(require: string) {
  const rule = { kind: 'condition', code: 'own', require } as const;
  const policy: Partial<PolicyInput> = { must: [rule] };
  const checked = validatePolicy({ name: 'mine', ...policy });
  if (!checked.ok) return checked.problems.map(({ message }) => message);
  const rows = everyRow(decide(aSnapshot({ reps, policy })), null);
  return rows
    .filter(({ standing }) => standing !== 'excluded')
    .map(({ rep }) => rep.id as string)
    .sort();
}

test.each([
  ['rep.attributes.level >= 2', ['cat']],
  ['rep.attributes.level < 2', ['bob']],
  ['rep.attributes.desk == "direct"', ['bob']],
  ['rep.attributes.remote == true', ['cat']],
  ['has(rep.attributes.level)', ['bob', 'cat']],
  ['!has(rep.attributes.level)', ['ann']],
  ['rep.attributes.constructor == "x"', []],
])('%s leaves %j', (require, left) => {
  expect(asked(require)).toEqual(left);
});

test('a preference reads them, and a condition about the lead does not', () => {
  const prefer = [{ code: 'senior', if: 'rep.attributes.level > 2', logOdds: 5 }];
  expect(decide(aSnapshot({ reps, policy: { prefer } })).order[0]).toBe('cat');
  const tiers = [{ code: 't', when: 'rep.attributes.level > 2', roles: ['ae'] }];
  expect(validatePolicy({ name: 'mine', tiers })).toMatchObject({
    problems: [{ path: '/tiers/0/when', message: expect.stringContaining('the lead alone') }],
  });
});

test('protected traits are refused, and a value that nobody carries is told', () => {
  expect(asked('rep.attributes.gender == "f"')).toEqual([
    expect.stringContaining('protected trait'),
  ]);
  const prefer = (text: string) => [
    { code: 'p', if: `rep.attributes.desk == "${text}"`, logOdds: 0.2 },
  ];
  const found = (text: string) =>
    lintOrphans(policyDocumentSchema.parse({ name: 'mine', prefer: prefer(text) }), reps)
      .filter(({ path }) => path === '/prefer/0/if')
      .map(({ sentence }) => sentence);
  expect(found('direct')).toEqual([]);
  expect(found('directt')).toEqual(['No active rep has the value of desk "directt".']);
});

test('they are told by their own names', () => {
  const rule = { kind: 'condition', code: 'own', require: 'rep.attributes.level >= 2' } as const;
  expect(mustInWords(rule)).toBe('This must hold: level is at least 2.');
});
