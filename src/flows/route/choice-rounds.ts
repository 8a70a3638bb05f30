// Asks a model whom of a shortlist one lead should go to, and comes back with a choice that holds or with a
// named reason why the rules' own pick stands. One call where one serves; another to correct a choice, to
// look again without what gave orders, or when needs brought in somebody whom the model never saw.
import { repairRequest } from '../../advisor/brief.ts';
import { choiceRequest } from '../../advisor/choice-request.ts';
import type { AdvisorReply, AdvisorRequest } from '../../advisor/exchange.ts';
import { type JudgedChoice, judgeChoice } from '../../advisor/judge-choice.ts';
import type { FallbackReason } from '../../advisor/no-advice.ts';
import type { PromptInParts } from '../../advisor/prompt.ts';
import { adviceShortlist } from '../../advisor/shortlist-for-needs.ts';
import { plainlyOrdering, type Withheld } from '../../advisor/withheld.ts';
import { gatherFacts } from '../../reasoning/facts/gather-facts.ts';
import type { Evaluation } from '../../selection/decide.ts';
import type { Need } from '../../selection/free-text/needs.ts';
import type { Candidate } from '../../selection/scene/candidate.ts';
import type { Advisor, Clock } from '../ports.ts';
import { type Called, hasTime } from './calls.ts';

export type ChoiceInput = {
  /** Of the decision's own snapshot; its shortlist is not empty. */
  evaluation: Evaluation;
  prompt: PromptInParts;
  /** Milliseconds since the epoch by which the answer must be there. */
  deadline: number;
  signal: AbortSignal;
  /** What names the contact; masked wherever it stands. */
  privateWords: readonly string[];
};

/** What was asked with, last: what holds, the needs behind it, who was shown, what was kept back. */
type ChoiceScene = {
  evaluation: Evaluation;
  needs: readonly Need[];
  shortlist: readonly Candidate[];
  withheld: Withheld;
};

export type Chosen = ChoiceScene & { calls: readonly Called[] } & (
    | (Extract<JudgedChoice, { kind: 'accepted' }> & { kind: 'accepted' })
    | { kind: 'fallback'; reason: FallbackReason; detail: string }
  );

const MOST_CALLS = 3;

type Deps = { advisor: Advisor; clock: Clock };
type Tried = ChoiceScene & {
  request: AdvisorRequest;
  reply: AdvisorReply;
  judged: JudgedChoice | null;
};

/** Seeks a choice. Never throws for what a provider or model does, and never outlives the deadline. */
export async function choiceInRounds(deps: Deps, input: ChoiceInput): Promise<Chosen> {
  const { evaluation } = input;
  const { snapshot } = evaluation;
  const shortlist = adviceShortlist(evaluation);
  const withheld = plainlyOrdering(gatherFacts(snapshot, shortlist), snapshot);
  const calls: Called[] = [];
  let tried = await ask(
    deps,
    input,
    { evaluation, needs: [], shortlist, withheld },
    'choice',
    calls,
  );
  let corrected = false;
  while (calls.length < MOST_CALLS && hasTime(deps, input)) {
    const next = nextCall(tried, corrected);
    if (next === null) break;
    corrected ||= next.kind === 'choice_repair';
    tried = await ask(deps, input, next.scene, next.kind, calls, next.request);
  }
  return concluded(input, tried, calls);
}

async function ask(
  { advisor }: Deps,
  { prompt, evaluation, deadline, signal, privateWords }: ChoiceInput,
  scene: ChoiceScene,
  kind: Called['kind'],
  calls: Called[],
  corrected?: AdvisorRequest,
): Promise<Tried> {
  const { snapshot } = evaluation;
  const { request, key } = choiceRequest({ prompt, snapshot, privateWords, ...scene });
  const asked = corrected ?? request;
  const reply = await advisor.ask(asked, deadline, signal);
  calls.push({ kind, reply });
  const judged = reply.kind === 'failed' ? null : judgeChoice(reply.json, key);
  return { ...scene, request: asked, reply, judged };
}

type Next = {
  kind: 'choice_again' | 'choice_repair';
  scene: ChoiceScene;
  request?: AdvisorRequest;
};

/** What another call could better, if anything. */
function nextCall(tried: Tried, corrected: boolean): Next | null {
  const { judged, reply, request, evaluation, needs, shortlist, withheld } = tried;
  if (judged === null || reply.kind === 'failed') return null;
  if (isSwayed(judged, evaluation)) {
    const more = new Set([...withheld, ...judged.suspected]);
    return { kind: 'choice_again', scene: { evaluation, needs, shortlist, withheld: more } };
  }
  if (judged.kind === 'accepted') return null;
  const wider = adviceShortlist(judged.evaluation);
  const shown = new Set(shortlist.map(({ rep }) => rep.id));
  const outside = judged.reason === 'advisor_outside_margin' && judged.evaluation !== evaluation;
  if (outside && wider.some(({ rep }) => !shown.has(rep.id))) {
    const scene = { evaluation: judged.evaluation, needs: judged.needs, withheld };
    return { kind: 'choice_again', scene: { ...scene, shortlist: wider } };
  }
  if (!judged.repairable || corrected) return null;
  const scene = { evaluation, needs, shortlist, withheld };
  return {
    kind: 'choice_repair',
    scene,
    request: repairRequest(request, reply.json, judged.problems),
  };
}

/**
 * Whether words that give orders may have moved the choice: they were in sight, and it is not the one that
 * the rules make without them.
 */
function isSwayed(judged: JudgedChoice, { order }: Evaluation): boolean {
  if (judged.suspected.length === 0) return false;
  return judged.kind === 'refused' || judged.choice !== order[0];
}

function concluded(input: ChoiceInput, tried: Tried, calls: readonly Called[]): Chosen {
  const { judged, reply, evaluation, needs, shortlist } = tried;
  const before = { evaluation: input.evaluation, needs: [] };
  if (judged === null) {
    const failed = reply.kind === 'failed' ? reply : null;
    const reason = failed?.reason ?? 'advisor_unreadable';
    const scene = { evaluation, needs, shortlist, withheld: tried.withheld };
    return { ...scene, calls, kind: 'fallback', reason, detail: failed?.detail ?? '' };
  }
  const withheld = new Set([...tried.withheld, ...judged.suspected]);
  const scene = { shortlist, withheld, calls };
  if (isSwayed(judged, evaluation)) {
    // There was no time to look again without it, so nothing that it could have swayed stands.
    const detail = 'The lead’s text tries to give orders, and there was no time to ask without it.';
    const reason = 'advisor_suspected_injection';
    return { ...scene, ...before, kind: 'fallback', reason, detail };
  }
  if (judged.kind === 'refused') {
    const { reason, detail } = judged;
    const held = { evaluation: judged.evaluation, needs: judged.needs };
    return { ...scene, ...held, kind: 'fallback', reason, detail };
  }
  return { ...scene, ...judged };
}
