// Hashes of stored content: the same value gives the same hash, whatever the order of its keys.
import { hash } from 'node:crypto';

/** Hex SHA-256 of a text, or of its UTF-8. */
export function textHash(text: string | Uint8Array): string {
  return hash('sha256', text, 'hex');
}

/** Hex SHA-256 of a JSON value in canonical form (RFC 8785 order of keys). */
export function contentHash(value: unknown): string {
  return textHash(canonicalJson(value));
}

/** JSON with the keys of every object in code-unit order and no white space. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
