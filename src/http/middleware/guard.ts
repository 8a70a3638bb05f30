// Who may pass: a key with the scope of the route, and not too often.
import type { Context, MiddlewareHandler } from 'hono';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Scope } from '../../flows/keys/api-key.ts';
import type { Keyring } from '../../flows/keys/recognise-key.ts';
import { Refusal } from '../../flows/refusal.ts';
import type { ApiEnv } from './api-env.ts';

const WINDOW_SECONDS = 60;

/** What a protected route spreads into its definition. */
type Guarded = {
  security: { apiKey: string[] }[];
  middleware: [MiddlewareHandler<ApiEnv>];
};
/** Any one of the scopes will do. */
export type Guard = (...scopes: readonly [Scope, ...Scope[]]) => Guarded;

/**
 * Makes guards over one keyring. The limit counts per key and replica: it protects this process,
 * and needs no table that every call would write to.
 * @param callsPerMinute 0 for no limit
 */
export function makeGuard(keyring: Pick<Keyring, 'recognise'>, callsPerMinute: number): Guard {
  const limiter =
    callsPerMinute > 0
      ? new RateLimiterMemory({ points: callsPerMinute, duration: WINDOW_SECONDS })
      : null;
  return (...scopes) => ({
    security: scopes.map((scope) => ({ apiKey: [scope] })),
    middleware: [
      async (c, next) => {
        const caller = await keyring.recognise(bearerToken(c), ...scopes);
        c.set('caller', caller);
        if (limiter) await count(limiter, caller.keyId, c);
        await next();
      },
    ],
  });
}

function bearerToken(c: Context): string {
  const header = c.req.header('authorization') ?? '';
  const [, token] = /^bearer +(\S+) *$/i.exec(header) ?? [];
  if (token === undefined) throw new Refusal('key_missing');
  return token;
}

async function count(limiter: RateLimiterMemory, keyId: string, c: Context): Promise<void> {
  try {
    tell(c, limiter.points, await limiter.consume(keyId));
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    tell(c, limiter.points, error);
    c.header('retry-after', String(secondsLeft(error)));
    throw new Refusal('rate_limited', `The limit is ${limiter.points} calls per minute.`);
  }
}

function tell(c: Context, limit: number, state: RateLimiterRes): void {
  c.header('ratelimit-limit', String(limit));
  c.header('ratelimit-remaining', String(state.remainingPoints));
  c.header('ratelimit-reset', String(secondsLeft(state)));
}

function secondsLeft(state: RateLimiterRes): number {
  return Math.max(1, Math.ceil(state.msBeforeNext / 1_000));
}
