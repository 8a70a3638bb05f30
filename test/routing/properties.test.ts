// What holds for every decision, tried on rule worlds with all that moves a score in force.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Rep } from '../../src/roster/rep.ts';
import { NO_LOAD } from '../../src/roster/roster.ts';
import { decide } from '../../src/selection/decide.ts';
import { chanceOf, everyRow, rowFor, worthWith } from '../../src/selection/rows.ts';
import type { Snapshot } from '../../src/selection/scene/snapshot.ts';
import { aRep, aRoster, freshSnapshot } from '../support/builders.ts';
import { richSnapshot } from './worlds/rich.ts';

const seed = fc.nat({ max: 1_000_000 });
const rows = (snapshot: Snapshot) => everyRow(decide(snapshot), null);
/** Nothing shared with any other snapshot, so that nothing kept beside its objects can speak. */
const withReps = (snapshot: Snapshot, change: (rep: Rep) => Rep): Snapshot => ({
  ...snapshot,
  roster: aRoster(snapshot.roster.reps.map(change)),
});

describe('in every decision', () => {
  test('the parts of a score sum to it within 1e-9', () => {
    fc.assert(
      fc.property(seed, (s) => {
        for (const { score, parts } of rows(richSnapshot(s))) {
          if (score === null) continue;
          const sum = parts.reduce((total, { points }) => total + points, 0);
          expect(Math.abs(sum - score)).toBeLessThan(1e-9);
        }
      }),
    );
  });

  test('what was decided before leaves no trace: kept columns say what fresh ones say', () => {
    fc.assert(
      fc.property(seed, fc.array(seed, { minLength: 3, maxLength: 6 }), (s, others) => {
        const base = richSnapshot(s);
        // The same roster and policy under other leads, at other times, with other loads and models.
        const leads = [base, ...others.map((other) => richSnapshot(other))].map(
          ({ at, lead, account, loads, estimates }): Snapshot => ({
            ...{ ...base, at, lead, account, estimates },
            loads: new Map([...loads].filter(([id]) => base.loads.get(id) !== undefined)),
          }),
        );
        const cold = leads.map((snapshot) => JSON.stringify(rows(freshSnapshot(snapshot))));
        for (const snapshot of leads) rows(snapshot);
        const warm = leads.map((snapshot) => JSON.stringify(rows(snapshot)));
        expect(warm).toEqual(cold);
      }),
      { numRuns: 40 },
    );
  });

  test('a large roster’s scores say late what they said at once, whoever was scored in between', () => {
    const said = (evaluation: ReturnType<typeof decide>) => {
      const [pick = null] = evaluation.order;
      const ids = everyRow(evaluation, null).map(({ rep }) => rep.id as string);
      return JSON.stringify([
        everyRow(evaluation, pick),
        ids.map((id) => [
          chanceOf(evaluation, id),
          rowFor(evaluation, id, pick),
          worthWith(evaluation, id),
        ]),
      ]);
    };
    fc.assert(
      fc.property(seed, seed, (s, other) => {
        const one = richSnapshot(2 * s + 1, 90);
        const two: Snapshot = { ...one, lead: richSnapshot(2 * other + 1, 90).lead };
        const atOnce = [one, two].map((snapshot) => said(decide(freshSnapshot(snapshot))));
        const both = [decide(one), decide(two)];
        expect(both.map(said)).toEqual(atOnce);
        expect(both.toReversed().map(said)).toEqual(atOnce.toReversed());
      }),
      { numRuns: 25 },
    );
  });

  test('the order in which anything is listed never matters', () => {
    fc.assert(
      fc.property(seed, (s) => {
        const base = richSnapshot(s);
        const { document } = base.policy;
        const turned: Snapshot = {
          ...withReps(base, (rep) => ({
            ...rep,
            records: rep.records.toReversed(),
            languages: rep.languages.toReversed(),
            territories: rep.territories.toReversed(),
            absences: rep.absences.toReversed(),
            evidence: rep.evidence.toReversed(),
            specialities: {
              industries: rep.specialities.industries.toReversed(),
              sizes: rep.specialities.sizes.toReversed(),
              products: rep.specialities.products.toReversed(),
            },
          })),
          lead: { ...base.lead, products: base.lead.products.toReversed() },
          loads: new Map([...base.loads].toReversed()),
          policy: {
            ...base.policy,
            document: { ...document, must: document.must.toReversed() },
          },
        };
        const told = (snapshot: Snapshot) =>
          rows(snapshot).map(({ rep, rank, score, excludedBy }) => ({
            id: rep.id,
            rank,
            score: score === null ? null : Math.round(score * 1e9),
            rules: excludedBy.map(({ rule }) => rule).sort(),
          }));
        expect(told(turned)).toEqual(told(base));
      }),
    );
  });

  test('a rep whom a rule excludes changes nothing for the others', () => {
    const must = { kind: 'team' as const, code: 'no_strangers', teams: ['north', 'south', 'emea'] };
    fc.assert(
      fc.property(seed, fc.nat({ max: 300 }), (s, n) => {
        const base = richSnapshot(s);
        const { document } = base.policy;
        const alone: Snapshot = {
          ...base,
          policy: { ...base.policy, document: { ...document, must: [...document.must, must] } },
        };
        const stranger = aRep({
          id: 'rep-00a',
          team: 'strangers',
          languages: ['en', 'de', 'fr', 'es'],
          records: [{ rate: 0.99, n }],
          capacity: { open: 500 },
          evidence: [{ skill: 'sap', score: 1, n: 99 }],
          weight: 9,
        });
        const joined: Snapshot = {
          ...alone,
          roster: aRoster([...alone.roster.reps, stranger]),
          loads: new Map([
            ...alone.loads,
            [stranger.id, { ...NO_LOAD, recent: n, recentAt: base.at }],
          ]),
        };
        const others = rows(joined).filter(({ rep }) => rep.id !== stranger.id);
        expect(others).toEqual(rows(alone));
      }),
      { numRuns: 300 },
    );
  });

  test('more open leads, a slower response or a dearer slot never raise a score', () => {
    let compared = 0;
    fc.assert(
      fc.property(seed, fc.nat({ max: 13 }), (s, place) => {
        const base = richSnapshot(s);
        const { id } = base.roster.reps[place % base.roster.reps.length] as Rep;
        const load = base.loads.get(id) ?? NO_LOAD;
        const { prices } = base.estimates;
        const worse: Snapshot[] = [
          { ...base, loads: new Map([...base.loads, [id, { ...load, open: load.open + 1 }]]) },
          withReps(base, (rep) =>
            rep.id === id
              ? { ...rep, response: { ...rep.response, medianMinutes: slower(rep) } }
              : rep,
          ),
          {
            ...base,
            estimates: { ...base.estimates, prices: { ...prices, [id]: (prices[id] ?? 0) + 0.03 } },
          },
        ];
        const before = decide(base);
        const score = rowFor(before, id, null)?.score ?? null;
        for (const snapshot of worse) {
          const after = decide(snapshot);
          // Where the change empties the list and another rule gives way, others are compared.
          if (after.relaxed.length !== before.relaxed.length) continue;
          const now = rowFor(after, id, null)?.score ?? null;
          if (score === null) expect(now).toBeNull();
          else if (now !== null) {
            compared += 1;
            expect(now).toBeLessThanOrEqual(score + 1e-9);
          }
        }
      }),
      { numRuns: 300 },
    );
    expect(compared).toBeGreaterThan(100);
  });
});

/** Fifteen minutes are assumed where nobody said; more than that is slower. */
function slower(rep: Rep): number {
  return (rep.response.medianMinutes ?? 15) + 7;
}
