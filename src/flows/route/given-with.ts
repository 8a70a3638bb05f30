// What a decision gives away with it: a slot of a rep of ours, with its booking in the fairness ledger, or
// the lead itself to somebody who is not on the roster.

import { bookedAssignment, bookedEntry } from '../../io/db/books.ts';
import type { Claim } from '../../io/db/decisions/commitment.ts';
import type { Books } from '../../io/db/engine/booked-rows.ts';
import type { ReplicaCache } from '../../io/db/state/replica-cache.ts';
import { capacityOf, dayOf, weekOf } from '../../roster/capacity.ts';
import type { Decision } from '../../routing/decision.ts';
import type { Evaluation } from '../../selection/decide.ts';
import { rowFor, sharersOf, worthWith } from '../../selection/rows.ts';
import { bookingOf } from '../../selection/score/rotation.ts';
import type { Arrival } from './arrival.ts';
import type { Ground } from './still-stands.ts';

export type Given = {
  claim: Claim | null;
  /** The assignment of somebody who is not on the roster; they have no slot. */
  assignmentId: string | null;
  /** The rows of the ledger that come with the decision. */
  books: Books | null;
  /** True for a candidate given inline who is a rep of ours but not active: they get nothing. */
  nobody: boolean;
};

type Deps = { newId: () => string; state: ReplicaCache };
type Sight = { evaluation: Evaluation; ground: Ground };

export async function givenWith(
  deps: Deps,
  arrival: Arrival,
  decision: Decision,
  sight: Sight,
): Promise<Given> {
  const claim = await claimOf(deps, arrival, decision, sight);
  const nothing = { claim: null, assignmentId: null, books: null, nobody: false };
  if (claim === 'nobody_of_ours') return { ...nothing, nobody: true };
  if (claim !== null) return { ...nothing, claim, books: booksOf(decision, claim, claim.booking) };
  if (!isStranger(arrival, decision, sight.ground)) return nothing;
  const assignmentId = deps.newId();
  const repId = decision.rep?.id ?? '';
  return {
    ...nothing,
    assignmentId,
    books: booksOf(decision, { assignmentId, repId, personKey: null }),
  };
}

/** Given inline, not on the roster, and not the one who has the lead already. */
function isStranger({ captured, running }: Arrival, { rep }: Decision, { versions }: Ground) {
  return (
    captured === null && rep !== null && running?.repId !== rep.id && !versions.reps.has(rep.id)
  );
}

/**
 * The slot that the decision needs and its booking in the fairness ledger; null when it needs none: a
 * running lead holds its slot already, and a candidate given inline need not be a rep of ours. One who is
 * has our caps, and is active or gets nothing.
 */
async function claimOf(
  deps: Deps,
  arrival: Arrival,
  decision: Decision,
  { evaluation, ground }: Sight,
): Promise<Claim | 'nobody_of_ours' | null> {
  const { snapshot, captured, running } = arrival;
  if (decision.rep === null) return null;
  const { reps, indexOf } = ground.roster.index;
  const rep = reps[indexOf.get(decision.rep.id) ?? -1];
  if (rep === undefined || running?.repId === rep.id) return null;
  const inline = captured === null;
  if (inline && !rep.active) return 'nobody_of_ours';
  const atMs = Date.parse(snapshot.at);
  const { open, perDay, perWeek } = capacityOf(rep, atMs);
  const { fairness } = snapshot.policy.document;
  const assignmentId = deps.newId();
  const owned = inline || decision.decidedBy === 'ownership';
  const booking = bookingOf({
    assignmentId,
    leadId: decision.leadId,
    repId: rep.id,
    atMs,
    value: expectedValue(evaluation, rep.id),
    owned,
    poolId: owned ? null : await deps.state.fairness.poolId(sharersOf(evaluation), atMs),
    note: `decision ${decision.id}`,
  });
  return {
    assignmentId,
    repId: rep.id,
    openCap: open,
    perDay,
    perWeek,
    day: dayOf(rep, atMs),
    week: weekOf(rep, atMs),
    halfLifeDays: fairness.halfLifeDays,
    personKey: arrival.solePerson,
    booking,
  };
}

function booksOf(
  { id, leadId, at }: Decision,
  { assignmentId, repId, personKey }: Pick<Claim, 'assignmentId' | 'repId' | 'personKey'>,
  booking?: Claim['booking'],
): Books {
  const assignment = { id: assignmentId, leadId, repId, decisionId: id, personKey };
  return {
    assignments: [bookedAssignment({ ...assignment, atMs: Date.parse(at) })],
    ...(booking ? { entries: [bookedEntry(booking)] } : {}),
  };
}

/** Win probability times the deal's worth against an average one; an average deal where none is known. */
function expectedValue(evaluation: Evaluation, repId: string): number {
  const probability = rowFor(evaluation, repId, null)?.winProbability ?? 0;
  return probability * worthWith(evaluation, repId).relative;
}
