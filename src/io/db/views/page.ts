// Pages by key: a cursor names the last row seen, so rows that arrive meanwhile move nothing.

export type Page<T> = { items: T[]; nextCursor: string | null };

/** The key inside a cursor; null when it is not one of ours or does not hold `length` texts. */
export function readCursor(cursor: string, length: number): string[] | null {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const isKey =
      Array.isArray(key) &&
      key.length === length &&
      key.every((part) => typeof part === 'string' && part.isWellFormed() && !part.includes('\0'));
    return isKey ? key : null;
  } catch {
    return null;
  }
}

/** A page of rows that were read with one more than `limit`, to learn whether there are more. */
export function pageOf<T>(rows: readonly T[], limit: number, keyOf: (row: T) => string[]): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const hasMore = rows.length > limit && last !== undefined;
  const nextCursor = hasMore
    ? Buffer.from(JSON.stringify(keyOf(last))).toString('base64url')
    : null;
  return { items, nextCursor };
}
