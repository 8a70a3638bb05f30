// How a route declares what it may answer: its own schema, and the refusals of the one table.
import type { Context, TypedResponse } from 'hono';
import type { z } from 'zod';
import { REFUSALS, type RefusalCode } from '../../flows/refusal.ts';
import { problemSchema } from './problem.ts';

type RefusalStatus = (typeof REFUSALS)[RefusalCode][0];
type ProblemAnswer = {
  description: string;
  content: { 'application/problem+json': { schema: typeof problemSchema } };
};

/** Every call with a key may be refused like this; any address can hold what is no id or no query. */
const ALWAYS: readonly RefusalCode[] = [
  'invalid_input',
  'key_missing',
  'key_unknown',
  'scope_missing',
  'rate_limited',
  'internal',
  'database_unavailable',
  'answer_late',
  'shutting_down',
];
const WITH_BODY: readonly RefusalCode[] = [
  'body_not_json',
  'body_not_text',
  'body_too_deep',
  'body_too_wide',
  'body_too_large',
  'media_type_unsupported',
];

/** A JSON answer with an example that the reference page shows. */
export function jsonAnswer<S extends z.ZodType>(
  schema: S,
  description: string,
  example?: z.output<S>,
) {
  return {
    description,
    content: { 'application/json': { schema, ...(example === undefined ? {} : { example }) } },
  };
}

/** The refusals of a guarded route, by status: those of every call and `codes`. */
export function refusals(...codes: RefusalCode[]): Record<RefusalStatus, ProblemAnswer> {
  return declare([...codes, ...ALWAYS]);
}

/** The refusals of a guarded route that reads a JSON body. */
export function bodyRefusals(...codes: RefusalCode[]): Record<RefusalStatus, ProblemAnswer> {
  return declare([...codes, ...WITH_BODY, ...ALWAYS]);
}

function declare(codes: readonly RefusalCode[]): Record<RefusalStatus, ProblemAnswer> {
  const byStatus = Map.groupBy(new Set(codes), (code) => REFUSALS[code][0]);
  const answers = [...byStatus].map(([status, group]) => [
    status,
    {
      description: group.map((code) => `\`${code}\` – ${REFUSALS[code][1]}`).join('\n\n'),
      content: { 'application/problem+json': { schema: problemSchema } },
    },
  ]);
  // Not every status is in it, but any of them may be met: the type says so to a typed client.
  return Object.fromEntries(answers) as Record<RefusalStatus, ProblemAnswer>;
}

/** Answers with JSON text as it stands: what was stored byte for byte leaves byte for byte. */
export function jsonText<T>(
  c: Context,
  text: string | Uint8Array<ArrayBuffer>,
): TypedResponse<T, 200, 'json'> {
  const answer: unknown = c.body(text, 200, { 'content-type': 'application/json' });
  return answer as TypedResponse<T, 200, 'json'>;
}
