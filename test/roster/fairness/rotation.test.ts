// Rotation over simulated weeks: nobody strays from what is due to them, joiners and returners included.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { claimsAt, missedBy, poolOf } from '../../../src/roster/fairness/claims.ts';
import type { LedgerEntry, Pool } from '../../../src/roster/fairness/entry.ts';
import { sumOf } from '../../../src/roster/fairness/entry.ts';
import { balances, book, emptyLedger, type Ledger } from '../../../src/roster/fairness/ledger.ts';
import { turnKeys } from '../../../src/roster/fairness/turn.ts';
import { type Rep, repSchema } from '../../../src/roster/rep.ts';
import { rosterIndex } from '../../../src/roster/roster-index.ts';

const DAY = 86_400_000;
const START = Date.parse('2026-11-02T00:00:00Z');
type Mode = 'catch_up' | 'hold_place' | 'ramp';

const aRep = (id: string, over: object = {}) =>
  repSchema.parse({ id, name: id, capacity: { open: 10 }, ...over });

/** Leads at even intervals, each to the rep whose turn it is; `see` looks after every booking. */
function rotate(
  reps: readonly Rep[],
  options: { days: number; perDay: number; halfLifeDays?: number; mode?: Mode; catchUp?: number },
  see: (atMs: number, ledger: Ledger, pools: Map<string, Pool>, given: Map<string, number>) => void,
): Map<string, number> {
  const { days, perDay, halfLifeDays = 30, mode = 'hold_place', catchUp = 0 } = options;
  const ledger = emptyLedger(halfLifeDays, START);
  const pools = new Map<string, Pool>();
  const given = new Map<string, number>();
  const entries: LedgerEntry[] = [];
  const settled = new Set<string>();
  for (let n = 0; n < days * perDay; n += 1) {
    const atMs = START + (n * DAY) / perDay;
    const here = reps.filter((r) => r.startedOn === null || Date.parse(r.startedOn) <= atMs);
    const pool = poolOf(here, claimsAt(rosterIndex(here), atMs, mode));
    const poolId = JSON.stringify(pool);
    pools.set(poolId, pool);
    if (mode === 'catch_up') settleReturns(here, atMs, pool, poolId);
    const found = balances(ledger, pools, atMs);
    const total = sumOf(pool);
    const ids = Object.keys(pool);
    const keys = turnKeys(
      ids.map((id) => ({
        due: (found.get(id)?.entitled ?? 0) + (found.get(id)?.credit ?? 0),
        received: found.get(id)?.received ?? 0,
        share: (pool[id] ?? 0) / total,
      })),
    );
    const next = ids[keys.indexOf(Math.min(...keys))] ?? '';
    given.set(next, (given.get(next) ?? 0) + 1);
    enter({ kind: 'routed', repId: next, poolId, atMs, leads: 1 });
    see(atMs, ledger, pools, given);
  }
  return given;

  function enter(over: Pick<LedgerEntry, 'kind' | 'repId' | 'poolId' | 'atMs' | 'leads'>): void {
    const entry = {
      id: `${entries.length}`,
      otherId: null,
      value: 0,
      leadId: null,
      note: '',
      ...over,
    };
    entries.push(entry);
    book(ledger, entry);
  }

  function settleReturns(here: readonly Rep[], atMs: number, pool: Pool, poolId: string): void {
    for (const rep of here) {
      for (const { from, to } of rep.absences) {
        if (Date.parse(to) > atMs || settled.has(rep.id + to)) continue;
        settled.add(rep.id + to);
        const routed = entries
          .filter(
            (e) => e.kind === 'routed' && e.atMs >= Date.parse(from) && e.atMs < Date.parse(to),
          )
          .map((e) => ({ pool: pools.get(e.poolId ?? '') ?? {}, leads: 1, value: 0 }));
        const { leads } = missedBy({ id: rep.id, claim: pool[rep.id] ?? 0 }, routed, catchUp);
        enter({ kind: 'caught_up', repId: rep.id, poolId, atMs, leads });
      }
    }
  }
}

const worst = (ledger: Ledger, pools: Map<string, Pool>, atMs: number): number =>
  Math.max(...[...balances(ledger, pools, atMs).values()].map((s) => Math.abs(s.balance)));

