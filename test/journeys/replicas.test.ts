// Several replicas on one database: what must hold whoever answers, and whoever dies.
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { replayLog } from '../../src/flows/decisions/replay-log.ts';
import { sealLatecomers, sealLog } from '../../src/flows/decisions/seal-log.ts';
import { verifyLog } from '../../src/flows/decisions/verify-log.ts';
import type { Decision } from '../../src/routing/decision.ts';
import { aRep } from '../support/builders.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { urlOf } from '../support/database-server.ts';
import { storePolicy, storeReps } from '../support/routing.ts';
import { type ServiceProcess, startProcess } from '../support/service-process.ts';

/** The whole number of kills is for the gate; a developer's run makes do with a few. */
const KILLS = Number(process.env.POINTSMAN_TEST_KILLS ?? 3);
const MINUTE = 60_000;
/** A busy machine is no reason to be told to come back. */
const UNHURRIED = { mode: 'off', deadlineMs: 30_000 };

let database: TestDatabase;
const clock = { now: () => Date.now() };

async function floor(caps: number[]): Promise<void> {
  database = await freshDatabase({ poolMax: 4 });
  const reps = caps.map((open, k) =>
    aRep({ id: `rep-${k}`, capacity: { open }, records: [{ rate: 0.5 - k / 100 }] }),
  );
  await storeReps(database.db, reps);
  await storePolicy(database.db, {});
}

/** Loads equal active assignments, and no cap is exceeded. */
async function expectBalanced(caps: number[]): Promise<number> {
  const { db } = database;
  const active = await db
    .selectFrom('assignments')
    .select(['rep_id', 'lead_id'])
    .where('ended_at', 'is', null)
    .execute();
  const loads = await db.selectFrom('loads').select(['rep_id', 'open_leads']).execute();
  for (const [k, cap] of caps.entries()) {
    const held = active.filter((row) => row.rep_id === `rep-${k}`).length;
    expect(loads.find((row) => row.rep_id === `rep-${k}`)?.open_leads).toBe(held);
    expect(held).toBeLessThanOrEqual(cap);
  }
  expect(new Set(active.map((row) => row.lead_id)).size).toBe(active.length);
  return active.length;
}

async function expectSealed(): Promise<void> {
  while ((await sealLog({ db: database.db, clock })) > 0);
  // On a busy machine some are committed so late that the seal of every second looks for them no more.
  const later = { now: () => Date.now() + 10_000 };
  while ((await sealLatecomers({ db: database.db, clock: later })) > 0);
  expect(await verifyLog(database.db)).toMatchObject({ ok: true, unsealed: 0 });
}

/** As a caller does who is told to come back, which a busy machine may tell: lead and key are the same. */
async function routed(
  replica: ServiceProcess,
  body: object,
  headers: Record<string, string> = {},
): Promise<Response> {
  for (;;) {
    const answer = await replica.post('/route', body, headers);
    if (answer.status !== 503) return answer;
    await answer.text();
    await sleep(200);
  }
}

test(
  '200 leads at once over four processes: no cap exceeded, one owner each, the log verifies',
  async () => {
    const caps = [30, 30, 30, 30, 20];
    await floor(caps);
    const replicas = await Promise.all(
      [1, 2, 3, 4].map(() => startProcess(urlOf(database.target))),
    );
    const answers = await Promise.all(
      Array.from({ length: 200 }, async (_, k) => {
        const replica = replicas[k % 4] as ServiceProcess;
        const answer = await routed(replica, { lead: { id: `lead-${k}` }, ...UNHURRIED });
        expect(answer.status).toBe(200);
        return (await answer.json()) as Decision;
      }),
    );
    expect(answers.filter(({ outcome }) => outcome === 'assigned')).toHaveLength(140);
    expect(await expectBalanced(caps)).toBe(140);
    const queued = await database.db.selectFrom('queue_entries').select('lead_id').execute();
    expect(queued).toHaveLength(60);

    const headers = { 'idempotency-key': 'one-and-only' };
    const body = { lead: { id: 'keyed' }, ...UNHURRIED };
    const same = await Promise.all(
      Array.from({ length: 100 }, async (_, k) => {
        const answer = await routed(replicas[k % 4] as ServiceProcess, body, headers);
        return { status: answer.status, text: await answer.text() };
      }),
    );
    expect(new Set(same.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(same.map(({ text }) => text)).size).toBe(1);
    const stored = await database.db
      .selectFrom('decisions')
      .select('id')
      .where('lead_id', '=', 'keyed')
      .execute();
    expect(stored).toHaveLength(1);
    await Promise.all(replicas.map((replica) => replica.stop()));
    await expectSealed();
  },
  2 * MINUTE,
);

test(
  `the process is killed under load ${KILLS} times: what was acknowledged is there, nothing is half done`,
  async () => {
    const caps = [4_000, 4_000];
    await floor(caps);
    const acknowledged: string[] = [];
    let next = 0;
    for (let round = 0; round < KILLS; round++) {
      const service = await startProcess(urlOf(database.target));
      let alive = true;
      const sender = async () => {
        while (alive) {
          const lead = { id: `lead-${next++}` };
          const answer = await service.post('/route', { lead, ...UNHURRIED }).catch(() => null);
          const text = await answer?.text().catch(() => null);
          if (answer?.status !== 200 || !text) continue;
          try {
            acknowledged.push((JSON.parse(text) as Decision).id);
          } catch {
            // Cut short by the kill: never acknowledged in full.
          }
        }
      };
      const senders = Array.from({ length: 8 }, sender);
      const enough = acknowledged.length + 2 + ((round * 7) % 23);
      while (acknowledged.length < enough) await sleep(1 + (round % 4));
      await service.kill();
      alive = false;
      await Promise.all(senders);
    }
    expect(acknowledged.length).toBeGreaterThan(KILLS);
    // The server ends the transactions of a killed client by itself; give it a moment.
    await sleep(300);
    const { db } = database;
    const rows = await db.selectFrom('decisions').select(['id', 'lead_id', 'outcome']).execute();
    const there = new Set(rows.map((row) => row.id));
    expect(acknowledged.filter((id) => !there.has(id))).toEqual([]);
    await expectBalanced(caps);
    const leads = await db.selectFrom('leads').select('id').execute();
    expect(new Set(leads.map((row) => row.id))).toEqual(new Set(rows.map((row) => row.lead_id)));
    for await (const { id, differs } of replayLog({ db }, 200)) {
      expect({ id, differs }).toEqual({ id, differs: [] });
    }
    await expectSealed();
  },
  (2 + KILLS / 4) * MINUTE,
);
