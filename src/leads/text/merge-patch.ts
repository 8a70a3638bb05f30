// JSON merge patch (RFC 7386): what a patch names is set, null takes away, everything else stays as it is.
import { type ByName, byName, own } from './by-name.ts';

/** A cell that empties its field on purpose; an empty one says nothing. */
const EMPTIED = /^\((?:none|empty|clear)\)$/i;

export function emptiesOnPurpose(written: string): boolean {
  return EMPTIED.test(written.trim());
}

/** What `target` is after `patch`; neither is changed. */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const merged: ByName<unknown> = byName(isObject(target) ? Object.entries(target) : []);
  for (const [name, value] of Object.entries(patch)) {
    if (value === null || value === undefined) Reflect.deleteProperty(merged, name);
    else put(merged, name, mergePatch(own(merged, name), value));
  }
  return merged;
}

/** A row of a list as a patch: an empty text says nothing, and a marked one is null. */
export function patchOfRow(row: unknown): unknown {
  if (!isObject(row)) return row;
  const patch = byName<unknown>();
  for (const [name, value] of Object.entries(row)) {
    if (typeof value !== 'string') put(patch, name, patchOfRow(value));
    else if (value.trim() !== '') put(patch, name, emptiesOnPurpose(value) ? null : value);
  }
  return patch;
}

/** The patch that empties the fields at these paths ("capacity.open"). */
export function emptying(paths: readonly string[]): unknown {
  return paths.reduce<unknown>((patch, path) => {
    const one = path
      .split('.')
      .reduceRight<unknown>((inner, step) => byName([[step, inner]]), null);
    return joined(patch, one);
  }, byName());
}

/** Of two patches that only take away, the one that takes away what either does. */
function joined(patch: unknown, other: unknown): unknown {
  if (!isObject(patch) || !isObject(other)) return null;
  const all: ByName<unknown> = byName(Object.entries(patch));
  for (const [name, value] of Object.entries(other)) {
    const before = own(all, name);
    put(all, name, before === undefined ? value : joined(before, value));
  }
  return all;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function put(into: ByName<unknown>, name: string, value: unknown): void {
  into[name] = value;
}
