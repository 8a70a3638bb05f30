// A router on a database of its own: reps, the standard policy and a clock that tests move.
import { randomUUID } from 'node:crypto';
import { type RouteDeps, type RouteOptions, routeLead } from '../../src/flows/route/route-lead.ts';
import { writeAudit } from '../../src/io/db/audit.ts';
import { contentHash } from '../../src/io/db/engine/content-hash.ts';
import type { Db } from '../../src/io/db/engine/tables.ts';
import { inTransaction } from '../../src/io/db/engine/transaction.ts';
import { SEEDED } from '../../src/io/db/policies.ts';
import { keepState } from '../../src/io/db/state/replica-cache.ts';
import { bumpVersion } from '../../src/io/db/versions.ts';
import type { LeadInput } from '../../src/leads/lead.ts';
import { type PolicyInput, policyDocumentSchema } from '../../src/policy/policy.ts';
import type { Rep } from '../../src/roster/rep.ts';
import { routeRequestSchema } from '../../src/routing/route-request.ts';
import { NOW } from './builders.ts';
import { quietLog } from './quiet-log.ts';

type Request = { lead: LeadInput } & Record<string, unknown>;

/** Stores reps (with empty loads) and a policy in force by default, and opens a router over them. */
export async function aRouter(
  db: Db,
  given: {
    reps: readonly Rep[];
    policy?: Partial<PolicyInput>;
    seekAdvice?: RouteDeps['seekAdvice'];
    putJob?: NonNullable<RouteDeps['putJob']>;
  },
) {
  await storeReps(db, given.reps);
  await storePolicy(db, given.policy ?? {});
  let now = Date.parse(NOW);
  const clock = { now: () => now };
  const state = await keepState(db, { now: clock.now, pollMs: 60_000, log: quietLog });
  const deps: RouteDeps = {
    db,
    clock,
    newId: () => randomUUID(),
    state,
    seekAdvice:
      given.seekAdvice ?? (() => Promise.resolve({ kind: 'not_asked', because: 'not_configured' })),
  };
  if (given.putJob) deps.putJob = given.putJob;
  const route = (request: Request, options: Partial<RouteOptions> = {}) =>
    routeLead(deps, routeRequestSchema.parse(request), {
      arrivedAtMs: now,
      signal: new AbortController().signal,
      ...options,
    });
  return {
    deps,
    route,
    /** Moves the clock on. */
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
  };
}

export async function storeReps(db: Db, reps: readonly Rep[]): Promise<void> {
  const at = new Date(NOW);
  await inTransaction(db, async (trx) => {
    for (const rep of reps) {
      await trx
        .insertInto('reps')
        .values({
          id: rep.id,
          body: JSON.stringify(rep),
          active: rep.active,
          revision: 1,
          updated_at: at,
        })
        .execute();
      await trx
        .insertInto('loads')
        .values({ rep_id: rep.id, changed_at: new Date(0) })
        .execute();
    }
    await bumpVersion(trx, 'roster', at);
  });
}

export async function storePolicy(db: Db, over: Partial<PolicyInput>): Promise<void> {
  const document = policyDocumentSchema.parse({ name: 'test', ...over });
  const at = new Date(NOW);
  await inTransaction(db, async (trx) => {
    await trx
      .insertInto('policies')
      .values({
        name: document.name,
        version: 1,
        hash: contentHash(document),
        document: JSON.stringify(document),
        author: 'test',
        note: null,
        created_at: at,
      })
      .execute();
    await trx
      .insertInto('policies_in_force')
      .values({ name: document.name, version: 1, is_default: true, since: at, by_whom: 'test' })
      .execute();
    const entry = { id: `00000000-${document.name}`, at, actor: 'test', action: SEEDED };
    await writeAudit(trx, { ...entry, subject: 'database', detail: { policies: 1 } });
    await bumpVersion(trx, 'policies', at);
  });
}
