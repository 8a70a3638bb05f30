// Long texts for one statement, sent as they are in one block of bytes and cut out of it by the server.

/** Texts one behind the other, each found again by where it begins, counted from 1, and its size in bytes. */
export function textBlock() {
  const parts: Uint8Array[] = [];
  let end = 1;
  return {
    place: (text: string | Uint8Array | null): [number, number] | null => {
      if (text === null) return null;
      const bytes = typeof text === 'string' ? Buffer.from(text) : text;
      parts.push(bytes);
      end += bytes.length;
      return [end - bytes.length, bytes.length];
    },
    bytes: () => Buffer.concat(parts),
  };
}
