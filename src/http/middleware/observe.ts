// Around every request: its id, one line in the log, its share of the metrics, and safe headers.
import { randomUUID } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { ApiEnv } from './api-env.ts';

/** What the log and the metrics learn of a request: never a body, a path with ids in it or a secret. */
export type RequestRecord = {
  method: string;
  /** The pattern, such as /leads/:id; "unknown" for an address that we do not have. */
  route: string;
  status: number;
  milliseconds: number;
};

type Observers = {
  log: { info(fields: object, message: string): void };
  metrics: { observeRequest(request: RequestRecord): void };
  clock: { now(): number };
};

/** Answers of the API are for the caller alone and never a page. */
const HEADERS = [
  ['cache-control', 'no-store'],
  ['content-security-policy', "default-src 'none'; frame-ancestors 'none'"],
  ['referrer-policy', 'no-referrer'],
  ['x-content-type-options', 'nosniff'],
] as const;

/** An id that a caller sends is kept when it is harmless, so that it can be followed through. */
const HARMLESS_ID = /^[\w.-]{1,64}$/;

/** Middleware for every address; `isQuiet` names patterns that are not worth a line (probes). */
export function observe(
  deps: Observers,
  isQuiet: (route: string) => boolean,
): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const start = performance.now();
    const sent = c.req.header('x-request-id');
    const requestId = sent && HARMLESS_ID.test(sent) ? sent : randomUUID();
    c.set('requestId', requestId);
    c.set('arrivedAtMs', deps.clock.now());
    c.header('x-request-id', requestId);
    await next();
    for (const [name, value] of HEADERS) {
      if (!c.res.headers.has(name)) c.res.headers.set(name, value);
    }
    const record = recordOf(c, performance.now() - start);
    deps.metrics.observeRequest(record);
    if (!isQuiet(record.route)) {
      deps.log.info({ requestId, keyId: c.get('caller')?.keyId, ...record }, 'request');
    }
  };
}

function recordOf(c: Context<ApiEnv>, milliseconds: number): RequestRecord {
  const pattern = routePath(c, -1);
  return {
    method: c.req.method,
    route: pattern === '' || pattern.endsWith('*') ? 'unknown' : pattern,
    status: c.res.status,
    milliseconds: Math.round(milliseconds * 100) / 100,
  };
}
