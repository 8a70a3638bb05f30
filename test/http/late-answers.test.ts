// A database that stops answering at any point of a route: the answer is 503 soon after the deadline, and whatever
// becomes of the work afterwards, the lead has one owner and the key one answer.
import { randomUUID } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Refusal } from '../../src/flows/refusal.ts';
import { routeLead } from '../../src/flows/route/route-lead.ts';
import { connect, type Database } from '../../src/io/db/engine/connect.ts';
import { keepState, type ReplicaCache } from '../../src/io/db/state/replica-cache.ts';
import { type TestApi, testApi } from '../support/api.ts';
import { aRep, NOW } from '../support/builders.ts';
import { type FreezingProxy, freezingProxy } from '../support/freezing-proxy.ts';
import { quietLog } from '../support/quiet-log.ts';
import { storePolicy, storeReps } from '../support/routing.ts';

let direct: TestApi;
let app: TestApi;
let proxy: FreezingProxy;
let database: Database;
let state: ReplicaCache;
/** What waits to ring, by how many milliseconds it was told. */
let alarms: { milliseconds: number; ring: () => void }[] = [];

beforeAll(async () => {
  direct = await testApi();
  await storeReps(direct.database.db, [aRep({ id: 'ann' }), aRep({ id: 'ben' })]);
  await storePolicy(direct.database.db, {});
  proxy = await freezingProxy(direct.database.target);
  const options = { applicationName: 'frozen', log: quietLog, poolMax: 3 };
  database = await connect(proxy.target, options);
  const { clock } = direct;
  state = await keepState(database.db, { now: clock.now, pollMs: 3_600_000, log: quietLog });
  const base = { db: database.db, clock, newId: () => randomUUID(), state };
  const seekAdvice = async () => ({ kind: 'not_asked', because: 'not_configured' }) as const;
  app = await testApi({
    ...base,
    refresh: state.refresh,
    routeLead: (request, more) => routeLead({ ...base, seekAdvice }, request, more),
    alarm: (milliseconds, ring) => {
      const one = { milliseconds, ring };
      alarms.push(one);
      return () => {
        alarms = alarms.filter((other) => other !== one);
      };
    },
  });
});

afterAll(async () => {
  proxy.thaw();
  await state.close();
  await database.close();
  await proxy.close();
});

/** Of the event loop: many more than an answer takes once its alarm rang. */
const MOST_TURNS = 20_000;

/** Sends a lead; once the database is frozen, every alarm that is set rings until there is an answer. */
async function sendInto(frozen: Promise<void>, send: () => Promise<Response>) {
  let answer: Response | null = null;
  const sent = send().then((response) => {
    answer = response;
    return response;
  });
  await Promise.race([frozen, sent]);
  for (let turns = 0; answer === null && turns < MOST_TURNS; turns += 1) {
    for (const { ring } of alarms.splice(0)) ring();
    await turn();
  }
  if (answer === null) throw new Error('No alarm ended the wait.');
  return sent;
}

async function again(send: () => Promise<Response>): Promise<Response> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const answer = await send();
    if (answer.status !== 409) return answer;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('The key stayed in flight.');
}

describe.each([
  ['with an Idempotency-Key', true],
  ['without', false],
])('a route %s', (_, keyed) => {
  test('is answered 503 in time wherever the database stops, and the lead ends with one owner', async () => {
    const token = await direct.keyWith('route');
    let refused = 0;
    for (let after = 0; after < 60; after++) {
      direct.clock.advance(2_000); // a key is looked up again after a second
      const id = `lead-${keyed}-${after}`;
      const headers: Record<string, string> = keyed ? { 'idempotency-key': id } : {};
      const body = { lead: { id, company: { name: 'Acme' } }, deadlineMs: 1_000 };
      const send = () => app.send('POST', '/route', body, { token, headers });
      const answer = await sendInto(proxy.freezeAfter(after), send);
      proxy.thaw();
      if (answer.status === 503) {
        refused += 1;
        expect(await answer.json()).toMatchObject({ code: 'answer_late' });
        expect(answer.headers.get('retry-after')).toBe('1');
      } else {
        expect(answer.status).toBe(200);
      }
      const second = await again(send);
      expect(second.status).toBe(200);
      const decision = (await second.json()) as { id: string; rep: { id: string } };
      const owners = await direct.database.db
        .selectFrom('assignments')
        .select(['rep_id', 'decision_id'])
        .where('lead_id', '=', id)
        .where('ended_at', 'is', null)
        .execute();
      expect(owners.map((owner) => owner.rep_id)).toEqual([decision.rep.id]);
      if (keyed) expect(owners[0]?.decision_id).toBe(decision.id);
      if (answer.status === 200) break;
    }
    expect(refused).toBeGreaterThanOrEqual(keyed ? 4 : 3);
  });
});

test('what only reads is answered in time as well', async () => {
  direct.clock.advance(2_000);
  const token = await direct.keyWith('read');
  const answer = await sendInto(proxy.freezeAfter(0), () =>
    app.send('GET', '/reps', undefined, { token }),
  );
  proxy.thaw();
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1']);
});

test('more inline reps than a deadline allows are refused before any is looked at', async () => {
  const reps = Array.from({ length: 500 }, (_, k) => ({ id: `rep-${k}` }));
  const body = { lead: { id: 'many' }, reps, deadlineMs: 50, dryRun: true };
  const answer = await direct.send('POST', '/route', body);
  expect(answer.status).toBe(422);
  // Each of these reps lacks its name, and would be told of if it had been looked at.
  expect(await answer.json()).toMatchObject({
    problems: [{ path: '/deadlineMs', message: 'must be at least 250 for so many reps' }],
  });
});

test('a route whose caller was told that it is late decides nothing any more', async () => {
  const deps = {
    db: direct.database.db,
    clock: { now: () => Date.parse(NOW) },
    newId: () => randomUUID(),
    state,
    seekAdvice: () => Promise.reject(new Error('asked')),
  };
  const options = {
    arrivedAtMs: 0,
    signal: new AbortController().signal,
    late: AbortSignal.abort(),
  };
  await expect(routeLead(deps, {} as never, options)).rejects.toThrow(Refusal);
});
