// Parts of a text that each speak of one thing.

const CLAUSE_END =
  /[;—]|\s–\s|,\s+(?=(?:but|while|whereas|and|R\d)\b)|\b(?:but|while|whereas|although|though|yet)\b/;
const SENTENCE_END = /(?<=[.!?])\s+/;

/** A sentence's clauses: parted where the subject or the direction changes. */
export function clausesIn(sentence: string): string[] {
  return sentence.split(CLAUSE_END);
}

/** The sentences of a text. */
export function sentencesIn(text: string): string[] {
  return text.split(SENTENCE_END);
}

/** The clauses of all sentences of a text. */
export function clausesOf(text: string): string[] {
  return sentencesIn(text).flatMap(clausesIn);
}
