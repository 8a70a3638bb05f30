// What a second reader, a model of another provider, does to a brief: what it says does not follow is left
// out. Prose in a language that no check of ours reads is shown only where it says that it follows.
import { wordsOf } from '../reasoning/facts/fact-words.ts';
import { repsById } from '../reasoning/facts/gather-facts.ts';
import type { AdviceKey } from './brief.ts';
import type { AdvisorRequest } from './exchange.ts';
import type { FailedSentence, JudgedBrief } from './judge-brief.ts';
import type { LookPrompt } from './prompt.ts';
import { named, UNREAD } from './prose.ts';
import { type Doubted, lookRequest, readLook } from './second-look-request.ts';

type Held = JudgedBrief['held'][number];

/** The sentences to look at: those that hold, and those that only a second reader could tell of. */
export type Look = { request: AdvisorRequest; held: readonly Held[]; unread: FailedSentence[] };

/** What to ask about a brief; null where nothing of it could be shown. */
export function secondLook(prompt: LookPrompt, judged: JudgedBrief, key: AdviceKey): Look | null {
  const { held } = judged;
  const unread = judged.failed.filter((one) => isUnread(one) && keepsToFigures(one, key));
  if (held.length + unread.length === 0) return null;
  const aliased = inAliases(key);
  const sentences: Doubted[] = [
    ...held.map(({ place, cited }) => ({
      ...{ does: place, text: aliased(cited.text) },
      facts: place === 'summary' ? [] : cited.facts,
    })),
    ...unread.map(({ place, sentence }) => ({
      ...{ does: sentence.form ?? place, text: sentence.text },
      facts: sentence.facts,
    })),
  ];
  return { request: lookRequest(prompt, key, sentences), held, unread };
}

/** The brief as the second reader leaves it; null where its answer cannot be read. */
export function lookedOver(
  json: unknown,
  { held, unread }: Look,
  judged: JudgedBrief,
  key: AdviceKey,
): JudgedBrief | null {
  const said = readLook(json, held.length + unread.length);
  if (said === null) return null;
  const kept = held.filter((_, i) => said[i] !== false);
  const left = held.filter((_, i) => said[i] === false);
  const shown = unread.filter((_, i) => said[held.length + i] === true);
  return {
    held: [
      ...kept,
      ...shown.map(({ place, sentence: { text, facts } }) => ({
        place,
        cited: { text: named(text, key), facts: [...facts] },
      })),
    ],
    failed: [
      ...judged.failed.filter((one) => !shown.includes(one)),
      ...left.map(({ place, cited }) => ({ place, sentence: cited, why: [GROUNDLESS] })),
    ],
  };
}

const GROUNDLESS = 'a second reader finds no ground for it';

/** Nothing else is wrong with it than that nobody here reads its language: other words would not help. */
export function isUnread({ why }: FailedSentence): boolean {
  return why.length === 1 && why[0] === UNREAD;
}

const DIGITS = /\d+(?:[.,]\d+)*/g;

/** Figures need no language: each of them stands in a fact that is cited, whoever else has read it. */
function keepsToFigures({ sentence, place }: FailedSentence, { facts }: AdviceKey): boolean {
  const cited = sentence.facts.flatMap((id) => facts.get(id) ?? []);
  const told = (place === 'summary' ? [...facts.values()] : cited).map(wordsOf).join(' ');
  const known = new Set(told.match(DIGITS));
  return (sentence.text.replace(/\bR[1-8]\b/g, '').match(DIGITS) ?? []).every((figure) =>
    known.has(figure),
  );
}

/** Names of reps become aliases again, longer ones first: nobody's name reaches a model. */
function inAliases({ aliases, snapshot }: AdviceKey): (text: string) => string {
  const reps = repsById(snapshot);
  const pairs = aliases.order
    .map((id) => [reps.get(id)?.name ?? id, aliases.aliasOf(id) ?? ''] as const)
    .sort(([one], [other]) => other.length - one.length);
  return (text) => pairs.reduce((told, [name, alias]) => told.replaceAll(name, alias), text);
}
