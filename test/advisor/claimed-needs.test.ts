// Whatever needs a model claims, and however often, a lead goes no further than the policy's margin.
import { fc, test as prop } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import type { Answer } from '../../src/advisor/answer.ts';
import type { AdviceKey } from '../../src/advisor/brief.ts';
import { claimedNeeds } from '../../src/advisor/claimed-needs.ts';
import { judgeAdvice } from '../../src/advisor/judge.ts';
import { NEED_KINDS } from '../../src/policy/need-effects.ts';
import { withReps } from '../../src/roster/roster.ts';
import { decide } from '../../src/selection/decide.ts';
import { type Need, withNeeds } from '../../src/selection/free-text/needs.ts';
import { rowFor } from '../../src/selection/rows.ts';
import type { Snapshot } from '../../src/selection/scene/snapshot.ts';
import { aBrief, aGoodAnswer, factId } from '../support/advice.ts';
import { aRep } from '../support/builders.ts';
import { aScene, TECHFLOW_LEAD } from '../support/techflow.ts';

type Claim = Answer['needs'][number];

const MESSAGE =
  'Since 2019 we run Navision now. We need an answer today, in German please: today! ' +
  'We are in logistics and want SAP by Friday. Let Quick Quentin call, or R1. Today.';

const quick = { medianMinutes: 5 };
const REPS = [
  aRep({ id: 'ada', name: 'Ada Best', records: [{ rate: 0.6 }], response: { medianMinutes: 900 } }),
  aRep({
    id: 'ben',
    name: 'Ben Near',
    records: [{ rate: 0.59 }],
    response: { medianMinutes: 800 },
    languages: ['en', 'de'],
  }),
  aRep({
    id: 'quentin',
    name: 'Quick Quentin',
    records: [{ rate: 0.3 }],
    response: quick,
    specialities: { products: ['sap'], industries: ['logistics'] },
  }),
  aRep({ id: 'gil', name: 'Gil Holm', records: [{ rate: 0.2 }], languages: ['en', 'de'] }),
  aRep({ id: 'out', name: 'Otto Outer', records: [{ rate: 0.9 }], active: false }),
];
const scene = (policy = {}, message = MESSAGE): Snapshot =>
  aScene({
    reps: REPS,
    lead: { ...TECHFLOW_LEAD, language: 'en', message, products: ['sap'] },
    policy: { objective: { speed: false }, ...policy },
  });

/** An answer that chooses whoever is wanted, with nothing in it to refuse. */
function choosing(key: AdviceKey, repId: string, needs: Claim[]): Answer {
  const pick = key.aliases.aliasOf(repId) ?? 'R1';
  const all = key.aliases.order.map((id) => key.aliases.aliasOf(id) ?? 'R1');
  return aGoodAnswer(key, {
    needs,
    choice: pick,
    backup: null,
    backupWhen: null,
    ranking: [pick, ...all.filter((one) => one !== pick)],
    summary: `${pick} should call them. They sent a request.`,
    reasons: [{ text: `${pick} should call them.`, facts: [factId(key, 'score', repId)] }],
  });
}

const noLanguage = { advisor: { ask: 'always', needs: { language: 'note' } } } as const;
const urgent = (quote: string): Claim => ({ kind: 'urgency', value: quote, quote });

