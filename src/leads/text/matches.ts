// Every place in a text where a pattern matches. matchAll copies the pattern with each call, which costs
// more than looking through a sentence; judging one answer asks some hundreds of times.

/** The matches of a global pattern in order, as matchAll gives them; the pattern matches no empty text. */
export function matchesIn(pattern: RegExp, text: string): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    found.push(match);
  }
  return found;
}
