// Lists come in pages: `limit` and an opaque `cursor` in, `items` and `nextCursor` out.
import { z } from 'zod';
import { Refusal } from '../../flows/refusal.ts';
import { readCursor } from '../../io/db/views/page.ts';

export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z
    .string()
    .max(1_000)
    .optional()
    .meta({ description: '`nextCursor` of the page before.' }),
};

/** The schema of a page of `item`. */
export function pageSchema<T extends z.ZodType>(item: T) {
  return z.strictObject({
    items: z.array(item),
    nextCursor: z.string().nullable().meta({ description: 'null on the last page.' }),
  });
}

/**
 * The key of the last row seen, from a cursor.
 * @throws Refusal invalid_input
 */
export function keyAfter(cursor: string | undefined, length: number): string[] | null {
  if (cursor === undefined) return null;
  const key = readCursor(cursor, length);
  if (key) return key;
  throw new Refusal('invalid_input', '', [
    { path: '?cursor', message: 'is not a cursor of this list' },
  ]);
}
