// An id stands once in a list: of two that share one nobody could tell which is meant.

/** The places of a list whose id stands earlier in it, each with the earlier place. */
export function twinsIn(ids: readonly string[]): { at: number; first: number }[] {
  const placeOf = new Map<string, number>();
  return ids.flatMap((id, at) => {
    const first = placeOf.get(id);
    if (first === undefined) placeOf.set(id, at);
    return first === undefined ? [] : [{ at, first }];
  });
}
