// Prose after the fact, for decisions made with mode "async": the rep was told at once and never
// changes; what the advisor would have chosen otherwise is written down beside it.
import { z } from 'zod';
import { readDecision } from '../../io/db/decisions/decisions.ts';
import { answerLater } from '../../io/db/decisions/later-advice.ts';
import type { Db } from '../../io/db/engine/tables.ts';
import type { Decision } from '../../routing/decision.ts';
import type { AdviceOutcome } from '../../routing/finalize-decision.ts';
import type { LaterAdvice } from '../../routing/later-advice.ts';
import { readAnswer } from '../../routing/stored/answer-formats.ts';
import { decide } from '../../selection/decide.ts';
import { ifReadable, snapshotReader } from '../decisions/replay-decision.ts';
import type { Clock } from '../ports.ts';
import type { SeekAdvice } from './seek-advice.ts';

/** Name of the job. */
export const ADVISE_LATER = 'advise-later';

export const adviseLaterPayload = z.strictObject({
  decisionId: z.string(),
  contact: z.array(z.string()).optional(),
  /** What jobs held that were put before `contact` was. */
  contactName: z.string().nullable().optional(),
});

/** Nobody waits: the model gets a minute. */
const PATIENCE_MS = 60_000;

type Deps = { seekAdvice: SeekAdvice; db: Db; clock: Clock };

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
  const evaluation = decide(snapshot);
  const outcome = await deps.seekAdvice(evaluation, {
    mode: 'later',
    deadlineMs: deps.clock.now() + PATIENCE_MS,
    signal: new AbortController().signal,
    contact: contact ?? (contactName ? [contactName] : []),
  });
  const at = new Date(deps.clock.now());
  await answerLater(deps.db, decisionId, { ...answerOf(outcome, decision), at });
}

function answerOf(outcome: AdviceOutcome, decision: Decision) {
  if (outcome.kind === 'not_asked') return { state: outcome.because, answer: null };
  if (outcome.kind === 'failed') return { state: outcome.reason, answer: null };
  const { advice, facts, trace } = outcome;
  const agrees = advice.choice === decision.rep?.id;
  const other = decision.candidates.find((row) => row.rep.id === advice.choice)?.rep;
  // Words about another rep would only confuse: the decision's own stand then.
  const words = agrees
    ? advice
    : { ...decision, summary: decision.reasoning.summary, reasons: decision.reasoning.reasons };
  const answer: LaterAdvice = {
    summary: words.summary,
    reasons: words.reasons,
    talkingPoints: words.talkingPoints,
    nextSteps: words.nextSteps,
    facts: agrees ? [...facts] : decision.facts,
    wouldChoose: agrees ? null : (other ?? { id: advice.choice, name: advice.choice }),
    provider: trace.provider,
    model: trace.model,
    promptHash: trace.promptHash,
    costUsd: trace.costUsd,
  };
  return { state: agrees ? 'agrees' : 'differs', answer: JSON.stringify(answer) };
}
