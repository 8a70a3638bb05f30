// What a caller must hear: one class, one table from code to status and sentence.
// The API's error answers, the OpenAPI document and the table in docs/errors.md all come from here.

/** Code → HTTP status and the sentence that says what to do. */
export const REFUSALS = {
  body_not_json: [
    400,
    'The body is not JSON. Send one JSON object, UTF-8, without duplicate keys.',
  ],
  body_not_text: [
    400,
    'The body holds bytes or characters that cannot be stored. Send well-formed UTF-8 without NUL.',
  ],
  body_too_deep: [400, 'The body is nested too deeply. Flatten it to at most 32 levels.'],
  body_too_wide: [400, 'An object of the body has more than 1,000 names. Send fewer fields.'],
  body_too_large: [413, 'The body is too large. Send less, or use the import endpoints in pages.'],
  media_type_unsupported: [
    415,
    'Send the body as application/json (or text/csv where an import says so).',
  ],
  invalid_input: [
    422,
    'Some fields are not as the schema asks. The list names each path and what is expected.',
  ],
  policy_invalid: [
    422,
    'The policy does not hold together. The list names each path and what is wrong.',
  ],
  policy_unknown: [
    422,
    'No policy of that name and version is stored. List them with GET /policies.',
  ],
  policy_too_dear: [
    422,
    'The policy’s conditions would take too long over this lead. Mend what the list names, or send shorter lists.',
  ],
  policy_faulty: [
    409,
    'Leads would go wrong under this version. Mend what the list names, or say "despiteErrors": true.',
  ],
  key_missing: [401, 'Send an API key: Authorization: Bearer pm_….'],
  key_unknown: [
    401,
    'This API key is not valid, was revoked or has expired. Create another with POST /keys.',
  ],
  scope_missing: [403, 'This API key lacks the scope that the call needs.'],
  rate_limited: [429, 'Too many calls with this key. Wait as Retry-After says.'],
  not_found: [404, 'Nothing is stored under this address.'],
  method_not_allowed: [405, 'This address does not take that method.'],
  idempotency_mismatch: [
    422,
    'This Idempotency-Key was used with another body. Use a new key for a new request.',
  ],
  version_conflict: [409, 'It was changed meanwhile. Read it again and repeat the change.'],
  already_exists: [409, 'It exists already. Use PUT to change it.'],
  cannot_be_remade: [
    409,
    'The decision cannot be made again from what is stored. Its answer stands; the detail says why.',
  ],
  already_resolved: [409, 'A person has settled it before. Send "revise": true to change that.'],
  no_owner: [
    409,
    'The lead has no owner at the moment and does not wait in the queue. Look at it with GET /leads/:id.',
  ],
  rep_at_capacity: [409, 'The rep is at a hard cap. Free a slot or raise the cap first.'],
  still_in_use: [409, 'It is in use. The detail says by what.'],
  shutting_down: [
    503,
    'The service is stopping. Send the request again; another replica will take it.',
  ],
  database_unavailable: [503, 'The database does not answer. Send the request again in a moment.'],
  answer_late: [
    503,
    'The answer was not ready by the time it was due, for want of the database or of time. Send the request again in a moment; many candidates need a longer deadlineMs.',
  ],
  internal: [500, 'Something broke on our side. The request id finds it in the log.'],
} as const satisfies Record<string, readonly [number, string]>;

export type RefusalCode = keyof typeof REFUSALS;

/** A named path and what is wrong there; `path` is a JSON pointer. */
export type Problem = { path: string; message: string };

/** Thrown by flows for what a caller must hear; anything else that is thrown is a bug. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly detail: string;
  readonly problems: readonly Problem[];

  constructor(code: RefusalCode, detail = '', problems: readonly Problem[] = []) {
    super(detail || REFUSALS[code][1]);
    this.name = 'Refusal';
    this.code = code;
    this.detail = detail;
    this.problems = problems;
  }
}

/** What a caller hears whose answer was not ready by its deadline. */
export function tooLate(): Refusal {
  return new Refusal('answer_late');
}
