// Runs a scenario under a simulated clock through the real flows on a database of its own: two weeks
// of leads, shifts, absences and roster changes in seconds, and the same every time.

import { textHash } from '../../io/db/engine/content-hash.ts';
import type { Db } from '../../io/db/engine/tables.ts';
import { queueState } from '../../io/db/queue.ts';
import { keepState } from '../../io/db/state/replica-cache.ts';
import type { Lead } from '../../leads/lead.ts';
import { own } from '../../leads/text/by-name.ts';
import type { Rep } from '../../roster/rep.ts';
import { repSchema } from '../../roster/rep.ts';
import type { Decision } from '../../routing/decision.ts';
import type { Ending } from '../../routing/queue/ending.ts';
import { routeRequestSchema } from '../../routing/route-request.ts';
import { type Agenda, agenda } from '../../simulation/agenda.ts';
import { arrivals } from '../../simulation/arrivals.ts';
import type { ScenarioReport, TimelineEntry } from '../../simulation/report.ts';
import type { Scenario, ScenarioEvent } from '../../simulation/scenario.ts';
import { type Tally, tally } from '../../simulation/tally.ts';
import { workOn } from '../../simulation/work.ts';
import { firstTouchDeadline } from '../../sla/deadline.ts';
import { endAssignment } from '../assignments/end-assignment.ts';
import { handOverLead } from '../assignments/hand-over-lead.ts';
import { settleReturns } from '../assignments/settle-returns.ts';
import { activatePolicy } from '../policy/activate-policy.ts';
import { publishPolicy } from '../policy/publish-policy.ts';
import { deactivateRep, saveRep } from '../roster/save-rep.ts';
import { type RouteDeps, routeLead } from '../route/route-lead.ts';
import { sweepQueue } from '../route/sweep-queue.ts';

export type Simulated = { report: ScenarioReport; timeline: readonly TimelineEntry[] };

const ACTOR = 'simulation';
const DAY_MS = 86_400_000;
/** The state is refreshed by the flows themselves; no real time passes. */
const NO_POLLING_MS = 2 ** 31 - 1;

type World = {
  scenario: Scenario;
  deps: RouteDeps & { refresh: () => Promise<void> };
  agenda: Agenda;
  tally: Tally;
  /** Who has a lead, and the how-manieth assignment that is: older plans for it are void. */
  owners: Map<string, { repId: string; turn: number }>;
};

/**
 * Runs a scenario. The database must be migrated and empty.
 * @param onDay is told the number of each day that has passed
 */
export async function simulate(
  db: Db,
  scenario: Scenario,
  onDay: (day: number) => void = () => undefined,
): Promise<Simulated> {
  const startMs = Date.parse(scenario.from);
  const endMs = startMs + scenario.days * DAY_MS;
  let nowMs = startMs;
  let ids = 0;
  const clock = { now: () => nowMs };
  const quiet = { warn: () => undefined };
  const state = await keepState(db, { now: clock.now, pollMs: NO_POLLING_MS, log: quiet });
  if (state.roster().reps.length > 0) throw new Error('A simulation needs an empty database.');
  const world: World = {
    scenario,
    deps: {
      db,
      clock,
      state,
      refresh: state.refresh,
      newId: () => {
        ids += 1;
        return `sim-${String(ids).padStart(9, '0')}`;
      },
      seekAdvice: () => Promise.resolve({ kind: 'not_asked', because: 'mode_off' }),
    },
    agenda: agenda(endMs + 1),
    tally: tally(scenario),
    owners: new Map(),
  };
  try {
    await prepare(world);
    for (let day = 1; day <= scenario.days; day += 1) {
      world.agenda.plan(startMs + day * DAY_MS, async () => {
        await noteBalances(world);
        onDay(day);
      });
    }
    for (let step = world.agenda.next(); step !== undefined; step = world.agenda.next()) {
      nowMs = step.atMs;
      await step.run();
      await sweep(world);
    }
    const { timeline } = world.tally;
    const hash = textHash(JSON.stringify(timeline));
    return { report: { ...world.tally.report(), hash }, timeline };
  } finally {
    await state.close();
  }
}

async function prepare(world: World): Promise<void> {
  const { deps, scenario } = world;
  await putPolicyInForce(world, scenario.policy);
  for (const rep of scenario.reps) await saveRep(deps, ACTOR, rep, 'create');
  for (const rep of scenario.reps) planReturns(world, rep);
  for (const { atMs, lead } of arrivals(scenario))
    world.agenda.plan(atMs, () => arrive(world, lead));
  for (const event of scenario.events) {
    world.agenda.plan(Date.parse(event.at), () => happen(world, event));
  }
}

async function putPolicyInForce(world: World, document: Scenario['policy']): Promise<void> {
  const { name, version } = await publishPolicy(world.deps, ACTOR, {
    document,
    note: null,
    basedOn: null,
  });
  await activatePolicy(world.deps, ACTOR, { name, version, asDefault: true, despiteErrors: true });
}

async function arrive(world: World, lead: Lead): Promise<void> {
  const { deps } = world;
  const request = routeRequestSchema.parse({ lead, mode: 'off' });
  const { decision } = await routeLead(deps, request, {
    arrivedAtMs: deps.clock.now(),
    signal: new AbortController().signal,
  });
  world.tally.arrived(lead.id);
  if (decision.rep) given(world, decision, decision.rep.id);
  else if (decision.outcome === 'queued')
    world.tally.queued(deps.clock.now(), lead.id, decision.queue?.reason ?? '');
}

