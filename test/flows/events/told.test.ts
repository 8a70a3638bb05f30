// Whatever changes who has a lead, or how leads will be decided, is told in the transaction that does it.
import { beforeEach, describe, expect, test } from 'vitest';
import { EVENT_KINDS, type EventKind, eventSchema } from '../../../src/events/event.ts';
import { endAssignment } from '../../../src/flows/assignments/end-assignment.ts';
import { handOverLead } from '../../../src/flows/assignments/hand-over-lead.ts';
import { activateModel } from '../../../src/flows/learning/learn.ts';
import { recordOutcome } from '../../../src/flows/learning/record-outcome.ts';
import { switchAdvisor } from '../../../src/flows/learning/switch-advisor.ts';
import { rollbackPolicy } from '../../../src/flows/policy/activate-policy.ts';
import { resolveReview } from '../../../src/flows/roster/resolve-review.ts';
import { saveAccount } from '../../../src/flows/roster/save-account.ts';
import { deactivateRep } from '../../../src/flows/roster/save-rep.ts';
import { adviseLater, adviseLaterPayload } from '../../../src/flows/route/advise-later.ts';
import { sweepQueue } from '../../../src/flows/route/sweep-queue.ts';
import type { Db } from '../../../src/io/db/engine/tables.ts';
import { accountSchema } from '../../../src/leads/account.ts';
import { outcomeSchema } from '../../../src/learning/outcome.ts';
import type { PolicyInput } from '../../../src/policy/policy.ts';
import { anOutcome } from '../../support/advice.ts';
import { aRep } from '../../support/builders.ts';
import { freshDatabase, type TestDatabase } from '../../support/database.ts';
import { aRouter } from '../../support/routing.ts';

const CONTACT = { name: 'Petra Vogel', email: 'petra.vogel@acme.example', phone: '+4930123456' };
const MESSAGE = 'Call me back about the Zwickau plant.';
const off = { mode: 'off' } as const;
const lead = (id: string, over: object = {}) => ({
  lead: { id, contact: CONTACT, message: MESSAGE, ...over },
  mode: 'off' as const,
});

async function aTeam({
  open = 5,
  policy = {},
}: {
  open?: number;
  policy?: Partial<PolicyInput>;
} = {}) {
  const { db } = database;
  const reps = ['ada', 'ben'].map((id) =>
    aRep({ id, name: `${id} Rossi`, email: `${id}@pointsman.example`, capacity: { open } }),
  );
  return { db, ...(await aRouter(db, { reps, policy })) };
}

let database: TestDatabase;
beforeEach(async () => {
  database = await freshDatabase();
});

async function told(db: Db) {
  const rows = await db
    .selectFrom('events')
    .select('body')
    .orderBy('noted_at')
    .orderBy('id')
    .execute();
  return rows.map(({ body }) => body);
}

const kinds = async (db: Db) => (await told(db)).map(({ kind }) => kind);
const outcome = (id: string, kind: string, at: number) =>
  outcomeSchema.parse({ id, kind, leadId: 'l1', at: new Date(at).toISOString() });

