import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { lintPolicy } from '../../../src/policy/lint/lint.ts';
import { type LoggedDecision, varianceShares } from '../../../src/policy/lint/log.ts';
import { parsePolicy } from '../../../src/policy/parse.ts';
import type { PolicyInput } from '../../../src/policy/policy.ts';
import { validatePolicy } from '../../../src/policy/validate.ts';
import type { Rep } from '../../../src/roster/rep.ts';
import { takersAt, whoMayTake } from '../../../src/selection/rules/who-may-take.ts';
import { aProfile, aRep } from '../../support/builders.ts';

const NOW = Date.parse('2026-03-02T10:00:00Z');
const STANDARD = [
  { kind: 'active', code: 'active' },
  { kind: 'not_absent', code: 'not_absent' },
  { kind: 'do_not_assign', code: 'do_not_assign' },
  { kind: 'capacity', code: 'capacity' },
] as const;

function lint(
  input: Partial<PolicyInput>,
  reps: readonly Rep[] = [aRep()],
  over: {
    samples?: ReturnType<typeof aProfile>[];
    decisions?: LoggedDecision[];
    since?: number;
  } = {},
) {
  const validated = validatePolicy({ name: 'mine', must: STANDARD, ...input });
  if (!validated.ok) throw new Error(JSON.stringify(validated.problems));
  return lintPolicy({
    document: validated.document,
    reps,
    samples: over.samples ?? [],
    whoMayTake: whoMayTake(validated.document, reps, NOW),
    takersAt: takersAt(validated.document, reps),
    decisions: over.decisions ?? [],
    since: over.since ?? null,
    now: NOW,
  });
}
const codes = (findings: ReturnType<typeof lint>) => findings.map((f) => [f.code, f.path]);

