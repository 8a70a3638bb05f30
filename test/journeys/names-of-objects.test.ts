// Ids, codes and words that happen to be names of JavaScript's objects are names like any other: each
// decision is the one that ordinary names get, letter for letter once they are named back.
import { expect, test } from 'vitest';
import { replayDecision } from '../../src/flows/decisions/replay-decision.ts';
import { productName } from '../../src/leads/values/display-name.ts';
import { fairnessOf } from '../../src/roster/fairness/due.ts';
import { book, emptyLedger } from '../../src/roster/fairness/ledger.ts';
import { planner } from '../../src/routing/plan/plan.ts';
import { decide } from '../../src/selection/decide.ts';
import { everyRow } from '../../src/selection/rows.ts';
import { NO_ESTIMATES } from '../../src/selection/scene/snapshot.ts';
import { testApi } from '../support/api.ts';
import { aPolicy, aRep, aSnapshot, NOW } from '../support/builders.ts';
import { freshDatabase } from '../support/database.ts';
import { aRouter, storePolicy } from '../support/routing.ts';

/** In the same order as what stands for them, since ties go by id. */
const HOSTILE = ['__proto__', 'constructor', 'hasOwnProperty', 'toString', 'valueOf'];
const PLAIN = ['a1', 'b2', 'c3', 'd4', 'e5'];

/** JSON with the hostile names read as the ordinary ones. */
function namedBack(value: unknown): string {
  return HOSTILE.reduce(
    (text, name, i) =>
      text.replaceAll(new RegExp(`(?<![a-z])${name}(?![a-zA-Z])`, 'g'), PLAIN[i] ?? ''),
    JSON.stringify(value),
  );
}

const repsOf = (names: readonly string[]) =>
  names.map((id, i) =>
    aRep({
      id,
      name: `Rep ${i}`,
      team: names[(i + 1) % 5] ?? '',
      territories: i === 4 ? [names[0] ?? ''] : [],
      records: [{ rate: 0.3 + i / 20 }],
      capacity: { open: 40 },
      specialities: { products: [names[i] ?? ''], industries: [names[2] ?? ''] },
    }),
  );
const policyOf = (names: readonly string[]) => ({
  tiers: [{ code: names[1] ?? '', when: 'true', teams: names.slice(1, 4) }],
  must: [
    { kind: 'active' as const, code: 'active' },
    { kind: 'territory' as const, code: names[1] ?? '' },
    { kind: 'condition' as const, code: 'other_rule', require: `rep.id != "${names[2]}"` },
  ],
  fallback: [{ relax: 'other_rule' }],
});
const leadOf = (names: readonly string[]) => ({
  industry: names[1] ?? '',
  source: names[3] ?? '',
  stack: [names[1] ?? '', names[4] ?? ''],
  regions: [names[0] ?? ''],
  products: [names[4] ?? ''],
  attributes: { [names[1] ?? '']: 'x', [names[4] ?? '']: 2 },
});

function decided(names: readonly string[]) {
  const reps = repsOf(names);
  const atMs = Date.parse(NOW);
  const ledger = emptyLedger(30, atMs);
  for (const [i, repId] of names.entries()) {
    book(ledger, {
      ...{ id: `${i}`, atMs, kind: 'routed', repId, otherId: null, poolId: 'p' },
      ...{ leads: i, value: 0, leadId: null, note: '' },
    });
  }
  const pool = JSON.parse(`{${names.map((id, i) => `"${id}":${i + 1}`).join()}}`);
  const prices = JSON.parse(`{"${names[0]}":0.01,"${names[4]}":0.02}`);
  const snapshot = aSnapshot({
    reps,
    lead: leadOf(names),
    policy: policyOf(names),
    over: {
      estimates: { ...NO_ESTIMATES, version: 'p', prices },
      fairness: fairnessOf(ledger, new Map([['p', pool]]), atMs, 'count'),
    },
  });
  const evaluation = decide(snapshot);
  const plan = planner(snapshot.policy, aPolicy(policyOf(names)));
  plan.add(snapshot);
  const { order, excludedByRule, tier } = evaluation;
  return { order, tier, excludedByRule, rows: everyRow(evaluation, null), plan: plan.finish() };
}

test('the core decides the same, with prices, a ledger, tiers and rules of such names', () => {
  const [hostile, plain] = [decided(HOSTILE), decided(PLAIN)];
  expect(hostile.rows.every(({ score }) => score === null || Number.isFinite(score))).toBe(true);
  expect(namedBack(hostile)).toBe(namedBack(plain));
});

test('a word of a lead has no words of ours but its own', () => {
  for (const name of ['constructor', 'valueOf', 'toString', '__proto__', 'hasOwnProperty']) {
    expect(String(productName(name)).toLowerCase()).toBe(name.toLowerCase());
  }
});

test('stored and routed, such reps get what others would, and each decision replays', async () => {
  const outcome = async (names: readonly string[]) => {
    const { db } = await freshDatabase();
    const given = { reps: repsOf(names), policy: policyOf(names) };
    const { deps, route, pass } = await aRouter(db, given);
    const told: unknown[] = [];
    for (let n = 0; n < 8; n += 1) {
      const lead = { id: `l${n}`, source: names[n % 5], company: { industry: names[n % 4] } };
      const { decision } = await route({ lead });
      expect(await replayDecision(deps, decision.id)).toMatchObject({ same: true });
      const { rep, candidateCount, rules } = decision;
      told.push({ rep, candidateCount, rules, candidates: decision.candidates });
      pass(60_000);
    }
    return told;
  };
  expect(namedBack(await outcome(HOSTILE))).toBe(namedBack(await outcome(PLAIN)));
});

test('over HTTP they are stored, routed and read again; an attribute may not be called __proto__', async () => {
  const app = await testApi();
  await storePolicy(app.database.db, {});
  for (const id of HOSTILE) {
    const made = await app.send('POST', '/reps', { id, name: `Rep ${id.length}`, team: id });
    expect([id, made.status]).toEqual([id, 201]);
    const account = await app.send('PUT', `/accounts/${id}`, { id, name: id });
    expect(account.status).toBeLessThan(300);
  }
  const lead = {
    id: 'constructor',
    source: '__proto__',
    company: { name: 'valueOf', industry: 'toString' },
  };
  const wish = { headers: { 'idempotency-key': 'hasOwnProperty' } };
  const attributes = { toString: 'b', valueOf: 1 };
  const first = await app.send('POST', '/route', { lead: { ...lead, attributes } }, wish);
  const again = await app.send('POST', '/route', { lead: { ...lead, attributes } }, wish);
  const text = await first.text();
  expect([first.status, text]).toEqual([200, await again.text()]);
  const refused = await app.send(
    'POST',
    '/route',
    `{"lead":{"id":"x","attributes":{"__proto__":"a"}}}`,
    { headers: { 'content-type': 'application/json' } },
  );
  expect(refused.status).toBe(400);
  expect(await refused.text()).toContain('is not allowed');
});
