// What comes of a decision is data of its own: nothing to be called, nothing that another lead changes.
import { expect, test } from 'vitest';
import { decide, type Evaluation } from '../../src/selection/decide.ts';
import { bestWho, everyRow, rowFor, shownRows } from '../../src/selection/rows.ts';
import type { Snapshot } from '../../src/selection/scene/snapshot.ts';
import { richSnapshot } from '../routing/worlds/rich.ts';
import { aRep, aSnapshot } from '../support/builders.ts';

const SEEDS = [1, 3, 5, 7, 9, 11];
/** Beyond this size a roster has one set of columns to work in. */
const LARGE = 90;

/** Leads under one roster. */
const first = richSnapshot(1, LARGE);
const leads = SEEDS.map((seed): Snapshot => ({ ...first, lead: richSnapshot(seed, LARGE).lead }));

test('an evaluation is plain data', () => {
  for (const snapshot of leads) {
    const { snapshot: _, weighed: __, ...told } = decide(snapshot);
    expect(structuredClone(told)).toEqual(told);
  }
});

test('the figures behind an evaluation are its own, whatever is decided after it', () => {
  const figures = ({ weighed: { allowed, scores } }: Evaluation) =>
    structuredClone({
      may: allowed.may,
      rows: scores.rows,
      net: scores.net,
      logOdds: scores.logOdds,
      deviations: scores.deviations,
      sits: scores.sits,
      turns: scores.turns,
    });
  const decided = leads.map((snapshot) => {
    const evaluation = decide(snapshot);
    return { evaluation, said: figures(evaluation) };
  });
  for (const { evaluation, said } of decided) expect(figures(evaluation)).toEqual(said);
  expect(decided.filter(({ said }) => said.rows.length > 1).length).toBeGreaterThan(2);
});

test('a rep’s row is the same alone, among all and among those shown', () => {
  for (const snapshot of [...leads, ...SEEDS.map((seed) => richSnapshot(seed, 30))]) {
    const evaluation = decide(snapshot);
    const pick = evaluation.order[1] ?? null;
    const all = everyRow(evaluation, pick);
    expect(all.map(({ rep }) => rowFor(evaluation, rep.id, pick))).toEqual(all);
    const shown = shownRows(evaluation, pick);
    expect(all).toEqual(expect.arrayContaining(shown));
    expect(shown.length).toBe(all.length > 60 ? evaluation.order.length : all.length);
  }
});

test('the best who can is the first in order who can, also beyond those who are kept in order', () => {
  const ids = Array.from({ length: 40 }, (_, k) => `rep-${String(k).padStart(2, '0')}`);
  const reps = ids.map((id, k) => aRep({ id, records: [{ rate: k / 50, n: 100 }] }));
  const evaluation = decide(aSnapshot({ reps }));
  const order = everyRow(evaluation, null).map(({ rep }) => rep.id as string);
  for (const some of [order, order.slice(25), order.slice(30, 35), []]) {
    const found = bestWho(evaluation, (id) => some.includes(id));
    expect(found?.rep.id).toBe(some[0]);
    expect(found).toEqual(some[0] === undefined ? null : rowFor(evaluation, some[0], null));
  }
});