/** A rep has a lead: what they will make of it is planned. */
function given(world: World, { leadId }: Pick<Decision, 'leadId'>, repId: string, how = ''): void {
  const { deps, scenario, owners } = world;
  const atMs = deps.clock.now();
  if (owners.get(leadId)?.repId === repId) return;
  const turn = (owners.get(leadId)?.turn ?? 0) + 1;
  owners.set(leadId, { repId, turn });
  world.tally.assigned(atMs, leadId, repId, how);
  const rep = deps.state.roster().reps.find(({ id }) => id === repId);
  if (!rep) return;
  const { touchedAtMs, endsAtMs, ending } = workOn(scenario, rep, leadId, atMs);
  const stillTheirs = () =>
    owners.get(leadId)?.turn === turn && owners.get(leadId)?.repId === repId;
  const dueMs = firstTouchDeadline(scenario.policy.sla, rep, atMs);
  world.agenda.plan(touchedAtMs, async () => {
    if (stillTheirs()) world.tally.touched(repId, touchedAtMs <= dueMs);
  });
  world.agenda.plan(endsAtMs, async () => {
    if (stillTheirs()) await end(world, leadId, ending);
  });
}

async function end(world: World, leadId: string, ending: Ending): Promise<void> {
  const order = { leadId, repId: null, ending, by: ACTOR };
  const { ended, repId } = await endAssignment(world.deps, order);
  if (!ended || repId === null) return;
  const owner = world.owners.get(leadId);
  world.owners.set(leadId, { repId: '', turn: (owner?.turn ?? 0) + 1 });
  world.tally.ended(world.deps.clock.now(), leadId, repId, ending);
}

async function happen(world: World, event: ScenarioEvent): Promise<void> {
  const { deps } = world;
  const atMs = deps.clock.now();
  switch (event.do) {
    case 'lead':
      return arrive(world, event.lead);
    case 'decline':
      return end(world, event.lead, { kind: 'declined', reason: event.reason });
    case 'close':
      return end(world, event.lead, { kind: 'closed', reason: event.reason });
    case 'hand_over': {
      const { lead: leadId, to: toRepId, because } = event;
      const { moved, fromRepId } = await handOverLead(deps, {
        leadId,
        toRepId,
        because,
        by: ACTOR,
      });
      if (!moved) return;
      if (fromRepId !== null) world.tally.released(fromRepId);
      given(world, { leadId }, toRepId, 'handed over');
      return;
    }
    case 'policy':
      await putPolicyInForce(world, event.policy);
      break;
    case 'join':
      await saveRep(deps, ACTOR, event.rep, 'create');
      planReturns(world, event.rep);
      break;
    case 'leave':
      await deactivateRep(deps, ACTOR, event.rep, 'any');
      break;
    case 'change':
      await change(world, event.rep, (rep) => repSchema.parse({ ...rep, ...event.set }));
      break;
    case 'absence': {
      const { at: from, until: to, delegate = null } = event;
      await change(world, event.rep, (rep) => ({
        ...rep,
        absences: [...rep.absences, { from, to, delegateId: delegate }],
      }));
      break;
    }
  }
  const rep = event.do === 'join' ? event.rep.id : 'rep' in event ? event.rep : undefined;
  world.tally.note(atMs, event.do, { ...(rep === undefined ? {} : { rep }) });
}

async function change(world: World, repId: string, edit: (rep: Rep) => Rep): Promise<void> {
  const rep = world.deps.state.roster().reps.find(({ id }) => id === repId);
  if (!rep) throw new Error(`There is no rep "${repId}".`);
  const { rep: saved } = await saveRep(world.deps, ACTOR, edit(rep), 'any');
  planReturns(world, saved);
}

/** Absences are settled the minute they end, as the worker does it. */
function planReturns(world: World, rep: Rep): void {
  const nowMs = world.deps.clock.now();
  for (const { to } of rep.absences) {
    const backMs = Date.parse(to);
    if (backMs <= nowMs) continue;
    world.agenda.plan(backMs, async () => {
      for (const [id, leads] of Object.entries(await settleReturns(world.deps))) {
        world.tally.note(backMs, 'caught_up', { rep: id, detail: leads.toFixed(3) });
      }
    });
  }
}

/** Looks at the queue after every step, and plans the next look that the queue asks for. */
async function sweep(world: World): Promise<void> {
  const { deps } = world;
  if ((await queueState(deps.db)).waiting === 0) return;
  const { assigned, escalated, failed } = await sweepQueue(deps, { mode: 'off' });
  if (failed[0]) throw failed[0].error;
  const atMs = deps.clock.now();
  for (const { leadId } of escalated) world.tally.escalated(atMs, leadId);
  for (const decision of assigned) {
    if (decision.rep) given(world, decision, decision.rep.id, 'from the queue');
  }
  const { waiting, nextSweepAt } = await queueState(deps.db);
  world.tally.swept(waiting);
  if (nextSweepAt === null) return;
  const nextMs = Math.max(nextSweepAt.getTime(), atMs + 1);
  if (world.agenda.nextAtMs() > nextMs) world.agenda.plan(nextMs, () => Promise.resolve());
}

async function noteBalances({ deps, scenario, tally: kept }: World): Promise<void> {
  const { halfLifeDays, by } = scenario.policy.fairness;
  deps.state.fairness.touch();
  const { due, received } = await deps.state.fairness.at(deps.clock.now(), { halfLifeDays, by });
  for (const [id, leads] of Object.entries(due)) kept.balance(id, leads - (own(received, id) ?? 0));
}
