// What a vendor of models answers, in no vendor's form yet.
import { delay, HttpResponse } from 'msw';

export type Vendor = 'anthropic' | 'openai' | 'openai-compatible';

export type Said =
  | { kind: 'answer'; json: unknown; afterMs?: number }
  | { kind: 'text'; text: string; stop?: Stop }
  | { kind: 'status'; status: number; headers?: Record<string, string>; body?: string }
  | { kind: 'html' }
  /** Takes the request and never answers. */
  | { kind: 'hang' }
  /** Cannot be reached. */
  | { kind: 'down' };

export type Stop = 'complete' | 'cut' | 'refusal';

/** A vendor's form around the text of an answer. */
export type Envelope = (text: string, stop: Stop) => object;

const REQUEST_IDS = { 'request-id': 'req_test', 'x-request-id': 'req_test' };

/** The body and head of what is said; null for what has neither. */
export function writtenAs(said: Said, envelope: Envelope) {
  const json = { 'content-type': 'application/json', ...REQUEST_IDS };
  const whole = (text: string, stop: Stop) => ({
    ...{ status: 200, headers: json },
    body: JSON.stringify(envelope(text, stop)),
  });
  switch (said.kind) {
    case 'answer':
      return whole(JSON.stringify(said.json), 'complete');
    case 'text':
      return whole(said.text, said.stop ?? 'complete');
    case 'status': {
      const { status, headers, body = '{"error":{"message":"no"}}' } = said;
      return { status, headers: { ...json, ...headers }, body };
    }
    case 'html':
      return {
        ...{ status: 200, headers: { ...json, 'content-type': 'text/html' } },
        body: '<html><body>Welcome</body></html>',
      };
    default:
      return null;
  }
}

/** What is said, as an answer of msw's. */
export async function responseOf(said: Said, envelope: Envelope) {
  if (said.kind === 'answer' && said.afterMs) await delay(said.afterMs);
  if (said.kind === 'hang') await delay('infinite');
  const written = writtenAs(said, envelope);
  if (written === null) return HttpResponse.error();
  const { body, ...head } = written;
  return new HttpResponse(body, head);
}
