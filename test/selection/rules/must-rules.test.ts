// Each kind of must-rule at its boundary, when a rule binds, and what gives way when nobody is left.
import { describe, expect, test } from 'vitest';
import type { PolicyInput } from '../../../src/policy/policy.ts';
import { eligibility, exclusionsOf, rulesFor } from '../../../src/selection/rules/eligibility.ts';
import { tierFor } from '../../../src/selection/rules/tier.ts';
import { sceneOf } from '../../../src/selection/scene/scene.ts';
import { anAccount, aRep, aSnapshot } from '../../support/builders.ts';

type RepGiven = Parameters<typeof aRep>[0];
type Given = Omit<Parameters<typeof aSnapshot>[0], 'reps' | 'policy'>;
type Rules = Pick<PolicyInput, 'must' | 'fallback' | 'tiers'>;
type Rule = NonNullable<PolicyInput['must']>[number];

/** Reps `a`, `b`, … as given, before one lead under some rules. */
function held(rules: Rules, reps: readonly RepGiven[], given: Given = {}) {
  const roster = reps.map((rep, i) => aRep({ ...rep, id: 'abcdef'.charAt(i) }));
  const scene = sceneOf(aSnapshot({ ...given, reps: roster, policy: rules }));
  const { document } = scene.snapshot.policy;
  const found = eligibility(scene, rulesFor(document, tierFor(document, scene)));
  return {
    may: roster.filter((_, i) => found.may[i] === 1).map(({ id }) => `${id}`),
    relaxed: found.relaxed,
    excluded: roster.map((_, i) => exclusionsOf(found, i).map(({ rule }) => rule)),
  };
}
const rule = (of: object): Rule => ({ code: 'rule', ...of }) as Rule;
const may = (of: object, reps: readonly RepGiven[], given: Given = {}) =>
  held({ must: [rule(of)] }, reps, given).may;

const AWAY = { absences: [{ from: '2026-11-20T00:00:00Z', to: '2026-11-30T00:00:00Z' }] };
const BACK = { absences: [{ from: '2026-11-20T00:00:00Z', to: '2026-11-22T00:00:00Z' }] };
const opens = (from: string) => ({
  hours: { week: { mon: [[from, '17:00'] as [string, string]] } },
});
const records = (rate: number, n: number | null = 50) => ({ records: [{ rate, n }] });
const inRetail = (rate: number) => ({ scope: { industry: 'retail' as const }, rate, n: 50 });
const account = (over: Parameters<typeof anAccount>[0]) => ({
  over: { account: { ...anAccount(over), matchedBy: 'domain' } },
});

