// A typed client for the API, from the routes themselves: what the server refuses, the compiler says.
import { type ClientRequestOptions, hc } from 'hono/client';
import type { Api } from './http/api.ts';

export type { InferRequestType, InferResponseType } from 'hono/client';

/** The client; each path is a property, each method a function ending in its name. */
export type Client = ReturnType<typeof hc<Api>>;

/**
 * A client for the service at `address`, calling with `key` (`pm_…`).
 *
 * `const answer = await client.route.$post({ header: {}, json: { lead: { id: 'lead-1' } } })`;
 * when `answer.ok`, `await answer.json()` is a Decision, otherwise a Problem.
 */
export function pointsmanClient(
  address: string,
  key: string,
  options: Omit<ClientRequestOptions, 'headers'> & { headers?: Record<string, string> } = {},
): Client {
  const headers = { ...options.headers, authorization: `Bearer ${key}` };
  return hc<Api>(address, { ...options, headers });
}
