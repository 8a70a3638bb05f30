// Reads a request's body: media type, size while it streams, strict UTF-8. Hono's own reader would
// take any media type, any size and replacement characters, and answer 500 to broken JSON.
import type { Context, MiddlewareHandler } from 'hono';
import { parseJsonText } from '../../flows/json-text.ts';
import { Refusal } from '../../flows/refusal.ts';
import type { ApiEnv } from './api-env.ts';

/** The bytes as they came and the text in them, without a byte order mark. */
export type BodyText = { bytes: Uint8Array<ArrayBuffer>; text: string };

const JSON_ONLY: readonly string[] = ['application/json'];
/** A merge patch has a media type of its own, which not every client can send. */
export const MERGE_PATCH: readonly string[] = ['application/merge-patch+json', ...JSON_ONLY];

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads the body of a request whose media type is one of `mediaTypes`.
 * A leading byte order mark is dropped: spreadsheet programs on Windows write one.
 * @param limit bytes; a longer body is refused as soon as that many have come
 * @throws Refusal media_type_unsupported, body_too_large, body_not_text
 */
export async function readBody(
  request: Request,
  mediaTypes: readonly string[],
  limit: number,
): Promise<BodyText> {
  const bytes = await readWhole(request, mediaTypes, limit);
  try {
    return { bytes, text: utf8.decode(bytes) };
  } catch {
    throw new Refusal('body_not_text', 'The body is not UTF-8.');
  }
}

/**
 * The bytes of a body, whatever they stand for.
 * @param charsets what the media type may say of them
 * @throws Refusal media_type_unsupported, body_too_large
 */
export async function readWhole(
  request: Request,
  mediaTypes: readonly string[],
  limit: number,
  charsets = UTF8_ONLY,
): Promise<Uint8Array<ArrayBuffer>> {
  checkMediaType(request.headers, mediaTypes, charsets);
  return readBytes(request, limit).catch((error: unknown) => {
    if (error instanceof Refusal) throw error;
    throw new Refusal('body_not_json', 'The body ended before it was complete.');
  });
}

/**
 * Reads and parses a JSON body of at most `limit` bytes, strictly. What follows, the validator of the
 * route included, gets the value from `c.req.json()`: parsed once, by us.
 */
export function jsonBody(limit: number, mediaTypes = JSON_ONLY): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const { bytes, value } = await readJson(c, limit, mediaTypes);
    c.set('bodyBytes', bytes);
    Object.defineProperty(c.req, 'json', { value: async () => value });
    await next();
  };
}

/** The body of a request as JSON, read and parsed once however many ask. */
export function readJson(
  c: Context<ApiEnv>,
  limit: number,
  mediaTypes = JSON_ONLY,
): ApiEnv['Variables']['json'] {
  const asked = c.get('json') ?? readAndParse(c.req.raw, limit, mediaTypes);
  c.set('json', asked);
  return asked;
}

async function readAndParse(request: Request, limit: number, mediaTypes: readonly string[]) {
  const { bytes, text } = await readBody(request, mediaTypes, limit);
  return { bytes, value: parseJsonText(text) };
}

const UTF8_ONLY = /^charset="?(utf-?8|us-ascii)"?$/;
/** What programs say of files that they write; which it is, the bytes tell. */
export const ANY_CHARSET = /^charset=/;

function checkMediaType(headers: Headers, mediaTypes: readonly string[], charsets: RegExp): void {
  const [essence = '', ...parameters] = (headers.get('content-type') ?? '')
    .toLowerCase()
    .split(';');
  if (!mediaTypes.includes(essence.trim())) {
    throw new Refusal('media_type_unsupported', `Expected ${mediaTypes.join(' or ')}.`);
  }
  const charset = parameters.map((p) => p.trim()).find((p) => p.startsWith('charset='));
  if (charset && !charsets.test(charset)) {
    throw new Refusal('media_type_unsupported', 'The only charset is UTF-8.');
  }
  const coding = headers.get('content-encoding');
  if (coding && coding.toLowerCase() !== 'identity') {
    throw new Refusal('media_type_unsupported', 'Send the body without a content-encoding.');
  }
}

/**
 * A body of announced length is read in one go: the server lets no more bytes through than that.
 * Otherwise it is counted as it comes.
 */
async function readBytes(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const announced = request.headers.get('content-length');
  if (announced === null) return readStream(request.body, limit);
  if (!(Number(announced) <= limit)) throw tooLarge(limit);
  const bytes = new Uint8Array(await request.arrayBuffer());
  if (bytes.byteLength > limit) throw tooLarge(limit);
  return bytes;
}

async function readStream(
  body: ReadableStream<Uint8Array> | null,
  limit: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    if (size > limit) throw tooLarge(limit); // leaving the loop cancels the stream
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks, size));
}

function tooLarge(limit: number): Refusal {
  return new Refusal('body_too_large', `The limit is ${Math.floor(limit / 1_024)} KiB.`);
}
