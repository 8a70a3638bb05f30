// What is the same for many leads, kept: under a key until enough others have come, or in the object that
// it was made from.

/** The value under a key, made when there is none; of `most` values the oldest makes room. */
export function memoByKey<V extends object>(
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

/** The same function, asked once per object: what was made from one is kept as long as it lives. */
export function memoByObject<K extends object, V extends NonNullable<unknown> | null>(
  make: (key: K) => V,
): (key: K) => V {
  const kept = new WeakMap<K, V>();
  return (key) => {
    const known = kept.get(key);
    if (known !== undefined) return known;
    const made = make(key);
    kept.set(key, made);
    return made;
  };
}

/** Something that holds what was worked out from it, for as long as it lives. */
export type Keeper = { readonly kept: Map<object, unknown> };

/** The same function, asked once per keeper, which holds the answer itself. */
export function memoInKeeper<K extends Keeper, V extends NonNullable<unknown>>(
  make: (keeper: K) => V,
): (keeper: K) => V {
  const place = {};
  return (keeper) => {
    const known = keeper.kept.get(place) as V | undefined;
    if (known !== undefined) return known;
    const made = make(keeper);
    keeper.kept.set(place, made);
    return made;
  };
}
