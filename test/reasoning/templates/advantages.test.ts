// Where the pick is ahead: each advantage with its clause, its sentence and the facts that it rests on.
import { describe, expect, test } from 'vitest';
import { advantagesOf, CLAIM_WEIGHT } from '../../../src/reasoning/templates/advantages.ts';
import { templateInput } from '../../support/cited-by.ts';
import { aScene, aShortlist, TECHFLOW_LEAD, TECHFLOW_REPS } from '../../support/techflow.ts';
import { TOLD_SCENE, TOLD_SHORTLIST } from '../../support/told-scene.ts';

function advantages(ids: readonly string[], scene = aScene({}), asked: string | null = null) {
  const { lead, account } = scene;
  const { pick, others, find, called } = templateInput(scene, aShortlist(scene, ids));
  return advantagesOf({ lead, account, asked, pick, others, find }).map((one) => ({
    ...one,
    facts: called(one.facts),
  }));
}

describe('advantagesOf', () => {
  test('speed is told with everybody’s minutes, in one unit where all are told in it', () => {
    const [first] = advantages(['mike', 'sarah', 'jennifer']);
    expect(first).toMatchObject({
      clause: 'usually answers first',
      sentence:
        'Mike Rodriguez usually makes first contact in 6 minutes; the others take 12 to 18.',
      facts: ['response@mike', 'response@sarah', 'response@jennifer'],
    });
    const slow = TECHFLOW_REPS.map((rep) =>
      rep.id === 'sarah' ? { ...rep, response: { ...rep.response, medianMinutes: 120 } } : rep,
    );
    expect(advantages(['mike', 'sarah', 'david'], aScene({ reps: slow }))[0]?.sentence).toContain(
      'the others take 15 minutes to 2 hours.',
    );
  });

  test('an expert’s record cites the record of that scope, the speciality and the industry', () => {
    const [first] = advantages(['sarah', 'mike']);
    expect(first).toMatchObject({
      clause: 'specialises in manufacturing',
      specialises: 'manufacturing',
      facts: ['record:industry@sarah', 'speciality@sarah', 'industry'],
    });
  });

  test('of two records the rival’s in the same scope is cited, wherever it stands', () => {
    const told = advantages(['jennifer', 'david', 'mike']).find(({ clause }) =>
      clause.includes('record'),
    );
    expect(told).toMatchObject({
      clause: 'has the best record overall',
      facts: ['record:overall@jennifer', 'record:overall@david', 'record:overall@mike'],
    });
    expect(told?.specialises).toBeUndefined();
  });

  test('who looks after the account comes before everything', () => {
    const { lead, account } = TOLD_SCENE;
    const input = templateInput(TOLD_SCENE, TOLD_SHORTLIST);
    const [first] = advantagesOf({ lead, account, asked: null, ...input });
    expect(first).toMatchObject({ clause: 'looks after the parent company', weight: CLAIM_WEIGHT });
    expect(input.called(first?.facts ?? [])).toEqual(['parent_owner']);
  });

  test('a language that is asked for is one, with the wish and the rep’s own', () => {
    const lead = { ...TECHFLOW_LEAD, message: 'Could somebody call us in English please?' };
    const [first] = advantages(['mike', 'sarah'], aScene({ lead }), 'en');
    expect(first).toMatchObject({
      clause: 'speaks English as asked',
      facts: ['need_language', 'language@mike'],
    });
  });

  test('the lightest pipeline is room, with everybody’s share of quota', () => {
    const room = advantages(['mike', 'david']).find(({ clause }) => clause === 'has the most room');
    expect(room?.sentence).toBe(
      'Mike Rodriguez has the most room: pipeline at 45% of quota, against 60% for David Kumar.',
    );
    expect(room?.facts).toEqual(['pipeline@mike', 'pipeline@david']);
  });

  test('whoever is behind on all has none', () => {
    const reps = TECHFLOW_REPS.map((rep) => ({
      ...rep,
      specialities: { ...rep.specialities, sizes: [] },
    }));
    expect(
      advantages(
        ['david', 'mike', 'sarah', 'jennifer'],
        aScene({ reps, lead: { ...TECHFLOW_LEAD, regions: [] } }),
      ),
    ).toEqual([]);
  });
});
