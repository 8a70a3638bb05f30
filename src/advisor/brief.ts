// Builds the one request that a model is sent, and the key with which its answer is read: aliases,
// facts in the model's wording, who may be chosen, which words are the lead's own.

import { memoByText } from '../leads/text/memo.ts';
import { figure } from '../leads/values/wording.ts';
import type { Fact } from '../reasoning/facts/fact.ts';
import { namesIn } from '../reasoning/facts/fact-words.ts';
import { gatherFacts } from '../reasoning/facts/gather-facts.ts';
import type { Narrator } from '../reasoning/facts/narrator.ts';
import { ENGLISH } from '../reasoning/texts/en.ts';
import type { Evaluation } from '../selection/decide.ts';
import type { Need } from '../selection/free-text/needs.ts';
import { withoutFreeText } from '../selection/free-text/orders.ts';
import { redactor } from '../selection/free-text/redact.ts';
import type { Candidate } from '../selection/scene/candidate.ts';
import type { Snapshot } from '../selection/scene/snapshot.ts';
import { type AliasBook, aliasBook } from './aliases.ts';
import { ANSWER_JSON_SCHEMA, ANSWER_SCHEMA_NAME } from './answer.ts';
import { boundaryOf, dataPage, factLine, fenced, repLines } from './data-page.ts';
import type { AdvisorRequest } from './exchange.ts';
import type { WholePrompt } from './prompt.ts';
import { systemPart } from './system-part.ts';

/** What is needed to read an answer; made with the request, never sent. */
export type AdviceKey = {
  /** The decision's own snapshot: what any need is applied to. */
  snapshot: Snapshot;
  /** What holds with `needs` in force. */
  evaluation: Evaluation;
  needs: readonly Need[];
  shortlist: readonly Candidate[];
  aliases: AliasBook;
  /** The facts as the model was given them. */
  facts: ReadonlyMap<string, Fact>;
  /** The prompt's own words, which must not turn up in an answer. */
  secretText: string;
  /** The tag around the lead's words. */
  boundary: string;
};

export type BriefInput = {
  prompt: WholePrompt;
  /** The decision's own snapshot. */
  snapshot: Snapshot;
  /** What holds, with the needs that are known already in force. */
  evaluation: Evaluation;
  needs?: readonly Need[];
  shortlist: readonly Candidate[];
  /** What names the contact (names, e-mail addresses, numbers); masked wherever it stands. */
  privateWords?: readonly string[];
  /** False leaves out everything that the lead or a form wrote freely. */
  freeText?: boolean;
};

/** The request for one lead and the key to its answer. */
export function briefAdvisor(input: BriefInput): { request: AdvisorRequest; key: AdviceKey } {
  const { prompt, evaluation, shortlist } = input;
  const { snapshot, freeText = true } = input;
  const { aliases, voice } = voiceFor(snapshot, shortlist, input.privateWords);
  const all = gatherFacts(snapshot, shortlist, voice);
  const facts = freeText
    ? all
    : stillThere(all, gatherFacts(withoutFreeText(snapshot), shortlist, voice));
  const boundary = boundaryOf(snapshot);
  const request: AdvisorRequest = {
    system: systemPart(prompt.text, 1, snapshot),
    messages: [{ role: 'user', text: data(facts, aliases, evaluation, boundary) }],
    schemaName: ANSWER_SCHEMA_NAME,
    schema: ANSWER_JSON_SCHEMA,
    maxOutputTokens: prompt.maxOutputTokens,
  };
  const key: AdviceKey = {
    snapshot,
    evaluation,
    needs: input.needs ?? [],
    shortlist,
    aliases,
    facts: new Map(facts.map((fact) => [fact.id, fact])),
    secretText: rulesOf(prompt.text),
    boundary,
  };
  return { request, key };
}

/** Aliases for the shortlist, and the voice that tells facts by them and names nobody. */
export function voiceFor(
  snapshot: Snapshot,
  shortlist: readonly Candidate[],
  privateWords: readonly string[] = [],
): { aliases: AliasBook; voice: Narrator } {
  const aliases = aliasBook(
    snapshot.lead.id,
    shortlist.map(({ rep }) => rep.id),
  );
  const masks = redactor(snapshot, aliases, privateWords);
  const voice: Narrator = {
    texts: ENGLISH,
    rep: (id) => aliases.aliasOf(id) ?? 'another rep',
    foreign: masks.text,
    label: masks.label,
    field: masks.field,
    domain: masks.domain,
  };
  return { aliases, voice };
}

/** Facts that are left without free text, under the numbers that they have with it. */
function stillThere(all: readonly Fact[], left: readonly Fact[]): Fact[] {
  const tags = new Set(left.map(({ kind, repId, text }) => `${kind}|${repId}|${text}`));
  return all.filter(({ kind, repId, text }) => tags.has(`${kind}|${repId}|${text}`));
}

/** The prompt without its examples: an answer may read like those. */
export const rulesOf = memoByText((text) =>
  (text.split(/^# Example/m)[0] ?? '').replace(/"[^"\n]*"/g, ' '),
);

/** What the lead wrote, as the model was given it: the message in one piece, then their other facts. */
export function wordsGiven({ facts }: Pick<AdviceKey, 'facts'>): string {
  const own = [...facts.values()].filter(({ about }) => about === 'lead');
  const written = own.filter(({ kind }) => kind === 'message').flatMap(({ quoted }) => quoted);
  const others = own.filter(({ kind }) => kind !== 'message').flatMap(namesIn);
  return [written.join(' '), ...others].join('\n');
}

/** The facts of one lead as the model reads them: what is known, who is there, what the lead wrote. */
function data(
  facts: readonly Fact[],
  aliases: AliasBook,
  evaluation: Evaluation,
  boundary: string,
): string {
  const told = (about: Fact['about'], own = false) =>
    facts
      .filter((fact) => fact.about === about && (fact.kind === 'message') === own)
      .map((fact) => fenced(factLine(fact), boundary));
  return dataPage(
    [
      ['Lead', told('lead')],
      ['Account', told('account')],
      ['Policy', facts.filter(({ about }) => about === 'policy').map(factLine)],
      ['Candidates', repLines(facts, aliases)],
      ['Who may be chosen', [mayBeChosen(aliases, evaluation)]],
      ['What the lead wrote', [`<${boundary}>`, ...told('lead', true), `</${boundary}>`]],
    ],
    'Answer for this lead.',
  );
}

/** Who lies within the margin, and what alone may bring in anybody else. */
export function mayBeChosen(aliases: AliasBook, { withinMargin, snapshot }: Evaluation): string {
  const within = aliases.order
    .filter((id) => withinMargin.includes(id))
    .map((id) => aliases.aliasOf(id));
  const points = figure(snapshot.policy.document.advisor.marginPoints, 1);
  const others = aliases.order.length > within.length;
  return `Within ${points} points of the first: ${within.join(', ')}.${others ? ' Anyone else only for a need that the lead states in their own words.' : ''}`;
}

/** The corrective turn: the same request, the refused answer, and what was wrong with it. */
export function repairRequest(
  request: AdvisorRequest,
  answer: unknown,
  problems: readonly string[],
): AdvisorRequest {
  const listed = problems.slice(0, 8).map((problem) => `- ${problem}`);
  return {
    ...request,
    messages: [
      ...request.messages,
      { role: 'assistant', text: JSON.stringify(answer).slice(0, 12_000) },
      {
        role: 'user',
        text: `This does not hold:\n${listed.join('\n')}\nAnswer again, in full, with nothing but what the facts say.`,
      },
    ],
  };
}
