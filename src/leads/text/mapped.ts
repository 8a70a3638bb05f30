// How one raw value became ours: the value, whether a rule of ours fitted, and that rule in words.

/** `known` false means that nothing fitted: the value is then "unknown", null or the raw text as a slug. */
export type Mapped<T> = { value: T; known: boolean; how: string };

export function known<T>(value: T, how: string): Mapped<T> {
  return { value, known: true, how };
}

export function unknown<T>(value: T, how: string): Mapped<T> {
  return { value, known: false, how };
}
