// What changes between reading and writing, most of all while a model thinks, in this replica or another.
import { describe, expect, test } from 'vitest';
import { endAssignment } from '../../../src/flows/assignments/end-assignment.ts';
import { handOverLead } from '../../../src/flows/assignments/hand-over-lead.ts';
import { replayDecision } from '../../../src/flows/decisions/replay-decision.ts';
import { saveAccount } from '../../../src/flows/roster/save-account.ts';
import { deactivateRep, saveRep } from '../../../src/flows/roster/save-rep.ts';
import type { RouteDeps } from '../../../src/flows/route/route-lead.ts';
import type { Db } from '../../../src/io/db/engine/tables.ts';
import { inTransaction } from '../../../src/io/db/engine/transaction.ts';
import { keepState } from '../../../src/io/db/state/replica-cache.ts';
import { bumpVersion } from '../../../src/io/db/versions.ts';
import { type AccountInput, accountSchema } from '../../../src/leads/account.ts';
import { policyDocumentSchema } from '../../../src/policy/policy.ts';
import { type RepInput, repSchema } from '../../../src/roster/rep.ts';
import type { AdviceOutcome } from '../../../src/routing/finalize-decision.ts';
import { anOutcome } from '../../support/advice.ts';
import { NOW } from '../../support/builders.ts';
import { freshDatabase } from '../../support/database.ts';
import { quietLog } from '../../support/quiet-log.ts';
import { aRouter } from '../../support/routing.ts';

const ANNA: RepInput = { id: 'anna', name: 'Anna Able', records: [{ rate: 0.5 }] };
const BEN: RepInput = { id: 'ben', name: 'Ben Best', records: [{ rate: 0.45 }] };
const later = (seconds: number) => new Date(Date.parse(NOW) + seconds * 1000).toISOString();

/** What somebody does while the model thinks; `refresh` is that of the replica it is done in. */
type Change = (deps: RouteDeps & { refresh: () => Promise<void> }) => Promise<unknown>;

/** A router whose model, asked about a lead, chooses Anna after `during` has happened. */
async function aSlowAdvisor(
  during: Change,
  options: { by?: 'this' | 'other'; anna?: Partial<RepInput>; outcome?: AdviceOutcome } = {},
) {
  const { db } = await freshDatabase();
  let asked = 0;
  const seekAdvice: RouteDeps['seekAdvice'] = async () => {
    asked += 1;
    const { deps } = router;
    const other = await keepState(db, { now: deps.clock.now, pollMs: 60_000, log: quietLog });
    const state = options.by === 'other' ? other : deps.state;
    await during({ ...deps, state, refresh: state.refresh });
    await other.close();
    return options.outcome ?? anOutcome('anna', ['anna', 'ben']);
  };
  const reps = [{ ...ANNA, ...options.anna }, BEN].map((rep) => repSchema.parse(rep));
  const router = await aRouter(db, { reps, seekAdvice });
  return { ...router, db, asked: () => asked };
}

const anna = (over: Partial<RepInput>) => repSchema.parse({ ...ANNA, ...over });
const deleteByHand = (db: Db) => db.deleteFrom('reps').where('id', '=', 'anna').execute();
const owners = (db: Db) =>
  db
    .selectFrom('assignments')
    .select(['lead_id', 'rep_id'])
    .where('ended_at', 'is', null)
    .orderBy('lead_id')
    .execute();

const EXCLUDING: Record<string, Change> = {
  deactivated: (deps) => deactivateRep(deps, 'test', 'anna', 'any'),
  away: (deps) =>
    saveRep(
      deps,
      'test',
      anna({ absences: [{ from: later(-60), to: later(86_400), reason: 'sick' }] }),
      'any',
    ),
  'without capacity': (deps) => saveRep(deps, 'test', anna({ capacity: { open: 0 } }), 'any'),
  'deleted by hand': ({ db }) => deleteByHand(db),
};

