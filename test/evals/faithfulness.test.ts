import { expect, test } from 'vitest';
import { type Decides, faithfulnessOf } from '../../evals/faithfulness/measure.ts';
import { fallsFrom } from '../../evals/faithfulness/show.ts';
import { runScorer } from '../../evals/harness/contestants.ts';
import { loadCases, loadPolicies } from '../../evals/harness/material.ts';
import { snapshotOf } from '../../src/evals/case-snapshot.ts';
import { decide } from '../../src/selection/decide.ts';

const policies = await loadPolicies();
const { labelled } = await loadCases();
const cases = labelled.filter(({ family }) => family === 'ties');
const byFit = labelled.filter(({ family }) => family === 'fit-against-capacity');

/** Chooses by record or not, and says either way that the record decided. */
function says(chooses: (rates: [id: string, rate: number][]) => string): Decides {
  return async ({ reps }) => {
    const rates = reps.map(({ id, records }): [string, number] => [id, records[0]?.rate ?? 0]);
    const pick = chooses(rates);
    const facts = reps.map(({ id }, i) => ({
      ...{ id: `F${i + 1}`, about: 'rep' as const, repId: id, kind: 'record', text: '' },
    }));
    const own = facts.filter(({ repId }) => repId === pick).map(({ id }) => id);
    const reasons = [{ text: 'The best record.', facts: own }];
    return { pick, decidedBy: 'scorer', facts, reasons };
  };
}

const byRecord = says((rates) => [...rates].sort(([, a], [, b]) => b - a)[0]?.[0] ?? '');
const byName = says((rates) => rates.map(([id]) => id).sort()[0] ?? '');

test('whoever chooses by the fact that is cited needs it; whoever only says so does not', async () => {
  const honest = await faithfulnessOf(cases, policies, byRecord);
  expect(honest.necessity.of).toBe(cases.length);
  expect(honest.necessity.held).toBe(cases.length);
  expect(honest.sufficiency.held).toBe(cases.length);
  expect((await faithfulnessOf(cases, policies, byName)).necessity.held).toBe(0);
});

test('a fact turned against the pick mostly costs it its lead, and an owner’s lead is left aside', async () => {
  const decides: Decides = async (one) => runScorer(decide(snapshotOf(one, policies))).answer;
  const { simulatability } = await faithfulnessOf(byFit, policies, decides);
  expect(simulatability.of).toBeGreaterThan(10);
  expect(simulatability.held / simulatability.of).toBeGreaterThan(0.6);
  const owned: Decides = async (one) => ({ ...(await byRecord(one)), decidedBy: 'ownership' });
  expect((await faithfulnessOf(cases, policies, owned)).sufficiency.of).toBe(0);
});

test('a share that falls by more than two points is told, one that rises or wavers is not', () => {
  const at = (held: number) => ({ held, of: 100 });
  const of = (held: number) => ({
    necessity: at(held),
    sufficiency: at(80),
    simulatability: at(80),
  });
  expect(fallsFrom({ scorer: of(80) }, { scorer: of(78) })).toEqual([]);
  expect(fallsFrom({ scorer: of(80) }, { scorer: of(95) })).toEqual([]);
  expect(fallsFrom({ scorer: of(80) }, { scorer: of(77) })).toEqual([
    'necessity of scorer, from 80.0 % of 100 to 77.0 % of 100',
  ]);
  expect(fallsFrom({ scorer: of(80) }, {})).toHaveLength(3);
});
