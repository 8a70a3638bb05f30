// A brief for a lead, and answers as a careful model would give them.
import { readFileSync } from 'node:fs';
import type { Answer } from '../../src/advisor/answer.ts';
import { type AdviceKey, type BriefInput, briefAdvisor } from '../../src/advisor/brief.ts';
import type { BriefAnswer } from '../../src/advisor/brief-answer.ts';
import { briefRequest } from '../../src/advisor/brief-request.ts';
import type { ChoiceAnswer } from '../../src/advisor/choice-answer.ts';
import { choiceRequest } from '../../src/advisor/choice-request.ts';
import type { AdvisorRequest } from '../../src/advisor/exchange.ts';
import {
  type Prompt,
  type PromptInParts,
  parsePrompt,
  type WholePrompt,
} from '../../src/advisor/prompt.ts';
import { adviceShortlist } from '../../src/advisor/shortlist-for-needs.ts';
import { plainlyOrdering } from '../../src/advisor/withheld.ts';
import { gatherFacts } from '../../src/reasoning/facts/gather-facts.ts';
import type { AdviceOutcome } from '../../src/routing/finalize-decision.ts';
import { decide } from '../../src/selection/decide.ts';
import type { Need } from '../../src/selection/free-text/needs.ts';
import type { Snapshot } from '../../src/selection/scene/snapshot.ts';

function promptOf<Form extends Prompt['form']>(number: number, form: Form) {
  const file = new URL(`../../prompts/advise/${number}.md`, import.meta.url);
  const prompt = parsePrompt(readFileSync(file, 'utf8'), 'test');
  if (prompt.form !== form) throw new Error(`advise/${number} is not of form ${form}`);
  return prompt as Extract<Prompt, { form: Form }>;
}

/** The prompt that asks for everything at once. */
export const PROMPT: WholePrompt = promptOf(1, 1);
/** The prompt that asks for the choice first. */
export const PARTS: PromptInParts = promptOf(2, 2);

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

/** The request for a choice about a snapshot and its key, as the flow would make them. */
export function aChoiceBrief(snapshot: Snapshot, contact: readonly string[] = []) {
  return choiceRequest(partsOf(snapshot, contact, []));
}

/** The request for a brief about a rep who has been chosen, and its key. */
export function aBriefPart(
  snapshot: Snapshot,
  repId: string,
  backupId: string | null,
  contact: readonly string[] = [],
  needs: readonly Need[] = [],
) {
  const picked = { repId, backupId, deciding: [] };
  return briefRequest({ ...partsOf(snapshot, contact, needs), picked });
}

function partsOf(snapshot: Snapshot, privateWords: readonly string[], needs: readonly Need[]) {
  const evaluation = decide(snapshot);
  const shortlist = adviceShortlist(evaluation);
  const withheld = plainlyOrdering(gatherFacts(snapshot, shortlist), snapshot);
  return { prompt: PARTS, snapshot, evaluation, needs, shortlist, privateWords, withheld };
}

/** A choice that holds: the rules' own leader, the second as backup, the score as what decides. */
export function aChoice(key: AdviceKey, over: Partial<ChoiceAnswer> = {}): ChoiceAnswer {
  const [leader = '', second = ''] = key.shortlist.map(({ rep }) => rep.id);
  return {
    needs: [],
    suspected: [],
    choice: key.aliases.aliasOf(leader) ?? 'NONE',
    backup: key.aliases.aliasOf(second),
    confidence: 'medium',
    deciding: [factId(key, 'score', leader)],
    ...over,
  };
}

/** A brief that holds, about a rep of the key's. */
export function aBriefAnswer(
  key: AdviceKey,
  repId: string,
  over: Partial<BriefAnswer> = {},
): BriefAnswer {
  const name = key.aliases.aliasOf(repId) ?? 'R1';
  const lead = [anyLeadFact(key)];
  return {
    summary: `${name} ranks first for this lead. It came in with clear interest.`,
    reasons: [{ text: `${name} leads the list.`, facts: [factId(key, 'score', repId)] }],
    opening: { text: 'Ask what made them get in touch today.', facts: lead },
    points: [{ form: 'ask', text: 'Ask what has to change first.', facts: lead }],
    steps: [{ text: 'Avoid a long call.', facts: lead }],
    ...over,
  };
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
