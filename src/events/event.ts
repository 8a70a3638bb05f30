// An event: what happened, told once, in a form that stays as it was told. Ids and codes only: no name, address
// or word of a person is in it, so that it may go anywhere.
import { z } from 'zod';
import { LEAD_KINDS } from './about-leads.ts';
import { HOUSE_KINDS } from './about-the-house.ts';

/** Every kind: when it is told, and the schema of its data. */
export const KINDS = { ...LEAD_KINDS, ...HOUSE_KINDS } as const;

export type EventKind = keyof typeof KINDS;
export const EVENT_KINDS = Object.keys(KINDS) as EventKind[];
type Data<K extends EventKind> = z.infer<(typeof KINDS)[K]['data']>;

/** What an event is about; null where it is about no such thing. */
export type About = {
  leadId: string | null;
  decisionId: string | null;
  repId: string | null;
  policy: { name: string; version: number } | null;
};

type Told<K extends EventKind> = About & {
  id: string;
  kind: K;
  version: 1;
  at: string;
  data: Data<K>;
};
export type PointsmanEvent<K extends EventKind = EventKind> = { [Kind in K]: Told<Kind> }[K];

const NOTHING: About = { leadId: null, decisionId: null, repId: null, policy: null };

/** An event that is to be appended. */
export function eventOf<K extends EventKind>(
  kind: K,
  { id, at, ...about }: { id: string; at: Date } & Partial<About>,
  data: Data<K>,
): PointsmanEvent<K> {
  const told: Told<K> = { id, kind, version: 1, at: at.toISOString(), ...NOTHING, ...about, data };
  return told as PointsmanEvent<K>;
}

/** The schema of one kind, whole. */
export function eventSchema(kind: EventKind) {
  const { data, when } = KINDS[kind];
  return z
    .strictObject({
      id: z.string().meta({ description: 'Ids of later events sort later.' }),
      kind: z.literal(kind),
      version: z.literal(1).meta({ description: 'Of the form of this kind.' }),
      at: z.string().meta({ description: 'When it happened.' }),
      leadId: z.string().nullable(),
      decisionId: z.string().nullable(),
      repId: z.string().nullable().meta({ description: 'Who has the lead, or had it last.' }),
      policy: z.strictObject({ name: z.string(), version: z.number().int() }).nullable(),
      data,
    })
    .meta({ id: componentOf(kind), description: when });
}

/** "lead.assigned" → "LeadAssignedEvent". */
function componentOf(kind: EventKind): string {
  const words = kind.split(/[._]/).map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return `${words.join('')}Event`;
}
