// The request for a choice, and the key to its answer: what can still change who gets the lead, and no more.
import type { Fact, FactKind } from '../reasoning/facts/fact.ts';
import { gatherFacts } from '../reasoning/facts/gather-facts.ts';
import type { Evaluation } from '../selection/decide.ts';
import type { Need } from '../selection/free-text/needs.ts';
import type { Candidate } from '../selection/scene/candidate.ts';
import type { Snapshot } from '../selection/scene/snapshot.ts';
import { type AdviceKey, mayBeChosen, rulesOf, voiceFor } from './brief.ts';
import { CHOICE_JSON_SCHEMA, CHOICE_SCHEMA_NAME } from './choice-answer.ts';
import { boundaryOf, dataPage, factLine, fenced, repLines } from './data-page.ts';
import type { AdvisorRequest } from './exchange.ts';
import type { PromptInParts, PromptPart } from './prompt.ts';
import { systemPart } from './system-part.ts';
import { WITHHELD, type Withheld } from './withheld.ts';

/** What both requests of form 2 are made of. */
export type PartsInput = {
  prompt: PromptInParts;
  /** The decision's own snapshot. */
  snapshot: Snapshot;
  /** What holds, with the needs that are known already in force. */
  evaluation: Evaluation;
  needs: readonly Need[];
  shortlist: readonly Candidate[];
  /** What names the contact (names, e-mail addresses, numbers); masked wherever it stands. */
  privateWords: readonly string[];
  withheld: Withheld;
};

/** Facts that no choice turns on: what the score is made of, what is due to whom, what is not known. */
const BESIDE_THE_CHOICE: ReadonlySet<FactKind> = new Set<FactKind>([
  'parts',
  'due',
  'sla',
  'unknown',
]);

/** The request for one lead and the key to its answer. */
export function choiceRequest(input: PartsInput): { request: AdvisorRequest; key: AdviceKey } {
  const { prompt, snapshot, evaluation } = input;
  const scene = toldScene(input, ({ kind }) => !BESIDE_THE_CHOICE.has(kind));
  const { lines, key } = scene;
  const page = dataPage(
    [
      ['Lead', lines('lead')],
      ['Account', lines('account')],
      ['Candidates', repLines(scene.told, key.aliases)],
      ['Who may be chosen', [mayBeChosen(key.aliases, evaluation)]],
      ['What the lead wrote', lines('message')],
    ],
    'Choose for this lead.',
  );
  const form = { schemaName: CHOICE_SCHEMA_NAME, schema: CHOICE_JSON_SCHEMA };
  return { request: partRequest(prompt.choice, snapshot, page, form), key };
}

/** A request with one message behind the system part of its kind. */
export function partRequest(
  part: PromptPart,
  snapshot: Snapshot,
  page: string,
  form: Pick<AdvisorRequest, 'schemaName' | 'schema'>,
): AdvisorRequest {
  return {
    system: systemPart(part.text, 2, snapshot),
    messages: [{ role: 'user', text: page }],
    ...form,
    maxOutputTokens: part.maxOutputTokens,
  };
}

/** The facts that a request tells, with the lines that tell them; others are neither shown nor cited. */
export function toldScene(input: PartsInput, isTold: (fact: Fact) => boolean) {
  const { prompt, snapshot, evaluation, needs, shortlist, withheld } = input;
  const { aliases, voice } = voiceFor(snapshot, shortlist, input.privateWords);
  const boundary = boundaryOf(snapshot);
  const chosen = gatherFacts(snapshot, shortlist, voice).filter(isTold);
  const told = chosen.filter(({ id }) => !withheld.has(id));
  const line = (fact: Fact) =>
    fenced(withheld.has(fact.id) ? `${fact.id} ${WITHHELD}` : factLine(fact), boundary);
  const key: AdviceKey = {
    snapshot,
    evaluation,
    needs,
    shortlist,
    aliases,
    facts: new Map(told.map((fact) => [fact.id, fact])),
    secretText: rulesOf(prompt.text),
    boundary,
  };
  const lines = (of: 'lead' | 'account' | 'message'): string[] => {
    const own = chosen.filter(({ about, kind }) =>
      of === 'message' ? kind === 'message' : about === of && kind !== 'message',
    );
    const written = own.map(line);
    if (of !== 'message' || written.length === 0) return written;
    return [`<${boundary}>`, ...written, `</${boundary}>`];
  };
  return { told, lines, key };
}
