// Has a model write the brief about a rep who has the lead: one call, and a second for the sentences that
// failed where a place of the brief would be empty without them.
import type { AdviceKey } from '../../advisor/brief.ts';
import { type BriefPartInput, briefRequest } from '../../advisor/brief-request.ts';
import {
  type JudgedBrief,
  judgeBrief,
  mendedBrief,
  wantsMending,
} from '../../advisor/judge-brief.ts';
import { mendRequest } from '../../advisor/mend-request.ts';
import type { FallbackReason } from '../../advisor/no-advice.ts';
import { isUnread } from '../../advisor/second-look.ts';
import type { PlainAdvice } from '../../reasoning/plain-advice.ts';
import type { Advisor, Clock } from '../ports.ts';
import { type Called, hasTime } from './calls.ts';

export type BriefInput = BriefPartInput & { deadline: number; signal: AbortSignal };

export type WrittenBrief = { calls: readonly Called[] } & (
  | { kind: 'brief'; judged: JudgedBrief; key: AdviceKey }
  | { kind: 'none'; reason: FallbackReason }
);

type Deps = { advisor: Advisor; clock: Clock };

/** Writes a brief. Never throws for what a provider or model does, and never outlives the deadline. */
export async function briefInRounds(deps: Deps, input: BriefInput): Promise<WrittenBrief> {
  const { deadline, signal, picked } = input;
  const { request, key } = briefRequest(input);
  const reply = await deps.advisor.ask(request, deadline, signal);
  const calls: Called[] = [{ kind: 'brief', reply }];
  if (reply.kind === 'failed') return { calls, kind: 'none', reason: reply.reason };
  const judged = judgeBrief(reply.json, key, picked);
  if (judged === null) return { calls, kind: 'none', reason: 'advisor_wrong_schema' };
  const mends = wantsMending(judged) && !judged.failed.every(isUnread);
  if (!mends || !hasTime(deps, input)) {
    return { calls, kind: 'brief', judged, key };
  }
  const again = await deps.advisor.ask(mendRequest(request, judged.failed), deadline, signal);
  calls.push({ kind: 'brief_repair', reply: again });
  const better = again.kind === 'failed' ? judged : mendedBrief(again.json, judged, key, picked);
  return { calls, kind: 'brief', judged: better, key };
}

/** The prose that people read, and what was left out of the model's. */
export type Told = Omit<PlainAdvice, 'firstSteps' | 'backup'> & { dropped: string[] };

/** The sentences that hold, and the plain ones where none does; when to call is always told plainly. */
export function toldBrief({ held, failed }: JudgedBrief, plain: PlainAdvice): Told {
  const of = (place: JudgedBrief['held'][number]['place']) =>
    held.flatMap((one) => (one.place === place ? one.cited : []));
  const [summary] = of('summary');
  const [reasons, opening, points, steps] = [of('reason'), of('opening'), of('point'), of('step')];
  const first = opening.length > 0 ? opening : plain.talkingPoints.slice(0, 1);
  const rest = plain.nextSteps.slice(plain.firstSteps.length);
  return {
    summary: summary?.text ?? plain.summary,
    reasons: reasons.length > 0 ? reasons : plain.reasons,
    talkingPoints: points.length > 0 ? [...first, ...points] : merged(first, plain.talkingPoints),
    nextSteps: [...plain.firstSteps, ...(steps.length > 0 ? steps : rest)],
    dropped: failed.map(
      ({ place, sentence, why }) => `${place} “${sentence.text.slice(0, 80)}”: ${why.join('; ')}`,
    ),
  };
}

/** The first, then the others: plain points begin with an opening of their own. */
function merged(first: Told['talkingPoints'], plain: Told['talkingPoints']) {
  return [...first, ...plain.slice(1)];
}
