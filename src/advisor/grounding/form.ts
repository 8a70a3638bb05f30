// A sentence does what it says that it does: a question asks, an action opens with what the rep does, a
// telling tells.
import type { Form, Part } from './modes.ts';

const ASKING = new Set(
  'ask asks asked asking question questions wonder wonders know wants'.split(' '),
);
const WHETHER = new Set('whether if what which who how when where why for'.split(' '));

/** "They ask whether …": a question of theirs, told. */
function isRetold({ words }: Part): boolean {
  const at = words.findIndex(({ english: [one = ''] }) => ASKING.has(one));
  return (
    at >= 0 &&
    words
      .slice(at)
      .some(
        ({ english: [one = ''] }) => WHETHER.has(one) || one === 'question' || one === 'questions',
      )
  );
}

/** Why the parts of a sentence are not of its form, as sentences for a corrective turn. */
export function formProblems(form: Form, parts: readonly Part[]): string[] {
  if (form === 'ask') {
    return parts.some((part) => (part.mode === 'ask' && !part.condition) || isRetold(part))
      ? []
      : ['it is given as a question and asks nothing'];
  }
  if (form === 'tell') return [];
  return parts.some(({ mode }) => mode === 'do' || mode === 'avoid' || mode === 'ask')
    ? []
    : ['it is given as an action and does not say what to do'];
}
