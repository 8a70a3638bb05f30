// The ledger: double entry, fading, rotation within one lead, absences, joiners and statements.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { claimOf, claimsAt, missedBy, poolOf } from '../../../src/roster/fairness/claims.ts';
import { dueLeads, fairnessOf, NO_FAIRNESS } from '../../../src/roster/fairness/due.ts';
import {
  ENTRY_KINDS,
  type LedgerEntry,
  type Pool,
  postingsOf,
} from '../../../src/roster/fairness/entry.ts';
import { balances, book, emptyLedger } from '../../../src/roster/fairness/ledger.ts';
import { byDay, statementOf } from '../../../src/roster/fairness/statement.ts';
import { type Rep, repSchema } from '../../../src/roster/rep.ts';
import { rosterIndex } from '../../../src/roster/roster-index.ts';

const DAY = 86_400_000;
const START = Date.parse('2026-11-02T09:00:00Z');
const REPS = ['ana', 'ben', 'cho', 'dee'];
const POOLS = new Map<string, Pool>([
  ['all', { ana: 20, ben: 20, cho: 10, dee: 5 }],
  ['no-dee', { ana: 20, ben: 20, cho: 10 }],
  ['ana', { ana: 1 }],
]);
const rep = (over: object) => repSchema.parse({ id: 'ana', name: 'Ana', ...over });

let made = 0;
const nextId = () => {
  made += 1;
  return `e${made}`;
};
const anEntry = (over: Partial<LedgerEntry>): LedgerEntry => ({
  id: nextId(),
  atMs: START,
  kind: 'routed',
  repId: 'ana',
  otherId: null,
  poolId: 'all',
  leads: 1,
  value: 100,
  leadId: null,
  note: '',
  ...over,
});

const entries = fc.array(
  fc
    .record({
      kind: fc.constantFrom(...ENTRY_KINDS),
      repId: fc.constantFrom(...REPS),
      otherId: fc.constantFrom(...REPS),
      poolId: fc.constantFrom(...POOLS.keys()),
      atMs: fc.integer({ min: START - 90 * DAY, max: START }),
      leads: fc.double({ min: 0.1, max: 5, noNaN: true }),
      value: fc.double({ min: 0, max: 1e5, noNaN: true }),
    })
    .map((over) => anEntry(over)),
  { maxLength: 60 },
);

function balancesFromPostings(all: readonly LedgerEntry[], atMs: number, halfLife: number) {
  const balance = new Map<string, number>();
  for (const entry of all) {
    for (const p of postingsOf(entry, POOLS.get(entry.poolId ?? '') ?? {})) {
      const faded = p.leads * 0.5 ** ((atMs - entry.atMs) / DAY / halfLife);
      const sign = p.account === 'received' ? -1 : 1;
      balance.set(p.repId, (balance.get(p.repId) ?? 0) + sign * faded);
    }
  }
  return balance;
}

describe('double entry', () => {
  test('whatever is booked, the balances of the team sum to zero, in leads and in value', () => {
    fc.assert(
      fc.property(entries, fc.double({ min: 0.2, max: 90, noNaN: true }), (all, halfLife) => {
        const ledger = emptyLedger(halfLife, START - 90 * DAY);
        for (const entry of all) book(ledger, entry);
        for (const by of ['leads', 'value'] as const) {
          const found = [...balances(ledger, POOLS, START + DAY, by).values()];
          const scale = found.reduce((sum, s) => sum + Math.abs(s.received), 1);
          const sum = found.reduce((total, s) => total + s.balance, 0);
          expect(Math.abs(sum) / scale).toBeLessThan(1e-9);
        }
      }),
    );
  });

  test('an account is the sum of the faded postings, in any order of booking', () => {
    fc.assert(
      fc.property(entries, fc.integer({ min: 1, max: 60 }), (all, halfLife) => {
        const ledger = emptyLedger(halfLife, START - 30 * DAY);
        for (const entry of [...all].reverse()) book(ledger, entry);
        const now = START + 3 * DAY;
        const expected = balancesFromPostings(all, now, halfLife);
        const found = balances(ledger, POOLS, now);
        for (const id of REPS) {
          expect(found.get(id)?.balance ?? 0).toBeCloseTo(expected.get(id) ?? 0, 9);
        }
      }),
    );
  });

  test('amounts fade by half in a half-life and stay exact over hundreds of half-lives', () => {
    const ledger = emptyLedger(0.1, START);
    for (let day = 0; day <= 400; day += 1) book(ledger, anEntry({ atMs: START + day * DAY }));
    const now = START + 400 * DAY;
    const expected = 1 / (1 - 2 ** -10);
    expect(balances(ledger, POOLS, now).get('ana')?.received).toBeCloseTo(expected, 9);
    expect(balances(ledger, POOLS, now + 0.1 * DAY).get('ana')?.received).toBeCloseTo(
      expected / 2,
      9,
    );
  });
});