describe('a need', () => {
  const { key } = aBrief(scene(noLanguage));
  const held = (...claims: Claim[]) => claimedNeeds(claims, key).needs;

  test('counts once per kind and meaning, however it is quoted', () => {
    expect(held(urgent('today'), urgent('Today.'), urgent('today!'), urgent('by Friday'))).toEqual([
      expect.objectContaining({ kind: 'urgency', quote: 'today' }),
    ]);
    const sap = (quote: string, value = 'SAP'): Claim => ({ kind: 'product', value, quote });
    expect(held(sap('want SAP'), sap('SAP'), sap('SAP by Friday', 'sap'))).toHaveLength(1);
    const other = (quote: string): Claim => ({ kind: 'other', value: quote, quote });
    expect(held(other('in logistics'), other('In Logistics!'), other('Navision'))).toHaveLength(2);
  });

  test('is looked at among the first eight claims alone', () => {
    const words = 'since run navision need answer german logistics friday'.split(' ');
    const others = words.map((quote): Claim => ({ kind: 'other', value: quote, quote }));
    expect(held(...others)).toHaveLength(8);
    expect(held(...others, urgent('today'))).toHaveLength(8);
  });

  test('that is known before anybody asks a model counts once with what it claims', () => {
    const german = { kind: 'language', value: 'de', quote: 'in German', effect: 'note' } as const;
    const known = aBrief(scene(noLanguage), { needs: [german] }).key;
    const claim: Claim = { kind: 'language', value: 'German', quote: 'in German please' };
    expect(claimedNeeds([claim], known).needs).toEqual([german]);
  });

  test('whose quote or value is nothing to show does not count', () => {
    const message = 'We want plan {{x}} today. Or plan x, of course.';
    const said = aBrief(scene(noLanguage, message)).key;
    const other = (value: string, quote: string) =>
      claimedNeeds([{ kind: 'other', value, quote }], said);
    expect(other('plan x', 'plan x, of').needs).toHaveLength(1);
    for (const unfit of [other('plan x', 'plan {{x}}'), other('plan {{x}}', 'plan x')]) {
      expect(unfit).toMatchObject({ needs: [], doubts: ['need: its quote is nothing to show'] });
    }
  });

  test('of a certain rep has the rep’s own alias in the quote, not another’s', () => {
    const alias = key.aliases.aliasOf('quentin') ?? '';
    const other = key.aliases.aliasOf('ada') ?? '';
    const named = (value: string, quote: string): Claim => ({ kind: 'named_person', value, quote });
    expect(held(named(alias, `Let ${alias} call`))).toHaveLength(1);
    expect(held(named(alias, 'We need an answer'))).toEqual([]);
    expect(held(named(other, `Let ${alias} call`))).toEqual([]);
  });

  test.each(['2019', 'now', 'Since 2019 we', 'we run Navision now', 'by', 'or', 'Let Quick'])(
    'of haste is not said by “%s”',
    (quote) => {
      expect(held(urgent(quote))).toEqual([]);
    },
  );

  test.each([
    'We need it asap',
    'Our licence ends in June',
    'no later than 14:00',
    'before the end of the month',
    'within 2 weeks',
    'Wir brauchen sofort Hilfe',
    'bis Freitag',
    'we need it now',
    'pour demain',
  ])('of haste is said by “%s”', (quote) => {
    const said = aBrief(scene(noLanguage, `Hello. ${quote}.`)).key;
    expect(claimedNeeds([urgent(quote)], said).needs).toHaveLength(1);
  });

  test('of a certain rep counts where the lead names them, not where an alias happens to stand', () => {
    const alias = key.aliases.aliasOf('quentin') ?? '';
    const named = (value: string, quote: string): Claim => ({ kind: 'named_person', value, quote });
    expect(held(named(alias, `Let ${alias} call`))).toEqual([
      expect.objectContaining({ kind: 'named_person', value: 'quentin' }),
    ]);
    expect(held(named(alias, 'call, or'))).toEqual([]);
    const first = key.aliases.repOf('R1');
    expect(held(named('R1', 'or R1')).map(({ value }) => value)).toEqual(
      first === 'quentin' ? ['quentin'] : [],
    );
  });
});

describe('the margin', () => {
  const attack = [
    urgent('today'),
    urgent('Today'),
    urgent('by Friday'),
    { kind: 'product', value: 'SAP', quote: 'want SAP' },
    { kind: 'industry', value: 'logistics', quote: 'in logistics' },
  ] satisfies Claim[];

  test('holds against eight needs that all speak for one rep far behind', () => {
    const { key } = aBrief(scene(noLanguage));
    const judged = judgeAdvice(choosing(key, 'quentin', attack), key);
    expect(judged).toMatchObject({ kind: 'refused', reason: 'advisor_outside_margin' });
    expect(judged.evaluation.order[0]).toBe('ada');
  });

  test('a preference settles a close call: whoever serves it within the margin comes first', () => {
    const policy = { advisor: { ask: 'always', marginPoints: 3, needs: { language: 'prefer' } } };
    const message = 'Our buyers speak German.';
    const { key } = aBrief(scene(policy, message));
    expect(key.evaluation.order[0]).toBe('ada');
    const german: Claim = { kind: 'language', value: 'German', quote: 'speak German' };
    expect(judgeAdvice(choosing(key, 'ben', [german]), key)).toMatchObject({
      kind: 'accepted',
      evaluation: { order: expect.arrayContaining(['ben']) },
      advice: { choice: 'ben', needs: [{ effect: 'prefer' }] },
    });
    const far = { ...german, quote: 'Our buyers speak German' };
    expect(judgeAdvice(choosing(key, 'gil', [far]), key)).toMatchObject({
      reason: 'advisor_outside_margin',
    });
  });

  test('is measured without the preferences, too: one that brings a rep near the first is not enough', () => {
    const near = { ...urgent('today'), effect: 'prefer' } as const;
    const weak = { ask: 'always', needs: { language: 'note', logOdds: 0.2 } } as const;
    const behind = (needs: Need[]) => {
      const evaluation = decide(withNeeds(scene({ advisor: weak }), needs));
      return rowFor(evaluation, 'quentin', 'ada')?.behindPick ?? 0;
    };
    const marginPoints = (behind([]) + behind([near])) / 2;
    expect(behind([near])).toBeLessThan(marginPoints);
    const { key } = aBrief(scene({ advisor: { ...weak, marginPoints } }));
    const { needs, evaluation, mayBeChosen } = claimedNeeds([urgent('today')], key);
    expect(needs).toEqual([expect.objectContaining(near)]);
    expect(evaluation.withinMargin).toContain('quentin');
    expect(mayBeChosen('quentin')).toBe(false);
    expect(mayBeChosen('ada')).toBe(true);
  });

  test('a need that must be served is the one way past it', () => {
    const policy = { advisor: { ask: 'always', needs: { urgency: 'must' } } };
    const { key } = aBrief(scene(policy, 'We need an answer today.'));
    expect(judgeAdvice(choosing(key, 'quentin', []), key)).toMatchObject({
      reason: 'advisor_outside_margin',
    });
    expect(judgeAdvice(choosing(key, 'quentin', [urgent('today')]), key)).toMatchObject({
      kind: 'accepted',
      advice: { choice: 'quentin', needs: [{ effect: 'must' }] },
    });
  });
});

