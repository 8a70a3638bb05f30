// Makes a settled decision real: claims the pick's slot, and on a lost race the next one's, until
// somebody has the lead or it stands in the queue with its reason.

import { eventOf, type PointsmanEvent } from '../../events/event.ts';
import { writeAudit } from '../../io/db/audit.ts';
import { bookedEnd, bookedEntry } from '../../io/db/books.ts';
import { endAssignment } from '../../io/db/decisions/assignments.ts';
import {
  commitAssignments,
  commitUnassigned,
  type NotWritten,
  type Unclaimed,
} from '../../io/db/decisions/commit.ts';
import { commitTogether } from '../../io/db/decisions/commit-batch.ts';
import type { DecisionRow, LeadRow, Premises } from '../../io/db/decisions/commitment.ts';
import { type IdempotentRequest, ONE_ANSWER } from '../../io/db/decisions/idempotency.ts';
import { askLater } from '../../io/db/decisions/later-advice.ts';
import { decisionHash } from '../../io/db/decisions/seals.ts';
import type { Db, Trx } from '../../io/db/engine/tables.ts';
import { inTransaction, isUniqueViolation, retried } from '../../io/db/engine/transaction.ts';
import { appendEvents } from '../../io/db/events.ts';
import { type Doubt, noteDoubt } from '../../io/db/reviews.ts';
import type { ReplicaCache } from '../../io/db/state/replica-cache.ts';
import type { Decision } from '../../routing/decision.ts';
import { type AdviceOutcome, finalizeDecision } from '../../routing/finalize-decision.ts';
import type { Evaluation } from '../../selection/decide.ts';
import { givenBy } from '../../selection/free-text/people.ts';
import { returnTurn } from '../assignments/end-assignment.ts';
import type { Clock, PutJob } from '../ports.ts';
import { tooLate } from '../refusal.ts';
import { pairOf } from './account-of.ts';
import { ADVISE_LATER } from './advise-later.ts';
import type { Arrival } from './arrival.ts';
import { eventOfDecision } from './decision-event.ts';
import { encodeJson } from './encoded-json.ts';
import { type Given, givenWith } from './given-with.ts';
import { KeyAnswered } from './idempotently.ts';
import {
  ChangedMeanwhile,
  type Ground,
  premisesOf,
  stillStands,
  waitedFor,
} from './still-stands.ts';
import type { Stopwatch } from './stopwatch.ts';
import { storedSnapshot } from './store-snapshot.ts';

export type CommitDeps = {
  db: Db;
  clock: Clock;
  newId: () => string;
  state: ReplicaCache;
  /** Absent where no jobs run: then nothing follows a decision. */
  putJob?: PutJob;
};

/** A decision, and as JSON the very bytes that are stored, hashed and answered. */
export type Routed = { decision: Decision; bytes: Uint8Array<ArrayBuffer> };

/** Another request gave the lead, or its person, an owner while this one was deciding. */
export class OwnedMeanwhile extends Error {}

/** What a commit answers: the Idempotency-Key, if there is one, of a caller who may have been told it is late. */
type Asked = { key?: IdempotentRequest; late?: AbortSignal };

/** @throws Refusal answer_late when the caller has been told so: what follows would be unheard */
export function unlessLate(late: AbortSignal | undefined): void {
  if (late?.aborted) throw tooLate();
}

/**
 * Commits a decision, all or nothing, and only to a rep who may take the lead at that moment: after
 * a wait for a model the must-rules are asked again, and the statement that writes refuses when roster,
 * policies or account have moved since, in whichever replica. Once the caller was told that it is late
 * nothing is committed, except what they find again under their Idempotency-Key.
 * @throws OwnedMeanwhile the lead got an owner meanwhile: decide again, with that owner in the scene
 * @throws ChangedMeanwhile the pick may no longer take it: decide again
 * @throws KeyAnswered another request with its key was committed first
 */