describe.each(['this', 'other'] as const)('a change made in %s replica', (by) => {
  test.each(Object.keys(EXCLUDING))(
    'whoever is %s while the model thinks does not get the lead, and no model is asked again',
    async (what) => {
      const { db, deps, route, asked } = await aSlowAdvisor(EXCLUDING[what] as Change, { by });
      const { decision } = await route({ lead: { id: 'l1' } });
      expect(decision).toMatchObject({
        rep: { id: 'ben' },
        decidedBy: 'scorer',
        fallback: { reason: 'advisor_outdated' },
        advisor: { asked: true, provider: 'test' },
      });
      expect(asked()).toBe(1);
      expect(await owners(db)).toEqual([{ lead_id: 'l1', rep_id: 'ben' }]);
      expect(await replayDecision(deps, decision.id)).toMatchObject({ same: true });
    },
  );

  test('a change that excludes nobody leaves the advice in force', async () => {
    const change: Change = (deps) =>
      saveRep(deps, 'test', anna({ name: 'Anna Able-Baker', weight: 2 }), 'any');
    const { db, deps, route, asked } = await aSlowAdvisor(change, { by });
    const { decision } = await route({ lead: { id: 'l1' } });
    expect(decision).toMatchObject({ rep: { id: 'anna' }, decidedBy: 'advisor', fallback: null });
    expect(asked()).toBe(1);
    expect(await owners(db)).toEqual([{ lead_id: 'l1', rep_id: 'anna' }]);
    expect(await replayDecision(deps, decision.id)).toMatchObject({ same: true });
  });

  test('a smaller cap, set while the model thinks, is the one that holds', async () => {
    const change: Change = (deps) => saveRep(deps, 'test', anna({ capacity: { open: 1 } }), 'any');
    const { db, route } = await aSlowAdvisor(change, { by });
    await Promise.all(['l1', 'l2', 'l3'].map((id) => route({ lead: { id } })));
    const held = (await owners(db)).filter(({ rep_id }) => rep_id === 'anna');
    expect(held).toHaveLength(1);
  });

  test('the policy that is in force when the lead is given holds', async () => {
    let done = false;
    const change: Change = async ({ db, refresh }) => {
      if (done) return;
      done = true;
      const must = [{ kind: 'condition', code: 'ben', require: 'rep.id == "ben"', because: 'ben' }];
      const document = policyDocumentSchema.parse({ name: 'test', must });
      await inTransaction(db, async (trx) => {
        const at = new Date(NOW);
        const stored = { document: JSON.stringify(document), author: 'test', created_at: at };
        await trx
          .insertInto('policies')
          .values({ name: 'test', version: 2, hash: 'two', note: null, ...stored })
          .execute();
        await trx.updateTable('policies_in_force').set({ version: 2 }).execute();
        await bumpVersion(trx, 'policies', at);
      });
      await refresh();
    };
    const { db, route, asked } = await aSlowAdvisor(change, { by });
    const { decision } = await route({ lead: { id: 'l1' } });
    expect(decision).toMatchObject({ rep: { id: 'ben' }, policy: { version: 2 } });
    expect(asked()).toBe(1);
    expect(await owners(db)).toEqual([{ lead_id: 'l1', rep_id: 'ben' }]);
    const named = await route({ lead: { id: 'l2' }, policy: 'test@1' });
    expect(named.decision).toMatchObject({ rep: { id: 'anna' }, policy: { version: 1 } });
  });

  test('an account that gets an owner while the model thinks is theirs', async () => {
    const acme = (over: Partial<AccountInput> = {}) =>
      accountSchema.parse({ id: 'acme', name: 'Acme', domains: ['acme.example'], ...over });
    const change: Change = (deps) => saveAccount(deps, 'test', acme({ ownerId: 'ben' }), 'any');
    const { db, deps, route, asked } = await aSlowAdvisor(change, { by });
    await saveAccount({ ...deps, refresh: deps.state.refresh }, 'test', acme(), 'create');
    const lead = { id: 'l1', company: { domain: 'acme.example' } };
    const { decision } = await route({ lead });
    expect(decision).toMatchObject({ rep: { id: 'ben' }, decidedBy: 'ownership' });
    expect(asked()).toBe(1);
    expect(await owners(db)).toEqual([{ lead_id: 'l1', rep_id: 'ben' }]);
    expect(await replayDecision(deps, decision.id)).toMatchObject({ same: true });
  });

  test('a lead does not join a running one that ended while it was decided', async () => {
    const contact = { email: 'pat@acme.example' };
    let ended = false;
    const change: Change = async (deps) => {
      if (ended || (await owners(deps.db)).length === 0) return;
      ended = true;
      const ending = { kind: 'closed', reason: 'spam' } as const;
      await endAssignment(deps, { leadId: 'l1', repId: null, ending, by: 'test' });
    };
    const outcome: AdviceOutcome = { kind: 'not_asked', because: 'owner_decides' };
    const { db, route } = await aSlowAdvisor(change, { by, outcome });
    await route({ lead: { id: 'l1', contact } });
    const { decision } = await route({ lead: { id: 'l2', contact } });
    expect(decision.outcome).toBe('assigned');
    expect(await owners(db)).toEqual([{ lead_id: 'l2', rep_id: decision.rep?.id }]);
  });
});