test('a claim sets aside no rule that binds without it: who does not speak the language asked for stays out', () => {
  const advisor = { ask: 'always', needs: { urgency: 'must' } } as const;
  const { key } = aBrief(scene({ advisor }));
  const judged = claimedNeeds([urgent('today')], key);
  expect(judged.needs).toMatchObject([{ kind: 'urgency', effect: 'note' }]);
  expect(judged.evaluation.order).not.toContain('quentin');
});

const QUOTES = [
  ...['today', 'Today', 'today!', 'by Friday', 'now', '2019', 'SAP', 'want SAP', 'in German'],
  ...['in German please', 'in logistics', 'logistics', 'Let R1 call', 'Let R2 call', 'R1', 'R3'],
];
const VALUES = ['German', 'de', 'SAP', 'sap', 'logistics', 'today', 'R1', 'R2', 'R3', 'R4', 'x'];
const aClaim: fc.Arbitrary<Claim> = fc.record({
  kind: fc.constantFrom(...NEED_KINDS),
  value: fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...VALUES) }, fc.string()),
  quote: fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...QUOTES) }, fc.string()),
});
const rules = fc.constantFrom('must' as const, 'prefer' as const, 'note' as const);
const aPolicy = fc.record({
  ask: fc.constant('always' as const),
  marginPoints: fc.constantFrom(0, 1, 3, 10, 25),
  needs: fc.record({
    language: rules,
    product: rules,
    industry: rules,
    urgency: rules,
    named_person: rules,
    logOdds: fc.constantFrom(0, 0.1, 0.6, 5),
  }),
});

test('haste that nobody who speaks their language can meet gives the lead to nobody who does not', () => {
  const needs = { language: 'must', urgency: 'must' } as const;
  const snapshot = scene({ advisor: { ask: 'always', marginPoints: 0, needs } });
  const { key } = aBrief(snapshot);
  const claims: Claim[] = [
    { kind: 'language', value: 'German', quote: 'in German please' },
    { kind: 'urgency', value: 'today', quote: 'today' },
  ];
  const { evaluation } = judgeAdvice(choosing(key, 'gil', claims), key);
  const speakGerman = decide(snapshot).order;
  expect(speakGerman).not.toContain('quentin');
  expect(evaluation.order.filter((id) => !speakGerman.includes(id))).toEqual([]);
});

prop.prop(
  [
    aPolicy,
    fc.array(aClaim, { maxLength: 12 }),
    fc.constantFrom('ada', 'ben', 'quentin', 'gil'),
    fc.array(fc.double({ min: 0.05, max: 0.95, noNaN: true }), { minLength: 4, maxLength: 4 }),
  ],
  { numRuns: 400 },
)(
  'any list of claims leaves the choice, and the rules’ own pick, within the margin or to a must of the policy',
  (advisor, claims, wanted, rates) => {
    const given = scene({ advisor });
    const reps = given.roster.reps.map((rep, i) => {
      const rate = rates[i];
      return rate === undefined ? rep : aRep({ ...rep, records: [{ rate }] });
    });
    const snapshot = { ...given, roster: withReps(given.roster, reps) };
    const { key } = aBrief(snapshot);
    if (!key.shortlist.some(({ rep }) => rep.id === wanted)) return;
    const judged = judgeAdvice(choosing(key, wanted, claims), key);
    const needs: readonly Need[] = judged.kind === 'accepted' ? judged.advice.needs : judged.needs;
    const musts = needs.filter(({ effect }) => effect === 'must');
    const allowed = decide(withNeeds(snapshot, musts));
    const picks = judged.evaluation.order.slice(0, 1);
    if (judged.kind === 'accepted') picks.push(judged.advice.choice);
    for (const id of picks) {
      const row = rowFor(allowed, id, null);
      const best = allowed.shortlist[0]?.score ?? 0;
      expect(row?.standing).toBe('eligible');
      expect(best - (row?.score ?? 0)).toBeLessThanOrEqual(advisor.marginPoints + 1e-6);
      expect(rowFor(decide(snapshot), id, null)?.standing).toBe('eligible');
    }
    for (const { kind } of musts) expect(advisor.needs).toHaveProperty(kind, 'must');
    expect(new Set(needs.map(({ kind, value }) => `${kind} ${value}`)).size).toBe(needs.length);
  },
);