describe('lint', () => {
  test('says nothing about a plain policy and a rep who covers everything', () => {
    expect(lint({})).toEqual([]);
  });

  test.each(['balanced', 'seed-literal', 'specialist-first', 'revenue-max'])(
    'says nothing about the shipped policy %s',
    (name) => {
      const url = new URL(`../../../docs/examples/policies/${name}.yaml`, import.meta.url);
      const parsed = parsePolicy(readFileSync(url, 'utf8'));
      if (!parsed.ok) throw new Error('not valid');
      expect(lint(parsed.document, [aRep(), aRep({ id: 'rep-2', role: 'senior_ae' })])).toEqual([]);
    },
  );

  test('a tier behind a wider one is never reached', () => {
    const found = lint({
      tiers: [
        { code: 'warm', when: 'lead.score > 50', roles: ['ae'] },
        { code: 'hot', when: 'lead.score > 85', roles: ['ae'], rotation: 'bypass' },
      ],
      otherwise: 'everyone',
    });
    expect(found).toMatchObject([
      {
        code: 'unreachable_tier',
        severity: 'error',
        path: '/tiers/1',
        todo: 'Move it above "warm", or narrow that one.',
      },
    ]);
  });

  test('a rule that binds owners is not shadowed by a stricter one that lets them by', () => {
    const wide = { kind: 'pipeline', code: 'wide', below: 120 } as const;
    const narrow = { kind: 'pipeline', code: 'narrow', below: 80 } as const;
    const shadowed = (...rules: NonNullable<PolicyInput['must']>) =>
      codes(lint({ must: [...STANDARD, ...rules] }));
    expect(shadowed({ ...wide, bindsOwners: true }, narrow)).toEqual([]);
    expect(shadowed(wide, { ...narrow, bindsOwners: true })).toEqual([
      ['shadowed_rule', '/must/4'],
    ]);
  });

  test('an entry that sets no lead aside, or every lead, and owners who never have a claim', () => {
    const because = 'Somebody looks first.';
    const found = lint({
      ownership: { when: 'lead.score > 9 && lead.score < 5' },
      decline: [{ when: 'true', because }],
      review: [
        { when: 'lead.score > 9 && lead.score < 5', because },
        { when: 'true', because },
        { when: 'match.doubtful', because },
      ],
    });
    expect(codes(found)).toEqual([
      ['sets_all_aside', '/decline/0/when'],
      ['unreachable_rule', '/review/0/when'],
      ['sets_all_aside', '/review/1/when'],
      ['unreachable_rule', '/ownership/when'],
    ]);
  });

  test('a rule that is lifted wherever it applies, or whose guard contradicts itself, never speaks', () => {
    const found = lint({
      must: [
        ...STANDARD,
        {
          kind: 'pipeline',
          code: 'a',
          below: 80,
          when: 'lead.score > 90',
          unless: 'lead.score > 85',
        },
        { kind: 'language', code: 'b', when: 'lead.score > 90 && lead.score < 80' },
      ],
      fallback: [{ relax: 'b' }],
    });
    expect(codes(found)).toEqual([
      ['unreachable_rule', '/must/4'],
      ['unreachable_rule', '/must/5'],
      ['idle_fallback', '/fallback/0'],
    ]);
  });

  test('a weaker twin is shadowed, unless the stricter rule is lifted where it speaks', () => {
    const gate = (code: string, below: number, unless?: string) =>
      ({ kind: 'pipeline', code, below, ...(unless === undefined ? {} : { unless }) }) as const;
    const found = (...rules: ReturnType<typeof gate>[]) =>
      codes(lint({ must: [...STANDARD, ...rules] }));
    expect(found(gate('a', 80), gate('b', 90))).toEqual([['shadowed_rule', '/must/5']]);
    expect(found(gate('a', 80), gate('b', 80))).toEqual([['shadowed_rule', '/must/5']]);
    expect(found(gate('a', 80, 'lead.score > 85'), gate('b', 120))).toEqual([]);
    expect(found(gate('a', 80, 'lead.score > 85'), gate('b', 120, 'lead.score > 60'))).toEqual([
      ['shadowed_rule', '/must/5'],
    ]);
  });

  test.each([
    ['not_declined', {}],
    ['on_shift', {}],
    ['team', { teams: ['sales'] }],
    ['record', { scope: 'overall', atLeast: 0.3, whenUnknown: 'pass' }],
  ])('a second rule of kind %s that says the same is shadowed', (kind, keys) => {
    const twice = ['a', 'b'].map((code) => ({ kind, code, ...keys })) as never[];
    expect(codes(lint({ must: [...STANDARD, ...twice] }))).toEqual([['shadowed_rule', '/must/5']]);
  });

  describe('of certifications', () => {
    type Given = { certifications: string[]; need?: 'all' | 'any' };
    const asked = (code: string, given: Given) =>
      ({ kind: 'certification', code, ...given }) as const;
    const reps = [
      aRep({ certifications: ['soc-2', 'hipaa'] }),
      aRep({ id: 'rep-2', active: false, certifications: ['pci'] }),
    ];
    const found = (...rules: ReturnType<typeof asked>[]) =>
      lint({ must: [...STANDARD, ...rules] }, reps).map(({ code, severity, path, sentence }) => [
        `${code} ${severity} ${path}`,
        sentence,
      ]);

    test('one that nobody holds is an orphan, and an error where it is needed', () => {
      expect(found(asked('a', { certifications: ['SOC2', 'HIPAA'] }))).toEqual([]);
      const orphan = 'No active rep holds the certification "PCI".';
      expect(found(asked('a', { certifications: ['SOC 2', 'PCI'] }))).toContainEqual([
        'orphaned_value error /must/4/certifications/1',
        orphan,
      ]);
      expect(found(asked('a', { certifications: ['SOC 2', 'PCI'], need: 'any' }))).toEqual([
        ['orphaned_value warning /must/4/certifications/1', orphan],
      ]);
    });

    test.each<[Given, Given, boolean]>([
      [{ certifications: ['soc2', 'hipaa'] }, { certifications: ['SOC 2'] }, true],
      [{ certifications: ['soc2', 'hipaa'] }, { certifications: ['soc2', 'x'], need: 'any' }, true],
      [{ certifications: ['soc2'], need: 'any' }, { certifications: ['soc2'] }, true],
      [{ certifications: ['soc2'] }, { certifications: ['hipaa'] }, false],
      [{ certifications: ['soc2', 'hipaa'], need: 'any' }, { certifications: ['soc2'] }, false],
      [
        { certifications: ['soc2', 'hipaa'], need: 'any' },
        { certifications: ['soc2', 'x'], need: 'any' },
        false,
      ],
    ])('%j is stricter than %j: %s', (strict, weak, is) => {
      const said = found(asked('a', strict), asked('b', weak)).map(([where]) => where);
      expect(said.includes('shadowed_rule warning /must/5')).toBe(is);
    });
  });

  test('a second ranking by the same key is idle', () => {
    const rank = [
      { by: 'response', when: 'lead.score > 85' },
      { by: 'net' },
      { by: 'net' },
    ] as const;
    expect(codes(lint({ objective: { rank: [...rank] } }))).toEqual([
      ['idle_rank', '/objective/rank/2'],
    ]);
  });

  test('names that nobody bears are found wherever they stand', () => {
    const found = lint(
      {
        tiers: [{ code: 't', when: 'lead.score > 85', roles: ['senior_ae'], teams: ['emea'] }],
        must: [...STANDARD, { kind: 'team', code: 'team', teams: ['sales', 'gone'] }],
        prefer: [
          { code: 'p', if: '"sap" in rep.products', logOdds: 0.1 },
          { code: 'q', if: 'rep.id == "rep-1"', logOdds: 0.1 },
        ],
        queue: { escalateTo: ['rep-9'] },
      },
      [aRep(), aRep({ id: 'rep-9', active: false, team: 'emea', role: 'senior_ae' })],
    );
    expect(codes(found).filter(([code]) => code !== 'gap')).toEqual([
      ['orphaned_role', '/tiers/0/roles/0'],
      ['orphaned_team', '/tiers/0/teams/0'],
      ['orphaned_rep', '/queue/escalateTo/0'],
      ['no_tier', '/tiers'],
      ['orphaned_team', '/must/4/teams/1'],
      ['orphaned_value', '/prefer/0/if'],
      ['names_a_person', '/prefer/1/if'],
    ]);
  });

  test('a policy without a cap that always holds is an error', () => {
    const found = lint({ must: [{ kind: 'capacity', code: 'c', when: 'lead.score > 1' }] });
    expect(codes(found)).toEqual([
      ['no_capacity_rule', '/must'],
      ['missing_safeguard', '/must'],
      ['missing_safeguard', '/must'],
      ['missing_safeguard', '/must'],
    ]);
  });
});