describe('a lead', () => {
  test('that gets an owner is told once, however often it is routed', async () => {
    const { db, route } = await aTeam();
    const { decision } = await route(lead('l1'));
    await route(lead('l1'));
    const { id: assignmentId } = await db
      .selectFrom('assignments')
      .select('id')
      .executeTakeFirstOrThrow();
    expect(await told(db)).toEqual([
      {
        ...{ id: expect.any(String), kind: 'lead.assigned', version: 1, at: decision.at },
        ...{ leadId: 'l1', decisionId: decision.id, repId: decision.rep?.id },
        policy: { name: 'test', version: 1 },
        data: {
          ...{ assignmentId, joinsLeadId: null, decidedBy: decision.decidedBy },
          backupRepId: decision.backup?.rep.id ?? null,
        },
      },
    ]);
  });

  test('of a dry run, and one that is refused, is not told', async () => {
    const { db, route } = await aTeam();
    await route({ ...lead('l1'), dryRun: true });
    await expect(route({ ...lead('l2'), policy: 'nope' })).rejects.toThrow();
    expect(await told(db)).toEqual([]);
  });

  test('that joins its person’s other lead is told with that one, once', async () => {
    const { db, route } = await aTeam();
    await route(lead('l1'));
    await route(lead('l2'));
    await route(lead('l2'));
    expect(await told(db)).toMatchObject([
      { kind: 'lead.assigned', leadId: 'l1' },
      { kind: 'lead.assigned', leadId: 'l2', data: { assignmentId: null, joinsLeadId: 'l1' } },
    ]);
  });

  test('that waits is told when it comes to the queue, waits too long, and gets an owner', async () => {
    const queue = { escalateTo: ['boss'], escalateAfterMinutes: 5 };
    const { db, deps, route, pass } = await aTeam({ open: 1, policy: { queue } });
    await route(lead('l1', { contact: {} }));
    await route(lead('l2', { contact: {} }));
    for (let turn = 0; turn < 2; turn++) await route(lead('l3', { contact: {} }));
    for (let minute = 0; minute < 20; minute++) {
      pass(60_000);
      await sweepQueue(deps, off);
    }
    const ending = { kind: 'closed', reason: 'done' } as const;
    await endAssignment(deps, { leadId: 'l1', repId: null, ending, by: 'test' });
    await sweepQueue(deps, off);
    expect((await told(db)).slice(2)).toMatchObject([
      { kind: 'lead.queued', leadId: 'l3', repId: null, data: { reason: 'all_at_capacity' } },
      { kind: 'queue.waiting', leadId: 'l3', data: { reason: 'all_at_capacity' } },
      { kind: 'lead.closed', leadId: 'l1', data: { because: 'closed' } },
      { kind: 'lead.assigned', leadId: 'l3' },
    ]);
  });

  test('that is declined waits from the same moment on; repeated, it is told no more', async () => {
    const { db, deps, route } = await aTeam();
    const { decision } = await route(lead('l1'));
    const ending = { kind: 'declined', reason: 'wrong_segment' } as const;
    const order = { leadId: 'l1', repId: null, ending, by: 'test' };
    await endAssignment(deps, order);
    await endAssignment(deps, order);
    const repId = decision.rep?.id;
    expect((await told(db)).slice(1)).toMatchObject([
      { kind: 'lead.declined', repId, data: { reason: 'wrong_segment', turnReturned: true } },
      { kind: 'lead.queued', repId, data: { reason: 'declined', fromRepId: repId } },
    ]);
  });

  test('that a person hands over, or takes out of the queue, is told with who did it', async () => {
    const { db, deps, route } = await aTeam({ open: 1 });
    const { decision } = await route(lead('l1', { contact: {} }));
    const from = decision.rep?.id;
    const toRepId = from === 'ada' ? 'ben' : 'ada';
    const order = { leadId: 'l1', toRepId, because: 'Petra Vogel asked for it', by: 'key-1' };
    await handOverLead(deps, order);
    await handOverLead(deps, order);
    await route(lead('l2', { contact: {} }));
    await route(lead('l3', { contact: {} }));
    const ending = { kind: 'closed', reason: 'done' } as const;
    await endAssignment(deps, { leadId: 'l1', repId: null, ending, by: 'test' });
    await handOverLead(deps, { ...order, leadId: 'l3' });
    const overridden = (await told(db)).filter(({ kind }) => kind === 'lead.overridden');
    expect(overridden).toMatchObject([
      { leadId: 'l1', repId: toRepId, data: { fromRepId: from, by: 'key-1' } },
      { leadId: 'l3', repId: toRepId, data: { fromRepId: null, by: 'key-1' } },
    ]);
  });

  test('that is taken from a rep who left is told with whom it came from', async () => {
    const { db, deps, route } = await aTeam();
    const { decision } = await route(lead('l1'));
    const fromRepId = decision.rep?.id ?? '';
    const toRepId = fromRepId === 'ada' ? 'ben' : 'ada';
    const whole = { ...deps, sleep: async () => {}, refresh: deps.state.refresh };
    await deactivateRep(whole, 'test', fromRepId, 'any');
    await route(lead('l1'));
    await deactivateRep(whole, 'test', toRepId, 'any');
    await route(lead('l1'));
    expect((await told(db)).slice(1)).toMatchObject([
      { kind: 'lead.reassigned', repId: toRepId, data: { fromRepId, because: 'routed_again' } },
      { kind: 'lead.queued', data: { reason: 'nobody_eligible', fromRepId: toRepId } },
    ]);
  });

  test('whose outcomes are told is told of first steps and its end, each once', async () => {
    const { db, deps, route } = await aTeam();
    await route(lead('l1'));
    const at = deps.clock.now();
    for (const kind of ['accepted', 'contacted', 'meeting', 'opportunity', 'won', 'won']) {
      await recordOutcome(deps, 'test', outcome(`o-${kind}`, kind, at));
    }
    const happenedAt = new Date(at).toISOString();
    expect((await told(db)).slice(1)).toMatchObject([
      { kind: 'lead.accepted', data: { outcomeId: 'o-accepted', happenedAt } },
      { kind: 'lead.contacted', data: { outcomeId: 'o-contacted', happenedAt } },
      { kind: 'lead.closed', data: { because: 'won' } },
    ]);
  });

  test('that is closed by hand while it waits is told as closed, without a rep', async () => {
    const { db, deps, route } = await aTeam({ open: 0 });
    await route(lead('waits'));
    const order = {
      leadId: 'waits',
      repId: null,
      ending: { kind: 'closed', reason: 'spam' },
      by: 'ops',
    } as const;
    await endAssignment(deps, order);
    await endAssignment(deps, order);
    const [, closed, ...more] = await told(db);
    expect(closed).toMatchObject({ kind: 'lead.closed', repId: null, data: { because: 'closed' } });
    expect(more).toEqual([]);
  });

  test('that was lost while it waited is told as closed, without a rep', async () => {
    const { db, deps, route } = await aTeam({ open: 0 });
    await route(lead('l1'));
    await recordOutcome(deps, 'test', outcome('o', 'lost', deps.clock.now()));
    expect((await told(db)).at(-1)).toMatchObject({
      ...{ kind: 'lead.closed', repId: null, data: { because: 'lost' } },
    });
  });
});

