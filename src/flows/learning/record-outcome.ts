// A caller tells what became of a lead. Outcomes come in any order and any number of times; a deal
// that was won or lost frees the rep's slot and becomes what the next model learns from.
import { isDeepStrictEqual } from 'node:util';
import { eventOf } from '../../events/event.ts';
import { writeAudit } from '../../io/db/audit.ts';
import { bookedEnd, bookedOutcome } from '../../io/db/books.ts';
import { type Ended, endAssignment } from '../../io/db/decisions/assignments.ts';
import { readDecision } from '../../io/db/decisions/decisions.ts';
import type { Trx } from '../../io/db/engine/tables.ts';
import { inTransaction } from '../../io/db/engine/transaction.ts';
import { appendEvents } from '../../io/db/events.ts';
import {
  insertOutcome,
  leadOfDecision,
  lockLead,
  type OutcomeRow,
  outcomesOf,
  readOutcomeBody,
  saveLeadDeal,
  staysOf,
} from '../../io/db/outcomes.ts';
import { removeEntry } from '../../io/db/queue.ts';
import { normaliseMoney } from '../../leads/values/money.ts';
import { levelsOf } from '../../learning/levels.ts';
import { dealOf, type FinishedDeal, holderAt, type OutcomeInput } from '../../learning/outcome.ts';
import { endingText } from '../../routing/queue/ending.ts';
import { snapshotIfReadable } from '../../routing/stored/snapshot-formats.ts';
import { type EndDeps, slotCameFree } from '../assignments/end-assignment.ts';
import { Refusal } from '../refusal.ts';

export type Recorded = {
  id: string;
  leadId: string;
  /** Who held the lead when it happened. */
  repId: string | null;
  /** False: this very outcome was told before, and nothing was done. */
  recorded: boolean;
  /** True when it ended the rep's work on the lead: the slot is free. */
  ended: boolean;
  /** Minutes from assignment to first contact, once both are known and the deal is finished. */
  responseMinutes: number | null;
};

/** Clocks of callers may be this far ahead of ours. */
const CLOCK_SKEW_MS = 5 * 60_000;

/**
 * Records one outcome; all of it or nothing.
 * @throws Refusal not_found (lead or decision), invalid_input, idempotency_mismatch (the id was used
 *   for another outcome)
 */
export async function recordOutcome(
  deps: EndDeps,
  actor: string,
  outcome: OutcomeInput,
): Promise<Recorded> {
  const at = new Date(deps.clock.now());
  const atMs = Date.parse(outcome.at);
  if (atMs > at.getTime() + CLOCK_SKEW_MS) throw wrong('/at', 'must not lie in the future');
  const amountUsd = amountOf(outcome);
  const recorded = await inTransaction(deps.db, async (trx): Promise<Recorded> => {
    const leadId = await leadOf(trx, outcome);
    const stays = await staysOf(trx, leadId);
    const stay = holderAt(stays, atMs);
    const repId = stay?.repId ?? null;
    const row = {
      ...{ id: outcome.id, leadId, repId, kind: outcome.kind, atMs, amountUsd, body: outcome },
      decisionId: outcome.decisionId ?? null,
      ...{ recordedAt: at, recordedBy: actor },
    };
    const bodyHash = await insertOutcome(trx, row);
    if (bodyHash === null) {
      await checkSame(trx, outcome);
      return {
        id: outcome.id,
        leadId,
        repId,
        recorded: false,
        ended: false,
        responseMinutes: null,
      };
    }
    await writeAudit(trx, {
      ...{ id: deps.newId(), at, actor, action: 'outcome.recorded', subject: leadId },
      detail: { outcome: outcome.id, kind: outcome.kind },
      books: { outcomes: [bookedOutcome(row, bodyHash)] },
    });
    await tell(deps, trx, row);
    const deal = dealOf(await outcomesOf(trx, leadId), stays);
    const last = deal ? holderAt(stays, deal.endedMs) : null;
    const decisionId = stays.find((one) => one.sinceMs === last?.sinceMs)?.decisionId;
    if (deal && decisionId)
      await saveLeadDeal(trx, leadId, deal, await levels(trx, decisionId, deal));
    const ended = isEnding(outcome) && (await end(deps, trx, { leadId, outcome, actor, at, atMs }));
    const responseMinutes = deal?.responseMinutes ?? null;
    return { id: outcome.id, leadId, repId, recorded: true, ended, responseMinutes };
  });
  if (recorded.ended) await slotCameFree(deps, at);
  return recorded;
}