describe('a gap', () => {
  const gaps = (...given: Parameters<typeof lint>) =>
    lint(...given)
      .filter((f) => f.code === 'gap')
      .map((f) => f.sentence);
  const must = [
    ...STANDARD,
    { kind: 'language', code: 'language' },
    { kind: 'territory', code: 'territory' },
  ] as const;

  test('is a pair of place and language that nobody covers', () => {
    const reps = [
      aRep({ id: 'a', territories: ['DE'], languages: ['de'] }),
      aRep({ id: 'b', territories: ['FR'], languages: ['fr'] }),
    ];
    expect(gaps({ must: [...must] }, reps)).toEqual([
      'Nobody may take a lead from DE in language fr, even after every fallback.',
      'Nobody may take a lead from FR in language de, even after every fallback.',
    ]);
  });

  test('is closed by a fallback', () => {
    const reps = [
      aRep({ id: 'a', territories: ['DE'], languages: ['de'] }),
      aRep({ id: 'b', territories: ['FR'], languages: ['fr'] }),
    ];
    expect(gaps({ must: [...must], fallback: [{ relax: 'territory' }] }, reps)).toEqual([]);
  });

  test('is found among leads of late', () => {
    const samples = [aProfile({ language: 'pt', country: 'BR' })];
    expect(gaps({ must: [...must] }, [aRep({ languages: ['en'] })], { samples })).toEqual([
      'Nobody may take a lead in language pt, even after every fallback.',
    ]);
  });

  test('of many places is told once, and is graver when such leads came in', () => {
    const reps = ['AT', 'CH', 'DE', 'FR', 'IT', 'LU', 'NL'].map((country, i) =>
      aRep({ id: `r${i}`, territories: [country], languages: country === 'FR' ? ['fr'] : ['de'] }),
    );
    expect(gaps({ must: [...must] }, reps)).toEqual([
      'Nobody may take a lead from AT, CH, DE, IT, LU or 1 more in language fr, even after every fallback.',
      'Nobody may take a lead from FR in language de, even after every fallback.',
    ]);
    const severities = (samples: ReturnType<typeof aProfile>[]) =>
      lint({ must: [...must] }, reps, { samples }).map((one) => one.severity);
    expect(severities([])).toEqual(['warning', 'warning']);
    expect(severities([aProfile({ id: 's', language: 'fr', country: 'DE' })])).toEqual([
      'error',
      'warning',
    ]);
  });

  test('opens at a score between tiers, and for an account that no role serves', () => {
    const tiers = [
      { code: 'cold', when: 'lead.score < 40', roles: ['bdr'] },
      { code: 'customer', when: 'account.status == "customer"', roles: ['csm'] },
    ];
    expect(gaps({ tiers }, [aRep()])).toEqual([
      'Nobody may take a lead with score 0, even after every fallback.',
      'Nobody may take a lead with score 39, even after every fallback.',
      'Nobody may take a lead of a customer, even after every fallback.',
    ]);
  });
});

