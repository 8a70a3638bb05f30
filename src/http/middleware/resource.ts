// What every resource is given, and the pieces of a route that they share.
import { OpenAPIHono } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { z } from 'zod';
import type { EndDeps } from '../../flows/assignments/end-assignment.ts';
import type { Deps } from '../../flows/deps.ts';
import type { Scope } from '../../flows/keys/api-key.ts';
import type { LearnDeps } from '../../flows/learning/learn.ts';
import type { LintDeps } from '../../flows/policy/lint-policy.ts';
import { Refusal } from '../../flows/refusal.ts';
import type { ApiEnv } from './api-env.ts';
import { jsonBody, MERGE_PATCH } from './body.ts';
import type { Guard } from './guard.ts';
import type { Alarm } from './in-time.ts';
import { refuseInvalid } from './problem.ts';

/** What the flows behind the API take. */
export type FlowDeps = Deps &
  Pick<EndDeps, 'state'> &
  Pick<LearnDeps, 'train'> &
  Pick<LintDeps, 'lint'>;

export type ResourceDeps = {
  flows: FlowDeps;
  guard: Guard;
  alarm: Alarm;
  limits: { bodyBytes: number; importBytes: number };
};

/** An empty app whose routes refuse invalid input in our words. */
export function newResource(): OpenAPIHono<ApiEnv> {
  return new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid });
}

/** A guard for a route that reads a JSON body: the key first, then the body. */
export function guardBody(
  { guard, limits }: Pick<ResourceDeps, 'guard' | 'limits'>,
  ...scopes: readonly [Scope, ...Scope[]]
): { security: { apiKey: string[] }[]; middleware: MiddlewareHandler<ApiEnv>[] } {
  const { security, middleware } = guard(...scopes);
  return { security, middleware: [...middleware, jsonBody(limits.bodyBytes)] };
}

/** A guard for a route that takes a merge patch. */
export function guardPatch(
  { guard, limits }: Pick<ResourceDeps, 'guard' | 'limits'>,
  scope: Scope,
): ReturnType<typeof guardBody> {
  const { security, middleware } = guard(scope);
  return { security, middleware: [...middleware, jsonBody(limits.bodyBytes, MERGE_PATCH)] };
}

/** A patch, declared without Zod: what comes of it is checked, laid over what is stored. */
export function patchContent(component: string) {
  const schema = {
    type: 'object' as const,
    description: `Fields of ${component}, any of them: a JSON merge patch (RFC 7386). null empties a field, a list is replaced whole, and what is absent stays.`,
    additionalProperties: true,
  };
  return {
    required: true as const,
    content: { 'application/merge-patch+json': { schema }, 'application/json': { schema } },
  };
}

/** A required JSON body, with an example that the reference page offers to send. */
export function jsonContent<S extends z.ZodType>(schema: S, example?: z.input<S>) {
  const offered = example === undefined ? {} : { example };
  return { required: true as const, content: { 'application/json': { schema, ...offered } } };
}

/** A version as the database counts them; a larger number is no version of ours. */
export const versionNumber = z.number().int().positive().max(2_147_483_647);

export const idParam = z.object({ id: z.string().min(1).max(200) });

/**
 * A body that names its id must name the one in the address.
 * @throws Refusal invalid_input
 */
export function checkSameId(inPath: string, inBody: string): void {
  if (inPath === inBody) return;
  const message = `must be "${inPath}", as in the address`;
  throw new Refusal('invalid_input', '', [{ path: '/id', message }]);
}

/** The value, or the refusal that nothing of that id is stored. */
export function foundOr404<T>(value: T | null, what: string, id: string): T {
  if (value === null) throw new Refusal('not_found', `There is no ${what} "${id}".`);
  return value;
}
