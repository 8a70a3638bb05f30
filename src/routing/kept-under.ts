// What is the same for many leads, kept under a key until enough others have come.

/** The value under a key, made when there is none; of `most` values the oldest makes room. */
export function keptUnder<V extends object>(
  kept: Map<string, V>,
  key: string,
  most: number,
  make: () => V,
): V {
  const known = kept.get(key);
  if (known) return known;
  const made = make();
  if (kept.size >= most) kept.delete(kept.keys().next().value ?? '');
  kept.set(key, made);
  return made;
}
