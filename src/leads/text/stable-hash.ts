// A small hash that is the same on every machine and version: for order and arms, never for secrets.

/**
 * 32 bits of a text, as an unsigned integer: FNV-1a over UTF-16 units, then the finaliser of
 * MurmurHash3 (fmix32), which spreads texts that differ in one character over the whole range.
 */
export function stableHash(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
