// Asks a model about one lead by a prompt of form 1, which asks for everything at once, and comes back with
// advice that holds, or with a named reason why the rules' own pick stands. One call where one serves; a
// second only to mend a choice, to look again without text that gave orders, or when the lead's needs
// brought in somebody whom the model never saw.
import type { Advice } from '../../advisor/advice.ts';
import { type AdviceKey, briefAdvisor, repairRequest } from '../../advisor/brief.ts';
import type { AdvisorReply, AdvisorRequest } from '../../advisor/exchange.ts';
import { type Judged, judgeAdvice } from '../../advisor/judge.ts';
import type { FallbackReason } from '../../advisor/no-advice.ts';
import type { WholePrompt } from '../../advisor/prompt.ts';
import { adviceShortlist } from '../../advisor/shortlist-for-needs.ts';
import type { Fact } from '../../reasoning/facts/fact.ts';
import { gatherFacts } from '../../reasoning/facts/gather-facts.ts';
import { type PlainAdvice, plainAdvice } from '../../reasoning/plain-advice.ts';
import type { Evaluation } from '../../selection/decide.ts';
import type { Need } from '../../selection/free-text/needs.ts';
import { freeTexts, givesOrders } from '../../selection/free-text/orders.ts';
import type { Candidate } from '../../selection/scene/candidate.ts';
import type { Advisor, Clock } from '../ports.ts';
import { type Called, hasTime } from './calls.ts';

export type RoundsInput = {
  /** Of the decision's own snapshot; its shortlist is not empty. */
  evaluation: Evaluation;
  prompt: WholePrompt;
  /** Milliseconds since the epoch by which the answer must be there. */
  deadline: number;
  signal: AbortSignal;
  /** What names the contact (names, e-mail addresses, numbers); masked wherever it stands. */
  privateWords?: readonly string[];
};

export type Sought = {
  /**
   * What holds now: with the lead's verified needs in force, if there were any. Its snapshot then
   * differs from the decision's; store the decision's own and the needs.
   */
  evaluation: Evaluation;
  /** What the model was shown and the facts for people, under the ids that the advice cites. */
  shortlist: readonly Candidate[];
  facts: readonly Fact[];
  needs: readonly Need[];
  /** Requests to the model that had an outcome: one, or more with a repair or a second look. */
  calls: readonly Called[];
} & (
  | { kind: 'advice'; advice: Advice; repaired: boolean }
  | { kind: 'fallback'; reason: FallbackReason; detail: string; problems: readonly string[] }
);

const MOST_ROUNDS = 3;

type Deps = { advisor: Advisor; clock: Clock };

/** Seeks advice. Never throws for what a provider or model does, and never outlives the deadline. */
export async function adviceInRounds(deps: Deps, input: RoundsInput): Promise<Sought> {
  const { evaluation } = input;
  const orders = freeTexts(evaluation.snapshot.lead).some(givesOrders);
  const calls: Called[] = [];
  const first = { evaluation, needs: [], freeText: !orders };
  let round = await ask(deps, input, first, 'advice', calls);
  let repaired = false;
  while (calls.length < MOST_ROUNDS && hasTime(deps, input)) {
    const next = nextAttempt(round, calls, repaired);
    if (next === null) break;
    if (next.kind === 'repair') {
      repaired = true;
      const { request } = next;
      const judged = await answered(deps, input, { ...round, request }, 'advice_repair', calls);
      round = { ...round, request, judged };
    } else {
      round = await ask(deps, input, next.with, 'advice_again', calls);
    }
  }
  return concluded(input, round, calls, { repaired, orders });
}

/** What a call is made with: what holds, the needs behind it, and whether the lead's words are shown. */
type Scene = { evaluation: Evaluation; needs: readonly Need[]; freeText: boolean };

type Round = Scene & {
  shortlist: readonly Candidate[];
  request: AdvisorRequest;
  key: AdviceKey;
  judged: Judged | Extract<AdvisorReply, { kind: 'failed' }>;
};

async function ask(
  deps: Deps,
  input: RoundsInput,
  scene: Scene,
  kind: Called['kind'],
  calls: Called[],
): Promise<Round> {
  const shortlist = adviceShortlist(scene.evaluation);
  const { request, key } = briefAdvisor({
    prompt: input.prompt,
    snapshot: input.evaluation.snapshot,
    shortlist,
    privateWords: input.privateWords ?? [],
    ...scene,
  });
  const judged = await answered(deps, input, { request, key }, kind, calls);
  return { ...scene, shortlist, request, key, judged };
}