test('a doubt is told once, and the lead that moves when it is settled', async () => {
  const { db, deps, route } = await aTeam({ policy: { ownership: { onReview: 'move' } } });
  const reviewed = { company: { name: 'Acme Robotics' }, contact: {} };
  const accounts = [
    { id: 'a', name: 'Acme Robotics GmbH' },
    { id: 'b', name: 'Acme Robotics SARL' },
  ];
  const whole = { ...deps, sleep: async () => {}, refresh: deps.state.refresh };
  for (const one of accounts) {
    await saveAccount(whole, 'test', accountSchema.parse(one), 'create');
  }
  const { decision } = await route(lead('l1', reviewed));
  await route(lead('l2', reviewed));
  const reviewId = (await db.selectFrom('account_reviews').select('id').executeTakeFirst())?.id;
  const reviews = (await told(db)).filter(({ kind }) => kind === 'review.needed');
  expect(reviews).toMatchObject([
    { leadId: 'l1', decisionId: decision.id, data: { reviewId, possibleAccountIds: ['a', 'b'] } },
  ]);
  const ownerId = decision.rep?.id === 'ada' ? 'ben' : 'ada';
  const owned = accountSchema.parse({ ...accounts[0], ownerId });
  await saveAccount(whole, 'test', owned, 'any');
  const verdict = { reviewId: reviewId ?? '', accountId: 'a', revise: false, by: 'test' };
  const { moved } = await resolveReview(deps, verdict);
  const reassigned = (await told(db)).filter(({ kind }) => kind === 'lead.reassigned');
  expect(moved.length).toBeGreaterThan(0);
  expect(reassigned.map(({ leadId, repId }) => ({ leadId, toRepId: repId }))).toEqual(
    moved.map(({ leadId, toRepId }) => ({ leadId, toRepId })),
  );
});

