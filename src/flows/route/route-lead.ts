// The story of one lead: read it, set the scene, decide, ask the advisor, and make it real.

import type { IdempotentRequest } from '../../io/db/decisions/idempotency.ts';
import type { Decision } from '../../routing/decision.ts';
import { type AdviceOutcome, finalizeDecision } from '../../routing/finalize-decision.ts';
import type { RouteRequest } from '../../routing/route-request.ts';
import { decide, type Evaluation } from '../../selection/decide.ts';
import { givenBy } from '../../selection/free-text/people.ts';
import { problemsOfId, problemsOfTwins } from '../ids.ts';
import { type Problem, Refusal } from '../refusal.ts';
import { arrivalOf } from './arrival.ts';
import {
  type CommitDeps,
  commitDecision,
  OwnedMeanwhile,
  type Routed,
  unlessLate,
} from './commit-decision.ts';
import { encodeJson } from './encoded-json.ts';
import type { SeekAdvice } from './seek-advice.ts';
import { ChangedMeanwhile, outdated, waitedFor } from './still-stands.ts';
import { type Stopwatch, stopwatch } from './stopwatch.ts';
import type { WriteBrief } from './write-brief.ts';

export type RouteDeps = CommitDeps & {
  seekAdvice: SeekAdvice;
  /** Writes the briefs that follow decisions; absent where one answer gives choice and brief. */
  writeBrief?: WriteBrief;
};

export type RouteOptions = {
  /** When the request arrived, epoch milliseconds; the deadline counts from here. */
  arrivedAtMs: number;
  signal: AbortSignal;
  /** Aborted when the caller has been told that the answer is late: nothing is stored after that. */
  late?: AbortSignal;
  /** The Idempotency-Key that the decision answers; stored with it. */
  key?: IdempotentRequest;
};

/**
 * Routes a lead. The answer is always complete: with no model, or with one that fails in whatever
 * way, the deterministic pick stands and says so.
 * @throws Refusal invalid_input, policy_unknown, policy_invalid, version_conflict (the lead's owner kept
 *   changing)
 */
export async function routeLead(
  deps: RouteDeps,
  request: RouteRequest,
  options: RouteOptions,
): Promise<Routed> {
  unlessLate(options.late);
  const problems = problemsOfIds(request);
  if (problems.length > 0) throw new Refusal('invalid_input', '', problems);
  const watch = stopwatch(deps.clock, options.arrivedAtMs);
  const before: Before = { owned: false, outcome: null };
  for (let attempt = 1; ; attempt++) {
    try {
      return await routeOnce(deps, request, options, watch, before);
    } catch (error) {
      // Who owns or who may take the lead changed while we decided: decide again as things are now.
      if (!(error instanceof OwnedMeanwhile || error instanceof ChangedMeanwhile)) throw error;
      if (attempt >= MOST_ATTEMPTS) throw new Refusal('version_conflict');
      before.owned ||= error instanceof OwnedMeanwhile;
    }
  }
}

/** Ids that could not be asked for later, and candidates of whom nobody could tell which is meant. */
function problemsOfIds({ lead, reps = [] }: RouteRequest): Problem[] {
  const pathOf = (at: number) => `/reps/${at}/id`;
  const ids = reps.map(({ id }) => id as string);
  return [
    ...problemsOfId(lead.id, '/lead/id'),
    ...ids.flatMap((id, at) => problemsOfId(id, pathOf(at))),
    ...problemsOfTwins(ids, pathOf),
  ];
}

const MOST_ATTEMPTS = 5;

/** What earlier attempts met. */
type Before = {
  owned: boolean;
  /** What came of asking a model, if one was asked: nobody waits for one twice. */
  outcome: AdviceOutcome | null;
};

async function routeOnce(
  deps: RouteDeps,
  request: RouteRequest,
  options: RouteOptions,
  watch: Stopwatch,
  before: Before,
): Promise<Routed> {
  const arrived = await arrivalOf(deps, request);
  // Whoever kept the person from us shows by now, unless their lead has another address since.
  const arrival = before.owned ? { ...arrived, solePerson: null } : arrived;
  watch.lap('read');
  const evaluation = decide(arrival.snapshot);
  watch.lap('decide');
  const outcome =
    before.outcome ??
    (await deps.seekAdvice(evaluation, {
      mode: modeOf(deps, request),
      deadlineMs: options.arrivedAtMs + request.deadlineMs,
      signal: options.signal,
      contact: givenBy(request.lead.contact),
      mayFollow: mayFollow(deps, request),
    }));
  if (waitedFor(outcome)) before.outcome = outdated(outcome);
  watch.lap('advise');
  if (request.dryRun) unlessLate(options.late);
  return request.dryRun
    ? unrecorded(deps, evaluation, outcome, watch.timings())
    : commitDecision(deps, arrival, { evaluation, outcome }, watch, options);
}

/** Nothing can follow a decision that is not recorded, or where no jobs run. */
function mayFollow({ putJob }: RouteDeps, { dryRun }: RouteRequest): boolean {
  return !dryRun && putJob !== undefined;
}

function modeOf(deps: RouteDeps, request: RouteRequest): RouteRequest['mode'] {
  return request.mode === 'async' && !mayFollow(deps, request) ? 'off' : request.mode;
}

function unrecorded(
  deps: Pick<RouteDeps, 'newId'>,
  evaluation: Evaluation,
  outcome: AdviceOutcome,
  timings: Decision['timings'],
): Routed {
  const settled = finalizeDecision(evaluation, outcome, { id: deps.newId(), dryRun: true });
  const decision: Decision = { ...settled, timings };
  return { decision, bytes: encodeJson(decision) };
}
