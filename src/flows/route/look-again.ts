// Has a model of another provider say which sentences of a brief follow from its facts. Whatever becomes of
// that call, the brief stands as it was judged, less what was said not to follow.
import type { AdviceKey } from '../../advisor/brief.ts';
import type { JudgedBrief } from '../../advisor/judge-brief.ts';
import type { LookPrompt } from '../../advisor/prompt.ts';
import { lookedOver, secondLook } from '../../advisor/second-look.ts';
import type { SecondLook } from '../../routing/later-advice.ts';
import type { Advisor, Clock } from '../ports.ts';
import { type Called, hasTime } from './calls.ts';

type LookInput = {
  prompt: LookPrompt;
  judged: JudgedBrief;
  key: AdviceKey;
  /** The provider whose model wrote the brief; it is not asked. */
  writer: string | null;
  deadline: number;
  signal: AbortSignal;
};

export type LookedAgain = { judged: JudgedBrief; calls: Called[]; secondLook: SecondLook | null };

/** Looks again. Never throws for what a provider or model does, and never outlives the deadline. */
export async function lookAgain(
  deps: { advisor: Advisor; clock: Clock },
  { prompt, judged, key, writer, deadline, signal }: LookInput,
): Promise<LookedAgain> {
  const look = secondLook(prompt, judged, key);
  if (look === null) return { judged, calls: [], secondLook: null };
  const none = { model: null, provider: null, leftOut: 0, prompt: prompt.id };
  if (!hasTime(deps, { deadline, signal })) {
    return { judged, calls: [], secondLook: { ...none, failed: 'advisor_timeout' } };
  }
  const reply = await deps.advisor.ask(look.request, deadline, signal, writer);
  const calls: Called[] = [{ kind: 'second_look', reply }];
  const by = { ...none, model: reply.model, provider: reply.provider };
  if (reply.kind === 'failed') {
    return { judged, calls, secondLook: { ...by, failed: reply.reason } };
  }
  const after = lookedOver(reply.json, look, judged, key);
  if (after === null) {
    return { judged, calls, secondLook: { ...by, failed: 'advisor_wrong_schema' } };
  }
  const asked = look.held.length + look.unread.length;
  const leftOut = asked - after.held.length;
  return { judged: after, calls, secondLook: { ...by, leftOut, failed: null } };
}
