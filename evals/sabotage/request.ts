// The request that is built for one case, by lines, so that a test can hold each rule in it against what
// was released; and what differs between two such requests, in words.

import { briefAdvisor } from '../../src/advisor/brief.ts';
import { briefRequest } from '../../src/advisor/brief-request.ts';
import { choiceRequest } from '../../src/advisor/choice-request.ts';
import type { AdvisorRequest } from '../../src/advisor/exchange.ts';
import type { Prompt } from '../../src/advisor/prompt.ts';
import { adviceShortlist } from '../../src/advisor/shortlist-for-needs.ts';
import type { EvalCase } from '../../src/evals/case.ts';
import { type Policies, snapshotOf } from '../../src/evals/case-snapshot.ts';
import { decide } from '../../src/selection/decide.ts';

/** A request in lines; `data` is the one message that follows the system part. */
export type RequestLines = {
  system: readonly string[];
  data: readonly string[];
  schemaName: string;
  schema: unknown;
  maxOutputTokens: number;
};

/** What the service would send a model for a case: one request, or by form 2 a choice and then a brief. */
export function requestsFor(one: EvalCase, policies: Policies, prompt: Prompt): RequestLines[] {
  const snapshot = snapshotOf(one, policies);
  const evaluation = decide(snapshot);
  const shortlist = adviceShortlist(evaluation);
  const privateWords = one.lead.contact.name === undefined ? [] : [one.lead.contact.name];
  const scene = { snapshot, evaluation, shortlist, privateWords };
  if (prompt.form === 1) return [inLines(briefAdvisor({ prompt, ...scene }).request)];
  const [repId = '', backupId = null] = shortlist.map(({ rep }) => rep.id as string);
  const parts = { prompt, ...scene, needs: [], withheld: new Set<string>() };
  const picked = { repId, backupId, deciding: [] };
  return [choiceRequest(parts), briefRequest({ ...parts, picked })].map(({ request }) =>
    inLines(request),
  );
}

function inLines({ system, messages, ...rest }: AdvisorRequest): RequestLines {
  const data = messages.map(({ role, text }) => (role === 'user' ? text : `${role}: ${text}`));
  return { system: system.split('\n'), data: data.join('\n\n').split('\n'), ...rest };
}

/** Where a request is not the one that was released: lines gone, new or moved, another form. */
export function differences(released: RequestLines, built: RequestLines): string[] {
  const form = (of: RequestLines) => JSON.stringify([of.schemaName, of.schema, of.maxOutputTokens]);
  return [
    ...lineDifferences('rules', released.system, built.system),
    ...lineDifferences('data', released.data, built.data),
    ...(form(released) === form(built) ? [] : ['the form of the answer']),
  ];
}

function lineDifferences(what: string, was: readonly string[], is: readonly string[]): string[] {
  const gone = was.filter((line) => !is.includes(line)).map((line) => `${what}: gone: ${line}`);
  const fresh = is.filter((line) => !was.includes(line)).map((line) => `${what}: new: ${line}`);
  if (gone.length + fresh.length > 0) return [...gone, ...fresh];
  const same = was.length === is.length && was.every((line, i) => line === is[i]);
  return same ? [] : [`${what}: the same lines in another order`];
}
