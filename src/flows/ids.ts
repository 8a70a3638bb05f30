// Ids that could not be asked for: "." and ".." in an address are steps along it, and clients take them.
import type { Problem } from './refusal.ts';

const STEPS: ReadonlySet<string> = new Set(['.', '..']);

/** What keeps an id from standing in an address. */
export function problemsOfId(id: string, path = '/id'): Problem[] {
  if (!STEPS.has(id)) return [];
  return [{ path, message: `"${id}" is a step in an address and cannot be an id: choose another` }];
}

/** The places of a list whose id stands earlier in it. */
export function problemsOfTwins(ids: readonly string[], pathOf: (at: number) => string): Problem[] {
  const first = new Map<string, number>();
  return ids.flatMap((id, at): Problem[] => {
    const earlier = first.get(id);
    if (earlier === undefined) first.set(id, at);
    return earlier === undefined
      ? []
      : [{ path: pathOf(at), message: `"${id}" stands at ${pathOf(earlier)} already` }];
  });
}
