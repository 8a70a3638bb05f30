// Creating, rotating and revoking API keys; the token is told once, when it is made.

import { writeAudit } from '../../io/db/audit.ts';
import type { Trx } from '../../io/db/engine/tables.ts';
import { inTransaction } from '../../io/db/engine/transaction.ts';
import type { StoredKey } from '../../io/db/keys.ts';
import {
  insertKey,
  listKeys,
  lockUsableKeys,
  replaceKeyRow,
  revokeKeyRow,
} from '../../io/db/keys.ts';
import type { Deps } from '../deps.ts';
import { Refusal } from '../refusal.ts';
import { type KeyIdentity, mintToken, readToken, SCOPES, type Scope } from './api-key.ts';

/** What may be known of a key after it was made; instants are ISO 8601. */
export type KeyView = {
  id: string;
  name: string;
  scopes: Scope[];
  state: 'active' | 'expired' | 'revoked';
  createdAt: string;
  expiresAt: string | null;
  revokedAt: string | null;
  replacedBy: string | null;
};
export type NewKey = KeyView & { token: string };

type KeyDeps = Pick<Deps, 'db' | 'clock' | 'newId'>;

/** Makes a key. `expiresAt` null means that it works until it is revoked. */
export async function createKey(
  deps: KeyDeps,
  actor: string,
  wish: { name: string; scopes: readonly Scope[]; expiresAt: Date | null },
): Promise<NewKey> {
  return inTransaction(deps.db, (trx) => addKey(deps, trx, actor, mintToken(), wish));
}

/** Every key, without its secret. */
export async function showKeys(deps: Pick<KeyDeps, 'db' | 'clock'>): Promise<KeyView[]> {
  return (await listKeys(deps.db)).map((key) => viewOf(key, deps.clock.now()));
}

/**
 * Makes a key with the name and scopes of an active one, which goes on working for `graceMs`.
 * @throws Refusal not_found
 */
export async function rotateKey(
  deps: KeyDeps,
  actor: string,
  id: string,
  graceMs: number,
): Promise<NewKey> {
  return inTransaction(deps.db, async (trx) => {
    const now = deps.clock.now();
    const old = (await lockUsableKeys(trx, new Date(now))).find((key) => key.id === id);
    if (!old || old.replacedBy) throw new Refusal('not_found', 'No active key has this id.');
    const wish = { name: old.name, scopes: scopesOf(old), expiresAt: old.expiresAt };
    const made = await addKey(deps, trx, actor, mintToken(), wish);
    const end = Math.min(now + graceMs, old.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY);
    await replaceKeyRow(trx, id, { id: made.id, expiresAt: new Date(end) });
    await audit(deps, trx, actor, 'key.rotated', id, { replacedBy: made.id });
    return made;
  });
}

/**
 * Ends a key at once. The last admin key stays, so that the service cannot be locked from inside.
 * @throws Refusal not_found, still_in_use
 */
export async function revokeKey(deps: KeyDeps, actor: string, id: string): Promise<void> {
  await inTransaction(deps.db, async (trx) => {
    const at = new Date(deps.clock.now());
    const usable = await lockUsableKeys(trx, at);
    const isLastAdmin = !usable.some((key) => key.id !== id && scopesOf(key).includes('admin'));
    const key = usable.find((candidate) => candidate.id === id);
    if (!key) throw new Refusal('not_found', 'No active key has this id.');
    if (isLastAdmin && scopesOf(key).includes('admin')) {
      throw new Refusal('still_in_use', 'It is the last admin key; create another one first.');
    }
    await revokeKeyRow(trx, id, at);
    await audit(deps, trx, actor, 'key.revoked', id, {});
  });
}

/**
 * Sees to it that there is an admin key to begin with: `wanted` when given, otherwise a new one when
 * there never was any. Safe when several replicas start at once.
 * @param keep puts a new token where it can be found, before it is committed; what it throws undoes
 *   the key. A start that another one was faster than has called it in vain
 * @returns the token when one was made that nobody knows yet
 */
export async function ensureBootstrapKey(
  deps: KeyDeps,
  wanted: string | null,
  keep: (id: string, token: string) => Promise<void> = async () => {},
): Promise<string | null> {
  return inTransaction(
    deps.db,
    async (trx) => {
      const existing = await listKeys(trx);
      const identity = wanted === null ? null : readToken(wanted);
      const isThere = (key: StoredKey) =>
        identity ? key.id === identity.id : scopesOf(key).includes('admin');
      if (existing.some(isThere)) return null;
      const key = identity && wanted !== null ? { token: wanted, identity } : mintToken();
      const wish = { name: 'bootstrap', scopes: ['admin'] as const, expiresAt: null };
      await addKey(deps, trx, 'bootstrap', key, wish);
      if (identity) return null;
      await keep(key.identity.id, key.token);
      return key.token;
    },
    { isolation: 'serializable' },
  );
}

async function addKey(
  deps: KeyDeps,
  trx: Trx,
  actor: string,
  key: { token: string; identity: KeyIdentity },
  wish: { name: string; scopes: readonly Scope[]; expiresAt: Date | null },
): Promise<NewKey> {
  const stored: StoredKey = {
    ...key.identity,
    name: wish.name,
    scopes: SCOPES.filter((scope) => wish.scopes.includes(scope)).join(' '),
    createdAt: new Date(deps.clock.now()),
    expiresAt: wish.expiresAt,
    revokedAt: null,
    replacedBy: null,
  };
  if (!(await insertKey(trx, stored))) throw new Refusal('already_exists');
  await audit(deps, trx, actor, 'key.created', stored.id, { scopes: stored.scopes });
  return { ...viewOf(stored, deps.clock.now()), token: key.token };
}

async function audit(
  deps: Pick<KeyDeps, 'clock' | 'newId'>,
  trx: Trx,
  actor: string,
  action: string,
  subject: string,
  detail: Record<string, string>,
): Promise<void> {
  const at = new Date(deps.clock.now());
  await writeAudit(trx, { id: deps.newId(), at, actor, action, subject, detail });
}

function viewOf(key: StoredKey, now: number): KeyView {
  const isExpired = key.expiresAt !== null && key.expiresAt.getTime() <= now;
  return {
    id: key.id,
    name: key.name,
    scopes: scopesOf(key),
    state: key.revokedAt ? 'revoked' : isExpired ? 'expired' : 'active',
    createdAt: key.createdAt.toISOString(),
    expiresAt: key.expiresAt?.toISOString() ?? null,
    revokedAt: key.revokedAt?.toISOString() ?? null,
    replacedBy: key.replacedBy,
  };
}

/** The scopes as given at creation, without those that follow from them. */
export function scopesOf(key: Pick<StoredKey, 'scopes'>): Scope[] {
  const given = key.scopes.split(' ');
  return SCOPES.filter((scope) => given.includes(scope));
}
