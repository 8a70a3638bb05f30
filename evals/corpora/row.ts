// A sentence of a corpus: where it would stand in a brief of which scene, what it cites, and what it is.
import { z } from 'zod';
import type { AdviceKey } from '../../src/advisor/brief.ts';
import type { Place, Sentence } from '../../src/advisor/prose.ts';

const PLACES = {
  summary: 'summary',
  reason: 'reason',
  backup: 'backup',
  conflict: 'conflict',
  point: 'talkingPoint',
  step: 'nextStep',
} as const satisfies Record<string, Place>;

const rowSchema = z.object({
  id: z.string(),
  scene: z.string(),
  /** The language that the policy asks for. */
  language: z.string(),
  place: z.enum(['summary', 'reason', 'backup', 'conflict', 'point', 'step']),
  form: z.enum(['ask', 'tell', 'do']).nullish(),
  /** The rep who is chosen, by id. */
  choice: z.string(),
  /** Reps stand in it as their ids in braces. */
  text: z.string(),
  facts: z.array(
    z.object({
      about: z.string(),
      repId: z.string().nullish(),
      kind: z.string(),
      key: z.string().nullish(),
      /** A piece of the fact's sentence, where several share the rest. */
      has: z.string().nullish(),
    }),
  ),
  category: z.string(),
  why: z.string().nullish(),
});
export type Row = z.infer<typeof rowSchema>;

/** The rows of a corpus. @throws Error naming the line that does not hold together */
export function readRows(jsonLines: string, file: string): Row[] {
  return jsonLines.split('\n').flatMap((line, i) => {
    if (line.trim() === '') return [];
    const parsed = rowSchema.safeParse(JSON.parse(line));
    if (!parsed.success) throw new Error(`${file}:${i + 1}: ${z.prettifyError(parsed.error)}`);
    return [parsed.data];
  });
}

export const placeOf = ({ place }: Row): Place => PLACES[place];

/** The row as a sentence of an answer. @throws Error naming the fact or rep that its scene does not have */
export function sentenceOf(row: Row, key: AdviceKey): Sentence {
  const { form, place, text } = row;
  const facts = row.facts.map((wanted) => factId(wanted, row, key));
  const formed = place === 'point' || place === 'step' ? form : null;
  return { text: named(text, row, key), facts, ...(formed ? { form: formed } : {}) };
}

/** The alias of a rep. @throws Error when the rep is not among those shown */
export function aliasOf(repId: string, { id }: Row, key: AdviceKey): string {
  const alias = key.aliases.aliasOf(repId);
  if (alias === null) throw new Error(`${id}: ${repId} is not among the candidates`);
  return alias;
}

function named(text: string, row: Row, key: AdviceKey): string {
  return text.replace(/\{([^{}]+)\}/g, (_, repId: string) => aliasOf(repId, row, key));
}

function factId(wanted: Row['facts'][number], row: Row, key: AdviceKey): string {
  const { about, kind, repId = null, key: which, has } = wanted;
  const found = [...key.facts.values()].find(
    (fact) =>
      fact.about === about &&
      fact.kind === kind &&
      fact.repId === (repId ?? null) &&
      (which === undefined || which === null || which === '' || fact.key === which) &&
      (has === undefined || has === null || has === '' || fact.text.includes(named(has, row, key))),
  );
  if (found === undefined) {
    throw new Error(
      `${row.id}: no fact ${about} ${repId ?? ''} ${kind} ${which ?? ''} ${has ?? ''}`,
    );
  }
  return found.id;
}
