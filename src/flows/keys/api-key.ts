// What an API key looks like, what it may do, and how its secret is kept: shown once, stored hashed.
import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

export const SCOPES = ['route', 'read', 'manage', 'admin'] as const;
export const scopeSchema = z.enum(SCOPES).meta({
  id: 'Scope',
  description:
    'route: send leads, and end them · read: look at everything · manage: read, and change roster, accounts and policies · admin: all of it, and keys.',
});
export type Scope = z.infer<typeof scopeSchema>;

/** Who calls: the key's id and every scope that it has or that follows from one it has. */
export type Caller = { keyId: string; scopes: ReadonlySet<Scope> };

const IMPLIES: Readonly<Record<Scope, readonly Scope[]>> = {
  route: ['route'],
  read: ['read'],
  manage: ['manage', 'read'],
  admin: ['admin', 'manage', 'read', 'route'],
};

const ID_LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';
const ID_LENGTH = 12;
const SECRET_BYTES = 32;
const TOKEN = /^pm_([a-z0-9]{12})_([A-Za-z0-9_-]{22,128})$/;

/** A key's public id and the hash of its secret; all that is ever stored of it. */
export type KeyIdentity = { id: string; secretHash: string };

/** A new token `pm_<id>_<secret>` with 256 random bits in the secret, and what to store of it. */
export function mintToken(): { token: string; identity: KeyIdentity } {
  const id = Array.from({ length: ID_LENGTH }, () => ID_LETTERS[randomInt(ID_LETTERS.length)]);
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  return {
    token: `pm_${id.join('')}_${secret}`,
    identity: { id: id.join(''), secretHash: hashSecret(secret) },
  };
}

/** The identity that a token claims; null when it does not look like one of ours. */
export function readToken(token: string): KeyIdentity | null {
  const [, id, secret] = TOKEN.exec(token) ?? [];
  return id && secret ? { id, secretHash: hashSecret(secret) } : null;
}

/** Compares two hashes in a time that tells nothing about where they differ. */
export function isSameSecret(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a, 'hex'), Buffer.from(b, 'hex')];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** Every scope that follows from `scopes`. */
export function effectiveScopes(scopes: readonly Scope[]): ReadonlySet<Scope> {
  return new Set(scopes.flatMap((scope) => IMPLIES[scope]));
}

/** A secret has 128 bits of chance and more, so a fast hash without salt keeps it. */
function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
