// A brief for a lead, and answers as a careful model would give them.
import { readFileSync } from 'node:fs';
import type { Answer } from '../../src/advisor/answer.ts';
import { type AdviceKey, type BriefInput, briefAdvisor } from '../../src/advisor/brief.ts';
import type { AdvisorRequest } from '../../src/advisor/exchange.ts';
import { type Prompt, parsePrompt } from '../../src/advisor/prompt.ts';
import { adviceShortlist } from '../../src/advisor/shortlist-for-needs.ts';
import type { AdviceOutcome } from '../../src/routing/finalize-decision.ts';
import { decide } from '../../src/selection/decide.ts';
import type { Need } from '../../src/selection/free-text/needs.ts';
import type { Snapshot } from '../../src/selection/scene/snapshot.ts';

export const PROMPT: Prompt = parsePrompt(
  readFileSync(new URL('../../prompts/advise/1.md', import.meta.url), 'utf8'),
  'test',
);

/** The request and key for a snapshot, as the flow would make them. */
export function aBrief(
  snapshot: Snapshot,
  over: Partial<BriefInput> = {},
): { request: AdvisorRequest; key: AdviceKey } {
  const evaluation = decide(snapshot);
  return briefAdvisor({
    prompt: PROMPT,
    snapshot,
    evaluation,
    shortlist: adviceShortlist(evaluation),
    ...over,
  });
}

/** The id of the first fact of a kind, of a rep if one is named. */
export function factId(key: AdviceKey, kind: string, repId: string | null = null): string {
  const fact = [...key.facts.values()].find((one) => one.kind === kind && one.repId === repId);
  if (!fact) throw new Error(`no fact of kind ${kind} for ${repId}`);
  return fact.id;
}

/** An answer that holds: it chooses the rules' own leader with what the facts say. */
export function aGoodAnswer(key: AdviceKey, over: Partial<Answer> = {}): Answer {
  const alias = (id: string) => key.aliases.aliasOf(id) ?? 'R1';
  const order = key.shortlist.map(({ rep }) => rep.id);
  const [leader = '', second] = order;
  const name = alias(leader);
  return {
    needs: [],
    considerations: order.map((id) => ({
      candidate: alias(id),
      for: [factId(key, 'score', id)],
      against: [],
    })),
    conflicts: [],
    suspectedInjection: false,
    choice: name,
    noneBecause: null,
    backup: second === undefined ? null : alias(second),
    backupWhen: second === undefined ? null : `If ${name} does not answer in time.`,
    ranking: order.map(alias),
    confidence: 'medium',
    summary: `${name} ranks first for this lead. It came in with clear interest.`,
    reasons: [{ text: `${name} leads the list.`, facts: [factId(key, 'score', leader)] }],
    talkingPoints: [{ text: 'Ask what made them get in touch today.', facts: [anyLeadFact(key)] }],
    nextSteps: [{ text: 'Call now, then write if nobody answers.', facts: [factId(key, 'sla')] }],
    ...over,
  };
}

function anyLeadFact(key: AdviceKey): string {
  return [...key.facts.values()].find(({ about }) => about === 'lead')?.id ?? 'F1';
}

/** An answer of a model that chose `choice`, as settling takes it. */
export function anOutcome(
  choice: string,
  order: readonly string[],
  needs: readonly Need[] = [],
): AdviceOutcome {
  const cited = [{ text: `Call ${choice} first.`, facts: ['F1'] }];
  return {
    kind: 'advised',
    facts: [{ id: 'F1', about: 'lead', repId: null, kind: 'x', text: 'A fact.' }],
    advice: {
      choice,
      backup: null,
      ranking: order.map(String),
      summary: `${choice} it is.`,
      reasons: cited,
      talkingPoints: cited,
      nextSteps: cited,
      confidence: 'high',
      conflicts: [],
      needs: [...needs],
      suspectedInjection: false,
      dropped: [],
    },
    trace: {
      provider: 'test',
      model: 'test-1',
      requestId: null,
      usage: null,
      costUsd: null,
      attempts: 1,
      prompt: 'advise/1',
      promptHash: 'x',
    },
  };
}
