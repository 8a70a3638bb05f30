// What must hold of every score under a trained model, learned response and value, prices, fairness and
// conversation evidence together.
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { train } from '../../../src/learning/learned.ts';
import { seededRandom } from '../../../src/learning/random.ts';
import type { Rep } from '../../../src/roster/rep.ts';
import { rosterOf } from '../../../src/roster/roster.ts';
import { decide } from '../../../src/selection/decide.ts';
import { everyRow } from '../../../src/selection/rows.ts';
import type { Snapshot } from '../../../src/selection/scene/snapshot.ts';
import { aRep, aSnapshot, NOW } from '../../support/builders.ts';

const IDS = ['anna', 'ben', 'cleo', 'dora', 'emil'];
const INDUSTRIES = ['software', 'retail', 'banking'];

/** Everything that deals teach, from a history in which reps, industries, speed and amounts differ. */
const { learned } = train({ deals: history(1_500), current: null, seed: 's', halfLifeDays: 300 });

function history(count: number) {
  const random = seededRandom('history');
  return Array.from({ length: count }, (_, k) => {
    // Of emil no deal is known.
    const [rep, industry] = [random.integer(4), random.integer(3)];
    const minutes = random.uniform() < 0.5 ? 3 : 400;
    const chance = 0.15 + 0.1 * rep + 0.12 * industry;
    const won = random.uniform() < chance * (minutes < 5 ? 1 : 0.6);
    const startedMs = Date.parse(NOW) - (count - k) * 3_600_000 * 8;
    return {
      levels: {
        rep: IDS[rep] ?? '',
        industry: INDUSTRIES[industry] ?? '',
        size: k % 2 === 0 ? '1-10' : '51-200',
        source: k % 3 === 0 ? 'event' : 'web',
      },
      won,
      amountUsd: won ? 10_000 * Math.exp(rep / 3 + random.normal()) : null,
      startedMs,
      endedMs: startedMs + 86_400_000 * (5 + 20 * random.uniform()),
      responseMinutes: minutes,
    };
  });
}

const repArbitrary = fc.record({
  response: fc.integer({ min: 0, max: 600 }),
  open: fc.integer({ min: 0, max: 9 }),
  recent: fc.integer({ min: 0, max: 60 }),
  price: fc.double({ min: -0.3, max: 0.3, noNaN: true }),
  skill: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
  rate: fc.double({ min: 0, max: 1, noNaN: true }),
});
const world = fc.record({
  reps: fc.array(repArbitrary, { minLength: 2, maxLength: 5 }),
  industry: fc.constantFrom(...INDUSTRIES, 'mining', 'unknown'),
  size: fc.constantFrom<'1-10' | '5001+' | 'unknown'>('1-10', '5001+', 'unknown'),
  source: fc.constantFrom('web', 'event', 'fair', 'unknown'),
  kind: fc.constantFrom<'conversion' | 'expected_value' | 'value_over_time'>(
    'conversion',
    'expected_value',
    'value_over_time',
  ),
});
type World = typeof world extends fc.Arbitrary<infer W> ? W : never;

function snapshotOf(w: World, reps: readonly Rep[] = repsOf(w)): Snapshot {
  const by = (k: number) => IDS[k] ?? '';
  return aSnapshot({
    reps,
    lead: { industry: w.industry, size: w.size, source: w.source },
    loads: Object.fromEntries(
      w.reps.map(({ open, recent }, k) => [by(k), { open, recent, recentAt: NOW }]),
    ),
    policy: { objective: { kind: w.kind, weights: { conversation: 1.5, industry: 0.4 } } },
    over: {
      estimates: {
        version: 'model-1+prices-1',
        ...learned,
        prices: Object.fromEntries(w.reps.map(({ price }, k) => [by(k), price])),
      },
    },
  });
}

function repsOf({ reps, industry }: World): Rep[] {
  return reps.map(({ response, skill, rate }, k) =>
    aRep({
      id: IDS[k] ?? '',
      capacity: { open: 10 },
      response: { medianMinutes: response },
      records: [{ rate, n: 30 }],
      specialities: { industries: k % 2 === 0 ? ['software'] : [] },
      evidence: skill === null ? [] : [{ skill: industry, score: skill, n: 40 }],
    }),
  );
}

const rows = (snapshot: Snapshot) => everyRow(decide(snapshot), null);
const scoreOf = (snapshot: Snapshot, id: string) =>
  rows(snapshot).find((row) => row.rep.id === id)?.score ?? Number.NaN;