describe('credits', () => {
  const balancesAfter = (...all: Partial<LedgerEntry>[]) => {
    const ledger = emptyLedger(30, START);
    for (const over of all) book(ledger, anEntry(over));
    const found = balances(ledger, POOLS, START);
    return Object.fromEntries(REPS.map((id) => [id, found.get(id)?.balance ?? 0]));
  };

  test('a lead that is returned leaves every balance as if it had never come', () => {
    for (const balance of Object.values(balancesAfter({}, { kind: 'returned' }))) {
      expect(balance).toBeCloseTo(0, 12);
    }
  });

  test('a lead that an owner gets moves nobody’s balance', () => {
    expect(balancesAfter({ kind: 'owned', poolId: null })).toEqual({
      ana: 0,
      ben: 0,
      cho: 0,
      dee: 0,
    });
  });

  test('a lead handed over takes the turn with it and touches nobody else', () => {
    const routed = balancesAfter({});
    const moved = balancesAfter({}, { kind: 'handed_over', otherId: 'ben', poolId: null });
    expect(moved.ana).toBeCloseTo((routed.ana ?? 0) + 1, 12);
    expect(moved.ben).toBeCloseTo((routed.ben ?? 0) - 1, 12);
    expect(moved.cho).toBe(routed.cho);
  });

  test('what an absence cost is the part of each lead that the rep would have had, up to a bound', () => {
    const routed = [
      { pool: { ben: 20, cho: 10 }, leads: 9, value: 900 },
      { pool: { ana: 10, ben: 20 }, leads: 50, value: 1 },
    ];
    expect(missedBy({ id: 'ana', claim: 15 }, routed, 10)).toEqual({ leads: 3, value: 300 });
    expect(missedBy({ id: 'ana', claim: 15 }, routed, 2)).toEqual({ leads: 2, value: 200 });
  });
});

const claimsOf = (reps: readonly Rep[], atMs: number): Pool =>
  poolOf(reps, claimsAt(rosterIndex(reps), atMs, 'hold_place'));

describe('claims', () => {
  const away = { from: '2026-11-02T00:00:00Z', to: '2026-11-06T00:00:00Z' };

  test('a claim is weight times capacity, the ramp applied; the absent and inactive have none', () => {
    const reps = [
      rep({ id: 'a', capacity: { open: 10 }, weight: 2 }),
      rep({ id: 'b', capacity: { open: 10 }, ramp: { until: '2027-01-01', share: 0.5 } }),
      rep({ id: 'c', absences: [away] }),
      rep({ id: 'd', active: false }),
    ];
    expect(claimsOf(reps, START)).toEqual({ a: 20, b: 5 });
  });

  test('a shift that is shut for a night keeps its claim, one that is shut for longer does not', () => {
    const week = { mon: [['09:00', '17:00']], fri: [['09:00', '17:00']] };
    const reps = [rep({ id: 'a', hours: { week } }), rep({ id: 'b' })];
    const at = (iso: string) => Object.keys(claimsOf(reps, Date.parse(iso)));
    expect(at('2026-11-01T21:00:00Z')).toEqual(['a', 'b']);
    expect(at('2026-11-02T16:59:00Z')).toEqual(['a', 'b']);
    expect(at('2026-11-02T18:00:00Z')).toEqual(['b']);
    expect(at('2026-11-05T09:00:00Z')).toEqual(['b']);
    expect(at('2026-11-05T09:01:00Z')).toEqual(['a', 'b']);
    const alone = claimsOf(reps.slice(0, 1), Date.parse('2026-11-02T18:00:00Z'));
    expect(Object.keys(alone)).toEqual(['a']);
  });

  test('kept claims are those that would be computed afresh, at every instant of two weeks', () => {
    const week = { mon: [['09:10', '17:00']], fri: [['09:00', '17:20']] };
    const reps = [
      rep({ id: 'a', hours: { week, timeZone: 'Asia/Kathmandu' } }),
      rep({ id: 'b', absences: [{ from: '2026-11-03T10:07:00Z', to: '2026-11-04T11:11:00Z' }] }),
      rep({
        id: 'c',
        hours: { timeZone: 'Pacific/Apia' },
        ramp: { until: '2026-11-10', share: 0.5 },
      }),
    ];
    const index = rosterIndex(reps);
    let computedAnew = 0;
    let last: unknown = null;
    for (let atMs = START; atMs < START + 14 * DAY; atMs += 7 * 60_000) {
      const found = claimsAt(index, atMs, 'ramp');
      if (found !== last) computedAnew += 1;
      last = found;
      const afresh = claimsAt(rosterIndex(reps), atMs, 'ramp');
      expect([...found.column]).toEqual([...afresh.column]);
    }
    expect(computedAnew).toBeLessThan(1_500);
  });

  test('after an absence, ramp brings the claim back day by day', () => {
    const one = rep({ capacity: { open: 10 }, absences: [away] });
    const on = (day: string) => claimOf(one, Date.parse(`${day}T12:00:00Z`), 'ramp');
    expect([on('2026-11-05'), on('2026-11-06'), on('2026-11-09'), on('2026-11-10')]).toEqual([
      0, 2, 8, 10,
    ]);
    expect(claimOf(one, Date.parse('2026-11-06T12:00:00Z'), 'hold_place')).toBe(10);
  });
});

