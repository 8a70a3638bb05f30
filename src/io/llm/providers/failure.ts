// Turns whatever an SDK, fetch or a body throws into one of our named failures.
import type { FallbackReason } from '../../../advisor/no-advice.ts';
import type { ProviderReply, Retry } from './provider.ts';

type Failed = Extract<ProviderReply, { kind: 'failed' }>;

/** Thrown by whole-fetch when a body grows past its limit. */
export class BodyTooLarge extends Error {
  constructor(bytes: number) {
    super(`the answer is larger than ${bytes} bytes`);
    this.name = 'BodyTooLarge';
  }
}

/** Builds a failure; the fields that are not known are null. */
export function failed(
  reason: FallbackReason,
  detail: string,
  retry: Retry,
  known: Partial<Pick<Failed, 'requestId' | 'usage'>> = {},
): Failed {
  return { kind: 'failed', reason, detail, retry, requestId: null, usage: null, ...known };
}

/** Error codes that say "no money left", whatever the status: asking again is of no use. */
const BILLING = /quota|billing|credit|spend|insufficient_funds/i;

/** What was thrown, as a named failure. An aborted signal explains everything else. */
export function failureOf(error: unknown, signal: AbortSignal): Failed {
  if (signal.aborted) {
    return failed('advisor_timeout', 'No answer within the time allowed.', { on: 'next' });
  }
  const cause = causes(error);
  if (cause.some((one) => one instanceof BodyTooLarge)) {
    return failed('advisor_unreadable', 'The answer was far too large.', { on: 'next' });
  }
  const { status, headers } = error as { status?: unknown; headers?: unknown };
  if (typeof status === 'number') return byStatus(status, error, headers);
  if (cause.some((one) => /timeout|timed out/i.test(`${one.name} ${one.message}`))) {
    return failed('advisor_timeout', 'The connection timed out.', { on: 'same', afterMs: 0 });
  }
  if (cause.some((one) => one instanceof SyntaxError)) return unreadable();
  return failed('advisor_unreachable', 'The connection failed or was cut.', {
    on: 'same',
    afterMs: 0,
  });
}

/** A body that is not what the protocol says. */
export function unreadable(known: Partial<Pick<Failed, 'requestId' | 'usage'>> = {}): Failed {
  return failed('advisor_unreadable', 'The answer could not be read.', { on: 'next' }, known);
}

function byStatus(status: number, error: unknown, headers: unknown): Failed {
  const requestId = headerOf(headers, 'request-id') ?? headerOf(headers, 'x-request-id');
  const known = { requestId };
  const spent = codesOf(error).some((code) => BILLING.test(code));
  if (status === 429 || spent) {
    const retry: Retry = spent ? { on: 'next' } : { on: 'same', afterMs: retryAfter(headers) };
    const why = spent ? 'the account’s quota is spent' : 'too many requests';
    return failed('advisor_rate_limited', `The provider answered ${status}: ${why}.`, retry, known);
  }
  if (status >= 500 || status === 408 || status === 409) {
    const retry: Retry = { on: 'same', afterMs: retryAfter(headers) };
    return failed('advisor_server_error', `The provider answered ${status}.`, retry, known);
  }
  return failed(
    'advisor_rejected_request',
    `The provider refused the request with ${status}.`,
    { on: 'next' },
    known,
  );
}

function codesOf(error: unknown): string[] {
  const { code, type, error: body } = error as { code?: unknown; type?: unknown; error?: unknown };
  const inner = (body as { error?: { type?: unknown; code?: unknown } } | null)?.error;
  return [code, type, inner?.type, inner?.code].filter((one) => typeof one === 'string');
}

/** Milliseconds that `retry-after-ms` or `retry-after` (seconds or a date) ask for; 0 without one. */
function retryAfter(headers: unknown): number {
  const ms = Number(headerOf(headers, 'retry-after-ms'));
  if (ms > 0) return ms;
  const value = headerOf(headers, 'retry-after');
  if (value === null) return 0;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return Math.max(0, 1_000 * seconds);
  const date = Date.parse(value);
  return Number.isNaN(date) ? 0 : Math.max(0, date - Date.now());
}

function headerOf(headers: unknown, name: string): string | null {
  return headers instanceof Headers ? headers.get(name) : null;
}

function causes(error: unknown): Error[] {
  const found: Error[] = [];
  let one: unknown = error;
  while (one instanceof Error && found.length < 8) {
    found.push(one);
    one = one.cause;
  }
  return found;
}
