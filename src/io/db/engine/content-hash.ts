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
  return JSON.stringify(inOrder(value));
}

function inOrder(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || 'toJSON' in value) return value;
  if (Array.isArray(value)) return value.some(isObject) ? value.map(inOrder) : value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, inOrder(value[key as keyof typeof value])]));
}

function isObject(value: unknown): boolean {
  return typeof value === 'object';
}