describe('what the scorer reads', () => {
  const ALL = [0, 1];
  test('without a ledger what is due follows the claims; leads since it was read do too', () => {
    const ids = { kept: new Map(), reps: [{ id: 'ana' }, { id: 'ben' }] };
    const claims = [30, 10];
    expect([...dueLeads(NO_FAIRNESS, ids, claims, [1, 7], ALL, START, 30).due]).toEqual([6, 2]);
    const ledger = emptyLedger(30, START);
    const pools = new Map([['old', { ana: 1, ben: 1 }]]);
    for (let i = 0; i < 10; i += 1) book(ledger, anEntry({ poolId: 'old' }));
    const fairness = fairnessOf(ledger, pools, START, 'count');
    expect(fairness.due).toEqual({ ana: 5, ben: 5 });
    const { due, received } = dueLeads(fairness, ids, claims, [14, 4], ALL, START, 30);
    expect([...received]).toEqual([14, 4]);
    // Eight leads came since: three quarters of them are due to ana.
    expect([...due]).toEqual([11, 7]);
  });

  test('by expected value the figures are value, scaled to leads', () => {
    const ledger = emptyLedger(30, START);
    const pools = new Map([['both', { ana: 1, ben: 1 }]]);
    book(ledger, anEntry({ poolId: 'both', value: 300 }));
    book(ledger, anEntry({ poolId: 'both', repId: 'ben', value: 100 }));
    const fairness = fairnessOf(ledger, pools, START, 'expected_value');
    expect(fairness.received).toEqual({ ana: 1.5, ben: 0.5 });
    expect(fairness.due).toEqual({ ana: 1, ben: 1 });
  });
});

describe('statements', () => {
  test('the lines sum to the balance that the ledger has', () => {
    fc.assert(
      fc.property(entries, fc.constantFrom(...REPS), (all, id) => {
        const ledger = emptyLedger(30, START);
        for (const entry of all) book(ledger, entry);
        const statement = statementOf(id, all, POOLS, START + DAY, 30);
        const sum = statement.lines.reduce((total, line) => total + line.balance, 0);
        expect(sum).toBeCloseTo(statement.balance, 9);
        expect(sum).toBeCloseTo(balances(ledger, POOLS, START + DAY).get(id)?.balance ?? 0, 9);
      }),
    );
  });

  test('added up by day, the lines have the same sum and one line a day for what others had', () => {
    fc.assert(
      fc.property(entries, fc.constantFrom(...REPS), (all, id) => {
        const raw = statementOf(id, all, POOLS, START + DAY, 30);
        const daily = byDay(raw);
        const sum = (lines: { balance: number }[]) => lines.reduce((t, l) => t + l.balance, 0);
        expect(sum(daily.lines)).toBeCloseTo(sum(raw.lines), 9);
        const days = daily.lines
          .filter((line) => line.kind === 'routed' && line.booked > 0)
          .map((line) => line.at.slice(0, 10));
        expect(new Set(days).size).toBe(days.length);
      }),
    );
  });

  test('a line tells the rep what happened, and never another rep’s lead or note', () => {
    const all = [
      anEntry({ leadId: 'L1', note: 'tier high_intent' }),
      anEntry({ repId: 'ben', leadId: 'L2', note: 'secret', atMs: START + 1 }),
      anEntry({ kind: 'handed_over', otherId: 'ben', poolId: null, leadId: 'L1', atMs: START + 2 }),
    ];
    const lines = (id: string) =>
      statementOf(id, all, POOLS, START + 2, 30).lines.map((l) => [l.leadId, l.because]);
    expect(lines('ana')).toEqual([
      ['L1', 'You received a lead of which 36.4 % was due to you. (tier high_intent)'],
      [null, 'A lead went to another rep; 36.4 % of it was due to you.'],
      ['L1', 'A lead of yours was given to another rep.'],
    ]);
    expect(lines('ben').at(-1)).toEqual(['L1', 'You were given a lead that another rep had.']);
  });
});
