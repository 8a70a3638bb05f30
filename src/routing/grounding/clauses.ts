// Parts of a text that each speak of one thing.

/** A sentence's clauses: parted where the subject or the direction changes. */
export function clausesIn(sentence: string): string[] {
  return sentence.split(
    /[;—]|\s–\s|,\s+(?=(?:but|while|whereas|and|R\d)\b)|\b(?:but|while|whereas|although|though|yet)\b/,
  );
}

/** The clauses of all sentences of a text. */
export function clausesOf(text: string): string[] {
  return text.split(/(?<=[.!?])\s+/).flatMap(clausesIn);
}
