// Needs that can be heard without a model: a language asked for, a product named, a rep named. They
// move no score; they make sure that whoever could serve them is on the list that a model is shown.
import { normaliseLanguage } from '../leads/values/language.ts';
import { repsById } from '../reasoning/facts/gather-facts.ts';
import type { Evaluation } from '../selection/decide.ts';
import { type Need, plainWords, serves } from '../selection/free-text/needs.ts';
import { repsNamedIn } from '../selection/free-text/redact.ts';
import { bestWho } from '../selection/rows.ts';
import type { Candidate } from '../selection/scene/candidate.ts';
import type { Snapshot } from '../selection/scene/snapshot.ts';
import { ALIASES } from './aliases.ts';

type Heard = Pick<Need, 'kind' | 'value'>;

const SPEAKING =
  /\b(?:speak\w*|fluent|native|auf|sprech\w*|deutschsprach\w*|parl\w*|habl\w*|fal\w*|in|en|answer|reply|call|contact|rep)\b/i;

/** Needs that the words of the message show by themselves. */
export function needsHeard(snapshot: Snapshot): Heard[] {
  const message = snapshot.lead.message ?? '';
  if (message.trim() === '') return [];
  const said = snapshot.lead.products.length > 0 ? ` ${plainWords(message)} ` : '';
  const products = snapshot.lead.products
    .filter((product) => said.includes(` ${plainWords(product)} `))
    .map((value) => ({ kind: 'product' as const, value }));
  const named = repsNamedIn(message, snapshot.roster).map((value) => ({
    kind: 'named_person' as const,
    value,
  }));
  return [...named, ...languagesAsked(message), ...products];
}

function languagesAsked(message: string): Heard[] {
  const found = message.split(/(?<=[.!?])\s+|\n+/).flatMap((sentence) => {
    if (!SPEAKING.test(sentence)) return [];
    return sentence
      .split(/[^\p{L}]+/u)
      .filter((word) => word.length > 4)
      .map((word) => normaliseLanguage(word.replace(/sprachig\w{0,8}$/i, '')))
      .filter(({ known }) => known)
      .map(({ value }) => value);
  });
  return [...new Set(found)].map((value) => ({ kind: 'language' as const, value }));
}

/**
 * The reps to show a model: the policy's shortlist, and for each need heard the best eligible rep
 * who can serve it. At most eight, the shortlist's order first.
 */
export function adviceShortlist(evaluation: Evaluation): Candidate[] {
  const { snapshot } = evaluation;
  const list = [...evaluation.shortlist];
  if (list.length === 0) return list;
  const reps = repsById(snapshot);
  for (const { kind, value } of needsHeard(snapshot)) {
    const can = (id: string) => {
      const rep = reps.get(id);
      return rep !== undefined && serves(rep, kind, value, snapshot);
    };
    if (list.length >= ALIASES.length || list.some(({ rep }) => can(rep.id))) continue;
    const best = bestWho(evaluation, can);
    if (best) list.push(best);
  }
  return list;
}
