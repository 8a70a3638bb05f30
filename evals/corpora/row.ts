// A sentence of a corpus as a sentence of an answer: its place in a brief, the facts by their numbers, reps by alias.
import { z } from 'zod';
import type { AdviceKey } from '../../src/advisor/brief.ts';
import type { Place, Sentence } from '../../src/advisor/prose.ts';
import { type CitedFact, type CorpusSentence, sentenceSchema } from './sentence.ts';

const PLACES = {
  summary: 'summary',
  reason: 'reason',
  point: 'talkingPoint',
  step: 'nextStep',
} as const satisfies Record<CorpusSentence['place'], Place>;

/** The rows of a corpus. @throws Error naming the line that does not hold together */
export function readRows(jsonLines: string, file: string): CorpusSentence[] {
  return jsonLines.split('\n').flatMap((line, i) => {
    if (line.trim() === '') return [];
    const parsed = sentenceSchema.safeParse(JSON.parse(line));
    if (!parsed.success) throw new Error(`${file}:${i + 1}: ${z.prettifyError(parsed.error)}`);
    return [parsed.data];
  });
}

export const placeOf = ({ place }: CorpusSentence): Place => PLACES[place];

/** The row as a sentence of an answer. @throws Error naming the fact or rep that its scene does not have */
export function sentenceOf(row: CorpusSentence, key: AdviceKey): Sentence {
  const facts = row.facts.map((wanted) => factId(wanted, row, key));
  return { text: named(row.text, row, key), facts, ...('form' in row ? { form: row.form } : {}) };
}

/** The alias of a rep. @throws Error when the rep is not among those shown */
export function aliasOf(repId: string, { id }: CorpusSentence, key: AdviceKey): string {
  const alias = key.aliases.aliasOf(repId);
  if (alias === null) throw new Error(`${id}: ${repId} is not among the candidates`);
  return alias;
}

function named(text: string, row: CorpusSentence, key: AdviceKey): string {
  return text.replace(/\{([^{}]+)\}/g, (_, repId: string) => aliasOf(repId, row, key));
}

function factId(wanted: CitedFact, row: CorpusSentence, key: AdviceKey): string {
  const { about, kind, repId, key: which, has } = wanted;
  const found = [...key.facts.values()].find(
    (fact) =>
      fact.about === about &&
      fact.kind === kind &&
      fact.repId === repId &&
      (which === '' || fact.key === which) &&
      (has === undefined || fact.text.includes(named(has, row, key))),
  );
  if (found === undefined) {
    throw new Error(`${row.id}: no fact ${about} ${repId ?? ''} ${kind} ${which} ${has ?? ''}`);
  }
  return found.id;
}
