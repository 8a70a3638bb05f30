import { expect, test } from 'vitest';
import { casesOfDisputes, type Dispute } from '../../src/evals/disagreement.ts';
import { aRep, aSnapshot } from '../support/builders.ts';

const snapshot = aSnapshot({
  reps: [
    aRep({ id: 'ada-lovel', name: 'Ada Lovel', email: 'ada@firm.example' }),
    aRep({ id: 'bo-quist', name: 'Bo Quist' }),
  ],
  lead: { companyName: 'Secret Mills', domain: 'secret-mills.com', message: 'Ask Jana Weber.' },
  policy: {
    prefer: [{ code: 'ada', if: 'rep.id == "ada-lovel"', logOdds: 0.2, because: 'She asked.' }],
  },
});

function aDispute(over: Partial<Dispute> = {}): Dispute {
  return {
    decision: { id: '0198-AB', rep: { id: 'ada-lovel', name: 'Ada Lovel' }, decidedBy: 'scorer' },
    snapshot,
    scorerPick: 'ada-lovel',
    overriddenTo: null,
    declined: false,
    ...over,
  };
}

test('a decision that nobody disputes gives no case', () => {
  expect(casesOfDisputes([aDispute(), aDispute({ overriddenTo: 'ada-lovel' })])).toEqual([]);
});

test('an override, a decline and an advisor against the rules each give one, without a label', () => {
  const decision = { ...aDispute().decision, decidedBy: 'advisor' as const };
  const cases = casesOfDisputes([
    aDispute({ overriddenTo: 'bo-quist' }),
    aDispute({ declined: true }),
    aDispute({ decision, scorerPick: 'bo-quist' }),
  ]);
  expect(
    cases.map(({ why, picked, instead, expect: label }) => [why, picked, instead, label]),
  ).toEqual([
    ['overridden', 'rep-1', 'rep-2', null],
    ['declined', 'rep-1', null, null],
    ['advisor_against_rules', 'rep-1', 'rep-2', null],
  ]);
});

test('nothing that names a person, a rep or a company is left', () => {
  const text = JSON.stringify(
    casesOfDisputes([aDispute({ overriddenTo: 'bo-quist' })]),
  ).toLowerCase();
  for (const word of [
    'ada',
    'lovel',
    'quist',
    'firm.example',
    'secret',
    'mills',
    'jana',
    'weber',
  ]) {
    // The policy's own code for a rule is no name, and is kept.
    expect(text.replaceAll('"code":"ada"', '')).not.toContain(word);
  }
});
