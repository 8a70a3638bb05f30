// Text that no database, log or answer can carry: NUL, and halves of a pair that stand alone. JSON may
// hold both as escapes, YAML and the cells of a table too, so values are looked at, not bytes. What is
// nested too deeply, or named like what every object inherits, is refused with them.
import { pointerStep } from './json-pointer.ts';

/** Deeper values are refused with the rest: whoever walks them further in would not come back. */
const DEEPEST = 64;

/** Names through which a careless copy would reach into every object. */
export const PROTOTYPE_KEYS: ReadonlySet<string> = new Set([
  '__proto__',
  'constructor',
  'prototype',
]);

type Fault = { path: string; message: string };

export function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}

/** Where a parsed value holds such a text, as value or as key; null when it can be stored. */
export function storageFault(value: unknown, path = '', depth = 0): Fault | null {
  if (typeof value === 'string') return isStorable(value) ? null : { path, message: UNSTORABLE };
  if (typeof value !== 'object' || value === null) return null;
  if (depth === DEEPEST) return { path, message: `is nested deeper than ${DEEPEST} levels` };
  for (const [key, inner] of Object.entries(value)) {
    if (!isStorable(key)) return { path, message: `has a key that ${UNSTORABLE}` };
    if (PROTOTYPE_KEYS.has(key)) return { path, message: `must not have the key "${key}"` };
    const fault = storageFault(inner, `${path}${pointerStep(key)}`, depth + 1);
    if (fault) return fault;
  }
  return null;
}

const UNSTORABLE = 'holds a character that cannot be stored (NUL, or half of a pair)';
