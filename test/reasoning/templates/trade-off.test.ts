// The one alternative worth a sentence, with what speaks for it and against it.
import { expect, test } from 'vitest';
import { tradeOff } from '../../../src/reasoning/templates/trade-off.ts';
import { templateInput } from '../../support/cited-by.ts';
import { aScene, aShortlist } from '../../support/techflow.ts';

function traded(ids: readonly string[], step = 1) {
  const scene = aScene({});
  const { pick, others, find, called } = templateInput(scene, aShortlist(scene, ids, step));
  const said = tradeOff(pick, others, find);
  return said && { text: said.text, facts: called(said.facts) };
}

test('what the next in line would bring, what not, and the distance in all', () => {
  expect(traded(['mike', 'david'])).toEqual({
    text: 'David Kumar would bring the better record overall (68% won), but a fuller pipeline (60% of quota) and a slower first contact (15 minutes); 1 point behind in all.',
    facts: [
      'record:overall@david',
      'record:overall@mike',
      'pipeline@david',
      'pipeline@mike',
      'response@david',
      'response@mike',
      'score@david',
      'score@mike',
    ],
  });
});

test('who brings nothing is only next in line; level scores are called so; alone there is none', () => {
  expect(traded(['david', 'mike'], 0)?.text).toMatch(/the scores are level\.$/);
  expect(traded(['mike', 'jennifer'])?.text).toMatch(
    /^Jennifer Park would bring the better record/,
  );
  expect(traded(['mike'])).toBeNull();
});
