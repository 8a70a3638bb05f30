// Prose after the fact: the rep was told at once and never changes. What the advisor would have chosen
// otherwise, where it was not asked before, is written down beside it.
import { z } from 'zod';
import { eventOf } from '../../events/event.ts';
import { readDecision, type StoredDecision } from '../../io/db/decisions/decisions.ts';
import { answerLater } from '../../io/db/decisions/later-advice.ts';
import type { Db } from '../../io/db/engine/tables.ts';
import { inTransaction } from '../../io/db/engine/transaction.ts';
import { appendEvents } from '../../io/db/events.ts';
import type { Decision } from '../../routing/decision.ts';
import { type AdviceOutcome, type AdvisorTrace, needsOf } from '../../routing/finalize-decision.ts';
import type { LaterAdvice } from '../../routing/later-advice.ts';
import { readAdvice, readAnswer } from '../../routing/stored/answer-formats.ts';
import { decide } from '../../selection/decide.ts';
import { ifReadable, snapshotReader } from '../decisions/replay-decision.ts';
import type { Clock } from '../ports.ts';
import type { SeekAdvice } from './seek-advice.ts';
import type { BriefAbout, BriefOutcome, WriteBrief } from './write-brief.ts';

/** Name of the job. */
export const ADVISE_LATER = 'advise-later';

export const adviseLaterPayload = z.strictObject({
  decisionId: z.string(),
  contact: z.array(z.string()).optional(),
  /** What jobs held that were put before `contact` was. */
  contactName: z.string().nullable().optional(),
});

/** Nobody waits: the model gets a minute for each of its answers. */
const PATIENCE_MS = 60_000;

type Deps = {
  seekAdvice: SeekAdvice;
  /** Absent where one answer gives choice and brief. */
  writeBrief?: WriteBrief;
  db: Db;
  clock: Clock;
  newId: () => string;
};

/** Asks the advisor about a decision that stands, and writes down what it says. */
export async function adviseLater(
  deps: Deps,
  { decisionId, contact, contactName }: z.infer<typeof adviseLaterPayload>,
): Promise<void> {
  const row = await readDecision(deps.db, decisionId);
  if (!row) return;
  const decision = readAnswer(row.answer);
  const snapshot = await ifReadable(snapshotReader(deps.db)(row.snapshot));
  if (snapshot === null) return;
  const patience = () => ({
    deadlineMs: deps.clock.now() + PATIENCE_MS,
    signal: new AbortController().signal,
    contact: contact ?? (contactName ? [contactName] : []),
  });
  const isOpen = decision.advisor.notAskedBecause === 'prose_follows';
  const outcome = isOpen
    ? await deps.seekAdvice(decide(snapshot), { mode: 'later', ...patience() })
    : null;
  const about = briefAbout(row, decision, outcome);
  const brief =
    about && deps.writeBrief ? await deps.writeBrief(snapshot, about, patience()) : null;
  const at = new Date(deps.clock.now());
  const told = answerOf(outcome, brief, decision);
  const { leadId, rep } = decision;
  await inTransaction(deps.db, async (trx) => {
    const isFirst = await answerLater(trx, decisionId, { ...told, at });
    if (!isFirst || told.answer === null) return;
    const about = { id: deps.newId(), at, leadId, decisionId, repId: rep?.id ?? null };
    await appendEvents(trx, [eventOf('advice.ready', about, { state: told.state })]);
  });
}

/** What a brief of the decision is about; null where nobody has the lead. */
function briefAbout(
  { advice }: StoredDecision,
  decision: Decision,
  asked: AdviceOutcome | null,
): BriefAbout | null {
  if (decision.rep === null) return null;
  const outcome = asked ?? (advice === null ? null : readAdvice(advice));
  const withheld = outcome?.kind === 'not_asked' ? [] : (outcome?.withheld ?? []);
  return {
    repId: decision.rep.id,
    backupId: decision.backup?.rep.id ?? null,
    chosenBy: decision.decidedBy === 'advisor' ? 'model' : 'rules',
    needs: outcome === null ? [] : needsOf(outcome),
    withheld,
  };
}

function answerOf(outcome: AdviceOutcome | null, brief: BriefOutcome | null, decision: Decision) {
  const choice = outcome?.kind === 'advised' ? outcome : null;
  const written = brief?.kind === 'brief' ? brief : null;
  const traces = [choice?.trace, written?.trace].filter((trace) => trace !== undefined);
  const [first] = traces;
  if (first === undefined) return { state: whyNone(outcome, brief), answer: null };
  const agrees = choice === null || choice.advice.choice === decision.rep?.id;
  const words = written?.told ?? (choice && agrees ? choice.advice : null) ?? ownWords(decision);
  const facts = written?.facts ?? (choice && agrees ? [...choice.facts] : decision.facts);
  const costs = traces.flatMap(({ costUsd }) => costUsd ?? []);
  const answer: LaterAdvice = {
    summary: words.summary,
    reasons: words.reasons,
    talkingPoints: words.talkingPoints,
    nextSteps: words.nextSteps,
    facts,
    wouldChoose: agrees ? null : nameOf(choice.advice.choice, decision),
    provider: first.provider,
    model: first.model,
    promptHash: first.promptHash,
    costUsd: costs.length === 0 ? null : costs.reduce((sum, cost) => sum + cost, 0),
    ...callsOf(traces),
    ...(written?.secondLook ? { secondLook: written.secondLook } : {}),
  };
  const state = choice === null ? 'briefed' : agrees ? 'agrees' : 'differs';
  return { state, answer: JSON.stringify(answer) };
}

function callsOf(traces: readonly AdvisorTrace[]): Pick<LaterAdvice, 'calls'> {
  const calls = traces.flatMap((trace) => trace.calls ?? []);
  return calls.length === 0 ? {} : { calls };
}

/** Words about another rep would only confuse: the decision's own stand then. */
function ownWords(decision: Decision) {
  const { summary, reasons } = decision.reasoning;
  const { talkingPoints, nextSteps } = decision;
  return { summary, reasons, talkingPoints, nextSteps };
}

function nameOf(choice: string, { candidates }: Decision): { id: string; name: string } {
  return candidates.find((row) => row.rep.id === choice)?.rep ?? { id: choice, name: choice };
}

function whyNone(outcome: AdviceOutcome | null, brief: BriefOutcome | null): string {
  if (outcome?.kind === 'not_asked') return outcome.because;
  if (outcome?.kind === 'failed') return outcome.reason;
  return brief?.kind === 'none' ? brief.because : 'not_configured';
}
