// A sentence does what it says that it does: a question asks, an action opens with what the rep does, a
// telling tells.
import type { Form, Part } from './modes.ts';

/** Why the parts of a sentence are not of its form, as sentences for a corrective turn. */
export function formProblems(form: Form, parts: readonly Part[]): string[] {
  if (form === 'ask') {
    return parts.some(({ mode, condition }) => mode === 'ask' && !condition)
      ? []
      : ['it is given as a question and asks nothing'];
  }
  if (form === 'tell') return [];
  return parts.some(({ mode }) => mode === 'do' || mode === 'avoid' || mode === 'ask')
    ? []
    : ['it is given as an action and does not say what to do'];
}
