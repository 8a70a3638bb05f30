// fetch for calls of models: the answer is read whole, up to a limit, over connections that are kept.
// node:http does it for half the processor time of the global fetch and its streams.
import { request as sendPlain } from 'node:http';
import { request as sendSecure } from 'node:https';
import { BodyTooLarge } from './failure.ts';

/**
 * A `fetch` that resolves once the body is there and rejects with BodyTooLarge beyond `maxBytes`.
 * Takes an address and a text or bytes as body. It follows no redirect: a key must not wander to another host.
 */
export function wholeFetch(maxBytes: number): typeof globalThis.fetch {
  return (input, init = {}) => {
    const { promise, resolve, reject } = Promise.withResolvers<Response>();
    const { method = 'GET', body, signal } = init;
    const url = new URL(input instanceof Request ? input.url : input);
    const given = init.headers instanceof Headers ? init.headers : new Headers(init.headers);
    const headers = Object.fromEntries(given);
    const send = url.protocol === 'https:' ? sendSecure : sendPlain;
    const call = send(url, { method, headers, ...(signal ? { signal } : {}) }, (response) => {
      const { statusCode: status = 0, rawHeaders } = response;
      const chunks: Buffer[] = [];
      let seen = 0;
      response.on('error', reject);
      response.on('data', (chunk: Buffer) => {
        seen += chunk.byteLength;
        chunks.push(chunk);
        if (seen <= maxBytes) return;
        reject(new BodyTooLarge(maxBytes));
        call.destroy();
      });
      response.on('end', () => {
        try {
          resolve(answer(status, rawHeaders, Buffer.concat(chunks).toString('utf8')));
        } catch (error) {
          reject(error); // a status or header that no fetch would let through
        }
      });
    });
    call.on('error', reject);
    call.end(typeof body === 'string' || body instanceof Uint8Array ? body : undefined);
    return promise;
  };
}

/** @throws RangeError or TypeError for what no Response may have */
function answer(status: number, rawHeaders: readonly string[], whole: string): Response {
  return new Response(whole === '' ? null : whole, { status, headers: pairs(rawHeaders) });
}

function pairs(raw: readonly string[]): [string, string][] {
  const found: [string, string][] = [];
  for (let i = 0; i + 1 < raw.length; i += 2) found.push([raw[i] ?? '', raw[i + 1] ?? '']);
  return found;
}
