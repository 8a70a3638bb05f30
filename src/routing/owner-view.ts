// The answer in a few flat keys, for a workflow that only sets an owner.
import { z } from 'zod';
import { type Decision, OUTCOMES } from './decision.ts';

export const ownerViewSchema = z
  .strictObject({
    outcome: z.enum(OUTCOMES),
    code: z.string().optional().meta({ description: 'Why it waits, where it does.' }),
    ownerId: z
      .string()
      .nullable()
      .meta({ description: 'The owner’s id as the roster has it: give reps their CRM ids.' }),
    repId: z.string().nullable(),
    repName: z.string().nullable(),
    repEmail: z.string().nullable().meta({ description: 'Null where the roster has none.' }),
    decisionId: z.string(),
  })
  .meta({ id: 'OwnerView' });
export type OwnerView = z.infer<typeof ownerViewSchema>;

/** The view of a decision; e-mail addresses are asked for, as no decision holds them. */
export function ownerView(
  { id, outcome, rep, queue }: Pick<Decision, 'id' | 'outcome' | 'rep' | 'queue'>,
  emailOf: (repId: string) => string | undefined,
): OwnerView {
  return {
    outcome,
    ...(queue === null ? {} : { code: queue.reason }),
    ownerId: rep?.id ?? null,
    repId: rep?.id ?? null,
    repName: rep?.name ?? null,
    repEmail: (rep && emailOf(rep.id)) ?? null,
    decisionId: id,
  };
}
