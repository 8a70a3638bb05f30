import { describe, expect, test } from 'vitest';
import { parsePolicy } from '../../src/policy/parse.ts';
import { validatePolicy } from '../../src/policy/validate.ts';

const problems = (input: Record<string, unknown>) => {
  const result = validatePolicy({ name: 'mine', ...input });
  return result.ok ? [] : result.problems;
};

describe('a policy is refused', () => {
  test('with the path to each fault, all at once', () => {
    const found = problems({
      must: [
        { kind: 'pipeline', code: 'gate', below: 80, unless: 'lead.scor > 85' },
        { kind: 'role', code: 'gate', roles: ['senior'] },
      ],
      prefer: [{ code: 'p', if: 'rep.rol == "ae"', logOdds: 0.1 }],
      fallback: [{ relax: 'gates' }],
    });
    expect(found.map((one) => one.path)).toEqual([
      '/must/1/code',
      '/must/0/unless',
      '/prefer/0/if',
      '/fallback/0/relax',
      '/must/1/roles/0',
    ]);
    expect(found.map((one) => one.message).join('\n')).toBe(
      [
        'The code "gate" is taken by /must/0/code.',
        'There is no field lead.scor. (at line 1, column 1 of the condition) Did you mean lead.score?',
        'There is no field rep.rol. (at line 1, column 1 of the condition) Did you mean rep.role?',
        'No must-rule or tier has the code "gates". Did you mean "gate"?',
        'There is no role "senior". Did you mean "senior_ae"?',
      ].join('\n'),
    );
  });

  test('when a key is misspelt', () => {
    expect(problems({ musts: [] })).toEqual([
      { path: '/musts', message: 'There is no key "musts" here.' },
    ]);
  });

  test('when a guard asks about the rep', () => {
    const [found] = problems({ tiers: [{ code: 't', when: 'rep.role == "ae"', roles: ['ae'] }] });
    expect(found?.path).toBe('/tiers/0/when');
  });

  test('when it relaxes what must never be relaxed, or one rule twice', () => {
    expect(problems({ fallback: [{ relax: 'capacity' }] })[0]?.message).toContain('never relaxed');
    expect(
      problems({ fallback: [{ relax: 'territory' }, { relax: 'territory' }] }).map((p) => p.path),
    ).toEqual(['/fallback/1/relax']);
  });

  test('when a fallback opens a tier that is not there', () => {
    const tiers = [{ code: 'hot', when: 'lead.score > 85', roles: ['senior_ae'] }];
    expect(problems({ tiers, fallback: [{ relax: 'tier_hot' }] })).toEqual([]);
    expect(problems({ tiers, fallback: [{ relax: 'tier_cold' }] })).toHaveLength(1);
  });

  test('when leads that no tier takes go where there is nothing', () => {
    const tiers = [{ code: 'hot', when: 'lead.score > 85', roles: ['senior_ae'] }];
    for (const otherwise of ['everyone', 'queue', 'hot']) {
      expect(problems({ tiers, otherwise })).toEqual([]);
    }
    const [found] = problems({ tiers, otherwise: 'hott' });
    expect(found).toEqual({
      path: '/otherwise',
      message: 'No tier has the code "hott". Did you mean "hot"?',
    });
    expect(problems({ otherwise: 'queue' })[0]?.message).toContain('no tiers');
    const queue = [{ code: 'queue', when: 'lead.score > 85' }];
    expect(problems({ tiers: queue, otherwise: 'queue' })[0]?.message).toContain('give that tier');
  });

  test('when a distance from the best is asked where there is none, or beside steps', () => {
    const rank = (key: object) => problems({ objective: { rank: [key] } });
    expect(rank({ by: 'net', within: 3 })).toEqual([]);
    expect(rank({ by: 'net', within: 3, step: 1 })[0]?.path).toBe('/objective/rank/0/within');
    for (const by of ['turn', 'longest_waiting']) {
      expect(rank({ by, within: 3 })[0]?.message).toContain(`says nothing about ${by}`);
    }
  });

  test('when reps sit out before the band ends', () => {
    expect(problems({ fairness: { band: 0.2, sitOut: 0.1 } })[0]?.path).toBe('/fairness/sitOut');
  });
});

test('a policy that names only itself is complete', () => {
  const result = validatePolicy({ name: 'mine' });
  expect(result.ok && result.document.must.length).toBe(6);
});

describe('a policy as text', () => {
  test('tells the line and column of a fault in YAML', () => {
    const text = [
      'name: mine',
      'must:',
      '  - { kind: active, code: active }',
      '  - kind: pipeline',
      '    code: gate',
      '    below: 80',
      '    unless: lead.scor > 85',
    ].join('\n');
    const result = parsePolicy(text);
    expect(result.ok ? [] : result.problems).toMatchObject([
      { path: '/must/1/unless', line: 7, column: 13 },
    ]);
  });

  test('reads JSON as well', () => {
    const result = parsePolicy('{\n  "name": "mine",\n  "fairness": { "band": 2 }\n}');
    expect(result.ok ? [] : result.problems).toMatchObject([
      { path: '/fairness/band', line: 3, column: 25 },
    ]);
  });

  test('tells where YAML itself breaks', () => {
    const result = parsePolicy('name: mine\nmust: [\n');
    expect(result.ok ? [] : result.problems[0]?.line).toBeGreaterThan(1);
  });

  test.each([
    ['deep nesting', '['.repeat(50_000)],
    [
      'a flood of aliases',
      `a: &a [x,x,x,x,x,x,x,x,x]\n${Array.from({ length: 9 }, (_, i) => `${'bcdefghij'[i]}: &${'bcdefghij'[i]} [${Array(9).fill(`*${'abcdefghi'[i]}`).join(',')}]`).join('\n')}`,
    ],
    ['a text of megabytes', `name: ${'x'.repeat(300_000)}`],
    ['nothing', ''],
  ])('survives %s', (_, text) => {
    expect(parsePolicy(text).ok).toBe(false);
  });
});
