// fetch with a limit on the size of an answer: a server that never stops sending cannot fill memory.
import { BodyTooLarge } from './failure.ts';

type Fetch = typeof globalThis.fetch;

/** `fetch` whose bodies fail with BodyTooLarge beyond `maxBytes`. */
export function cappedFetch(fetch: Fetch, maxBytes: number): Fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    const declared = Number(response.headers.get('content-length') ?? 0);
    if (declared > maxBytes) {
      await response.body?.cancel();
      throw new BodyTooLarge(maxBytes);
    }
    if (response.body === null) return response;
    let seen = 0;
    const counted = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        seen += chunk.byteLength;
        if (seen > maxBytes) controller.error(new BodyTooLarge(maxBytes));
        else controller.enqueue(chunk);
      },
    });
    return new Response(response.body.pipeThrough(counted), {
      status: response.status,
      statusText: response.statusText,
      headers: response.headers,
    });
  };
}
