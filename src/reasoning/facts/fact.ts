// A numbered fact: the only thing that reasons, talking points and next steps may rest on. A fact is its
// values; the sentence tells them, and nobody reads the sentence to learn them.
import { z } from 'zod';
import type { FactFigure } from './figures.ts';

/**
 * A fact as it is stored and answered: told, without its values.
 * `id` is "F1", "F2" … in order; `about` says whom it concerns, `repId` which rep.
 * `kind` is a short machine word such as "industry", "need_language", "record", "load", "response".
 */
export const factSchema = z
  .strictObject({
    id: z.string(),
    about: z.enum(['lead', 'account', 'rep', 'policy']),
    repId: z.string().nullable(),
    kind: z.string(),
    text: z.string(),
  })
  .meta({ id: 'Fact' });
export type ToldFact = z.infer<typeof factSchema>;

/** What a fact tells, made where it is told. All of it is in the words of the voice that tells it. */
export type FactValues = {
  /**
   * Which of its kind it is: the scope of a record, the skill of an evidence, the name of an attribute;
   * where a piece stands in the message, and a deed or a signal in the lead's own list, from 0. Empty
   * where there is one of a kind.
   */
  key: string;
  figures: readonly FactFigure[];
  /** What it names, one by one, in the order told: tools, places, languages, the company, the industry. */
  entries: readonly string[];
  /** What somebody else wrote, apart from our words around it: may say anything, figures too. */
  quoted: readonly string[];
};

export type Fact = Omit<ToldFact, 'kind'> & { kind: FactKind } & FactValues;

/** The kinds of facts, by whom they are about. */
export const FACT_KINDS = {
  lead: [
    'company',
    'domain',
    'industry',
    'size',
    'revenue',
    'place',
    'time_zone',
    'language',
    'role',
    'source',
    'channel',
    'campaign',
    'score',
    'stack',
    'product',
    'signal',
    'engagement',
    'attribute',
    'message',
    'unknown',
    'need_language',
  ],
  account: [
    'account',
    'account_status',
    'account_owner',
    'account_csm',
    'parent_owner',
    'named_account',
    'tickets',
    'expansion',
    'do_not_assign',
  ],
  policy: ['sla'],
  rep: [
    'role',
    'speciality',
    'record',
    'load',
    'pipeline',
    'response',
    'territory',
    'language',
    'hours',
    'due',
    'evidence',
    'ramp',
    'score',
    'parts',
    'excluded',
  ],
} as const satisfies Record<ToldFact['about'], readonly string[]>;

export type FactKind = (typeof FACT_KINDS)[ToldFact['about']][number];

const KINDS: ReadonlySet<string> = new Set(Object.values(FACT_KINDS).flat());

export function isFactKind(kind: string): kind is FactKind {
  return KINDS.has(kind);
}

/** The fact without its values, as decisions hold it. */
export function toldFact({ id, about, repId, kind, text }: ToldFact): ToldFact {
  return { id, about, repId, kind, text };
}

/** A sentence that rests on facts; `facts` holds their ids and is never empty. */
export const citedSchema = z
  .strictObject({ text: z.string(), facts: z.array(z.string()).min(1) })
  .meta({ id: 'Cited' });
export type Cited = z.infer<typeof citedSchema>;
