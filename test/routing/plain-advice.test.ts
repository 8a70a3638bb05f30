import { describe, expect, test } from 'vitest';
import { gatherFacts } from '../../src/routing/facts.ts';
import { plainAdvice } from '../../src/routing/plain-advice.ts';
import { aScene, aShortlist, TECHFLOW_LEAD } from '../support/techflow.ts';

const advise = (ids: string[], pick = ids[0] ?? '', scene = aScene({})) => {
  const list = aShortlist(scene, ids);
  const facts = gatherFacts(scene, list);
  return { facts, advice: plainAdvice(scene, list, facts, pick) };
};

describe('plainAdvice', () => {
  test('says why this rep, why this lead, and what the runner-up would bring', () => {
    const { advice } = advise(['mike', 'sarah', 'jennifer', 'david']);
    expect(advice.summary).toContain('TechFlow Industries');
    expect(advice.summary).toContain('Mike Rodriguez');
    expect(advice.reasons[0]?.text).toBe(
      'Mike Rodriguez usually makes first contact in 6 minutes; the others take 12 to 18.',
    );
    expect(advice.reasons.some(({ text }) => text.startsWith('Sarah Chen would bring'))).toBe(true);
  });

  test('a slow pick is backed up by the markedly faster colleague, a fast one by the next in line', () => {
    expect(advise(['jennifer', 'sarah', 'mike', 'david']).advice.backup?.repId).toBe('mike');
    expect(advise(['mike', 'sarah', 'jennifer', 'david']).advice.backup?.repId).toBe('sarah');
    expect(advise(['mike']).advice.backup).toBeNull();
  });

  test('every sentence cites facts that exist, also for a lead of which nothing is known', () => {
    for (const scene of [aScene({}), aScene({ lead: { id: 'bare' } })]) {
      const { advice, facts } = advise(['mike', 'sarah'], 'mike', scene);
      const ids = new Set(facts.map((fact) => fact.id));
      const all = [...advice.reasons, ...advice.talkingPoints, ...advice.nextSteps];
      expect(all.length).toBeGreaterThanOrEqual(6);
      expect(
        all.every(({ facts: cites }) => cites.length > 0 && cites.every((id) => ids.has(id))),
      ).toBe(true);
    }
  });

  test('talking points rest on the lead and account alone', () => {
    const { advice, facts } = advise(['mike', 'sarah', 'jennifer', 'david']);
    const about = new Map(facts.map((fact) => [fact.id, fact.about]));
    const cites = advice.talkingPoints.flatMap(({ facts: ids }) => ids.map((id) => about.get(id)));
    expect(new Set(cites)).toEqual(new Set(['lead']));
  });

  test('what the lead wrote is answered first', () => {
    const scene = aScene({
      lead: { ...TECHFLOW_LEAD, message: 'Hello. We must replace our planning tool before March.' },
    });
    expect(advise(['mike', 'sarah'], 'mike', scene).advice.talkingPoints[0]?.text).toContain(
      'We must replace our planning tool before March.',
    );
  });

  test('the first step names the time that the policy allows', () => {
    const scene = aScene({ policy: { sla: { firstTouchMinutes: 240, businessTime: false } } });
    expect(advise(['mike', 'sarah'], 'mike', scene).advice.nextSteps[0]?.text).toBe(
      'Make first contact within 4 hours.',
    );
  });
});
