// Reads the body of an answer to its end, or not at all: the SDKs' own time limits stop at the headers.

/** The body as text; rejects as soon as the signal does, whatever the stream thinks of it. */
export async function bodyOf(response: Response, signal: AbortSignal): Promise<string> {
  signal.throwIfAborted();
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const stop = () => reject(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([response.text(), aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** The value of a JSON text, or undefined when it is none. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
