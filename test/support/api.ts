// The API over a database of its own, with a clock that stands still, no limits and an admin key.

import { randomUUID } from 'node:crypto';
import { SCOPES, type Scope } from '../../src/flows/keys/api-key.ts';
import { createKey } from '../../src/flows/keys/manage-keys.ts';
import type { Refusal } from '../../src/flows/refusal.ts';
import { type RouteDeps, routeLead } from '../../src/flows/route/route-lead.ts';
import { type Api, type ApiDeps, createApi } from '../../src/http/api.ts';
import { keepState } from '../../src/io/db/state/replica-cache.ts';
import { PLAIN_HABITS } from '../../src/leads/sent/read-sent-lead.ts';
import { freshDatabase, type TestDatabase } from './database.ts';
import { documented } from './documented.ts';
import { type FakeClock, fakeClock } from './fake-clock.ts';
import { quietLog } from './quiet-log.ts';

export type TestApi = {
  api: Api;
  clock: FakeClock;
  database: TestDatabase;
  /** What was logged, one entry per line. */
  lines: { level: 'info' | 'error'; fields: Record<string, unknown>; message: string }[];
  /** A new key's token. */
  keyWith(...scopes: Scope[]): Promise<string>;
  /** Sends as the admin unless `token` says otherwise; a plain object is sent as JSON. */
  send(
    method: string,
    path: string,
    body?: unknown,
    options?: { token?: string | null; headers?: Record<string, string> },
  ): Promise<Response>;
};

/** Ids in order of making, as the service's own are. */
function countingIds(): () => string {
  let count = 0;
  return () => `${String(++count).padStart(8, '0')}-${randomUUID()}`;
}

/** No model is there to be asked. */
const seekAdvice: RouteDeps['seekAdvice'] = async () => ({
  kind: 'not_asked',
  because: 'not_configured',
});

/**
 * @param change what this test has its own view of
 * @param given a database that is there already, and another time than the usual one
 */
export async function testApi(
  change: Partial<ApiDeps> = {},
  given: Partial<Pick<TestApi, 'database' | 'clock'>> = {},
): Promise<TestApi> {
  const { database = await freshDatabase(), clock = fakeClock() } = given;
  const lines: TestApi['lines'] = [];
  const base = { db: database.db, clock, newId: change.newId ?? countingIds() };
  const state = await keepState(base.db, { now: clock.now, pollMs: 3_600_000, log: quietLog });
  const deps: ApiDeps = {
    ...base,
    state,
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    refresh: state.refresh,
    routeLead: (request, options) => routeLead({ ...base, state, seekAdvice }, request, options),
    limits: { bodyBytes: 65_536, importBytes: 1_048_576, callsPerMinute: 0 },
    leads: PLAIN_HABITS,
    health: { phase: () => 'serving', check: async () => ({ database: true }) },
    metrics: { observeRequest: () => {}, contentType: 'text/plain', text: async () => '' },
    log: {
      info: (fields, message) => lines.push({ level: 'info', fields: { ...fields }, message }),
      error: (fields, message) => lines.push({ level: 'error', fields: { ...fields }, message }),
    },
    translate: (): Refusal | null => null,
    version: '0.0.0',
    // Nothing is late in a test that does not say so: a busy machine changes no answer.
    alarm: () => () => {},
    ...change,
  };
  // What a stand-in for routing answers is not the API's.
  const api = change.routeLead ? createApi(deps) : documented(createApi(deps));
  const keyWith = async (...scopes: Scope[]) => {
    const wish = { name: 'test', scopes, expiresAt: null };
    return (await createKey(deps, 'test', wish)).token;
  };
  const admin = await keyWith(...SCOPES);
  return {
    api,
    clock,
    database,
    lines,
    keyWith,
    send: async (method, path, body, { token = admin, headers = {} } = {}) =>
      api.request(path, {
        method,
        headers: {
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: asBody(body) }),
      }),
  };
}

function asBody(body: unknown): string | Uint8Array<ArrayBuffer> {
  if (typeof body === 'string') return body;
  return body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body);
}
