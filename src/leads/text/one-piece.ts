// Texts that are kept while something is waited for.

const ANYTHING = /^/;

/**
 * Has V8 hold a text in one piece. One that was put together stays a tree of its parts until a pattern
 * reads it: a dozen small things, which each collection on the way would copy again.
 */
export function holdInOnePiece(text: string): void {
  ANYTHING.test(text);
}
