// Every answer that has a time comes by it: whatever a database that does not answer, or the work itself,
// keeps waiting is answered 503, and hears that nobody waits any more.
import type { Context, MiddlewareHandler } from 'hono';
import { Refusal, tooLate } from '../../flows/refusal.ts';
import type { ApiEnv } from './api-env.ts';
import { readJson } from './body.ts';

/** Rings once after so many milliseconds; what it returns cancels it. */
export type Alarm = (milliseconds: number, ring: () => void) => () => void;

/** Longest wait for what only reads; one statement may take the database fifteen seconds. */
const READ_MS = 10_000;
/** A lookup of the caller's key takes less; only then is the body asked how long its sender waits. */
const LOOKUP_MS = 20;
/**
 * A model is waited for until shortly before the deadline; what is decided then is worth more than the last
 * milliseconds. Only after this share of the deadline again is the caller told to come back.
 */
const GRACE = 0.25;
const LEAST_GRACE_MS = 250;
/** Reps given inline that are read, scored and stored in a millisecond on a busy machine. */
const REPS_PER_MS = 2;

export const realAlarm: Alarm = (milliseconds, ring) => {
  const timer = setTimeout(ring, milliseconds);
  return () => clearTimeout(timer);
};

/** Reads are answered within `READ_MS`; any route may set an earlier or a first time by `answerBy`. */
export function inTime(deps: {
  clock: { now(): number };
  alarm: Alarm;
}): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const late = new AbortController();
    c.set('late', late.signal);
    const missed = Promise.withResolvers<never>();
    let cancel = () => {};
    c.set('answerBy', (atMs) => {
      cancel();
      cancel = deps.alarm(Math.max(0, atMs - deps.clock.now()), () => {
        late.abort();
        missed.reject(tooLate());
      });
    });
    if (c.req.method === 'GET') c.get('answerBy')(c.get('arrivedAtMs') + READ_MS);
    try {
      await Promise.race([next(), missed.promise]);
    } finally {
      cancel();
    }
  };
}

/**
 * For a route whose body says by when it must be answered (`deadlineMs`). The key comes first; while the
 * database keeps its lookup waiting, the body is read all the same, so that its time holds then too.
 */
export function byDeadline(
  deps: { alarm: Alarm; limits: { bodyBytes: number } },
  defaultMs: number,
): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const cancel = deps.alarm(LOOKUP_MS, () => {
      readJson(c, deps.limits.bodyBytes).then(
        ({ value }) => keepDeadline(c, value, defaultMs),
        () => undefined, // whoever asks for the body next is told
      );
    });
    try {
      await next();
    } finally {
      cancel();
    }
  };
}

/** @throws Refusal invalid_input for more reps than can be looked at within the deadline */
export function startDeadline(defaultMs: number): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const value: unknown = await c.req.json();
    const { deadlineMs = defaultMs, reps } = fieldsOf(value);
    const leastMs = Array.isArray(reps) ? Math.ceil(reps.length / REPS_PER_MS) : 0;
    if (typeof deadlineMs === 'number' && deadlineMs < leastMs) {
      const message = `must be at least ${leastMs} for so many reps`;
      throw new Refusal('invalid_input', '', [{ path: '/deadlineMs', message }]);
    }
    keepDeadline(c, value, defaultMs);
    await next();
  };
}

function keepDeadline(c: Context<ApiEnv>, body: unknown, defaultMs: number): void {
  const { deadlineMs } = fieldsOf(body);
  const given = typeof deadlineMs === 'number' && deadlineMs > 0 ? deadlineMs : defaultMs;
  c.get('answerBy')(c.get('arrivedAtMs') + given + Math.max(LEAST_GRACE_MS, GRACE * given));
}

function fieldsOf(body: unknown): { deadlineMs?: unknown; reps?: unknown } {
  return typeof body === 'object' && body !== null ? body : {};
}