export async function commitDecision(
  deps: CommitDeps,
  arrival: Arrival,
  { evaluation, outcome }: { evaluation: Evaluation; outcome: AdviceOutcome },
  watch: Stopwatch,
  { key, late }: Asked,
): Promise<Routed> {
  const snapshot = await storedSnapshot(deps.db, arrival);
  const advice = outcome.kind === 'not_asked' ? null : JSON.stringify(outcome);
  const id = deps.newId();
  const taken = new Set<string>();
  let ground: Ground =
    arrival.captured === null
      ? { roster: deps.state.roster(), versions: deps.state.versions() }
      : { roster: arrival.snapshot.roster, versions: arrival.seen.versions };
  let inDoubt = waitedFor(outcome);
  let refused = 0;
  for (;;) {
    const settled = finalizeDecision(evaluation, outcome, { id, dryRun: false }, taken);
    watch.lap('settle');
    const decision: Decision = { ...settled, timings: watch.timings() };
    const bytes = encodeJson(decision);
    if (inDoubt) ground = await stillStands(deps, arrival, decision, outcome);
    const given = await givenWith(deps, arrival, decision, { evaluation, ground });
    const stored = {
      decision,
      answer: bytes,
      snapshot,
      advice,
      books: given.books,
      key: key ?? null,
    };
    const row = { ...stored, contentHash: decisionHash(stored) };
    unlessLate(late);
    const premises = premisesOf(arrival, decision, ground);
    const written = given.nobody
      ? 'slot_gone'
      : await write(deps, arrival, { row, given, premises });
    if (written === 'written') return { decision, bytes };
    if (decision.rep === null) throw new Error('A decision without a rep claims no slot.');
    inDoubt ||= written === 'changed';
    if (written === 'slot_gone') taken.add(decision.rep.id);
    else if (++refused < MOST_REFUSALS) await look(deps, arrival, decision.rep.id, ground);
    else throw new ChangedMeanwhile();
  }
}

/** What changes faster than it can be looked at is decided anew. */
const MOST_REFUSALS = 3;

/**
 * Learns what changed in another replica.
 * @throws ChangedMeanwhile it was not the roster or the policies: account or running lead are read anew
 */
async function look(
  { state }: CommitDeps,
  { seen, running }: Arrival,
  repId: string,
  { versions }: Ground,
): Promise<void> {
  await state.refreshAfter(repId, versions);
  const now = state.versions();
  const moved =
    now.policies !== versions.policies || now.reps.get(repId) !== versions.reps.get(repId);
  if (!moved && (seen.accountRevision !== null || running !== null)) throw new ChangedMeanwhile();
}

type Writing = { row: DecisionRow; given: Given; premises: Premises | null };

async function write(
  deps: CommitDeps,
  arrival: Arrival,
  { row, given: { claim, assignmentId }, premises }: Writing,
): Promise<'written' | NotWritten> {
  const eventWith = (fromRepId: string | null) =>
    eventOfDecision(deps, arrival, row.decision, { claim, assignmentId }, fromRepId);
  const unassigned = (handle: Db | Trx, event: PointsmanEvent | null) =>
    writeUnassigned(handle, arrival, { lead, row, premises, assignmentId, event });
  const lead = leadRow(arrival, row.decision);
  const moves = movedFrom(arrival, row.decision);
  const { brief, notAskedBecause } = row.decision.advisor;
  const follows = brief === 'follows' || notAskedBecause === 'prose_follows';
  const doubtful = row.decision.account.kind === 'ambiguous';
  const written = await (moves || follows || doubtful
    ? inTransaction(deps.db, async (trx) => {
        const event = eventWith(moves ? await takeAway(deps, trx, moves, arrival) : null);
        const done =
          claim && premises
            ? ((await commitAssignments(trx, [{ lead, row, claim, premises, event }]))[0] ??
              'slot_gone')
            : await unassigned(trx, event);
        if (done === 'slot_gone' || done === 'changed') throw new Undone(done);
        if (follows) await askForProse(deps, trx, arrival, row.decision);
        if (doubtful) await askForReview(deps, trx, arrival, row.decision);
        return done;
      })
    : claim && premises
      ? commitTogether(deps.db, { lead, row, claim, premises, event: eventWith(null) })
      : retried(() => unassigned(deps.db, eventWith(null)))
  ).catch((error: unknown): NotWritten => {
    if (error instanceof Undone) return error.because;
    if (isUniqueViolation(error, ONE_ANSWER)) throw new KeyAnswered();
    if (OWNED.some((index) => isUniqueViolation(error, index))) throw new OwnedMeanwhile();
    throw error;
  });
  if (written === 'slot_gone' || written === 'changed') return written;
  const { rep, at } = row.decision;
  if (rep && written !== 'no slot needed') deps.state.noteClaim(rep.id, written, Date.parse(at));
  return 'written';
}

async function askForProse(
  { putJob }: CommitDeps,
  trx: Trx,
  { lead }: Arrival,
  decision: Decision,
): Promise<void> {
  await askLater(trx, decision.id, new Date(decision.at));
  const contact = givenBy(lead.contact);
  await putJob?.(trx, ADVISE_LATER, { decisionId: decision.id, contact });
}

