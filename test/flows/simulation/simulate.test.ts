// Two simulated weeks through the real flows: the same every time, fair, and nothing left lying.
import { readFile } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import { replayLog } from '../../../src/flows/decisions/replay-log.ts';
import { type Simulated, simulate } from '../../../src/flows/simulation/simulate.ts';
import type { Db } from '../../../src/io/db/engine/tables.ts';
import { reportText } from '../../../src/simulation/report.ts';
import { parseScenario, type Scenario } from '../../../src/simulation/scenario.ts';
import { freshDatabase } from '../../support/database.ts';

const source = new URL('../../../docs/examples/scenario.yaml', import.meta.url);
let scenario: Scenario;
let db: Db;
let first: Simulated;

beforeAll(async () => {
  scenario = parseScenario(await readFile(source, 'utf8'));
  db = (await freshDatabase()).db;
  first = await simulate(db, scenario);
}, 60_000);

const of = (id: string) => first.report.reps.find((rep) => rep.id === id);
const days = (repId: string, from: string, to: string) =>
  first.timeline.filter(
    ({ what, rep, at }) => what === 'assigned' && rep === repId && at >= from && at < to,
  ).length;

test('the same scenario gives the same timeline, and another seed another one', async () => {
  const days: number[] = [];
  const again = await simulate((await freshDatabase()).db, scenario, (day) => days.push(day));
  expect(again).toEqual(first);
  expect(days).toHaveLength(14);
  const brief = { ...scenario, days: 2, events: [] };
  const hashes = [];
  for (const seed of [7, 8]) {
    const { report } = await simulate((await freshDatabase()).db, { ...brief, seed });
    hashes.push(report.hash);
  }
  expect(hashes[0]).not.toBe(hashes[1]);
}, 60_000);

test('every lead has an owner or waits in the queue, and the loads are what the owners hold', async () => {
  const { leads, waiting, reps } = first.report;
  const active = await db
    .selectFrom('assignments')
    .select('rep_id')
    .where('ended_at', 'is', null)
    .execute();
  const queued = await db.selectFrom('queue_entries').select('lead_id').execute();
  expect(queued).toHaveLength(waiting);
  expect(reps.reduce((sum, rep) => sum + rep.open, 0)).toBe(active.length);
  expect(reps.reduce((sum, rep) => sum + rep.open + rep.closed, 0) + waiting).toBe(leads);
  const loads = await db.selectFrom('loads').select(['rep_id', 'open_leads']).execute();
  for (const { rep_id, open_leads } of loads) expect(open_leads).toBe(of(rep_id)?.open ?? 0);
});

test('nobody strays further from what is due than a lead and the catching up that the policy allows', () => {
  for (const rep of first.report.reps) {
    expect(Math.abs(rep.largestBalance), rep.name).toBeLessThanOrEqual(1 + 4 + 1e-9);
  }
  const total = first.report.reps.reduce((sum, rep) => sum + rep.balance, 0);
  expect(total).toBeCloseTo(0, 3);
});

test('who joins gets the share of a ramp from the first day on, neither more nor less', () => {
  // Half a claim beside four whole ones: a ninth of about 20 leads on each of five days.
  const joined = days('eve', '2026-11-09', '2026-11-14');
  expect(joined).toBeGreaterThanOrEqual(8);
  expect(joined).toBeLessThanOrEqual(15);
});

test('nobody is given a lead while away, and a speaker’s leads wait for the speaker', () => {
  expect(days('ben', '2026-11-05T17:30', '2026-11-11T09:00')).toBe(0);
  expect(days('cleo', '2026-11-04T09:00', '2026-11-06T09:00')).toBe(0);
  expect(first.report.queued).toBeGreaterThan(0);
  expect(first.report.escalated).toBeGreaterThan(0);
  const back = first.timeline.filter(
    ({ what, rep, at, detail }) =>
      what === 'assigned' && rep === 'cleo' && at.startsWith('2026-11-06T09:00') && detail,
  );
  expect(back.length).toBeGreaterThan(0);
  const caughtUp = first.timeline.filter(({ what }) => what === 'caught_up');
  expect(caughtUp.map(({ rep }) => rep)).toEqual(expect.arrayContaining(['ben', 'cleo']));
});

test('every decision of the two weeks replays byte for byte', async () => {
  let replayed = 0;
  for await (const { id, differs } of replayLog({ db }, Number.POSITIVE_INFINITY)) {
    expect({ id, differs }).toEqual({ id, differs: [] });
    replayed += 1;
  }
  expect(replayed).toBeGreaterThan(200);
});

test('the report reads as a table', () => {
  const text = reportText(first.report);
  expect(text).toContain(`timeline ${first.report.hash}`);
  expect(text).toMatch(/^Ada Birch +\d+ /m);
});

test('under the standard policy, too, who joins is neither flooded nor starved over a month', async () => {
  const rep = (id: string, won: number) => ({
    id,
    name: id,
    capacity: { open: 30 },
    records: [{ scope: {}, n: 60, won }],
  });
  const month = parseScenario(
    JSON.stringify({
      name: 'a month',
      from: '2026-11-02T00:00:00Z',
      days: 28,
      policy: { name: 'standard' },
      reps: [rep('a', 12), rep('b', 16), rep('c', 20), rep('d', 24)],
      streams: [{ perDay: 15, weekend: 1 }],
      work: { holdDays: 3 },
      events: [
        {
          do: 'join',
          at: '2026-11-12T00:00:00Z',
          rep: { id: 'new', name: 'new', capacity: { open: 30 } },
        },
      ],
    }),
  );
  const { timeline } = await simulate((await freshDatabase()).db, month);
  const given = timeline.filter(({ what, at }) => what === 'assigned' && at >= '2026-11-12');
  const week = (from: string, to: string, repId?: string) =>
    given.filter(({ at, rep: id }) => at >= from && at < to && (!repId || id === repId)).length;
  for (const [from, to] of [
    ['2026-11-12', '2026-11-18'],
    ['2026-11-18', '2026-11-24'],
    ['2026-11-24', '2026-11-30'],
  ] as const) {
    // A fifth is fair.
    const share = week(from, to, 'new') / week(from, to);
    expect(share).toBeGreaterThan(0.14);
    expect(share).toBeLessThan(0.26);
  }
}, 60_000);
