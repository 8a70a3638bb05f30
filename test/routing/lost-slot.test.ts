// Whoever comes next where the pick lost their slot: claimed preferences carry no lead beyond the margin then either.
import { fc, test as prop } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { type AdviceOutcome, finalizeDecision } from '../../src/routing/finalize-decision.ts';
import { decide } from '../../src/selection/decide.ts';
import { type Need, withNeeds } from '../../src/selection/free-text/needs.ts';
import { rowFor } from '../../src/selection/rows.ts';
import { aRep } from '../support/builders.ts';
import { aScene, TECHFLOW_LEAD } from '../support/techflow.ts';

const REPS = [
  aRep({ id: 'ada', records: [{ rate: 0.8 }], response: { medianMinutes: 900 } }),
  aRep({ id: 'ben', records: [{ rate: 0.5 }], response: { medianMinutes: 900 } }),
  aRep({
    id: 'cho',
    records: [{ rate: 0.48 }],
    languages: ['en', 'de'],
    response: { medianMinutes: 900 },
  }),
  aRep({
    id: 'dee',
    records: [{ rate: 0.2 }],
    response: { medianMinutes: 5 },
    languages: ['en', 'de'],
    specialities: { products: ['sap'], industries: ['logistics'] },
  }),
  aRep({ id: 'eve', records: [{ rate: 0.2 }], response: { medianMinutes: 5 } }),
];
const MARGIN = 5;
const before = decide(
  aScene({
    reps: REPS,
    lead: { ...TECHFLOW_LEAD, language: 'en', message: 'Hello.' },
    policy: { objective: { speed: false }, advisor: { ask: 'always', marginPoints: MARGIN } },
  }),
);

const needOf = (kind: Need['kind'], value: string, effect: Need['effect'] = 'prefer'): Need => ({
  ...{ kind, value, effect },
  quote: value,
});
const SERVED = [
  needOf('urgency', 'today'),
  needOf('product', 'sap'),
  needOf('industry', 'logistics'),
  needOf('language', 'de'),
  needOf('named_person', 'eve'),
];

function settled(needs: readonly Need[], taken: string[]) {
  const outcome: AdviceOutcome = {
    ...{ kind: 'failed', reason: 'advisor_ungrounded', detail: '', needs },
    trace: {
      ...{ provider: 'test', model: 'test', prompt: 'advise/1', promptHash: '', requestId: null },
      ...{ usage: null, costUsd: null, attempts: 1 },
    },
  } as AdviceOutcome;
  return finalizeDecision(before, outcome, { id: 'd', dryRun: true }, new Set(taken));
}

/** Points by which a rep lies behind the best who is left, by rules alone. */
function behindBest(repId: string, needs: readonly Need[], taken: readonly string[]): number {
  const musts = needs.filter(({ effect }) => effect === 'must');
  const ruled = decide(withNeeds(before.snapshot, musts));
  const best = ruled.order.find((id) => !taken.includes(id)) ?? repId;
  return rowFor(ruled, repId, best)?.behindPick ?? 0;
}

describe('when the first lost their slot', () => {
  const needs = SERVED.slice(0, 1);

  test('preferences that would carry the lead too far are only noted, and the rules’ next has it', () => {
    expect(decide(withNeeds(before.snapshot, needs)).order.slice(0, 2)).toEqual(['ada', 'dee']);
    expect(behindBest('dee', needs, ['ada'])).toBeGreaterThan(MARGIN);
    const next = settled(needs, ['ada']);
    expect(next.rep?.id).toBe('ben');
    expect(next.advisor.needs.map(({ effect }) => effect)).toEqual(['note']);
    expect(next.candidates.filter(({ rank }) => rank !== null).map(({ rep }) => rep.id)).toEqual(
      before.order,
    );
  });

  test('a preference still settles a close call', () => {
    const next = settled([needOf('language', 'de')], ['ada', 'dee']);
    expect(next.rep?.id).toBe('cho');
    expect(next.advisor.needs).toEqual([needOf('language', 'de')]);
  });

  test('a need that must be served is served', () => {
    const must = [needOf('product', 'sap', 'must'), ...needs];
    expect(settled(must, ['ada']).rep?.id).toBe('dee');
  });

  prop.prop([
    fc.uniqueArray(fc.constantFrom(...SERVED), { selector: ({ kind }) => kind }),
    fc.uniqueArray(fc.constantFrom('ada', 'ben', 'cho', 'dee', 'eve'), {
      minLength: 1,
      maxLength: 4,
    }),
  ])('nobody gets it beyond the margin of the best who is left', (some, taken) => {
    const { rep } = settled(some, taken);
    expect(behindBest(rep?.id ?? '', some, taken)).toBeLessThanOrEqual(MARGIN + 1e-9);
  });
});
