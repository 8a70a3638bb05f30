// A table of aliases: exact folded spelling first, then one slip of the keyboard in a longer word.
import { fold } from './fold.ts';

export type Lookup = {
  /** The target of a folded alias. */
  exact: ReadonlyMap<string, string>;
  byLength: ReadonlyMap<number, readonly string[]>;
};

/** Below seven letters a single slip too often makes another real word ("Iran", "Iraq"). */
const LEAST_LENGTH_FOR_A_SLIP = 7;

/** `table` is target → aliases; an alias that leads to two targets is a fault of ours and throws. */
export function lookupOf(table: Readonly<Record<string, readonly string[]>>): Lookup {
  const exact = new Map<string, string>();
  const byLength = new Map<number, string[]>();
  for (const [target, aliases] of Object.entries(table)) {
    for (const alias of [target, ...aliases]) {
      const key = fold(alias);
      const other = exact.get(key);
      if (other !== undefined && other !== target)
        throw new Error(`alias "${alias}" leads to ${other} and to ${target}`);
      if (other !== undefined) continue;
      exact.set(key, target);
      const peers = byLength.get(key.length);
      if (peers) peers.push(key);
      else byLength.set(key.length, [key]);
    }
  }
  return { exact, byLength };
}

/** The one alias that differs from `folded` by a single slip, or null when none or several targets do. */
export function nearestAlias(
  lookup: Lookup,
  folded: string,
): { alias: string; target: string } | null {
  if (folded.length < LEAST_LENGTH_FOR_A_SLIP) return null;
  let found: { alias: string; target: string } | null = null;
  for (let length = folded.length - 1; length <= folded.length + 1; length += 1) {
    for (const alias of lookup.byLength.get(length) ?? []) {
      if (alias.charCodeAt(0) !== folded.charCodeAt(0) || !oneSlip(alias, folded)) continue;
      const target = lookup.exact.get(alias) ?? '';
      if (found !== null && found.target !== target) return null;
      found = { alias, target };
    }
  }
  return found;
}

/** True when one letter is missing, added, changed or swapped with its neighbour. */
function oneSlip(a: string, b: string): boolean {
  const shorter = a.length <= b.length ? a : b;
  const longer = a.length <= b.length ? b : a;
  let start = 0;
  while (start < shorter.length && shorter[start] === longer[start]) start += 1;
  if (shorter.length !== longer.length) return shorter.slice(start) === longer.slice(start + 1);
  if (shorter.slice(start + 1) === longer.slice(start + 1)) return true;
  return (
    shorter[start] === longer[start + 1] &&
    shorter[start + 1] === longer[start] &&
    shorter.slice(start + 2) === longer.slice(start + 2)
  );
}
