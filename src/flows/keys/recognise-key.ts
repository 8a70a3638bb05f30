// Whose key is this? Asked at every call, so the stored key is remembered for a second: a key that
// another replica revoked works here no longer than that.
import { findKey, type StoredKey } from '../../io/db/keys.ts';
import type { Deps } from '../deps.ts';
import { Refusal } from '../refusal.ts';
import { type Caller, effectiveScopes, isSameSecret, readToken, type Scope } from './api-key.ts';
import { scopesOf } from './manage-keys.ts';

const FRESH_MS = 1_000;
/** Bounds the memory that made-up keys can take. */
const MOST_REMEMBERED = 10_000;

/** Recognises callers, and forgets a key at once where it was changed. */
export type Keyring = {
  /**
   * The caller behind a token.
   * @throws Refusal key_unknown for a token that is malformed, unknown, revoked or expired;
   *   scope_missing when it has none of `scopes`
   */
  recognise(token: string, ...scopes: readonly Scope[]): Promise<Caller>;
  forget(keyId: string): void;
};

type Remembered = { key: StoredKey | null; caller: Caller | null; readAt: number };

/** A keyring over the stored keys. */
export function makeKeyring(deps: Pick<Deps, 'db' | 'clock'>): Keyring {
  const remembered = new Map<string, Remembered>();

  async function look(id: string): Promise<Remembered> {
    const now = deps.clock.now();
    const known = remembered.get(id);
    if (known && Math.abs(now - known.readAt) < FRESH_MS) return known;
    const key = await findKey(deps.db, id);
    const caller = key && { keyId: id, scopes: effectiveScopes(scopesOf(key)) };
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    const fresh = { key, caller, readAt: now };
    remembered.set(id, fresh);
    return fresh;
  }

  return {
    async recognise(token, ...scopes) {
      const claimed = readToken(token);
      if (!claimed) throw new Refusal('key_unknown');
      const { key, caller } = await look(claimed.id);
      if (!key || !caller || !isSameSecret(key.secretHash, claimed.secretHash)) {
        throw new Refusal('key_unknown');
      }
      const hasEnded = key.expiresAt !== null && key.expiresAt.getTime() <= deps.clock.now();
      if (key.revokedAt || hasEnded) throw new Refusal('key_unknown');
      if (!scopes.some((scope) => caller.scopes.has(scope))) {
        const needed = scopes.map((scope) => `"${scope}"`).join(' or ');
        throw new Refusal('scope_missing', `The call needs the scope ${needed}.`);
      }
      return caller;
    },
    forget: (keyId) => {
      remembered.delete(keyId);
    },
  };
}