describe('rotation', () => {
  test('at constant availability nobody is ever more than one lead from what is due to them', () => {
    const weights = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 12 });
    const halfLife = fc.constantFrom(1, 7, 30, 365);
    fc.assert(
      fc.property(weights, halfLife, fc.constantFrom(3, 20), (all, halfLifeDays, perDay) => {
        const reps = all.map((weight, i) => aRep(`r${i}`, { weight }));
        rotate(reps, { days: 200 / perDay, perDay, halfLifeDays }, (atMs, ledger, pools) => {
          expect(worst(ledger, pools, atMs)).toBeLessThanOrEqual(1 + 1e-9);
        });
      }),
      { numRuns: 60 },
    );
  });

  test('weights for which whoever is furthest behind would stray past one lead stay within it', () => {
    const weights = [1.2, 0.8, 0.6, 4.7, 4.5, 100, 95.1, 15.6];
    const reps = weights.map((weight, i) => aRep(`r${i}`, { weight }));
    rotate(reps, { days: 20, perDay: 20, halfLifeDays: 365 }, (atMs, ledger, pools) => {
      expect(worst(ledger, pools, atMs)).toBeLessThanOrEqual(1);
    });
  });

  const team = (over: object = {}) => [
    ...[1, 2, 3, 4, 5].map((i) => aRep(`r${i}`)),
    aRep('away', {
      absences: [{ from: '2026-11-09T00:00:00Z', to: '2026-11-16T00:00:00Z' }],
      ...over,
    }),
  ];
  const backMs = Date.parse('2026-11-16T00:00:00Z');

  test('who holds the place comes back to the share they left, owed nothing and owing nothing', () => {
    const inFirstDays = new Map<string, number>();
    rotate(team(), { days: 28, perDay: 12 }, (atMs, ledger, pools, given) => {
      expect(worst(ledger, pools, atMs)).toBeLessThanOrEqual(1.5);
      if (atMs < backMs + 3 * DAY) for (const [id, n] of given) inFirstDays.set(id, n);
    });
    const before = new Map<string, number>();
    rotate(team(), { days: 14, perDay: 12 }, (_a, _l, _p, given) => {
      for (const [id, n] of given) before.set(id, n);
    });
    // Three days of twelve leads over six reps: six each.
    const gained = (inFirstDays.get('away') ?? 0) - (before.get('away') ?? 0);
    expect(gained).toBeGreaterThanOrEqual(5);
    expect(gained).toBeLessThanOrEqual(7);
  });

  test('who catches up is owed at most the bound, and gets it before the others', () => {
    let owed = 0;
    const given = rotate(
      team(),
      { days: 28, perDay: 12, mode: 'catch_up', catchUp: 5 },
      (atMs, ledger, pools) => {
        const balance = balances(ledger, pools, atMs).get('away')?.balance ?? 0;
        owed = Math.max(owed, balance);
        expect(Math.abs(balance)).toBeLessThanOrEqual(1 + 5);
      },
    );
    expect(owed).toBeGreaterThan(3);
    const held = rotate(team(), { days: 28, perDay: 12 }, () => {});
    expect((given.get('away') ?? 0) - (held.get('away') ?? 0)).toBeGreaterThanOrEqual(4);
    expect((given.get('away') ?? 0) - (held.get('away') ?? 0)).toBeLessThanOrEqual(6);
  });

  test('who ramps up after an absence starts below their share and reaches it within a week', () => {
    const perDay = new Map<number, number>();
    rotate(team(), { days: 28, perDay: 12, mode: 'ramp' }, (atMs, _l, _p, given) => {
      perDay.set(Math.floor((atMs - START) / DAY), given.get('away') ?? 0);
    });
    const onDay = (day: number) => (perDay.get(day) ?? 0) - (perDay.get(day - 1) ?? 0);
    expect(onDay(14)).toBeLessThanOrEqual(1);
    const week = [20, 21, 22, 23, 24, 25, 26].reduce((sum, day) => sum + onDay(day), 0);
    expect(week).toBeGreaterThanOrEqual(13);
  });

  test('in a simulated month a joiner is neither flooded nor starved', () => {
    const reps = [
      ...[1, 2, 3, 4].map((i) => aRep(`r${i}`)),
      aRep('new', { startedOn: '2026-11-12' }),
    ];
    const byDay = new Map<number, number>();
    rotate(reps, { days: 30, perDay: 15 }, (atMs, _l, _p, given) => {
      byDay.set(Math.floor((atMs - START) / DAY), given.get('new') ?? 0);
    });
    for (let day = 10; day < 30; day += 1) {
      const today = (byDay.get(day) ?? 0) - (byDay.get(day - 1) ?? 0);
      // A fifth of fifteen leads is three.
      expect(today).toBeGreaterThanOrEqual(2);
      expect(today).toBeLessThanOrEqual(4);
    }
  });

  test('editing the team resets nothing: a new member and a new weight leave balances as they were', () => {
    const ledger = emptyLedger(30, START);
    const pools = new Map<string, Pool>([['old', { a: 1, b: 1 }]]);
    const entry = (id: string, repId: string, poolId: string, atMs: number): LedgerEntry => ({
      id,
      atMs,
      kind: 'routed',
      repId,
      otherId: null,
      poolId,
      leads: 1,
      value: 0,
      leadId: null,
      note: '',
    });
    for (let i = 0; i < 3; i += 1) book(ledger, entry(`${i}`, 'a', 'old', START));
    const before = balances(ledger, pools, START).get('a')?.balance;
    pools.set('new', { a: 5, b: 1, c: 1 });
    expect(balances(ledger, pools, START).get('a')?.balance).toBe(before);
    book(ledger, entry('x', 'c', 'new', START));
    expect(balances(ledger, pools, START).get('c')?.balance).toBeCloseTo(1 / 7 - 1, 9);
    expect(balances(ledger, pools, START).get('b')?.balance).toBeCloseTo(1.5 + 1 / 7, 9);
  });
});
