// Looks at the leads that wait: whoever can be given an owner now gets one, oldest and hottest first;
// the others stay, with the reason of today and the time of the next look.
import {
  claimEntry,
  dueEntries,
  markEscalated,
  putBack,
  type QueuedLead,
  removeEntry,
} from '../io/db/queue.ts';
import { readVersions } from '../io/db/versions.ts';
import { decide } from '../routing/decide.ts';
import type { Decision } from '../routing/decision.ts';
import { inQueueOrder, nextSweepAt } from '../routing/queue-order.ts';
import { type RouteRequest, routeRequestSchema } from '../routing/route-request.ts';
import { settle } from '../routing/settle.ts';
import type { Snapshot } from '../routing/snapshot.ts';
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

/** A claim outlives any work on one lead; after it, another replica may try. */
const CLAIM_MS = 60_000;
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
  for (const entry of inQueueOrder(entries)) {
    if (signal.aborted) break;
    const until = new Date(at.getTime() + CLAIM_MS);
    if (!(await claimEntry(deps.db, { leadId: entry.leadId, at, until, version }))) continue;
    swept.looked += 1;
    await lookAt(deps, entry, { mode, signal, version }, swept).catch(async (error: unknown) => {
      swept.failed.push({ leadId: entry.leadId, error });
      const { leadId, reason, detail } = entry;
      const nextSweepAt = new Date(deps.clock.now() + RETRY_MS);
      await putBack(deps.db, { leadId, reason, detail, nextSweepAt, version });
    });
  }
  return swept;
}

/** The counters that can change whether somebody may take a lead, as one number that only grows. */
function versionOf(versions: ReadonlyMap<string, number>): number {
  return ['roster', 'policies', 'accounts'].reduce((sum, s) => sum + (versions.get(s) ?? 0), 0);
}

type Look = { mode: RouteRequest['mode']; signal: AbortSignal; version: number };

async function lookAt(
  deps: RouteDeps,
  entry: QueuedLead,
  { mode, signal, version }: Look,
  swept: Swept,
): Promise<void> {
  const { leadId, declinedBy } = entry;
  const request = routeRequestSchema.parse({
    lead: { ...entry.body, contact: entry.contact },
    mode,
    ...((await deps.state.policy(entry.policyName, null)) ? { policy: entry.policyName } : {}),
  });
  const { snapshot } = await arrivalOf(deps, request, { declinedBy });
  const evaluation = decide(snapshot);
  const now = settle(
    evaluation,
    { kind: 'not_asked', because: 'mode_off' },
    { id: '', dryRun: true },
  );
  let waits = now.queue;
  // A decision is stored only when it changes something: most looks find the lead still waiting.
  if (now.outcome === 'assigned') {
    const options = { arrivedAtMs: deps.clock.now(), signal, declinedBy };
    const { decision } = await routeLead(deps, request, options);
    if (decision.outcome === 'assigned') {
      await removeEntry(deps.db, leadId);
      swept.assigned.push(decision);
      return;
    }
    waits = decision.queue;
  }
  await stillWaiting(deps, entry, snapshot, waits ?? entry, version, swept);
}

async function stillWaiting(
  deps: RouteDeps,
  entry: QueuedLead,
  snapshot: Snapshot,
  { reason, detail }: { reason: string; detail: string },
  version: number,
  swept: Swept,
): Promise<void> {
  const { leadId, sinceMs, sweeps } = entry;
  const { escalateTo, escalateAfterMinutes } = snapshot.policy.document.queue;
  const atMs = Date.parse(snapshot.at);
  const escalateAtMs = sinceMs + escalateAfterMinutes * MINUTE_MS;
  if (!entry.escalated && atMs >= escalateAtMs) {
    const to = escalateTo;
    if (await markEscalated(deps.db, leadId, new Date(atMs), to)) {
      const waitedMinutes = (atMs - sinceMs) / MINUTE_MS;
      swept.escalated.push({ leadId, reason, waitedMinutes, to });
    }
  }
  const nextMs = nextSweepAt(snapshot.roster.reps, atMs, sweeps, escalateAtMs);
  await putBack(deps.db, { leadId, reason, detail, nextSweepAt: new Date(nextMs), version });
}
