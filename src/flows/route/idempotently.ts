// The same key gives the same bytes. Nothing is claimed beforehand: the key is stored by the statement
// that commits the work, so of two that run at once, in whichever replicas, one commits and the other
// hands back that one's answer.
import {
  type IdempotentRequest,
  readAnswer,
  storeAnswer,
} from '../../io/db/decisions/idempotency.ts';
import type { Db } from '../../io/db/engine/tables.ts';
import type { Clock } from '../ports.ts';
import { Refusal } from '../refusal.ts';
import { decodeText } from './encoded-json.ts';

export type Body = string | Uint8Array<ArrayBuffer>;

/** `stored` is false for work that commits nothing of its own: then its answer is stored here. */
export type Worked = { body: Body; stored: boolean };

/** What runs in this process, by key: a twin waits for it instead of doing the work beside it. */
export type Running = Map<string, Promise<Worked>>;

/** Another request with this Idempotency-Key was committed first; this one left nothing behind. */
export class KeyAnswered extends Error {}

type Deps = { db: Db; clock: Clock; running: Running };

/**
 * Runs `work` at most once to the end per Idempotency-Key. Work that throws leaves nothing behind and may
 * be tried again.
 * @param work stores the key with what it commits, and throws KeyAnswered when that has been answered
 * @throws Refusal idempotency_mismatch, or whatever `work` throws
 */
export async function idempotently(
  deps: Deps,
  request: IdempotentRequest,
  work: () => Promise<Worked>,
): Promise<{ body: Body; replayed: boolean }> {
  const name = JSON.stringify([request.keyId, request.idempotencyKey]);
  for (;;) {
    await deps.running.get(name)?.catch(() => undefined); // its caller hears what it threw
    const stored = await readAnswer(deps.db, request);
    if (stored !== null) {
      if (stored.bodyHash !== request.bodyHash) throw new Refusal('idempotency_mismatch');
      return { body: stored.text, replayed: true };
    }
    if (deps.running.has(name)) continue;
    const body = await runFirst(deps, request, name, work);
    if (body !== null) return { body, replayed: false };
  }
}

/** Null when another request with the key was committed first. */
async function runFirst(
  { db, clock, running }: Deps,
  request: IdempotentRequest,
  name: string,
  work: () => Promise<Worked>,
): Promise<Body | null> {
  const doing = work();
  running.set(name, doing);
  try {
    const { body, stored } = await doing;
    if (stored) return body;
    const text = typeof body === 'string' ? body : decodeText(body);
    const isMine = await storeAnswer(db, request, { text, at: new Date(clock.now()) });
    return isMine ? body : null;
  } catch (error) {
    if (error instanceof KeyAnswered) return null;
    throw error;
  } finally {
    running.delete(name);
  }
}