function isEnding({ kind }: OutcomeInput): boolean {
  return kind === 'won' || kind === 'lost';
}

/** What a rep did is told as it is recorded; a meeting or an opportunity moves nobody. */
async function tell(
  { newId }: EndDeps,
  trx: Trx,
  { id: outcomeId, leadId, repId, decisionId, kind, atMs, recordedAt }: OutcomeRow,
): Promise<void> {
  if (kind !== 'accepted' && kind !== 'contacted') return;
  const about = { id: newId(), at: recordedAt, leadId, decisionId, repId };
  const happenedAt = new Date(atMs).toISOString();
  await appendEvents(trx, [eventOf(`lead.${kind}`, about, { outcomeId, happenedAt })]);
}

type Closing = { leadId: string; outcome: OutcomeInput; actor: string; at: Date; atMs: number };

/** Nobody works on it any more; `ended` is whose work it was, null for a lead that waited. */
async function tellClosed(
  { newId }: EndDeps,
  trx: Trx,
  { leadId, outcome, at }: Closing,
  ended: Ended | null,
): Promise<void> {
  const because = outcome.kind === 'won' ? 'won' : 'lost';
  const whose = { repId: ended?.repId ?? null, decisionId: ended?.decisionId ?? null };
  const about = { id: newId(), at, leadId, ...whose };
  await appendEvents(trx, [eventOf('lead.closed', about, { because })]);
}

/** Ends the running assignment, unless it began after the outcome: then the lead came back since. */
async function end(deps: EndDeps, trx: Trx, told: Closing): Promise<boolean> {
  const { leadId, outcome, actor, at, atMs } = told;
  if (await removeEntry(trx, leadId, null)) await tellClosed(deps, trx, told, null);
  const running = (await staysOf(trx, leadId)).find(({ endedMs }) => endedMs === null);
  if (!running || running.sinceMs > atMs + CLOCK_SKEW_MS) return false;
  const because = endingText({ kind: 'closed', reason: outcome.kind });
  const ended = await endAssignment(trx, { leadId, repId: running.repId, because, at });
  if (ended === null) return false;
  await tellClosed(deps, trx, told, ended);
  await writeAudit(trx, {
    ...{ id: deps.newId(), at, actor, action: 'assignment.closed', subject: leadId },
    detail: { repId: ended.repId, reason: outcome.kind, outcome: outcome.id },
    books: { ends: [bookedEnd(ended.id, at, because)] },
  });
  return true;
}

/** The lead that is meant, locked; both ids must mean the same one. */
async function leadOf(trx: Trx, { leadId, decisionId }: OutcomeInput): Promise<string> {
  const decided = decisionId === undefined ? null : await leadOfDecision(trx, decisionId);
  if (decisionId !== undefined && decided === null) {
    throw new Refusal('not_found', `There is no decision "${decisionId}".`);
  }
  if (decided !== null && leadId !== undefined && leadId !== decided) {
    throw wrong('/leadId', `is not the lead of that decision, which is "${decided}"`);
  }
  const id = decided ?? leadId ?? '';
  if (await lockLead(trx, id)) return id;
  throw new Refusal('not_found', `There is no lead "${id}".`);
}

async function checkSame(trx: Trx, outcome: OutcomeInput): Promise<void> {
  const before = await readOutcomeBody(trx, outcome.id);
  if (isDeepStrictEqual(before, JSON.parse(JSON.stringify(outcome)))) return;
  const detail = `The outcome "${outcome.id}" was told before with another content.`;
  throw new Refusal('idempotency_mismatch', detail);
}

function amountOf({ amount, currency }: OutcomeInput): number | null {
  if (amount === undefined) return null;
  const dollars = normaliseMoney({ amount, currency }, 'unknown').value;
  if (dollars === null) throw wrong('/currency', 'no exchange rate is known for it');
  return dollars;
}

/** The lead's levels as it was routed, and the rep. */
async function levels(
  trx: Trx,
  decisionId: string,
  { repId }: FinishedDeal,
): Promise<Record<string, string>> {
  const decision = await readDecision(trx, decisionId);
  if (!decision) return { rep: repId };
  const lead = snapshotIfReadable(decision.snapshot)?.lead;
  return lead ? { ...levelsOf(lead), rep: repId } : { rep: repId };
}

function wrong(path: string, message: string): Refusal {
  return new Refusal('invalid_input', '', [{ path, message }]);
}
