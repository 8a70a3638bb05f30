// Every place in a text where a pattern matches. matchAll copies the pattern with each call, which costs
// more than looking through a sentence; judging one answer asks some hundreds of times.

/** The matches of a global pattern in order, as matchAll gives them; the pattern matches no empty text. */
export function matchesIn(pattern: RegExp, text: string): readonly RegExpExecArray[] {
  pattern.lastIndex = 0;
  let match = pattern.exec(text);
  if (match === null) return NONE;
  const found: RegExpExecArray[] = [];
  for (; match !== null; match = pattern.exec(text)) found.push(match);
  return found;
}

const NONE: readonly RegExpExecArray[] = [];