const points = (snapshot: Snapshot, id: string, code: string) =>
  rows(snapshot)
    .find((row) => row.rep.id === id)
    ?.parts.find((part) => part.code === code)?.points ?? 0;

describe('under a trained model', () => {
  property.prop([world])('parts plus prices sum to the net value, and all are finite', (w) => {
    for (const { score, parts } of rows(snapshotOf(w))) {
      expect(Number.isFinite(score)).toBe(true);
      const sum = parts.reduce((total, part) => total + part.points, 0);
      expect(Math.abs(sum - (score ?? Number.NaN))).toBeLessThan(1e-9);
    }
  });

  property.prop([world])('no chance is 0 or 1, on any step of the waterfall', (w) => {
    const chances = ['first-response', 'value', 'bid-price', 'near-cap', 'fairness'];
    for (const { parts } of rows(snapshotOf(w))) {
      let sum = 0;
      for (const { code, points } of parts) {
        if (chances.includes(code)) break;
        sum += points;
        expect(sum > 0 && sum < 100).toBe(true);
      }
    }
  });

  property.prop([world])('the order of the roster never matters', (w) => {
    const turned = { ...snapshotOf(w), roster: rosterOf('turned', repsOf(w).toReversed()) };
    const told = (snapshot: Snapshot) =>
      new Map(rows(snapshot).map((row) => [row.rep.id, row.score]));
    const [one, other] = [told(snapshotOf(w)), told(turned)];
    for (const [id, score] of one) expect(other.get(id)).toBeCloseTo(score ?? Number.NaN, 9);
  });

  property.prop([
    world,
    fc.integer({ min: 1, max: 10_000 }),
    fc.double({ min: 0.001, max: 0.5, noNaN: true }),
  ])(
    'more load, a slower first touch or a higher price never raises a score',
    (w, slower, dearer) => {
      const id = IDS[0] ?? '';
      const before = scoreOf(snapshotOf(w), id);
      const changed = (over: Partial<World['reps'][number]>) => {
        const [first, ...rest] = w.reps;
        return first ? { ...w, reps: [{ ...first, ...over }, ...rest] } : w;
      };
      const { open = 0, response = 0, price = 0 } = w.reps[0] ?? {};
      for (const worse of [
        { open: Math.min(9, open + 1) },
        { response: response + slower },
        { price: price + dearer },
      ]) {
        expect(scoreOf(snapshotOf(changed(worse)), id)).toBeLessThanOrEqual(before + 1e-9);
      }
    },
  );

  property.prop([world])('who may not take the lead moves nobody’s score', (w) => {
    const stranger = aRep({
      id: 'zoe',
      active: false,
      records: [{ rate: 0.99, n: 500 }],
      evidence: [{ skill: w.industry, score: 1, n: 900 }],
    });
    const alone = rows(snapshotOf(w)).map(({ rep, score, rank }) => [rep.id, score, rank]);
    const joined = rows(snapshotOf(w, [...repsOf(w), stranger])).filter(
      (row) => row.rep.id !== 'zoe',
    );
    expect(joined.map(({ rep, score, rank }) => [rep.id, score, rank])).toEqual(alone);
  });

  const plain = (industry: string, rep = 'anna'): [Snapshot, string] => [
    snapshotOf({
      reps: IDS.map(() => ({ response: 5, open: 0, recent: 0, price: 0, skill: null, rate: 0.5 })),
      industry,
      size: 'unknown',
      source: 'unknown',
      kind: 'conversion',
    }),
    rep,
  ];

  test('a level that was never seen counts nothing, and one that was seen counts', () => {
    expect(points(...plain('software'), 'industry')).not.toBe(0);
    expect(points(...plain('mining'), 'industry')).toBe(0);
    expect(points(...plain('mining'), 'record-industry')).toBe(0);
    expect(points(...plain('mining'), 'team')).toBe(points(...plain('software'), 'team'));
  });

  test('conversations move a score only by what the policy gives them', () => {
    const [snapshot] = plain('software');
    const reps = repsOf({
      reps: IDS.map((_, k) => ({
        ...{ response: 5, open: 0, recent: 0, price: 0, rate: 0.5 },
        skill: k === 0 ? 0.9 : k === 1 ? 0.3 : null,
      })),
      industry: 'software',
      size: 'unknown',
      source: 'unknown',
      kind: 'conversion',
    });
    const heard = { ...snapshot, roster: rosterOf('heard', reps) };
    const code = 'prefers-conversation';
    expect(points(heard, 'anna', code)).toBeGreaterThan(0);
    expect(points(heard, 'ben', code)).toBeLessThan(0);
    expect(points(heard, 'cleo', code)).toBe(0);
  });
});
