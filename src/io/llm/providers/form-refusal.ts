// Tells a server that turns the form of the answer down from one that turns the request down: only what
// it says knows, and the SDK drops what is not in OpenAI's own shape.

/** Statuses with which servers turn a response format down that they do not know. */
const STATUSES = new Set([400, 415, 422, 501]);
const SPEAKS_OF_FORM = /response[_ ]?format|schema|structured[_ -]?output|guided[_ ]|grammar/i;

/** Thrown through the SDK, which wraps it as the cause of a failed connection. */
class FormRefused extends Error {
  readonly status: number;
  readonly headers: Headers;

  constructor({ status, headers }: Pick<Response, 'status' | 'headers'>) {
    super('the server turns the form of the answer down');
    this.name = 'FormRefused';
    this.status = status;
    this.headers = headers;
  }
}

/** `fetch`, failing with what formRefusalIn finds when the answer speaks of the schema. */
export function tellingFormRefusals(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    if (!STATUSES.has(response.status)) return response;
    const text = await response.text();
    const { status, headers } = response;
    if (SPEAKS_OF_FORM.test(text)) throw new FormRefused(response);
    return new Response(text, { status, headers });
  };
}

/** The refusal of the form behind an error, or null. */
export function formRefusalIn(error: unknown): FormRefused | null {
  const cause = error instanceof Error ? error.cause : null;
  return cause instanceof FormRefused ? cause : null;
}
