// A vendor's client is made with the first call and kept; a failure to make one is not.

/** Gives what `make` made, the same each time; after a failure the next call makes it anew. */
export function onceMade<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = null;
      throw error;
    });
    return made;
  };
}
