// A scenario file whose people cannot be told apart, or lead back to themselves, is refused with the place.
import { expect, test } from 'vitest';
import { parseScenario } from '../../src/simulation/scenario.ts';

const scenario = (over: object) =>
  JSON.stringify({
    name: 'Two days',
    from: '2026-11-02T00:00:00Z',
    days: 2,
    policy: { name: 'test' },
    reps: [{ id: 'ann', name: 'Ann' }],
    ...over,
  });

test('one whose people are all different is taken', () => {
  expect(parseScenario(scenario({})).reps).toHaveLength(1);
});

const join = {
  do: 'join',
  at: '2026-11-02T09:00:00Z',
  rep: { id: 'ann', name: 'Another' },
};
const away = (delegateId: string) => [
  { from: '2026-11-02T09:00:00Z', to: '2026-11-02T17:00:00Z', delegateId },
];

test.each([
  [
    'a rep that stands twice',
    {
      reps: [
        { id: 'ann', name: 'Ann' },
        { id: 'ann', name: 'Twin' },
      ],
    },
    'reps.1.id: "ann" stands at reps.0.id already',
  ],
  [
    'one who joins and is there',
    { events: [join] },
    'events.0.rep.id: "ann" stands at reps.0.id already',
  ],
  [
    'managers in a circle',
    {
      reps: [
        { id: 'ann', name: 'Ann', managerId: 'bo' },
        { id: 'bo', name: 'Bo', managerId: 'ann' },
      ],
    },
    'reps.0.managerId: lead back to the same rep (ann → bo → ann)',
  ],
  [
    'one who stands in for themselves',
    { reps: [{ id: 'ann', name: 'Ann', absences: away('ann') }] },
    'reps.0.absences: lead back to the same rep (ann → ann)',
  ],
])('%s is refused', (_, over, sentence) => {
  expect(() => parseScenario(scenario(over))).toThrow(sentence);
});