test('an absence that begins by the clock while the model thinks counts', async () => {
  const { route, pass, db } = await aSlowAdvisor(async () => pass(2_000), {
    anna: { absences: [{ from: later(1), to: later(86_400), reason: 'leave' }] },
  });
  const { decision } = await route({ lead: { id: 'l1' } });
  expect(decision.rep?.id).toBe('ben');
  expect(await owners(db)).toEqual([{ lead_id: 'l1', rep_id: 'ben' }]);
});

test('a replica that has not heard of it yet gives nothing to a rep who left elsewhere', async () => {
  const { db } = await freshDatabase();
  const { deps, route } = await aRouter(db, { reps: [ANNA, BEN].map((r) => repSchema.parse(r)) });
  const other = await keepState(db, { now: deps.clock.now, pollMs: 60_000, log: quietLog });
  await deactivateRep({ ...deps, refresh: other.refresh }, 'test', 'anna', 'any');
  const routed = await Promise.all(['l1', 'l2', 'l3'].map((id) => route({ lead: { id } })));
  expect(routed.map(({ decision }) => decision.rep?.id)).toEqual(['ben', 'ben', 'ben']);
  const again = await route({ lead: { id: 'l4' } });
  expect(again.decision.rep?.id).toBe('ben');
});

test('no lead is handed over to a rep who left in another replica', async () => {
  const { db } = await freshDatabase();
  const { deps, route } = await aRouter(db, { reps: [ANNA, BEN].map((r) => repSchema.parse(r)) });
  await route({ lead: { id: 'l1' } });
  const other = await keepState(db, { now: deps.clock.now, pollMs: 60_000, log: quietLog });
  await deactivateRep({ ...deps, refresh: other.refresh }, 'test', 'ben', 'any');
  const order = { leadId: 'l1', toRepId: 'ben', because: 'swap', by: 'test' };
  await expect(handOverLead(deps, order)).rejects.toMatchObject({ code: 'not_found' });
});

test('nor to one who leaves, or whose caps become smaller, while it is handed over', async () => {
  const changes: Partial<RepInput>[] = [{ active: false }, { capacity: { open: 0 } }];
  for (const change of changes) {
    const { db } = await freshDatabase();
    const { deps, route } = await aRouter(db, { reps: [ANNA, BEN].map((r) => repSchema.parse(r)) });
    await route({ lead: { id: 'l1' } });
    // The policy is asked for after Ben has been read and before the lead is given.
    const policy: RouteDeps['state']['policy'] = async (name, version) => {
      const ben = repSchema.parse({ ...BEN, ...change });
      await saveRep({ ...deps, refresh: async () => {} }, 'test', ben, 'any');
      return deps.state.policy(name, version);
    };
    const order = { leadId: 'l1', toRepId: 'ben', because: 'swap', by: 'test' };
    const raced = { ...deps, state: { ...deps.state, policy } };
    await expect(handOverLead(raced, order)).rejects.toMatchObject({ code: 'version_conflict' });
    expect(await owners(db)).toEqual([{ lead_id: 'l1', rep_id: 'anna' }]);
  }
});
