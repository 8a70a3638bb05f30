// Changes against the revision that was read: the ETag of an answer comes back as If-Match.
import type { Context } from 'hono';
import { z } from 'zod';
import { Refusal } from '../../flows/refusal.ts';

export const revisionHeaders = z.object({
  'if-match': z.string().optional().meta({
    description:
      'The ETag that was read, such as "3". Without it the change is made whatever is stored.',
  }),
  'if-none-match': z
    .string()
    .optional()
    .meta({ description: '* makes the change only when nothing is stored yet.' }),
});

/** Names the revision of what is answered. */
export function tellRevision(c: Context, revision: number): void {
  c.header('etag', `"${revision}"`);
}

/**
 * What a change expects to meet.
 * @throws Refusal invalid_input for a header that is not a revision of ours
 */
export function expectedRevision(headers: {
  'if-match'?: string | undefined;
  'if-none-match'?: string | undefined;
}): 'create' | 'any' | number {
  const match = headers['if-match'];
  const noneMatch = headers['if-none-match'];
  if (noneMatch === '*' && match === undefined) return 'create';
  if (noneMatch === undefined && (match === undefined || match === '*')) return 'any';
  const [, digits] = /^(?:W\/)?"(\d{1,9})"$/.exec(match ?? '') ?? [];
  if (digits !== undefined && noneMatch === undefined) return Number(digits);
  throw new Refusal('invalid_input', 'If-Match takes an ETag such as "3", If-None-Match takes *.');
}
