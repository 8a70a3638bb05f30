// A decision's JSON as the bytes that are hashed, stored and sent: encoded once.
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A value as JSON in UTF-8. */
export function encodeJson(value: unknown): Uint8Array<ArrayBuffer> {
  return encoder.encode(JSON.stringify(value));
}

/** The text that such bytes hold. */
export function decodeText(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}