/** A doubt that is new, or in doubt again, is told. */
async function askForReview(
  deps: CommitDeps,
  trx: Trx,
  arrival: Arrival,
  decision: Decision,
): Promise<void> {
  const doubt = doubtOf(deps, arrival, decision);
  const { reviewId, opened } = await noteDoubt(trx, doubt);
  if (!opened) return;
  const { leadId, id: decisionId } = decision;
  const about = { id: deps.newId(), at: doubt.at, leadId, decisionId };
  const possibleAccountIds = doubt.match.possible.map(({ accountId }) => accountId);
  await appendEvents(trx, [eventOf('review.needed', about, { reviewId, possibleAccountIds })]);
}

/** What a person is to settle about the lead's company. */
function doubtOf({ newId }: CommitDeps, { snapshot }: Arrival, decision: Decision): Doubt {
  return {
    id: newId(),
    pair: pairOf(snapshot.lead),
    companyName: snapshot.lead.companyName,
    leadId: decision.leadId,
    match: decision.account,
    at: new Date(decision.at),
  };
}

/** Ends an assignment that the lead is taken from, and gives its rep the turn back; whom it was taken from. */
async function takeAway(
  deps: CommitDeps,
  trx: Trx,
  moves: Parameters<typeof endAssignment>[1],
  { snapshot }: Arrival,
): Promise<string | null> {
  const ended = await endAssignment(trx, moves);
  const { halfLifeDays } = snapshot.policy.document.fairness;
  if (ended === null) return null;
  const { because, at } = moves;
  const returned = await returnTurn(trx, ended, because, at, halfLifeDays);
  await writeAudit(trx, {
    ...{ id: deps.newId(), at, actor: 'router', action: 'assignment.routed_again' },
    subject: moves.leadId,
    detail: { repId: ended.repId, turnReturned: returned !== null },
    books: {
      ends: [bookedEnd(ended.id, at, because)],
      entries: returned ? [bookedEntry(returned)] : [],
    },
  });
  return ended.repId;
}

const OWNED = ['assignments_one_active_owner', 'assignments_one_per_person'];

/** Undoes a transaction in which the decision could not be written. */
class Undone extends Error {
  readonly because: NotWritten;

  constructor(because: NotWritten) {
    super(because);
    this.because = because;
  }
}

/** The running assignment of this very lead that the decision takes from somebody, if it does. */
function movedFrom({ lead, running, snapshot, captured }: Arrival, decision: Decision) {
  // Where no candidate given inline may take it, whoever has it keeps it: no queue is theirs.
  if (captured === null && decision.rep === null) return null;
  if (running === null || running.leadId !== lead.id || running.repId === decision.rep?.id) {
    return null;
  }
  const at = new Date(snapshot.at);
  return { leadId: lead.id, repId: running.repId, because: 'routed again', at };
}

async function writeUnassigned(
  handle: Db | Trx,
  arrival: Arrival,
  {
    lead,
    row,
    ...unclaimed
  }: { lead: LeadRow; row: DecisionRow } & Omit<Unclaimed, 'queue' | 'leavesQueue'>,
): Promise<'no slot needed' | 'changed'> {
  const { decision } = row;
  const queue =
    decision.queue && arrival.captured
      ? {
          ...decision.queue,
          heat: arrival.snapshot.lead.score ?? arrival.snapshot.lead.builtInScore ?? 0,
          nextSweepAt: new Date(Date.parse(decision.at) + FIRST_SWEEP_MS),
        }
      : null;
  const leavesQueue = decision.outcome === 'declined' && arrival.captured !== null;
  const written = await commitUnassigned(handle, lead, row, { ...unclaimed, queue, leavesQueue });
  return written ? 'no slot needed' : 'changed';
}

/** A queued lead is looked at again after this time, or as soon as something frees. */
const FIRST_SWEEP_MS = 60_000;

function leadRow({ lead, snapshot, personKey, running }: Arrival, { rep }: Decision): LeadRow {
  const { contact, ...body } = lead;
  // Whoever works the person's other lead may have left: then this one has an owner of its own, or waits.
  const joins = running !== null && running.leadId !== lead.id && running.repId === rep?.id;
  return {
    id: lead.id,
    body,
    contact,
    personKey,
    domain: snapshot.lead.domain,
    accountId: snapshot.account?.id ?? null,
    joinsLeadId: joins ? running.leadId : null,
    receivedAt: new Date(snapshot.lead.receivedAt),
  };
}