async function answered(
  { advisor }: Deps,
  { deadline, signal }: RoundsInput,
  { request, key }: Pick<Round, 'request' | 'key'>,
  kind: Called['kind'],
  calls: Called[],
): Promise<Round['judged']> {
  const reply = await advisor.ask(request, deadline, signal);
  calls.push({ kind, reply });
  return reply.kind === 'failed' ? reply : judgeAdvice(reply.json, key);
}

type Next = { kind: 'repair'; request: AdvisorRequest } | { kind: 'again'; with: Scene };

/** What another call could better, if anything. */
function nextAttempt(round: Round, calls: readonly Called[], repaired: boolean): Next | null {
  const { judged, evaluation, needs, freeText } = round;
  if (judged.kind === 'failed') return null;
  if (judged.kind === 'accepted') {
    return judged.advice.suspectedInjection && freeText
      ? { kind: 'again', with: { evaluation, needs, freeText: false } }
      : null;
  }
  const shown = new Set(round.shortlist.map(({ rep }) => rep.id));
  const newcomers = adviceShortlist(judged.evaluation).some(({ rep }) => !shown.has(rep.id));
  if (judged.reason === 'advisor_outside_margin' && judged.evaluation !== evaluation && newcomers) {
    return {
      kind: 'again',
      with: { evaluation: judged.evaluation, needs: judged.needs, freeText },
    };
  }
  const last = calls.at(-1)?.reply;
  if (!judged.repairable || repaired || last?.kind !== 'answer') return null;
  return { kind: 'repair', request: repairRequest(round.request, last.json, judged.problems) };
}

function concluded(
  input: RoundsInput,
  round: Round,
  calls: readonly Called[],
  seen: { repaired: boolean; orders: boolean },
): Sought {
  const { judged } = round;
  const { snapshot } = input.evaluation;
  const fallback = (scene: Pick<Scene, 'evaluation' | 'needs'>, why: Why): Sought => {
    const shortlist = adviceShortlist(scene.evaluation);
    const facts = gatherFacts(snapshot, shortlist);
    return { calls, ...scene, shortlist, facts, kind: 'fallback', ...why };
  };
  if (judged.kind === 'failed') {
    return fallback(plain(round), { reason: judged.reason, detail: judged.detail, problems: [] });
  }
  if (judged.kind === 'refused') {
    const { reason, detail, problems } = judged;
    return fallback(plain(judged), { reason, detail, problems });
  }
  const { advice, evaluation } = judged;
  if (advice.suspectedInjection && round.freeText) {
    // There was no time to look again without the text, so nothing that it could have swayed stands.
    return fallback(plain(input), {
      reason: 'advisor_suspected_injection',
      detail: 'The lead’s text tries to give orders, and there was no time to ask without it.',
      problems: [],
    });
  }
  const { shortlist } = round;
  const facts = gatherFacts(snapshot, shortlist);
  const whole = completed(advice, () =>
    plainAdvice(snapshot, shortlist, facts, advice.choice, null, { chosenBy: 'model' }),
  );
  return {
    calls,
    evaluation,
    needs: advice.needs,
    shortlist,
    facts,
    kind: 'advice',
    repaired: seen.repaired,
    advice: { ...whole, suspectedInjection: seen.orders || !round.freeText },
  };
}

/** Where nothing of the model's stood, the words that need no model. */
function completed(advice: Advice, make: () => PlainAdvice): Advice {
  const { summary, reasons, talkingPoints, nextSteps, backup } = advice;
  const lists = [reasons, talkingPoints, nextSteps];
  if (summary !== '' && lists.every(({ length }) => length > 0) && backup !== null) return advice;
  const ours = make();
  return {
    ...advice,
    summary: summary === '' ? ours.summary : summary,
    reasons: reasons.length > 0 ? reasons : ours.reasons,
    talkingPoints: talkingPoints.length > 0 ? talkingPoints : ours.talkingPoints,
    nextSteps: nextSteps.length > 0 ? nextSteps : ours.nextSteps,
    backup: backup ?? ours.backup,
  };
}

type Why = { reason: FallbackReason; detail: string; problems: readonly string[] };

function plain(of: { evaluation: Evaluation; needs?: readonly Need[] }) {
  return { evaluation: of.evaluation, needs: of.needs ?? [] };
}