describe('the log', () => {
  const decision = (i: number, tier: string | null = null): LoggedDecision => ({
    rules: { tier },
    candidates: [0, 1, 2].map((k) => {
      const parts = [
        { code: 'record', points: ((i * 7 + k * 5) % 11) * 2 },
        { code: 'near-cap', points: (i + k) % 3 },
      ];
      return {
        standing: 'eligible' as const,
        score: parts.reduce((sum, part) => sum + part.points, 0),
        parts,
        excludedBy: [],
      };
    }),
  });
  const decisions = Array.from({ length: 60 }, (_, i) => decision(i));

  test('shares of the variance sum to one', () => {
    const shares = varianceShares(decisions);
    expect([...shares.values()].reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  });

  test('a factor over 60 % of the variance is named', () => {
    expect(lint({}, [aRep()], { decisions })).toMatchObject([
      { code: 'dominant_factor', sentence: expect.stringMatching(/^"record" makes up 9\d %/) },
    ]);
  });

  test('a factor that the others pull against makes practically all of it, never over 100 %', () => {
    const against = decisions.map((one) => ({
      ...one,
      candidates: one.candidates.map((row) => {
        const record = row.parts[0]?.points ?? 0;
        const parts = [
          { code: 'record', points: record },
          { code: 'near-cap', points: -record / 3 },
        ];
        return { ...row, score: (record * 2) / 3, parts };
      }),
    }));
    expect(varianceShares(against).get('record')).toBeCloseTo(1.5, 9);
    const [finding] = lint({}, [aRep()], { decisions: against });
    expect(finding?.sentence).toBe(
      '"record" makes up practically all of the differences in score over the last 60 decisions.',
    );
  });

  test('fewer than 50 decisions say nothing', () => {
    expect(lint({}, [aRep()], { decisions: decisions.slice(0, 49) })).toEqual([]);
  });

  test('a tier that no lead was in and a guarded rule that excluded nobody are noted', () => {
    const found = lint(
      {
        tiers: [{ code: 'hot', when: 'lead.score > 85', roles: ['ae'] }],
        must: [...STANDARD, { kind: 'language', code: 'l', when: 'lead.score > 3' }],
      },
      [aRep()],
      { decisions },
    );
    expect(codes(found).filter(([code]) => code === 'rule_never_applied')).toEqual([
      ['rule_never_applied', '/must/4'],
      ['rule_never_applied', '/tiers/0'],
    ]);
  });

  test('half a year without a new version is noted', () => {
    expect(codes(lint({}, [aRep()], { since: NOW - 200 * 86_400_000 }))).toEqual([
      ['stale_policy', ''],
    ]);
    expect(lint({}, [aRep()], { since: NOW - 170 * 86_400_000 })).toEqual([]);
  });
});
