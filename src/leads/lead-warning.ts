// What a lead held that could not be used as it was sent: told, never a reason to lose the lead.
import { z } from 'zod';

const SHOWN = 80;

export const leadWarningSchema = z
  .strictObject({
    path: z.string().meta({ description: 'JSON pointer into the lead, e.g. "/company/revenue".' }),
    given: z
      .string()
      .nullable()
      .meta({ description: 'What was sent, shortened; null where it may name a person.' }),
    because: z.string().meta({ description: 'What was done with it, and why.' }),
  })
  .meta({ id: 'LeadWarning' });
export type LeadWarning = z.infer<typeof leadWarningSchema>;

/** `given` undefined where what was sent may name a person. */
export function leadWarning(path: string, given: unknown, because: string): LeadWarning {
  return { path, given: shown(given), because };
}

function shown(given: unknown): string | null {
  if (given === undefined) return null;
  const text = typeof given === 'string' ? given : JSON.stringify(given);
  return text.length <= SHOWN ? text : `${[...text.slice(0, SHOWN - 1)].slice(0, -1).join('')}…`;
}