describe('a rule of the kind', () => {
  test('active: who is not active gets nothing', () => {
    expect(may({ kind: 'active' }, [{}, { active: false }])).toEqual(['a']);
  });

  test('not_absent: who is away gets nothing, who is back does', () => {
    expect(may({ kind: 'not_absent' }, [{}, AWAY, BACK])).toEqual(['a', 'c']);
  });

  test('on_shift: who is off shift gets nothing', () => {
    expect(may({ kind: 'on_shift' }, [opens('09:00'), opens('10:00'), opens('10:01')])).toEqual([
      'a',
      'b',
    ]);
  });

  test('capacity: at a cap on open leads, on the day’s or the week’s there is no room', () => {
    const capacity = { open: 3, perDay: 2, perWeek: 8 };
    const loads = {
      a: { open: 2, today: 1, week: 7 },
      b: { open: 3 },
      c: { today: 2 },
      d: { week: 8 },
    };
    const reps = [{ capacity }, { capacity }, { capacity }, { capacity }];
    expect(may({ kind: 'capacity' }, reps, { loads })).toEqual(['a']);
  });

  test('do_not_assign: whom the account has ruled out gets nothing', () => {
    const of = account({ doNotAssign: ['b'] });
    expect(may({ kind: 'do_not_assign' }, [{}, {}], of)).toEqual(['a']);
  });

  test('not_declined: who declined the lead does not get it again, whatever the policy says', () => {
    const declined = { over: { declinedBy: ['b'] } };
    expect(may({ kind: 'not_declined' }, [{}, {}], declined)).toEqual(['a']);
    expect(held({ must: [] }, [{}, {}], declined).may).toEqual(['a']);
  });

  test('territory: a country or a region is covered, and everything by who has none', () => {
    const reps = [
      { territories: ['DE'] },
      { territories: ['us-west'] },
      {},
      { territories: ['US'] },
    ];
    const at = (lead: Given['lead']) => may({ kind: 'territory' }, reps, lead ? { lead } : {});
    expect(at({ country: 'US', regions: ['us-west'] })).toEqual(['b', 'c', 'd']);
    expect(at({ country: 'DE' })).toEqual(['a', 'c']);
    expect(at({})).toEqual(['a', 'b', 'c', 'd']);
  });

  test('language: the lead’s is spoken, and an unknown one is everybody’s', () => {
    const reps = [{ languages: ['en', 'de'] }, { languages: ['en'] }];
    expect(may({ kind: 'language' }, reps, { lead: { language: 'de' } })).toEqual(['a']);
    expect(may({ kind: 'language' }, reps)).toEqual(['a', 'b']);
  });

  test('role and team: one of those that the rule names', () => {
    const reps = [
      { role: 'senior_ae' as const, team: 'emea' },
      { team: 'apac' },
      { team: 'sales' },
    ];
    expect(may({ kind: 'role', roles: ['senior_ae'] }, reps)).toEqual(['a']);
    expect(may({ kind: 'team', teams: ['emea', 'apac'] }, reps)).toEqual(['a', 'b']);
  });

  test('speciality: the lead’s industry, size or product; what is not known, everybody has', () => {
    const reps = [
      { specialities: { industries: ['retail'], sizes: ['11-50'], products: ['sap'] } },
      { specialities: { industries: ['energy'], sizes: ['51-200'], products: ['crm'] } },
    ] as const;
    const of = (what: string, lead: Given['lead'] = {}) =>
      may({ kind: 'speciality', of: what }, reps as unknown as RepGiven[], { lead });
    expect(of('industry', { industry: 'retail' })).toEqual(['a']);
    expect(of('size', { size: '51-200' })).toEqual(['b']);
    expect(of('product', { products: ['sap', 'erp'] })).toEqual(['a']);
    for (const what of ['industry', 'size', 'product']) expect(of(what)).toEqual(['a', 'b']);
  });

  test('certification: all of those named, or any one, however they are spelt', () => {
    const reps = [
      { certifications: ['soc-2', 'hipaa'] },
      { certifications: ['SOC2'] },
      { certifications: ['iso-27001'] },
      {},
    ];
    const of = { kind: 'certification', certifications: ['SOC 2', 'HIPAA'] };
    expect(may(of, reps)).toEqual(['a']);
    expect(may({ ...of, need: 'any' }, reps)).toEqual(['a', 'b']);
  });

  test('pipeline: what is unknown, undated or a day too old passes or fails as the rule says', () => {
    const dated = (asOf?: string) => ({ pipeline: { pct: 10, ...(asOf ? { asOf } : {}) } });
    const reps = [dated('2026-10-24'), dated('2026-10-23'), dated(), {}];
    const thirty = { kind: 'pipeline', below: 80, maxAgeDays: 30 };
    expect(may({ ...thirty, whenUnknown: 'fail' }, reps)).toEqual(['a']);
    expect(may({ ...thirty, below: 5, whenUnknown: 'pass' }, reps)).toEqual(['b', 'c', 'd']);
    expect(may({ ...thirty, below: 5 }, reps)).toEqual(['b', 'c', 'd']);
    expect(may({ kind: 'pipeline', below: 80, whenUnknown: 'fail' }, reps)).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  test('record: what is undated or a day too old counts as unknown', () => {
    const dated = (asOf?: string) => ({
      records: [{ rate: 0.5, n: 9, ...(asOf ? { asOf } : {}) }],
    });
    const reps = [dated('2026-10-24'), dated('2026-10-23'), dated()];
    const thirty = { kind: 'record', scope: 'overall', atLeast: 0.3, maxAgeDays: 30 };
    expect(may(thirty, reps)).toEqual(['a']);
    expect(may({ ...thirty, whenUnknown: 'pass', atLeast: 0.6 }, reps)).toEqual(['b', 'c']);
  });

  test('pipeline: below the figure, and an unknown one passes', () => {
    const pct = (value: number) => ({ pipeline: { pct: value } });
    expect(may({ kind: 'pipeline', below: 80 }, [pct(79), pct(80), pct(81), {}])).toEqual([
      'a',
      'd',
    ]);
  });

  test('utilisation: below the figure', () => {
    const capacity = { open: 4 };
    const loads = { a: { open: 1 }, b: { open: 2 }, c: { open: 3 } };
    const reps = [{ capacity }, { capacity }, { capacity }];
    expect(may({ kind: 'utilisation', below: 50 }, reps, { loads })).toEqual(['a']);
  });

  test('record: at the rate is enough, a rate below is not', () => {
    const of = { kind: 'record', scope: 'overall', atLeast: 0.3 };
    expect(may(of, [records(0.31), records(0.3), records(0.29)])).toEqual(['a', 'b']);
  });

  test('record: fewer deals than asked, or none, count as the rule says', () => {
    const of = { kind: 'record', scope: 'overall', atLeast: 0.3, minN: 20 };
    const reps = [records(0.1, 20), records(0.1, 19), records(0.1, null), {}, records(0.4, 20)];
    expect(may({ ...of, whenUnknown: 'pass' }, reps)).toEqual(['b', 'c', 'd', 'e']);
    expect(may({ ...of, whenUnknown: 'fail' }, reps)).toEqual(['e']);
  });

  test('record: the overall one stands in for a narrower one where the rule says so', () => {
    const of = { kind: 'record', scope: 'industry', atLeast: 0.3, whenUnknown: 'fail' };
    const reps = [{ records: [inRetail(0.3)] }, records(0.9)];
    const lead = { industry: 'retail' as const };
    expect(may({ ...of, narrowestKnown: true }, reps, { lead })).toEqual(['a', 'b']);
    expect(may({ ...of, narrowestKnown: false }, reps, { lead })).toEqual(['a']);
  });

  test('response: at the minutes is quick enough, and an unknown one is as the rule says', () => {
    const of = { kind: 'response', atMostMinutes: 10 };
    const within = (medianMinutes: number) => ({ response: { medianMinutes } });
    const reps = [within(10), within(11), {}];
    expect(may({ ...of, whenUnknown: 'pass' }, reps)).toEqual(['a', 'c']);
    expect(may({ ...of, whenUnknown: 'fail' }, reps)).toEqual(['a']);
  });

  test('condition: who meets it, with the loads of the moment', () => {
    const of = { kind: 'condition', require: '"sap" in rep.products && load.open < 5.0' };
    const sap = { specialities: { products: ['sap'] } };
    const reps = [sap, sap, {}].map((rep, i) => aRep({ ...rep, id: 'abc'.charAt(i) }));
    const snapshot = aSnapshot({ reps, policy: { must: [rule(of)] }, loads: { b: { open: 5 } } });
    const now = (loads: typeof snapshot.loads) => {
      const scene = sceneOf({ ...snapshot, loads });
      return [...eligibility(scene, snapshot.policy.document.must).may];
    };
    expect(now(snapshot.loads)).toEqual([1, 0, 0]);
    expect(now(new Map())).toEqual([1, 1, 0]);
  });
});

describe('a rule binds', () => {
  const team = { kind: 'team', teams: ['emea'] };
  const reps = [{ team: 'emea' }, { team: 'apac' }];
  const at = (score: number): Given => ({ lead: { score } });

  test('where its `when` holds, and only there', () => {
    const of = { ...team, when: 'lead.score > 85' };
    expect(may(of, reps, at(86))).toEqual(['a']);
    expect(may(of, reps, at(85))).toEqual(['a', 'b']);
  });

  test('unless its `unless` holds', () => {
    const of = { ...team, unless: 'lead.score > 85' };
    expect(may(of, reps, at(85))).toEqual(['a']);
    expect(may(of, reps, at(86))).toEqual(['a', 'b']);
  });

  test('of a tier beside those of the policy, for leads of the tier', () => {
    const rules: Rules = {
      must: [rule({ kind: 'team', teams: ['emea', 'apac'] })],
      tiers: [{ code: 'hot', when: 'lead.score > 85', roles: ['senior_ae'] }],
    };
    const senior = { role: 'senior_ae' as const };
    const all = [{ ...senior, team: 'emea' }, { team: 'apac' }, { ...senior, team: 'sales' }];
    expect(held(rules, all, at(86)).may).toEqual(['a']);
    expect(held(rules, all, at(85)).may).toEqual(['a', 'b']);
  });
});

describe('when nobody is left', () => {
  const language = { kind: 'language', code: 'language' } as Rule;
  const territory = { kind: 'territory', code: 'territory' } as Rule;
  const lead = { language: 'fr', country: 'FR' } as const;
  const reps = [
    { languages: ['de'], territories: ['FR'] },
    { languages: ['de'], territories: ['DE'] },
  ];

  test('rules give way one by one, and no more than it takes', () => {
    const fallback = [{ relax: 'language' }, { relax: 'territory' }];
    const found = held({ must: [language, territory], fallback }, reps, { lead });
    expect(found).toEqual({
      may: ['a'],
      relaxed: ['language'],
      excluded: [[], ['territory']],
    });
  });

  test('no rule gives way that the policy does not list', () => {
    expect(held({ must: [language], fallback: [] }, reps, { lead })).toMatchObject({
      may: [],
      relaxed: [],
    });
  });

  test.each([
    ['active', { active: false }, {}],
    ['not_absent', AWAY, {}],
    ['capacity', { capacity: { open: 0 } }, {}],
    ['do_not_assign', {}, account({ doNotAssign: ['a'] })],
    ['not_declined', {}, { over: { declinedBy: ['a'] } }],
  ] as const)('%s never gives way, whatever the policy lists', (kind, rep, given) => {
    const rules = { must: [rule({ kind })], fallback: [{ relax: 'rule' }] };
    expect(held(rules, [rep], given)).toEqual({ may: [], relaxed: [], excluded: [['rule']] });
  });
});
