// Long texts for one statement, sent as they are in one block of bytes and cut out of it by the server.

/** Texts one behind the other, each found again by where it begins, counted from 1, and its size in bytes. */
export function textBlock() {
  const parts: { text: string | Uint8Array; size: number }[] = [];
  let end = 1;
  return {
    place: (text: string | Uint8Array | null): [number, number] | null => {
      if (text === null) return null;
      const size = typeof text === 'string' ? Buffer.byteLength(text) : text.length;
      parts.push({ text, size });
      end += size;
      return [end - size, size];
    },
    /** All of them; each is encoded or copied once, to its place. */
    bytes: () => {
      const block = Buffer.allocUnsafe(end - 1);
      let at = 0;
      for (const { text, size } of parts) {
        if (typeof text === 'string') block.write(text, at);
        else block.set(text, at);
        at += size;
      }
      return block;
    },
  };
}