test('what changes how leads will be decided is told: policy, model, advisor', async () => {
  const { db, deps } = await aTeam();
  const whole = { ...deps, sleep: async () => {}, refresh: deps.state.refresh };
  await switchAdvisor(whole, 'key-1', 'off');
  await switchAdvisor(whole, 'key-1', 'off');
  await expect(activateModel(deps, 'key-1', 7)).rejects.toThrow();
  await expect(rollbackPolicy(deps, 'key-1', { name: 'test' })).rejects.toThrow();
  expect(await told(db)).toMatchObject([
    { kind: 'advisor.off', leadId: null, data: { itself: false, by: 'key-1' } },
  ]);
});

test('advice that follows is told when it can be read, once', async () => {
  const { db } = database;
  const jobs: unknown[] = [];
  const reps = ['ada', 'ben'].map((id) => aRep({ id, name: id }));
  const { route, deps } = await aRouter(db, {
    reps,
    seekAdvice: async (evaluation, { mode }) =>
      mode === 'async'
        ? { kind: 'not_asked', because: 'prose_follows' }
        : anOutcome('ada', evaluation.order),
    putJob: async (_, __, payload) => void jobs.push(payload),
  });
  const { decision } = await route({ ...lead('l1'), mode: 'async' });
  for (let turn = 0; turn < 2; turn++) {
    await adviseLater(deps, adviseLaterPayload.parse(jobs[0]));
  }
  expect((await told(db)).slice(1)).toMatchObject([
    { kind: 'advice.ready', leadId: 'l1', decisionId: decision.id, repId: decision.rep?.id },
  ]);
});

test('no event names a person or an address, or repeats what they wrote', async () => {
  const { db, deps, route } = await aTeam({ open: 2 });
  for (const id of ['l1', 'l2', 'l3', 'l4', 'l5', 'l6']) {
    await route(lead(id, { contact: { ...CONTACT, email: `${id}.${CONTACT.email}` } }));
  }
  const ending = { kind: 'declined', reason: 'other' } as const;
  await endAssignment(deps, { leadId: 'l1', repId: null, ending, by: 'test' });
  const reason = `${CONTACT.name} did not answer`;
  const closed = {
    leadId: 'l2',
    repId: null,
    ending: { kind: 'closed', reason },
    by: 'test',
  } as const;
  await endAssignment(deps, closed);
  const order = { leadId: 'l1', toRepId: 'ada', because: `for ${CONTACT.name}`, by: 'test' };
  await handOverLead(deps, order);
  const texts = JSON.stringify(await told(db));
  expect((await kinds(db)).length).toBeGreaterThan(8);
  for (const word of ['Petra', 'Vogel', 'acme.example', '30123456', 'Zwickau', 'Rossi', '@']) {
    expect(texts).not.toContain(word);
  }
});

test('every event stored here is as its kind’s schema says', async () => {
  const { db, deps, route } = await aTeam({ open: 1 });
  for (const id of ['l1', 'l2', 'l3']) await route(lead(id, { contact: {} }));
  const ending = { kind: 'declined', reason: 'too_busy' } as const;
  await endAssignment(deps, { leadId: 'l1', repId: null, ending, by: 'test' });
  await recordOutcome(deps, 'test', outcome('o', 'lost', deps.clock.now()));
  const events = await told(db);
  expect(new Set(events.map(({ kind }) => kind)).size).toBeGreaterThan(3);
  for (const event of events) {
    const kind: EventKind = event.kind;
    expect(EVENT_KINDS).toContain(kind);
    expect(eventSchema(kind).parse(event)).toEqual(event);
  }
});
