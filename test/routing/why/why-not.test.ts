// The paragraph: the rep's own figures and the rules, rank and distance, and nobody else's figures.
import { expect, test } from 'vitest';
import { counterfactuals, deterministicPick } from '../../../src/routing/why/counterfactual.ts';
import { whyNot } from '../../../src/routing/why/why-not.ts';
import { decide } from '../../../src/selection/decide.ts';
import { rowFor } from '../../../src/selection/rows.ts';
import type { Snapshot } from '../../../src/selection/scene/snapshot.ts';
import { aRep, aSnapshot, NOW } from '../../support/builders.ts';

function paragraph(snapshot: Snapshot, repId: string, decidedBy: 'scorer' | 'advisor' = 'scorer') {
  const evaluation = decide(snapshot);
  const first = deterministicPick(evaluation);
  const pick = decidedBy === 'advisor' ? (evaluation.order[1] ?? null) : first;
  const row = rowFor(evaluation, repId, pick);
  if (!row) throw new Error('no such rep');
  const settled = {
    decidedBy: evaluation.ownership.kind === 'owner' ? ('ownership' as const) : decidedBy,
    outcome: pick === null ? ('queued' as const) : ('assigned' as const),
    repId: pick,
    passedOver: [],
  };
  return whyNot(evaluation, settled, row, counterfactuals(snapshot, repId));
}
const record = (rate: number) => ({ records: [{ scope: {}, n: 100, rate }] });

test('a rep behind the pick hears place, distance, what told most, and what would have changed it', () => {
  const snapshot = aSnapshot({
    reps: [
      aRep({ id: 'me', ...record(0.4), response: { medianMinutes: 40 } }),
      aRep({ id: 'best', ...record(0.42), response: { medianMinutes: 5 } }),
      aRep({ id: 'last', ...record(0.1), response: { medianMinutes: 40 } }),
    ],
  });
  const text = paragraph(snapshot, 'me');
  expect(text).toMatch(
    /^You could have taken this lead: you stood in place 2 of 3 by score, \d+\.\d points behind the pick\./,
  );
  expect(text).toContain('against you: first response (−');
  expect(text).toMatch(
    /It would have been yours with a win rate of \d+ % or more instead of 40 %, or with a usual first response of \d+ minutes or less instead of 40 minutes\.$/,
  );
});

test('an excluded rep hears each rule with their own value and what was asked for', () => {
  const snapshot = aSnapshot({
    reps: [
      aRep({ id: 'me', languages: ['fr'], ...record(0.9) }),
      aRep({ id: 'best', ...record(0.3) }),
    ],
    loads: { me: { open: 20 } },
    lead: { language: 'en' },
  });
  const text = paragraph(snapshot, 'me');
  expect(text).toContain('You were not considered for this lead; 2 rules stood against it.');
  expect(text).toContain('(you: 20 open; asked for: fewer than 20 open)');
  expect(text).toContain('(you: fr; asked for: speaks en)');
  expect(text).toContain('No single change in your figures would have made it yours.');
});

test('who sits out for fairness is told so', () => {
  const reps = ['me', 'b', 'c'].map((id) => aRep({ id, ...record(id === 'me' ? 0.5 : 0.4) }));
  const had = (recent: number) => ({ recent, recentAt: NOW });
  const snapshot = aSnapshot({ reps, loads: { me: had(60), b: had(30), c: had(30) } });
  const text = paragraph(snapshot, 'me');
  expect(text).toContain(
    'You sat this one out, because you have lately had more than your fair share.',
  );
  expect(text).toMatch(/It would have been yours with \d+ fewer leads of late/);
});

test('who stood first when the advisor chose another is told what the advisor may do', () => {
  const reps = [aRep({ id: 'me', ...record(0.41) }), aRep({ id: 'other', ...record(0.4) })];
  const text = paragraph(aSnapshot({ reps }), 'me', 'advisor');
  expect(text).toContain('You stood first by score.');
  expect(text).toContain('within 3 points of the first, and chose another');
  expect(text).not.toContain('would have been yours');
});

test('the pick hears why it was them', () => {
  const snapshot = aSnapshot({ reps: [aRep({ id: 'me' })] });
  expect(paragraph(snapshot, 'me')).toBe(
    'You were given this lead: you stood in place 1 by score.',
  );
});

test('no name and no figure of another rep appears', () => {
  const others = ['kim', 'lee', 'mo'].map((id, i) =>
    aRep({
      id,
      name: `Private ${id}`,
      records: [{ scope: {}, n: 777 + i, won: 444 }],
      response: { medianMinutes: 3.7 + i },
      pipeline: { pct: 66.6 },
      capacity: { open: 171 },
    }),
  );
  const loads = Object.fromEntries(others.map(({ id }) => [id, { open: 123 }]));
  for (const me of [
    aRep({ id: 'me', name: 'Me', ...record(0.5), response: { medianMinutes: 60 } }),
    aRep({ id: 'me', name: 'Me', languages: ['fr'] }),
    aRep({ id: 'me', name: 'Me', active: false }),
  ]) {
    const snapshot = aSnapshot({ reps: [me, ...others], loads, lead: { language: 'en' } });
    const text = paragraph(snapshot, 'me');
    expect(text).not.toMatch(/private|kim|lee|\bmo\b/i);
    expect(text).not.toMatch(/777|778|779|444|3\.7|4\.7|5\.7|66\.6|171|123/);
  }
});

test('the first by score hears what came between: a lost slot, the advisor, or chance', () => {
  const snapshot = aSnapshot({ reps: ['me', 'other'].map((id) => aRep({ id, ...record(0.4) })) });
  const evaluation = decide(snapshot);
  const row = rowFor(evaluation, 'me', 'other');
  if (!row) throw new Error('no such rep');
  const told = (decidedBy: 'scorer' | 'advisor', passedOver: { id: string; name: string }[]) =>
    whyNot(evaluation, { decidedBy, passedOver, outcome: 'assigned', repId: 'other' }, row, []);
  const first = 'You stood first by score. ';
  expect(told('scorer', [row.rep])).toBe(
    `${first}Your last free slot went to another lead in that moment.`,
  );
  expect(told('advisor', [])).toContain(`${first}The advisor may choose`);
  expect(told('scorer', [])).toContain(`${first}Now and then the policy draws a lead by chance`);
});
