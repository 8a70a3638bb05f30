// Every error answer: application/problem+json (RFC 9457) made from a Refusal and its table.
import type { Context, ErrorHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { z } from 'zod';
import { problemsOf } from '../../flows/invalid-input.ts';
import { REFUSALS, Refusal, type RefusalCode } from '../../flows/refusal.ts';
import type { ApiEnv } from './api-env.ts';

const codes = Object.keys(REFUSALS) as RefusalCode[];

export const problemSchema = z
  .strictObject({
    type: z.string().meta({ description: 'Where the error is explained, on this server.' }),
    title: z.string().meta({ description: 'The same sentence for every problem of this code.' }),
    status: z.number().int(),
    code: z.enum(codes).meta({ description: errorTable() }),
    detail: z.string().optional().meta({ description: 'What it was this time.' }),
    requestId: z.string().meta({ description: 'Finds the request in the log.' }),
    problems: z
      .array(
        z.strictObject({
          path: z
            .string()
            .meta({ description: 'JSON pointer into the body, or "?name" for a query parameter.' }),
          message: z.string(),
        }),
      )
      .optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details.' });
type Problem = z.infer<typeof problemSchema>;

/** Every code with its status and sentence, in Markdown. */
export function errorTable(): string {
  const rows = codes.map((code) => `| \`${code}\` | ${REFUSALS[code].join(' | ')} |`);
  return ['| Code | Status | What to do |', '|---|---|---|', ...rows].join('\n');
}

/** Codes after which the same request may be sent again as it is, and after how many seconds. */
const RETRY_AFTER: Partial<Record<RefusalCode, number>> = {
  database_unavailable: 1,
  answer_late: 1,
  shutting_down: 1,
};

/** The answer for a refusal, as sent. */
function problemOf(refusal: Refusal, requestId: string): Problem {
  const [status, title] = REFUSALS[refusal.code];
  return {
    type: `/docs/errors#${refusal.code}`,
    title,
    status,
    code: refusal.code,
    ...(refusal.detail ? { detail: refusal.detail } : {}),
    requestId,
    ...(refusal.problems.length > 0 ? { problems: [...refusal.problems] } : {}),
  };
}

/** Answers with a refusal. */
export function refuse(c: Context<ApiEnv>, refusal: Refusal): Response {
  const retryAfter = RETRY_AFTER[refusal.code];
  if (retryAfter !== undefined) c.header('retry-after', String(retryAfter));
  if (refusal.code === 'key_missing' || refusal.code === 'key_unknown') {
    c.header('www-authenticate', 'Bearer realm="pointsman"');
  }
  c.header('content-type', 'application/problem+json');
  const problem = problemOf(refusal, c.get('requestId'));
  return c.body(JSON.stringify(problem), problem.status as ContentfulStatusCode);
}

/**
 * Turns whatever was thrown into an answer. A refusal is the caller's to hear, trouble that
 * `translate` knows becomes one, and anything else is a bug: logged once, here, and told as `internal`.
 */
export function answerErrors(deps: {
  translate: (error: unknown) => Refusal | null;
  log: { error(fields: object, message: string): void };
}): ErrorHandler<ApiEnv> {
  return (error, c) => {
    const known = error instanceof Refusal ? error : (fromHono(error) ?? deps.translate(error));
    if (!known || known.code === 'database_unavailable' || known.code === 'answer_late') {
      deps.log.error({ err: error, requestId: c.get('requestId') }, 'a request failed');
    }
    return refuse(c, known ?? new Refusal('internal'));
  };
}

/** Hono itself throws for a media type and for a body that it cannot read. */
function fromHono(error: unknown): Refusal | null {
  if (error instanceof z.ZodError) return null;
  if (!(error instanceof HTTPException)) return null;
  if (error.status === 415) return new Refusal('media_type_unsupported');
  return error.status === 400 ? new Refusal('body_not_json') : null;
}

/** Hook of every route: input that is not as the schema asks is refused with the list of problems. */
export function refuseInvalid(
  result: { success: true } | { success: false; target: string; error: z.ZodError },
): void {
  if (result.success) return;
  const problems = problemsOf(result.error, result.target === 'query' ? '?' : '/');
  throw new Refusal('invalid_input', '', problems);
}
