// Looks at the leads that wait: whoever can be given an owner now gets one, oldest and hottest first;
// the others stay, with the reason of today and the time of the next look.
import { eventOf } from '../../events/event.ts';
import { inTransaction } from '../../io/db/engine/transaction.ts';
import { appendEvents } from '../../io/db/events.ts';
import {
  claimEntries,
  dueEntries,
  markEscalated,
  type PutBack,
  putBack,
  type QueuedLead,
  removeEntry,
} from '../../io/db/queue.ts';
import { readVersions } from '../../io/db/versions.ts';
import type { Decision } from '../../routing/decision.ts';
import { finalizeDecision } from '../../routing/finalize-decision.ts';
import { inQueueOrder, nextSweepAt } from '../../routing/queue/queue-order.ts';
import { type RouteRequest, routeRequestSchema } from '../../routing/route-request.ts';
import { decide } from '../../selection/decide.ts';
import type { Snapshot } from '../../selection/scene/snapshot.ts';
import { arrivalOf } from './arrival.ts';
import { type RouteDeps, routeLead } from './route-lead.ts';

export type Swept = {
  /** Entries that this call claimed and looked at. */
  looked: number;
  assigned: Decision[];
  /** Leads that have waited too long, and whom the policy wants told; each is named once. */
  escalated: { leadId: string; reason: string; waitedMinutes: number; to: readonly string[] }[];
  /** Leads that could not be looked at; they are tried again. */
  failed: { leadId: string; error: unknown }[];
};

/** Entries are claimed and put back together, this many at a time. */
const BATCH = 20;
/** A claim outlives the work on its batch; after it, another replica may try. */
const CLAIM_MS = 120_000;
const RETRY_MS = 60_000;
const MINUTE_MS = 60_000;

/**
 * Sweeps the queue once. Several replicas may sweep at the same time: each entry is looked at by
 * one of them.
 * @param options.most entries to look at in this call; `mode` as in a route request
 */
export async function sweepQueue(
  deps: RouteDeps,
  options: { most?: number; mode?: RouteRequest['mode']; signal?: AbortSignal } = {},
): Promise<Swept> {
  const { most = 200, mode = 'sync', signal = new AbortController().signal } = options;
  const swept: Swept = { looked: 0, assigned: [], escalated: [], failed: [] };
  // Counters first: what is decided below knows at least that much.
  const version = versionOf(await readVersions(deps.db));
  const at = new Date(deps.clock.now());
  const entries = await dueEntries(deps.db, { at, version, most });
  if (entries.length === 0) return swept;
  await deps.state.refresh();
  const inOrder = inQueueOrder(entries);
  for (let from = 0; from < inOrder.length && !signal.aborted; from += BATCH) {
    const batch = inOrder.slice(from, from + BATCH);
    await sweepBatch(deps, batch, { mode, signal, version }, swept);
  }
  return swept;
}

async function sweepBatch(
  deps: RouteDeps,
  batch: readonly QueuedLead[],
  look: Look,
  swept: Swept,
): Promise<void> {
  const at = new Date(deps.clock.now());
  const until = new Date(at.getTime() + CLAIM_MS);
  const ids = batch.map((entry) => entry.leadId);
  const claimed = await claimEntries(deps.db, ids, { at, until, version: look.version });
  const waiting: PutBack[] = [];
  for (const entry of batch) {
    if (!claimed.has(entry.leadId)) continue;
    swept.looked += 1;
    try {
      const still = await lookAt(deps, entry, { ...look, until }, swept);
      if (still) waiting.push(still);
    } catch (error) {
      const { leadId, reason, detail } = entry;
      swept.failed.push({ leadId, error });
      const nextSweepAt = new Date(deps.clock.now() + RETRY_MS);
      waiting.push({ leadId, reason, detail, nextSweepAt });
    }
  }
  await putBack(deps.db, waiting, { until, version: look.version });
}

/** The counters that can change whether somebody may take a lead, as one number that only grows. */
function versionOf(versions: ReadonlyMap<string, number>): number {
  return ['roster', 'policies', 'accounts'].reduce((sum, s) => sum + (versions.get(s) ?? 0), 0);
}

type Look = { mode: RouteRequest['mode']; signal: AbortSignal; version: number };

/** Gives the lead an owner if somebody may take it now; else says why it waits on. */
async function lookAt(
  deps: RouteDeps,
  entry: QueuedLead,
  { mode, signal, until }: Look & { until: Date },
  swept: Swept,
): Promise<PutBack | null> {
  const { leadId } = entry;
  const request = routeRequestSchema.parse({
    lead: { ...entry.body, contact: entry.contact },
    mode,
    ...((await deps.state.policy(entry.policyName, null)) ? { policy: entry.policyName } : {}),
  });
  const { snapshot } = await arrivalOf(deps, request);
  const evaluation = decide(snapshot);
  const now = finalizeDecision(
    evaluation,
    { kind: 'not_asked', because: 'mode_off' },
    { id: '', dryRun: true },
  );
  let waits = now.queue;
  // A decision is stored only when it changes something: most looks find the lead still waiting.
  if (now.outcome !== 'queued') {
    const { decision } = await routeLead(deps, request, {
      arrivedAtMs: deps.clock.now(),
      signal,
    });
    if (decision.outcome !== 'queued') {
      await removeEntry(deps.db, leadId, until);
      if (decision.outcome === 'assigned') swept.assigned.push(decision);
      return null;
    }
    waits = decision.queue;
  }
  return stillWaiting(deps, entry, snapshot, waits ?? entry, swept);
}

async function stillWaiting(
  deps: RouteDeps,
  entry: QueuedLead,
  snapshot: Snapshot,
  { reason, detail }: { reason: string; detail: string },
  swept: Swept,
): Promise<PutBack> {
  const { leadId, sinceMs, sweeps } = entry;
  const { escalateTo, escalateAfterMinutes } = snapshot.policy.document.queue;
  const atMs = Date.parse(snapshot.at);
  const escalateAtMs = sinceMs + escalateAfterMinutes * MINUTE_MS;
  // A lead below every price waits on purpose.
  if (!entry.escalated && reason !== 'below_every_price' && atMs >= escalateAtMs) {
    const to = escalateTo;
    const waitedMinutes = (atMs - sinceMs) / MINUTE_MS;
    const marked = await inTransaction(deps.db, async (trx) => {
      const at = new Date(atMs);
      if (!(await markEscalated(trx, leadId, at, to))) return false;
      const about = { id: deps.newId(), at, leadId };
      await appendEvents(trx, [eventOf('queue.waiting', about, { reason, waitedMinutes })]);
      return true;
    });
    if (marked) {
      swept.escalated.push({ leadId, reason, waitedMinutes, to });
    }
  }
  const nextMs = nextSweepAt(snapshot.roster.index, atMs, sweeps, escalateAtMs);
  return { leadId, reason, detail, nextSweepAt: new Date(nextMs) };
}
