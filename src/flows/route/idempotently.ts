// The same key gives the same bytes: the work is done by whoever holds the claim, its answer is stored
// in the transaction that did it, and everybody else waits for that answer or is told to come back.

import {
  claimRequest,
  finishRequest,
  type IdempotentRequest,
  readRequest,
  releaseRequest,
  takeOverRequest,
} from '../../io/db/decisions/idempotency.ts';
import { inTransaction } from '../../io/db/engine/transaction.ts';
import type { Db, Trx } from '../../io/db/tables.ts';
import type { Clock } from '../ports.ts';
import { Refusal } from '../refusal.ts';

export type Answer = { status: number; text: string };

/**
 * Stores the answer; to be called in the transaction that does the work, as its last statement.
 * Throws when the claim has been taken over: the transaction must then not commit.
 */
export type Finish = (trx: Trx, answer: Answer) => Promise<void>;

type Deps = {
  db: Db;
  clock: Clock;
  newId: () => string;
  /** Waits in real time; tests pass their own. */
  sleep: (milliseconds: number) => Promise<void>;
};

const POLL_MS = 25;
const WAIT_MS = 1_000;
/** What a claim outlives the work's own time limit by, for the commit and a slow machine. */
const GRACE_MS = 15_000;

/**
 * Runs `work` at most once to the end per Idempotency-Key. Work that throws leaves nothing behind
 * and may be tried again. Work that commits nothing of its own need not call `finish`.
 * @param workMs time that the work may take; a claim older than that is taken over
 * @throws Refusal idempotency_mismatch, idempotency_in_flight, or whatever `work` throws
 */
export async function idempotently(
  deps: Deps,
  request: IdempotentRequest,
  workMs: number,
  work: (finish: Finish) => Promise<Answer>,
): Promise<Answer & { replayed: boolean }> {
  const me = deps.newId();
  let standing = await claim(deps, request, me, workMs);
  for (let waited = 0, pause = POLL_MS; ; waited += pause, pause = Math.min(pause * 2, 200)) {
    if (standing === 'claimed') {
      const done = await runClaimed(deps, request, me, work);
      if (done) return { ...done, replayed: false };
    } else if (standing !== 'running') {
      return { ...standing, replayed: true };
    }
    if (waited >= WAIT_MS) throw new Refusal('idempotency_in_flight');
    await deps.sleep(pause);
    standing = await look(deps, request, me, workMs);
  }
}

type Standing = 'claimed' | 'running' | Answer;

async function claim(
  deps: Deps,
  request: IdempotentRequest,
  me: string,
  workMs: number,
): Promise<Standing> {
  const at = deps.clock.now();
  const until = new Date(at + workMs + GRACE_MS);
  const isFirst = await claimRequest(deps.db, request, { by: me, at: new Date(at), until });
  return isFirst ? 'claimed' : look(deps, request, me, workMs);
}

/** What became of the key since: answered, still running, given back, or left by a dead process. */
async function look(
  deps: Deps,
  request: IdempotentRequest,
  me: string,
  workMs: number,
): Promise<Standing> {
  const stored = await readRequest(deps.db, request);
  if (!stored) return claim(deps, request, me, workMs);
  if (stored.bodyHash !== request.bodyHash) throw new Refusal('idempotency_mismatch');
  if (stored.answer) return stored.answer;
  const now = deps.clock.now();
  if (stored.claimedUntil.getTime() > now) return 'running';
  const mine = { by: me, until: new Date(now + workMs + GRACE_MS) };
  const isMine = await takeOverRequest(deps.db, request, stored.claimedBy, mine);
  return isMine ? 'claimed' : 'running';
}

/** Null when the claim was lost on the way: nothing was committed, and another's answer will come. */
async function runClaimed(
  deps: Deps,
  request: IdempotentRequest,
  me: string,
  work: (finish: Finish) => Promise<Answer>,
): Promise<Answer | null> {
  let isStored = false;
  const finish: Finish = async (trx, answer) => {
    if (!(await finishRequest(trx, request, me, answer))) throw new ClaimLost();
    isStored = true;
  };
  try {
    const answer = await work(finish);
    if (!isStored) await inTransaction(deps.db, (trx) => finish(trx, answer));
    return answer;
  } catch (error) {
    if (error instanceof ClaimLost) return null;
    await releaseRequest(deps.db, request, me).catch(() => undefined); // it lapses by itself
    throw error;
  }
}

class ClaimLost extends Error {}
