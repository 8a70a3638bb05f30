// Whatever happens at once on several replicas: every lead has one owner, or a place in the queue, or
// is done; loads are what the owners hold; the ledger balances.
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { endAssignment } from '../../../src/flows/assignments/end-assignment.ts';
import { handOverLead } from '../../../src/flows/assignments/hand-over-lead.ts';
import { Refusal } from '../../../src/flows/refusal.ts';
import { routeLead } from '../../../src/flows/route/route-lead.ts';
import { sweepQueue } from '../../../src/flows/route/sweep-queue.ts';
import { keepState } from '../../../src/io/db/state/replica-cache.ts';
import { seededRandom } from '../../../src/learning/random.ts';
import { DECLINE_REASONS, type DeclineReason } from '../../../src/routing/queue/ending.ts';
import { routeRequestSchema } from '../../../src/routing/route-request.ts';
import { aRep } from '../../support/builders.ts';
import { freshDatabase } from '../../support/database.ts';
import { quietLog } from '../../support/quiet-log.ts';
import { aRouter } from '../../support/routing.ts';

const LEADS = 30;
const REPS = ['ada', 'ben', 'cho', 'dee', 'eli'];
const REASONS = Object.keys(DECLINE_REASONS) as DeclineReason[];

test.each([1, 2, 3])('three replicas at once, run %i', async (seed) => {
  const { db } = await freshDatabase({ poolMax: 20 });
  const { deps, pass } = await aRouter(db, {
    reps: REPS.map((id) => aRep({ id, capacity: { open: 4 } })),
  });
  const replicas = await Promise.all(
    [1, 2, 3].map(async () => ({
      ...deps,
      state: await keepState(db, { now: deps.clock.now, pollMs: 60_000, log: quietLog }),
    })),
  );
  const random = seededRandom(seed);
  const any = <T>(items: readonly T[]): T => items[random.integer(items.length)] as T;
  const declines = new Map<string, Set<string>>();

  const step = async (): Promise<void> => {
    const replica = any(replicas);
    const leadId = `l${random.integer(LEADS)}`;
    const what = random.uniform();
    const declinedBefore = new Set(declines.get(leadId));
    const reason = any(REASONS);
    const toRepId = any(REPS);
    if (what < 0.4) {
      const request = routeRequestSchema.parse({ lead: { id: leadId }, mode: 'off' });
      const options = { arrivedAtMs: replica.clock.now(), signal: new AbortController().signal };
      const { decision } = await routeLead(replica, request, options);
      // A manager may hand a lead to somebody who declined it; routing never does.
      if (decision.decidedBy !== 'ownership') {
        expect(declinedBefore).not.toContain(decision.rep?.id);
      }
    } else if (what < 0.6) {
      const ending = { kind: 'declined', reason } as const;
      const { repId } = await endAssignment(replica, { leadId, repId: null, ending, by: 'test' });
      if (repId) declines.set(leadId, (declines.get(leadId) ?? new Set()).add(repId));
    } else if (what < 0.75) {
      const ending = { kind: 'closed', reason: 'won' } as const;
      await endAssignment(replica, { leadId, repId: null, ending, by: 'test' });
    } else if (what < 0.85) {
      await handOverLead(replica, { leadId, toRepId, because: 'test', by: 'test' });
    } else {
      const { failed } = await sweepQueue(replica, { mode: 'off' });
      expect(failed).toEqual([]);
    }
  };
  for (let round = 0; round < 25; round += 1) {
    await Promise.all(
      Array.from({ length: 8 }, () =>
        step().catch((error: unknown) => {
          if (!(error instanceof Refusal)) throw error;
        }),
      ),
    );
    pass(20_000);
  }

  const { rows } = await sql<{ lead: string; owners: number; queued: boolean; done: boolean }>`
    select l.id as lead, q.lead_id is not null as queued,
      (select count(*)::int from assignments a
        where a.lead_id = l.id and a.ended_at is null) as owners,
      coalesce((select a.ended_because from assignments a where a.lead_id = l.id
        order by a.ended_at desc nulls first limit 1) like 'closed:%', false)
        or exists (select from audit where action = 'queue.closed' and subject = l.id
          and at >= (select max(d.at) from decisions d where d.lead_id = l.id)) as done
    from leads l left join queue_entries q on q.lead_id = l.id`.execute(db);
  expect(rows.filter(({ done }) => !done).length).toBeGreaterThan(5);
  for (const { lead, owners, queued, done } of rows) {
    expect(owners, lead).toBeLessThanOrEqual(1);
    // A lead that is owned may keep an entry until it is next looked at; one that is neither is lost.
    expect(owners === 1 || queued || done, lead).toBe(true);
  }
  const held = await sql<{ open: number; active: number }>`
    select l.open_leads as open, (select count(*)::int from assignments a
      where a.rep_id = l.rep_id and a.ended_at is null) as active from loads l`.execute(db);
  for (const { open, active } of held.rows) {
    expect(open).toBe(active);
    expect(open).toBeLessThanOrEqual(4);
  }
  const untold = await sql`
    select id from assignments
    except select body -> 'data' ->> 'assignmentId' from events`.execute(db);
  expect(untold.rows).toEqual([]);
  deps.state.fairness.touch();
  const rules = { halfLifeDays: 30, by: 'count' } as const;
  const { due, received } = await deps.state.fairness.at(deps.clock.now(), rules);
  const owed = Object.keys(due).map((id) => (due[id] ?? 0) - (received[id] ?? 0));
  expect(owed.reduce((sum, leads) => sum + leads, 0)).toBeCloseTo(0, 4);
});
