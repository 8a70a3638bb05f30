// Ids that could not be asked for: "." and ".." in an address are steps along it, and clients take them.
import { twinsIn } from '../leads/twins.ts';
import type { Problem } from './refusal.ts';

const STEPS: ReadonlySet<string> = new Set(['.', '..']);

/** What keeps an id from standing in an address. */
export function problemsOfId(id: string, path = '/id'): Problem[] {
  if (!STEPS.has(id)) return [];
  return [{ path, message: `"${id}" is a step in an address and cannot be an id: choose another` }];
}

/** The places of a list whose id stands earlier in it. */
export function problemsOfTwins(ids: readonly string[], pathOf: (at: number) => string): Problem[] {
  return twinsIn(ids).map(({ at, first }) => ({
    path: pathOf(at),
    message: `"${ids[at]}" stands at ${pathOf(first)} already`,
  }));
}

const MOST_TOLD = 8;

/** A circle of ids as it is told to whoever closes it at `id`: "a → b → a". */
export function wayRound(id: string, circle: readonly string[]): string {
  const at = circle.indexOf(id);
  const way = [...circle.slice(at), ...circle.slice(0, at), id];
  return (way.length > MOST_TOLD ? [...way.slice(0, MOST_TOLD - 1), '…', id] : way).join(' → ');
}
