// What a model does that is simply given everyone in one plain prompt: no shortlist, no rules in code,
// no judge. It is there to be compared with; nothing of it reaches the service.
import { z } from 'zod';
import type { AdvisorReply, AdvisorRequest } from '../../src/advisor/exchange.ts';
import { policyInWords } from '../../src/policy/words.ts';
import { gatherFacts } from '../../src/reasoning/facts/gather-facts.ts';
import type { Evaluation } from '../../src/selection/decide.ts';
import { everyRow, nameOf } from '../../src/selection/rows.ts';
import type { CaseAnswer } from '../gate/run.ts';

const answerSchema = z.object({
  rep: z.string().nullable().describe('Id of the rep, or null when nobody should get the lead.'),
  summary: z.string(),
  reasons: z.array(z.string()),
  talkingPoints: z.array(z.string()),
  nextSteps: z.array(z.string()),
});

/** The name by which a server can tell the plain question. */
export const BARE_SCHEMA_NAME = 'plain_choice';

/** One plain prompt with the policy, the lead, its account and everyone on the roster. */
export function bareRequest({ snapshot }: Evaluation): AdvisorRequest {
  const { lead, account, policy, roster, loads, at } = snapshot;
  const { mappings: _mappings, warnings: _warnings, ...known } = lead;
  const rules = policyInWords(policy.document)
    .map(({ heading, lines }) => `${heading}: ${lines.join(' ')}`)
    .join('\n');
  const reps = roster.reps.map((rep) => told({ ...rep, load: loads.get(rep.id) }));
  const text = [
    `Time: ${at}`,
    `Lead: ${told(known)}`,
    `Account: ${told(account)}`,
    'Reps:',
    ...reps,
  ].join('\n');
  const { $schema: _s, ...schema } = z.toJSONSchema(answerSchema);
  return {
    system: `You assign inbound sales leads to sales reps. Choose the best rep for the lead, give your reasons, and write talking points and next steps for the rep. Never invent facts.\n\n${rules}`,
    messages: [{ role: 'user', text }],
    schemaName: BARE_SCHEMA_NAME,
    schema,
    maxOutputTokens: 1_500,
  };
}

/** JSON without what nobody filled in, so that a field which is new and empty asks nothing new. */
function told(value: unknown): string {
  const text: string | undefined = JSON.stringify(value, (_, inner: unknown) => {
    if (inner === null || inner === '') return undefined;
    return typeof inner === 'object' && Object.keys(inner).length === 0 ? undefined : inner;
  });
  return text ?? 'none';
}

/** The plain answer in the terms of every contestant; a reply that failed is a malformed answer. */
export function bareAnswer(reply: AdvisorReply, evaluation: Evaluation): CaseAnswer {
  const parsed = reply.kind === 'answer' ? answerSchema.safeParse(reply.json) : null;
  const said = parsed?.success ? parsed.data : null;
  const pick = said?.rep ?? null;
  const cited = (texts: readonly string[]) => texts.map((text) => ({ text, facts: [] }));
  return {
    outcome: pick === null ? 'queued' : 'assigned',
    pick,
    pickName: pick === null ? null : nameOf(evaluation, pick),
    decidedBy: 'model',
    fallback: null,
    summary: said?.summary ?? '',
    reasons: cited(said?.reasons ?? []),
    talkingPoints: cited(said?.talkingPoints ?? []),
    nextSteps: cited(said?.nextSteps ?? []),
    facts: gatherFacts(evaluation.snapshot, everyRow(evaluation, pick)),
    malformed: said === null ? ['no answer of the form that was asked for'] : [],
    place: null,
  };
}
