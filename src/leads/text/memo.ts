// Answers of pure functions of a short text, kept for the next time: leads repeat one another's words.

/** The same function, asked once per text until `most` texts were asked; then all of them are forgotten. */
export function memoByText<T extends NonNullable<unknown> | null>(
  make: (text: string) => T,
  most = 2_000,
): (text: string) => T {
  const answers = new Map<string, T>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known;
    const made = make(text);
    if (answers.size >= most) answers.clear();
    answers.set(text, made);
    return made;
  };
}
