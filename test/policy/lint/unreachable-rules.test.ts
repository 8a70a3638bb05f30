// What can never speak among tiers and ranking keys, and what they leave unsaid.
import { expect, test } from 'vitest';
import { lintReach } from '../../../src/policy/lint/unreachable-rules.ts';
import { type PolicyInput, policyDocumentSchema } from '../../../src/policy/policy.ts';

const found = (policy: Partial<PolicyInput>) =>
  lintReach(policyDocumentSchema.parse({ name: 'mine', ...policy })).map((f) => [f.code, f.path]);

test('what becomes of a lead that no tier takes is to be said, and only where there is one', () => {
  const hot = { code: 'hot', when: 'lead.score > 85', roles: ['ae'] };
  const all = { code: 'all', when: 'true', roles: ['ae'] };
  expect(found({ tiers: [hot] })).toEqual([['no_tier', '/tiers']]);
  expect(found({ tiers: [hot], otherwise: 'everyone' })).toEqual([]);
  expect(found({ tiers: [hot, all] })).toEqual([]);
  expect(found({ tiers: [hot, all], otherwise: 'queue' })).toEqual([
    ['unreachable_rule', '/otherwise'],
  ]);
});

test('a second ranking by the same key is not idle after one that leaves some level', () => {
  const net = { by: 'net', within: 3 } as const;
  const ranked = (...rank: NonNullable<NonNullable<PolicyInput['objective']>['rank']>) =>
    found({ objective: { rank } });
  expect(ranked(net, { by: 'turn' }, { by: 'net' })).toEqual([]);
  expect(ranked(net, net)).toEqual([['idle_rank', '/objective/rank/1']]);
  expect(ranked({ by: 'net' }, net)).toEqual([['idle_rank', '/objective/rank/1']]);
});
