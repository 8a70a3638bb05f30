import { describe, expect, test } from 'vitest';
import { simulatedAnswer } from '../../../evals/harness/simulated.ts';
import { judgeAdvice } from '../../../src/advisor/judge.ts';
import { aBrief } from '../../support/advice.ts';
import { aScene } from '../../support/techflow.ts';

describe('the simulated provider', () => {
  test('answers a brief the same way each time, within the rules', () => {
    const { request, key } = aBrief(aScene({}));
    expect(simulatedAnswer(request)).toEqual(simulatedAnswer(request));
    expect(judgeAdvice(simulatedAnswer(request), key)).toMatchObject({
      kind: 'accepted',
      advice: { choice: 'sarah', backup: { repId: 'mike' }, dropped: [] },
    });
  });

  test('a lead of which nothing is known gets an answer, too', () => {
    const { request, key } = aBrief(aScene({ lead: { id: 'bare' } }));
    expect(judgeAdvice(simulatedAnswer(request), key).kind).toBe('accepted');
  });
});
